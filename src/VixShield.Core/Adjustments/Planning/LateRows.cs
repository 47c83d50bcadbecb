using System.Collections.Immutable;

namespace VixShield.Adjustments;

/// <summary>
/// Rows for guardrails that no solver sees (margin, liquidity coverage), made where one refused a plan: the guardrail taken as linear there, by what one lot of each of some columns changes in the verdict on
/// the revalued book. They are no proof: the guardrail bends, and a column that was not measured is taken to change nothing.
/// </summary>
internal static class LateRows
{
    /// <summary>A row for each such guardrail that the lots break; none where it gives no number there.</summary>
    internal static ImmutableArray<AdjustmentRow> At(PlanRoom room, PlanColumns columns, AdjustmentProblem problem, ImmutableArray<int> lots)
    {
        var rows = ImmutableArray.CreateBuilder<AdjustmentRow>();
        PlanState? at = null;
        foreach (Guardrail guardrail in room.Guardrails.Guardrails.Where(g => g.IsLate))
        {
            GuardrailVerdict verdict = guardrail.Judge(at ??= StateOf(room, columns, lots));
            if (verdict.Holds || guardrail.SlackOf(verdict) is not { } slack)
                continue;
            double[] perLot = new double[columns.Count];
            double start = slack;
            foreach (int column in ColumnsNearby.Of(problem, columns, lots))
            {
                perLot[column] = PerLot(room, columns, guardrail, lots, column, slack);
                start -= perLot[column] * lots[column];
            }

            rows.Add(new LinearRow(guardrail.Name, GuardrailSeverity.Hard, $"{guardrail.SlackUnit}, taken as linear", new LinearForm(start, perLot), 0, double.PositiveInfinity));
        }

        return rows.DrainToImmutable();
    }

    /// <summary>What a lot of a column changes: the mean of a lot more and a lot less where both can be traded and judged, one of them otherwise.</summary>
    private static double PerLot(PlanRoom room, PlanColumns columns, Guardrail guardrail, ImmutableArray<int> lots, int column, double slack)
    {
        double? more = Change(1);
        // A column that is not traded yet is measured one way: each measurement revalues the book.
        double? less = more is null || lots[column] != 0 ? Change(-1) : null;
        return (more, less) switch
        {
            ({ } up, { } down) => (up - down) / 2,
            ({ } up, null) => up,
            (null, { } down) => -down,
            _ => 0,
        };

        double? Change(int step)
        {
            int moved = lots[column] + step;
            if (moved < columns[column].Candidate.MinimumLots || moved > columns[column].Candidate.MaximumLots)
                return null;
            double? change = guardrail.SlackOf(guardrail.Judge(StateOf(room, columns, lots.SetItem(column, moved)))) - slack;
            return change is { } number && double.IsFinite(number) ? number : null;
        }
    }

    private static PlanState StateOf(PlanRoom room, PlanColumns columns, ImmutableArray<int> lots)
    {
        ImmutableArray<PlanOrder> orders = PlanOrders.Of(columns, lots, room.Policy.Costs.FixedPerOrder);
        return new PlanState(room, [.. orders.SelectMany(o => o.Trades)], orders.Sum(o => o.Cost));
    }
}

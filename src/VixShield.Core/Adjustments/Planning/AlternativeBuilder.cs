using System.Collections.Immutable;
using VixShield.Market;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>Makes alternatives of lots: orders in a safe order, the book after them revalued in full, verdicts, and what a reader asks next.</summary>
internal sealed class AlternativeBuilder(PlanRoom room, PlanColumns columns)
{
    internal PlanAlternative Build(string name, ImmutableArray<int> lots)
    {
        ImmutableArray<PlanOrder> orders = PlanOrders.Of(columns, lots, room.Policy.Costs.FixedPerOrder);
        double cost = orders.Sum(o => o.Cost);
        PlanState state = StateOf(orders, cost);
        ImmutableArray<GuardrailVerdict> verdicts = room.Guardrails.Judge(state);
        if (orders.Length > 1 && verdicts.Any(IsUncoveredBetweenFills))
            (orders, state, verdicts) = InAnotherOrder(orders, cost, state, verdicts);
        double givenUp = Math.Max(0, room.Exposures.Carry.Total - state.Exposures.Carry.Total);
        (double Loss, string Name)? worst = Worst(state);
        return new PlanAlternative(name, orders, cost, room.Exposures, state.Valuation, state.Exposures, verdicts, [.. Reasons(orders, verdicts, state)])
        {
            Objective = cost + (room.Policy.HoldingDays * givenUp) + room.PenaltyOf(state.Exposures),
            CarryKept = room.Calibration is { Exposures.Carry.Total: > 0 } calibration ? state.Exposures.Carry.Total / calibration.Exposures.Carry.Total : null,
            StressLoss = worst?.Loss,
            WorstScenario = worst?.Name,
        };
    }

    private PlanState StateOf(ImmutableArray<PlanOrder> orders, double cost) => new(room, [.. orders.SelectMany(o => o.Trades)], cost);

    private static bool IsUncoveredBetweenFills(GuardrailVerdict verdict) => verdict.Guardrail == GuardrailNames.DefinedRiskBetweenFills && !verdict.Holds;

    /// <summary>The first other order of the orders that leaves nothing uncovered between two fills; the given one where none does.</summary>
    private (ImmutableArray<PlanOrder>, PlanState, ImmutableArray<GuardrailVerdict>) InAnotherOrder(
        ImmutableArray<PlanOrder> orders, double cost, PlanState state, ImmutableArray<GuardrailVerdict> verdicts)
    {
        // Four orders have 24 sequences; more are not tried.
        const int MostOrders = 4;
        if (orders.Length > MostOrders)
            return (orders, state, verdicts);
        foreach (ImmutableArray<PlanOrder> other in Sequences(orders))
        {
            PlanState turned = StateOf(other, cost);
            ImmutableArray<GuardrailVerdict> judged = room.Guardrails.Judge(turned);
            if (!judged.Any(IsUncoveredBetweenFills))
                return (other, turned, judged);
        }

        return (orders, state, verdicts);
    }

    private static IEnumerable<ImmutableArray<PlanOrder>> Sequences(ImmutableArray<PlanOrder> orders) => orders.Length <= 1
        ? [orders]
        : orders.SelectMany(first => Sequences(orders.Remove(first)).Select(rest => rest.Insert(0, first)));

    /// <summary>Adds what takes longer and only what is shown needs: margin, break-evens, outlook.</summary>
    internal PlanAlternative Complete(PlanAlternative alternative) => alternative with
    {
        Margin = room.Inputs.Margin is { } rules ? MarginRequirement.Of(alternative.ValuationAfter, rules).NetOfCredit : null,
        BreakEvens = BreakEvensOf(alternative),
        Outlook = GuardrailOutlooks.Of(room, alternative),
    };

    private BreakEvenReading? BreakEvensOf(PlanAlternative alternative)
    {
        try
        {
            ScenarioOptions options = room.StressOptions with { KeepLegs = false, VixResponse = room.Map.Response.Mid };
            return Risk.BreakEvens.AtHorizon(ScenarioEngine.Create(alternative.ValuationAfter, options), room.Policy.HoldingDays, alternative.ValuationAfter.Mark + alternative.Cost);
        }
        catch (Exception error) when (error is MissingDatumException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }

    private (double Loss, string Name)? Worst(PlanState state)
    {
        if (room.Scenarios.IsEmpty)
            return null;
        int worst = Enumerable.Range(0, room.Scenarios.Length).MinBy(s => state.StressProfits[s]);
        return (Math.Max(0, state.Cost - state.StressProfits[worst]), room.Scenarios[worst].Name);
    }

    private IEnumerable<string> Reasons(ImmutableArray<PlanOrder> orders, ImmutableArray<GuardrailVerdict> verdicts, PlanState state)
    {
        foreach (PlanOrder order in orders)
        {
            yield return FormattableString.Invariant($"{string.Join(", ", order.Origins)}: {order.Label}, {order.Lots} {(order.Lots == 1 ? "lot" : "lots")}{(order.Note is null ? "" : $" ({order.Note})")}");
        }

        foreach (GuardrailVerdict verdict in verdicts.Where(v => !v.Holds))
            yield return $"{verdict}";
        if (!orders.IsEmpty)
        {
            double carry = state.Exposures.Carry.Total - room.Exposures.Carry.Total;
            yield return FormattableString.Invariant($"Carry {(carry < 0 ? "given up" : "gained")}: {Math.Abs(carry):G6} $ a day; cost {state.Cost:G6} $.");
        }
    }
}

using System.Collections.Immutable;

namespace VixShield.Adjustments;

/// <summary>
/// Lots of each column that some combination can still make feasible: a size is out of reach where a hard linear row stays broken even if as many other columns as may be traded at once do their most for
/// it. Nothing feasible is lost.
/// </summary>
internal static class ColumnBounds
{
    internal static ImmutableArray<(int Low, int High)> Of(AdjustmentProblem problem, int atOnce)
    {
        int count = problem.Columns.Length;
        (int Low, int High)[] bounds = [.. problem.Columns.Select(c => (c.MinimumLots, c.MaximumLots))];
        foreach (LinearRow row in problem.Rows.OfType<LinearRow>().Where(r => r.Severity == GuardrailSeverity.Hard))
        {
            ImmutableArray<double> perLot = row.Form.PerLot;
            double[] rises = [.. Enumerable.Range(0, count).Select(i => Math.Max(perLot[i] * bounds[i].Low, perLot[i] * bounds[i].High))];
            double[] falls = [.. Enumerable.Range(0, count).Select(i => Math.Min(perLot[i] * bounds[i].Low, perLot[i] * bounds[i].High))];
            double[] mostRises = [.. rises.OrderDescending().Take(atOnce)];
            double[] mostFalls = [.. falls.Order().Take(atOnce)];
            for (int i = 0; i < count; i++)
            {
                if (perLot[i] == 0)
                    continue;
                double rise = OfOthers(mostRises, rises[i], atOnce);
                double fall = OfOthers(mostFalls, falls[i], atOnce);
                bounds[i] = Tightened(bounds[i], perLot[i], row.LowWithRounding - row.Form.Start - rise, row.HighWithRounding - row.Form.Start - fall);
            }
        }

        foreach (MaximumRow row in problem.Rows.OfType<MaximumRow>().Where(r => r.Severity == GuardrailSeverity.Hard))
        {
            foreach (ImmutableArray<LinearForm> group in row.Groups)
            {
                if (row.Groups.All(IsSize) && SizeOf(group) is { } size)
                {
                    int most = (int)Math.Floor(Math.Min(int.MaxValue, Math.Max(0, row.Limit) / size.PerLot * (1 + 1e-9)));
                    bounds[size.Column] = (Math.Max(bounds[size.Column].Low, -most), Math.Min(bounds[size.Column].High, most));
                }
            }
        }

        foreach (CostRow row in problem.Rows.OfType<CostRow>().Where(r => r.Severity == GuardrailSeverity.Hard))
        {
            for (int i = 0; i < count; i++)
                bounds[i] = (Math.Max(bounds[i].Low, -row.MostOf(i)), Math.Min(bounds[i].High, row.MostOf(i)));
        }

        return [.. bounds];
    }

    private static bool IsSize(ImmutableArray<LinearForm> group) => SizeOf(group) is not null || group.All(f => f.Start == 0 && f.PerLot.All(p => p == 0));

    /// <summary>The column and the size of a lot where a group is the absolute value of one column's lots: such sums grow with every lot, whatever the others do.</summary>
    private static (int Column, double PerLot)? SizeOf(ImmutableArray<LinearForm> group)
    {
        if (group.Length != 2 || group[0].Start != 0 || group[1].Start != 0)
            return null;
        int[] touched = [.. Enumerable.Range(0, group[0].PerLot.Length).Where(i => group[0].PerLot[i] != 0 || group[1].PerLot[i] != 0)];
        return touched is [var one] && group[0].PerLot[one] == -group[1].PerLot[one] ? (one, Math.Abs(group[0].PerLot[one])) : null;
    }

    /// <summary>The most that the others do together, one column fewer than at once.</summary>
    private static double OfOthers(double[] most, double own, int atOnce)
    {
        int place = Array.IndexOf(most, own);
        double sum = most.Sum();
        return place >= 0 ? sum - own : most.Length == atOnce ? sum - most[^1] : sum;
    }

    /// <summary>Lots within bounds for which perLot times lots lies between two limits.</summary>
    private static (int Low, int High) Tightened((int Low, int High) bounds, double perLot, double least, double most)
    {
        double one = least / perLot;
        double other = most / perLot;
        // A little more room than the quotient says: what is on the edge is judged, not rounded away.
        double low = Math.Min(one, other) - 1e-6;
        double high = Math.Max(one, other) + 1e-6;
        // 0 stays in: a column that is not traded is always within its bounds.
        return ((int)Math.Min(0, Math.Max(bounds.Low, Math.Ceiling(low))), (int)Math.Max(0, Math.Min(bounds.High, Math.Floor(high))));
    }
}

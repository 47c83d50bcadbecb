using System.Collections.Immutable;

namespace VixShield.Adjustments;

/// <summary>Which columns of a large problem are searched: in turn for every linear row and direction, the one that moves it furthest for its cost.</summary>
internal static class ColumnShortlist
{
    // A cost of nothing would make every move worth infinitely much.
    private const double LeastCost = 1e-3;

    internal static ImmutableArray<int> Of(AdjustmentProblem problem, ImmutableArray<(int Low, int High)> bounds, int[] all, int most)
    {
        if (all.Length <= most)
            return [.. all];
        // Broken rows are served first in every turn: what they need is needed most.
        LinearRow[] rows = [.. problem.Rows.OfType<LinearRow>().OrderByDescending(r => r.ViolationOf(r.Form.Start) > 0)];
        List<Queue<int>> queues = [];
        foreach (LinearRow row in rows)
        {
            double violation = row.ViolationOf(row.Form.Start);
            if (!double.IsNegativeInfinity(row.Low) && (violation == 0 || row.Form.Start < row.Low))
                queues.Add(Ranked(row.Form, 1));
            if (!double.IsPositiveInfinity(row.High) && (violation == 0 || row.Form.Start > row.High))
                queues.Add(Ranked(row.Form, -1));
        }

        if (problem.Carry is { } carry)
            queues.Add(Ranked(carry, 1));
        var chosen = new SortedSet<int>();
        while (chosen.Count < most && queues.Any(q => q.Count > 0))
        {
            foreach (Queue<int> queue in queues)
            {
                while (queue.TryDequeue(out int column) && !chosen.Add(column))
                {
                }

                if (chosen.Count == most)
                    break;
            }
        }

        foreach (int column in all)
        {
            if (chosen.Count < most)
                chosen.Add(column);
        }

        return [.. chosen];

        Queue<int> Ranked(LinearForm form, int direction) => new(all
            .Select(c => (Column: c, Gain: Gain(form.PerLot[c] * direction, problem.Columns[c], bounds[c])))
            .Where(g => g.Gain > 0)
            .OrderByDescending(g => g.Gain)
            .ThenBy(g => g.Column)
            .Select(g => g.Column));
    }

    private static double Gain(double perLot, AdjustmentColumn column, (int Low, int High) bounds)
    {
        double usable = perLot > 0 ? (bounds.High > 0 ? perLot : 0) : (bounds.Low < 0 ? -perLot : 0);
        return usable / Math.Max(LeastCost, column.CostPerLot + column.FixedCost);
    }
}

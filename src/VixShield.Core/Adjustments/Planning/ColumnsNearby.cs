using System.Collections.Immutable;

namespace VixShield.Adjustments;

/// <summary>
/// The columns that are worth a look around a solution: all of a small problem; of a large one those that it trades and, in turn, those that earn the most carry, give up the least of it, gain the most and lose
/// the least in the worst scenario of the stress set for what a lot costs.
/// </summary>
internal static class ColumnsNearby
{
    // A problem of so many columns is looked at whole.
    private const int Small = 64;

    // Every step looks at each column up and down: so many keep that to milliseconds.
    private const int Most = 40;

    // A cost of nothing would make every move worth infinitely much.
    private const double LeastCost = 1e-3;

    /// <summary>The columns in their order.</summary>
    internal static ImmutableArray<int> Of(AdjustmentProblem problem, PlanColumns columns, ImmutableArray<int> lots)
    {
        if (columns.Count <= Small)
            return [.. Enumerable.Range(0, columns.Count)];
        var chosen = new SortedSet<int>(Enumerable.Range(0, columns.Count).Where(i => lots[i] != 0));
        int worst = columns.WorstScenario;
        int[][] ranked =
        [
            Ranked(i => columns[i].Exposures.Carry.Total),
            Ranked(i => -columns[i].Exposures.Carry.Total),
            .. worst < 0 ? (int[][])[] : [Ranked(i => columns[i].StressProfits[worst]), Ranked(i => -columns[i].StressProfits[worst])],
        ];
        for (int place = 0; place < columns.Count && chosen.Count < Most; place++)
        {
            foreach (int[] ranking in ranked)
            {
                if (chosen.Count < Most && place < ranking.Length)
                    chosen.Add(ranking[place]);
            }
        }

        return [.. chosen];

        // What a lot in a direction does for its cost, where it may be traded that way.
        int[] Ranked(Func<int, double> of) => [.. Enumerable.Range(0, columns.Count)
            .Select(i => (Column: i, Gain: Math.Max(problem.Columns[i].MaximumLots > 0 ? of(i) : 0, problem.Columns[i].MinimumLots < 0 ? -of(i) : 0) / Math.Max(LeastCost, problem.CostOf(i, 1))))
            .Where(c => c.Gain > 0)
            .OrderByDescending(c => c.Gain)
            .Select(c => c.Column)];
    }
}

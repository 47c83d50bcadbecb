namespace VixShield.Optimization;

/// <summary>Plans beside the best that do without one of its columns: what a reader asks next. Found by local search, so they are good and not proven best of their kind.</summary>
internal sealed class Alternatives(Goal goal, CancellationToken cancellation)
{
    // Beside the columns of the best: those that the relaxation would take next.
    private const int Columns = 80;

    internal IEnumerable<int[]> Of(int[] best, int[] candidates, int most)
    {
        int[] traded = [.. Enumerable.Range(0, best.Length).Where(i => best[i] != 0)];
        foreach (int without in traded.OrderByDescending(i => Math.Abs(best[i]) * goal.Problem.Columns[i].CostPerLot).ThenBy(i => i).Take(most))
        {
            int[] columns = [.. traded.Concat(candidates).Distinct().Where(c => c != without).Take(Columns).Order()];
            if (columns.Length == 0)
                continue;
            Goal part = goal.Over(columns);
            int[] lots = new LocalSearch(part, cancellation).Improved([.. columns.Select(c => best[c])]);
            int[] all = new int[best.Length];
            for (int i = 0; i < columns.Length; i++)
                all[columns[i]] = lots[i];
            yield return all;
        }
    }
}

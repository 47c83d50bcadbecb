namespace VixShield.Optimization;

/// <summary>Improves lots by single lots: one more or less of a column, or of two that are traded, first towards what must hold and then in value, as long as that improves.</summary>
internal sealed class LocalSearch(Goal goal, CancellationToken cancellation)
{
    // Every pass improves; the limit keeps the time short where a relaxation is far from whole lots.
    private const int MostPasses = 60;

    /// <summary>Whole lots near those of a relaxation: rounded to the nearest, towards 0 and away from it, each improved.</summary>
    internal IEnumerable<int[]> Near(double[] parts) =>
        ((Func<double, double>[])[Math.Round, Math.Truncate, AwayFromZero]).Select(round => Improved([.. parts.Select(p => (int)round(p))]));

    internal int[] Improved(int[] start)
    {
        int[] best = (int[])start.Clone();
        (double Shortfall, double Value) at = Judge(best);
        for (int pass = 0; pass < MostPasses; pass++)
        {
            cancellation.ThrowIfCancellationRequested();
            int[]? better = null;
            foreach (int[] lots in Steps(best))
                Try(lots);
            if (better is null)
            {
                foreach (int[] lots in Pairs(best))
                    Try(lots);
            }

            if (better is null)
                break;
            best = better;

            void Try(int[] lots)
            {
                (double Shortfall, double Value) judged = Judge(lots);
                if (judged.CompareTo(at) < 0)
                    (better, at) = (lots, judged);
            }
        }

        return best;
    }

    private (double Shortfall, double Value) Judge(int[] lots)
    {
        double shortfall = goal.ShortfallAt(lots);
        // Where something is missing its value does not matter yet.
        return (shortfall, shortfall > 0 ? 0 : goal.ValueAt(lots));
    }

    private static IEnumerable<int[]> Steps(int[] lots)
    {
        for (int i = 0; i < lots.Length; i++)
        {
            yield return Moved(lots, i, 1);
            yield return Moved(lots, i, -1);
        }
    }

    private static IEnumerable<int[]> Pairs(int[] lots)
    {
        int[] traded = [.. Enumerable.Range(0, lots.Length).Where(i => lots[i] != 0)];
        foreach (int one in traded)
        {
            foreach (int other in Enumerable.Range(0, lots.Length).Where(i => i != one))
            {
                int[] less = Moved(lots, one, -Math.Sign(lots[one]));
                yield return Moved(less, other, 1);
                yield return Moved(less, other, -1);
            }
        }
    }

    private static int[] Moved(int[] lots, int column, int step)
    {
        int[] moved = (int[])lots.Clone();
        moved[column] += step;
        return moved;
    }

    private static double AwayFromZero(double value) => Math.Sign(value) * Math.Ceiling(Math.Abs(value) - 1e-9);
}

namespace VixShield.Optimization;

/// <summary>
/// Improves lots by single lots: one more or less of a column, or one less of a column that is traded and one more or less of another, first towards what must hold and then in value, as long as that improves.
/// </summary>
internal sealed class LocalSearch(Goal goal, CancellationToken cancellation)
{
    // Every pass improves; the limit keeps the time short where a relaxation is far from whole lots.
    private const int MostPasses = 200;

    // Single lots are exact; the larger steps save passes where many lots are needed.
    private static readonly int[] Strides = [1, 8];

    /// <summary>Whole lots near those of a relaxation: rounded to the nearest, towards 0 and away from it, each improved.</summary>
    internal IEnumerable<int[]> Near(double[] parts) =>
        ((Func<double, double>[])[Math.Round, Math.Truncate, AwayFromZero]).Select(round => Improved([.. parts.Select(p => (int)round(p))]));

    internal int[] Improved(int[] start)
    {
        var board = new LotBoard(goal, start);
        (double Shortfall, double Value) best = board.Now();
        for (int pass = 0; pass < MostPasses; pass++)
        {
            cancellation.ThrowIfCancellationRequested();
            (int Column, int Step, int Other, int OtherStep)? move = null;
            for (int i = 0; i < start.Length; i++)
            {
                foreach (int stride in Strides)
                {
                    Try(i, stride);
                    Try(i, -stride);
                }
            }

            for (int i = 0; i < start.Length && move is null; i++)
            {
                if (board.Lots[i] == 0)
                    continue;
                for (int other = 0; other < start.Length; other++)
                {
                    if (other == i)
                        continue;
                    Try(i, -Math.Sign(board.Lots[i]), other, 1);
                    Try(i, -Math.Sign(board.Lots[i]), other, -1);
                }
            }

            if (move is not { } better)
                break;
            board.Step(better.Column, better.Step);
            if (better.Other >= 0)
                board.Step(better.Other, better.OtherStep);

            void Try(int column, int step, int other = -1, int otherStep = 0)
            {
                (double Shortfall, double Value) judged = board.After(column, step, other, otherStep);
                if (IsBetter(judged, best))
                {
                    best = judged;
                    move = (column, step, other, otherStep);
                }
            }
        }

        return board.Lots;
    }

    // By more than what sums in another order differ by, so that no two lots take turns.
    private static bool IsBetter((double Shortfall, double Value) x, (double Shortfall, double Value) y) =>
        x.Shortfall < y.Shortfall - (1e-12 * Math.Max(1, y.Shortfall)) || (x.Shortfall <= y.Shortfall && x.Value < y.Value - (1e-9 * Math.Max(1, Math.Abs(y.Value))));

    private static double AwayFromZero(double value) => Math.Sign(value) * Math.Ceiling(Math.Abs(value) - 1e-9);
}

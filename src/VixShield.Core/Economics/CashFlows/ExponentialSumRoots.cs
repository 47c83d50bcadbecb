namespace VixShield.Economics;

/// <summary>
/// All real roots of an exponential sum, ascending, repeated ones once. Between two neighbouring roots of the reduced sum the sum times a positive factor is monotone, and the reduced sum has one
/// sign change less: from the sum without any up, every root is bracketed, whether it crosses or touches.
/// </summary>
internal static class ExponentialSumRoots
{
    private const int MostSteps = 300;

    internal static double[] Of(ExponentialSum sum)
    {
        if (sum.SignChanges == 0)
            return [];
        (double low, double high) = sum.Bounds();
        var chain = new List<ExponentialSum> { sum };
        for (int i = 0; i < sum.SignChanges && chain[^1].SignChanges > 0; i++)
            chain.Add(chain[^1].Reduced());
        double[] roots = [];
        for (int i = chain.Count - 2; i >= 0; i--)
            roots = Between(chain[i], [low, .. roots, high]);
        return roots;
    }

    /// <summary>The roots, given points between which there is at most one.</summary>
    private static double[] Between(ExponentialSum sum, double[] points)
    {
        var roots = new List<double>();
        int before = 0;
        bool isRun = false;
        double least = 0;
        for (int i = 0; i < points.Length; i++)
        {
            int sign = sum.SignAt(points[i], out double share);
            if (sign == 0)
            {
                // Neighbouring points at 0 are one root that rounding has spread: the sum is monotone between them.
                if (!isRun)
                    roots.Add(points[i]);
                else if (share < least)
                    roots[^1] = points[i];
                least = isRun ? Math.Min(share, least) : share;
            }
            else if (before * sign < 0)
            {
                roots.Add(Crossing(sum, points[i - 1], points[i], before));
            }

            isRun = sign == 0;
            before = sign;
        }

        return [.. roots];
    }

    /// <summary>The root between two points of opposite sign: Newton's steps where they shrink fast, halving elsewhere.</summary>
    private static double Crossing(ExponentialSum sum, double low, double high, int signLow)
    {
        double at = (low + high) / 2;
        double step = high - low;
        for (int i = 0; i < MostSteps; i++)
        {
            double value = sum.At(at, out double derivative, out _);
            if (value == 0)
                return at;
            if (Math.Sign(value) == signLow)
                low = at;
            else
                high = at;
            double newton = -value / derivative;
            double next = at + newton;
            bool isGood = next > low && next < high && Math.Abs(newton) < Math.Abs(step) / 2;
            if (!isGood)
                next = (low + high) / 2;
            step = next - at;
            at = next;
            if (step == 0 || Math.Abs(step) <= 1e-16 * Math.Abs(at) || at == low || at == high)
                return at;
        }

        return at;
    }
}

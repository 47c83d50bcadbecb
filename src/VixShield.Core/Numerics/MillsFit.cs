namespace VixShield.Numerics;

/// <summary>The Mills ratio M(x) = N(-x)/n(x) of the normal distribution, for x of at least -0.3; the fit is that of the lanes.</summary>
internal static class MillsFit
{
    /// <summary>The least argument the fit holds for.</summary>
    internal const double LeastArgument = -0.3;

    // Beyond it a product of two denominators would overflow, and M is 1/x.
    private const double GreatestArgument = 1e12;

    /// <summary>M(x).</summary>
    internal static double Value(double x)
    {
        if (x > GreatestArgument)
            return 1 / x;
        double numerator = LaneFunctionsScalar.MillsRatioParts(x, out double numeratorTail, out double denominator, out double denominatorTail);
        double quotient = numerator / denominator;
        double missing = Math.FusedMultiplyAdd(-quotient, denominator, numerator) - quotient * denominatorTail;
        return quotient + (missing + numeratorTail) / denominator;
    }

    /// <summary>(M(x) - M(y))/(y - x), positive, also where x = y; and M(y). Arguments beyond 1e12 count as 1e12.</summary>
    internal static double DividedDifference(double x, double y, out double millsOfY) =>
        LaneFunctionsScalar.MillsRatioSlope(Math.Min(x, GreatestArgument), Math.Min(y, GreatestArgument), out millsOfY);
}

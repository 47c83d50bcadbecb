namespace VixShield.Pricing.Batch;

/// <summary>
/// The inputs for which the kernel is right in ordinary doubles; the limits and the formula for extreme ranges take the rest.
/// Within it nothing overflows, and what underflows is below 1e-290.
/// </summary>
internal static class OrdinaryRange
{
    internal const double LeastAmount = 1e-9;
    internal const double GreatestAmount = 1e12;
    internal const double LeastYears = 1e-9;
    internal const double GreatestYears = 1e3;
    internal const double LeastVolatility = 1e-5;
    internal const double GreatestVolatility = 1e2;

    /// <summary>The greatest size of rate or yield times years.</summary>
    internal const double GreatestGrowth = 100;

    /// <summary>Whether an option lies in the range; the same comparisons as the kernel's.</summary>
    internal static bool Holds(in BlackTerms t) =>
        t.Spot >= LeastAmount && t.Spot <= GreatestAmount && t.Strike >= LeastAmount && t.Strike <= GreatestAmount
        && t.Years >= LeastYears && t.Years <= GreatestYears && t.Volatility >= LeastVolatility && t.Volatility <= GreatestVolatility
        && Math.Abs(t.Rate * t.Years) <= GreatestGrowth && Math.Abs(t.Yield * t.Years) <= GreatestGrowth
        && (t.Sign == 1 || t.Sign == -1);
}

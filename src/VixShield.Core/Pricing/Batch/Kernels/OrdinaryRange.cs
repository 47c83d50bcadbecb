namespace VixShield.Pricing.Batch;

/// <summary>
/// The inputs for which the kernel is right in ordinary doubles; the limits and the formula for extreme ranges take the rest.
/// Within it nothing overflows, and what underflows is below 1e-285. NaN and infinities fail every comparison.
/// </summary>
internal static class OrdinaryRange
{
    /// <summary>No spot, strike, time or volatility is below.</summary>
    internal const double Least = 1e-9;

    /// <summary>Years and volatility, and spot and strike times <see cref="AmountWeight"/>, do not add up to more.</summary>
    internal const double Greatest = 1e3;
    internal const double AmountWeight = 1e-9;

    /// <summary>Rate and yield times years, each without its sign, do not add up to more.</summary>
    internal const double GreatestGrowth = 100;

    /// <summary>Whether an option lies in the range; the same arithmetic as the kernel's.</summary>
    internal static bool Holds(in BlackTerms t) =>
        t.Spot >= Least && t.Strike >= Least && t.Years >= Least && t.Volatility >= Least
        && (t.Spot + t.Strike) * AmountWeight + (t.Years + t.Volatility) <= Greatest
        && Math.Abs(t.Rate * t.Years) + Math.Abs(t.Yield * t.Years) <= GreatestGrowth
        && (t.Sign == 1 || t.Sign == -1);
}

namespace VixShield.Pricing.Batch;

/// <summary>One European option whose forward and volatility change and nothing else does.</summary>
internal readonly struct StrikeTerms
{
    /// <summary>Volatilities above it leave the ordinary range.</summary>
    internal const double GreatestVolatility = 900;

    internal required double Strike { get; init; }

    /// <summary>ln(K / the forward that the logarithms of the forwards are relative to).</summary>
    internal required double LogStrike { get; init; }

    /// <summary>Time to expiry, in years; greater than 0.</summary>
    internal required double Years { get; init; }

    internal required double RootYears { get; init; }

    internal required double Rate { get; init; }

    internal required double Discount { get; init; }

    internal required bool IsPut { get; init; }

    /// <summary>Whether strike, time and rate lie in the ordinary range; forwards are checked where they are made.</summary>
    internal bool IsOrdinary => Strike >= OrdinaryRange.Least && Years >= OrdinaryRange.Least && Years <= 100 && Math.Abs(Rate * Years) * 2 <= OrdinaryRange.GreatestGrowth
        && Strike * OrdinaryRange.AmountWeight <= 1;
}

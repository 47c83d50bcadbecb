using VixShield.Numerics;

namespace VixShield.Pricing;

/// <summary>
/// The one problem that the engine solves: an American put with a strike of 1 and a single exercise boundary. Every other
/// option is one of these in other units, a call by the symmetry C(S, K, r, q) = P(K, S, q, r).
/// </summary>
internal readonly struct UnitPut
{
    // Beyond this many relaxation times the boundary is its perpetual level to less than 1e-11.
    private const double RelaxationTimes = 26;

    // Measured: below the first the ceiling may be taken as 1, above the second the boundary has one scale.
    private const double LeastGap = 0.008;
    private const double GreatestGap = 1.3;
    private const double LongTimes = 2;

    internal readonly double Moneyness;
    internal readonly double Years;
    internal readonly double Volatility;
    internal readonly double Rate;
    internal readonly double Yield;

    internal UnitPut(double moneyness, double years, double volatility, double rate, double yield)
    {
        Moneyness = moneyness;
        Years = years;
        Volatility = volatility;
        Rate = rate;
        Yield = yield;
        Growth = (rate - yield) / volatility - 0.5 * volatility;
        double relaxation = rate + 0.5 * Growth * Growth;
        BoundaryYears = years * relaxation > RelaxationTimes ? RelaxationTimes / relaxation : years;
        IsLong = years * relaxation > LongTimes;
        Scale = volatility * Math.Sqrt(BoundaryYears);
        if (!(yield > rate))
            return;
        LogCeiling = ElementaryFunctions.LogRatio(rate, yield);
        IsNear = -LogCeiling < GreatestGap * Scale;
        if (-LogCeiling < LeastGap * Scale)
        {
            LogCeiling = 0;
            IsNear = false;
        }
    }

    private UnitPut(in UnitPut origin, double moneyness, double volatility, bool isNear)
    {
        this = origin;
        Moneyness = moneyness;
        IsNear = isNear;
        Volatility = volatility;
        Growth = (Rate - Yield) / volatility - 0.5 * volatility;
    }

    /// <summary>The drift of the logarithm of the spot, in deviations per square root of a year.</summary>
    internal double Growth { get; }

    /// <summary>The time over which the boundary is still moving: the time to expiry, or less.</summary>
    internal double BoundaryYears { get; }

    /// <summary>The unit of the logarithm of the boundary: the deviation over its years.</summary>
    internal double Scale { get; }

    /// <summary>The logarithm of the boundary just before the expiry: of r/q where that is below 1, otherwise 0.</summary>
    internal double LogCeiling { get; }

    /// <summary>
    /// Whether the yield exceeds the rate by so little that the boundary leaves its ceiling, and forgets it, on a scale of its own.
    /// </summary>
    internal bool IsNear { get; }

    /// <summary>Whether the boundary has time to come close to its perpetual level, so that its shape takes more points.</summary>
    internal bool IsLong { get; }

    /// <summary>The logarithm of the boundary of the option that never expires.</summary>
    internal double LogPerpetualBoundary
    {
        get
        {
            double root = Math.Sqrt(Growth * Growth + 2 * Rate);
            double exponent = Growth > 0 ? (Growth + root) / Volatility : 2 * Rate / ((root - Growth) * Volatility);
            return -ElementaryFunctions.LogRatio(1 + exponent, exponent);
        }
    }

    /// <summary>The same put at another moneyness and volatility, with the boundary in the same units.</summary>
    internal UnitPut At(double moneyness, double volatility) => new(this, moneyness, volatility, IsNear);

    /// <summary>The same put with the boundary's slope itself as the shape, which is less exact and always smooth.</summary>
    internal UnitPut AsNear() => new(this, Moneyness, Volatility, isNear: true);
}

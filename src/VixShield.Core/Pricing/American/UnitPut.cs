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
    }

    /// <summary>The drift of the logarithm of the spot, in deviations per square root of a year.</summary>
    internal double Growth { get; }

    /// <summary>The time over which the boundary is still moving: the time to expiry, or less.</summary>
    internal double BoundaryYears { get; }

    /// <summary>The boundary just before the expiry: min(1, r/q) for q above 0, otherwise 1.</summary>
    internal static double Tiny;
    internal double Ceiling => Yield > Rate * (1 + Tiny) ? Rate / Yield : 1;

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
}

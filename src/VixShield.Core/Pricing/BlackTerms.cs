using VixShield.Instruments;

namespace VixShield.Pricing;

/// <summary>
/// The arguments of one pricing: Black-76 is the spot form with the forward for the spot and the rate for the yield, except that
/// rho holds the forward fixed and there is no phi.
/// </summary>
internal readonly ref struct BlackTerms(
    double spot, double strike, double years, double volatility, double rate, double yield, OptionRight right, bool onForward)
{
    internal readonly double Spot = spot;
    internal readonly double Strike = strike;
    internal readonly double Years = years;
    internal readonly double Volatility = volatility;
    internal readonly double Rate = rate;
    internal readonly double Yield = yield;

    /// <summary>+1 for a call, -1 for a put.</summary>
    internal readonly double Sign = (double)right;
    internal readonly bool OnForward = onForward;

    internal bool IsLegal =>
        IsAmount(Spot) && IsAmount(Strike) && IsAmount(Years) && IsAmount(Volatility)
        && double.IsFinite(Rate) && double.IsFinite(Yield) && (Sign == 1 || Sign == -1);

    /// <summary>Whether a limit is asked for: the expiry itself, no volatility, or a spot or strike of 0.</summary>
    internal bool IsDegenerate => Spot == 0 || Strike == 0 || Years == 0 || Volatility == 0;

    /// <summary>The rate of growth of the forward, kept finite.</summary>
    internal double Drift => Math.Clamp(Rate - Yield, -1e300, 1e300);

    private static bool IsAmount(double x) => x >= 0 && x <= double.MaxValue;
}

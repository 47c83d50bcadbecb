using VixShield.Instruments;
using VixShield.Numerics;
using VixShield.Pricing;

namespace VixShield.TermStructure;

/// <summary>A lognormal VIX: Black-76 on its future.</summary>
internal sealed class LognormalDistribution : VixDistribution
{
    private readonly double _variance;

    internal LognormalDistribution(double years, double remaining, double future, double variance)
        : base(years, remaining, future)
    {
        _variance = variance;
    }

    /// <inheritdoc/>
    public override double SecondMoment => Future * Future * ElementaryFunctions.Exp(_variance);

    /// <inheritdoc/>
    public override double ProbabilityAbove(double strike)
    {
        Guard.NonNegativeFinite(strike, nameof(strike));
        if (strike == 0)
            return 1;
        double deviation = Math.Sqrt(_variance);
        return deviation > 0
            ? NormalDistribution.Cdf((ElementaryFunctions.LogRatio(Future, strike) / deviation) - (deviation / 2))
            : Future > strike ? 1 : 0;
    }

    /// <inheritdoc/>
    protected override double PriceOf(double strike, OptionRight right) => Black76.UndiscountedPrice(Future, strike, Math.Sqrt(_variance), right);
}

using VixShield.Instruments;

namespace VixShield.TermStructure;

/// <summary>The law of VIX in a Bergomi model, by quadrature.</summary>
internal sealed class BergomiDistribution : VixDistribution
{
    private readonly VixPanels _panels;

    internal BergomiDistribution(double years, double remaining, VixPanels panels, double secondMoment)
        : base(years, remaining, panels.Whole[0])
    {
        _panels = panels;
        SecondMoment = secondMoment;
    }

    /// <inheritdoc/>
    public override double SecondMoment { get; }

    /// <inheritdoc/>
    public override double ProbabilityAbove(double strike)
    {
        Span<double> moments = stackalloc double[2];
        _panels.MomentsBeyond(Guard.NonNegativeFinite(strike, nameof(strike)), above: true, moments);
        return Math.Min(1, moments[1]);
    }

    /// <inheritdoc/>
    protected override double PriceOf(double strike, OptionRight right)
    {
        Span<double> moments = stackalloc double[2];
        _panels.MomentsBeyond(strike, right == OptionRight.Call, moments);
        return Math.Max(0, (int)right * (moments[0] - (strike * moments[1])));
    }
}

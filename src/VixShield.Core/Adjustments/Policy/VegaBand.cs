using VixShield.Display;

namespace VixShield.Adjustments;

/// <summary>
/// How far vega may move from its value at calibration: fractions of a scale. Made by its constructor, because the soft band lies inside the hard one.
/// </summary>
[TypeFormatterSource]
public sealed record VegaBand : IDisplayable
{
    /// <summary>Makes a band.</summary>
    /// <param name="soft">Fraction of the scale beyond which the soft guardrail warns; from 0 to the hard one.</param>
    /// <param name="hard">Fraction of the scale beyond which a plan is refused; from 0 to 10.</param>
    /// <param name="measure">Which vega.</param>
    /// <param name="scale">What the fractions refer to: by default the condor's own vega before hedges.</param>
    /// <param name="minimumScale">Least scale, in dollars per vega unit: keeps a band on a small net vega wider than one contract. At least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range or not defined.</exception>
    /// <exception cref="ArgumentException">The scale is the net vega without a minimum: a percentage of a hedged net can be less than one contract.</exception>
    public VegaBand(
        double soft = 0.15,
        double hard = 0.20,
        VegaMeasure measure = VegaMeasure.VixEquivalent,
        VegaScale scale = VegaScale.GrossCondorVega,
        double minimumScale = 0)
    {
        Hard = Guard.InRange(hard, 0, 10, nameof(hard));
        Soft = Guard.InRange(soft, 0, Hard, nameof(soft));
        Measure = Guard.Defined(measure, nameof(measure));
        Scale = Guard.Defined(scale, nameof(scale));
        MinimumScale = Guard.NonNegativeFinite(minimumScale, nameof(minimumScale));
        if (Scale == VegaScale.NetVega && MinimumScale == 0)
        {
            throw new ArgumentException(
                "A percentage of the net vega of a hedged book can be less than one contract: give a minimum scale, or measure by the gross condor vega.", nameof(scale));
        }
    }

    /// <summary>Fraction of the scale beyond which the soft guardrail warns. Default 0.15.</summary>
    public double Soft { get; }

    /// <summary>Fraction of the scale beyond which a plan is refused. Default 0.20.</summary>
    public double Hard { get; }

    /// <summary>Which vega. Default: VIX-equivalent.</summary>
    public VegaMeasure Measure { get; }

    /// <summary>What the fractions refer to. Default: the condor's own vega before hedges.</summary>
    public VegaScale Scale { get; }

    /// <summary>Least scale, in dollars per vega unit. Default 0.</summary>
    public double MinimumScale { get; }

    /// <summary>The fractions, the measure and the scale.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Measure} vega, soft {Soft:G6}, hard {Hard:G6} of {Scale}, at least {MinimumScale:G6}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Vega band", ToString())
    {
        Facts =
        [
            new("measure", Measure),
            new("scale", Scale),
            new("soft band", DisplayCell.Percent(Soft), "% of the scale"),
            new("hard band", DisplayCell.Percent(Hard), "% of the scale"),
            new("least scale", MinimumScale, "$ per vega unit"),
        ],
    };
}

using VixShield.Display;

namespace VixShield.TermStructure;

/// <summary>The mixture of forward variance from one maturity on. Equal when all parts are.</summary>
[TypeFormatterSource]
public sealed record MixtureSegment : IDisplayable
{
    internal const double LargestScale = 100;

    /// <summary>Makes a segment.</summary>
    /// <param name="from">Maturity at which it begins, in years; at least 0.</param>
    /// <param name="secondShare">gamma, share of the second part; from 0 to 1.</param>
    /// <param name="firstScale">z1, volatility of the first part in units of the model's; from 0 to 100.</param>
    /// <param name="secondScale">z2, of the second part; from 0 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public MixtureSegment(double from, double secondShare, double firstScale, double secondScale)
    {
        From = Guard.NonNegativeFinite(from, nameof(from));
        SecondShare = Guard.InRange(secondShare, 0, 1, nameof(secondShare));
        FirstScale = Guard.InRange(firstScale, 0, LargestScale, nameof(firstScale));
        SecondScale = Guard.InRange(secondScale, 0, LargestScale, nameof(secondScale));
    }

    /// <summary>Maturity at which it begins, in years.</summary>
    public double From { get; }

    /// <summary>gamma, share of the second part.</summary>
    public double SecondShare { get; }

    /// <summary>z1, volatility of the first part in units of the model's.</summary>
    public double FirstScale { get; }

    /// <summary>z2, volatility of the second part in units of the model's.</summary>
    public double SecondScale { get; }

    /// <summary>(1 - gamma) z1 + gamma z2: to first order, forward variance moves as if this were the scale of one part.</summary>
    public double MeanScale => ((1 - SecondShare) * FirstScale) + (SecondShare * SecondScale);

    /// <summary>The parts.</summary>
    public override string ToString() => FormattableString.Invariant($"from {From * 365:F0} d: {1 - SecondShare:G4} of scale {FirstScale:G4}, {SecondShare:G4} of {SecondScale:G4}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Segment of a mixture", ToString())
    {
        Facts =
        [
            new("from maturity", From, "years"),
            new("share of the first part", 1 - SecondShare),
            new("scale of the first part", FirstScale),
            new("share of the second part", SecondShare),
            new("scale of the second part", SecondScale),
            new("mean scale", MeanScale),
        ],
    };
}

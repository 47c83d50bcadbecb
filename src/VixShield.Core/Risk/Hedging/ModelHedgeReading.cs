using VixShield.Display;

namespace VixShield.Risk;

/// <summary>How much of a book's first-order variance its hedge takes away under a covariance. Made by <see cref="BookHedgeEffectiveness"/>.</summary>
[TypeFormatterSource]
public sealed record ModelHedgeReading : IDisplayable
{
    internal ModelHedgeReading(BookHedgeStatus status, string reason, HedgeCovariance covariance)
    {
        Status = status;
        Reason = reason;
        Covariance = covariance;
    }

    /// <summary>Whether there is a measure.</summary>
    public BookHedgeStatus Status { get; }

    /// <summary>The status in words, with its numbers.</summary>
    public string Reason { get; }

    /// <summary>The covariance used.</summary>
    public HedgeCovariance Covariance { get; }

    /// <summary>Standard deviation of the book without its hedge, in dollars over the horizon of the covariance. Null where a variance is not known.</summary>
    public double? UnhedgedDeviation { get; internal init; }

    /// <summary>Standard deviation of the whole book, in dollars.</summary>
    public double? HedgedDeviation { get; internal init; }

    /// <summary>The part of <see cref="HedgedDeviation"/> that basis residuals make: the deviation if index and VIX stood still, in dollars. No amount of the same contracts takes it away.</summary>
    public double? BasisDeviation { get; internal init; }

    /// <summary>1 - Var(hedged) / Var(unhedged): at most 1, negative where the hedge adds variance. Null without a measure.</summary>
    public double? Effectiveness { get; internal init; }

    /// <summary>The multiple of the present hedge that has the least variance; negative where the hedge stands on the wrong side. Null without a measure.</summary>
    public double? BestMultiple { get; internal init; }

    /// <summary>The effectiveness at <see cref="BestMultiple"/>: the squared correlation of hedge and book. Null without a measure.</summary>
    public double? BestEffectiveness { get; internal init; }

    /// <summary>The measure, or the reason.</summary>
    public override string ToString() => Effectiveness is null
        ? Reason
        : FormattableString.Invariant($"{Effectiveness:F4} of the variance: {UnhedgedDeviation:F0} $ to {HedgedDeviation:F0} $ ({BasisDeviation:F0} $ of basis); best {BestEffectiveness:F4} at {BestMultiple:G4} times the hedge");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Hedge effectiveness under a covariance", ToString())
    {
        Facts =
        [
            new("status", Status),
            new("effectiveness", Effectiveness),
            new("unhedged deviation", DisplayCell.Fixed(UnhedgedDeviation, 2), "$"),
            new("hedged deviation", DisplayCell.Fixed(HedgedDeviation, 2), "$"),
            new("deviation by basis residuals", DisplayCell.Fixed(BasisDeviation, 2), "$"),
            new("multiple of least variance", BestMultiple),
            new("effectiveness at that multiple", BestEffectiveness),
            new("covariance", Covariance.ToString()),
            new("reason", Reason),
        ],
    };
}

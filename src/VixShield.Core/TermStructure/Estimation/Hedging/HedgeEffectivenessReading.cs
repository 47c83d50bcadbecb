using VixShield.Display;

namespace VixShield.TermStructure;

/// <summary>How much of a variance a hedge took away over a history. Made by <see cref="HedgeEffectiveness"/>.</summary>
[TypeFormatterSource]
public sealed record HedgeEffectivenessReading : IDisplayable
{
    internal HedgeEffectivenessReading(EstimationStatus status, string reason, double ratio, int count, SlopeEstimate minimumVarianceRatio)
    {
        Status = status;
        Reason = reason;
        Ratio = ratio;
        Count = count;
        MinimumVarianceRatio = minimumVarianceRatio;
    }

    /// <summary>Whether there is a measure.</summary>
    public EstimationStatus Status { get; }

    /// <summary>The status in words, with its numbers.</summary>
    public string Reason { get; }

    /// <summary>Units of the hedge that are added to one of what is hedged.</summary>
    public double Ratio { get; }

    /// <summary>Sessions that have both returns.</summary>
    public int Count { get; }

    /// <summary>1 - Var(hedged) / Var(unhedged): at most 1, negative where the hedge adds variance. Null without a measure.</summary>
    public double? Effectiveness { get; internal init; }

    /// <summary>
    /// The same on the worst sessions of what is hedged, with squared deviations from the means of the whole history, so that the loss itself counts and not only its spread. Null without a measure.
    /// </summary>
    public double? Downside { get; internal init; }

    /// <summary>Sessions of the downside measure; equal returns at the limit all count. 0 without a measure.</summary>
    public int DownsideCount { get; internal init; }

    /// <summary>The ratio that would have had the least variance, with its standard error: minus the slope of the unhedged return on that of the hedge. Has a status of its own.</summary>
    public SlopeEstimate MinimumVarianceRatio { get; }

    /// <summary>Both measures, or the reason.</summary>
    public override string ToString() => Effectiveness is null
        ? Reason
        : FormattableString.Invariant($"{Effectiveness:F4} of the variance at ratio {Ratio:G6}, {Downside:F4} on the worst {DownsideCount} of {Count} sessions; least variance at {MinimumVarianceRatio}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Hedge effectiveness", ToString())
    {
        Facts =
        [
            new("status", Status),
            new("reason", Reason),
            new("ratio", Ratio),
            new("sessions", Count),
            new("effectiveness", DisplayCell.Percent(Effectiveness), "% of the variance"),
            new("effectiveness on the worst sessions", DisplayCell.Percent(Downside), "% of the variance"),
            new("worst sessions", DownsideCount),
            new("minimum-variance ratio", MinimumVarianceRatio.Slope),
            new("its standard error", MinimumVarianceRatio.StandardError),
        ],
    };
}

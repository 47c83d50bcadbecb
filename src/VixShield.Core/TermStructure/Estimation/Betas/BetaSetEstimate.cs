using VixShield.Display;

namespace VixShield.TermStructure;

/// <summary>A set of beta curves from yearly estimates, to take the place of <see cref="BetaSet.Prior"/>. Made by <see cref="BetaSetEstimation"/>.</summary>
[TypeFormatterSource]
public sealed record BetaSetEstimate : IDisplayable
{
    internal BetaSetEstimate(EstimationStatus status, string reason)
    {
        Status = status;
        Reason = reason;
    }

    /// <summary>Whether there is a set.</summary>
    public EstimationStatus Status { get; }

    /// <summary>The status in words, with its numbers.</summary>
    public string Reason { get; }

    /// <summary>The set; null without one.</summary>
    public BetaSet? Set { get; internal init; }

    /// <summary>The period whose beta is lowest; null without a set.</summary>
    public EstimationPeriod? Lowest { get; internal init; }

    /// <summary>The period whose beta is highest; null without a set.</summary>
    public EstimationPeriod? Highest { get; internal init; }

    /// <summary>Factor on the speeds of the middle curve that gives the low one; null without a set.</summary>
    public double? LowSpeedFactor { get; internal init; }

    /// <summary>Factor on the speeds of the middle curve that gives the high one; null without a set.</summary>
    public double? HighSpeedFactor { get; internal init; }

    /// <summary>The set or the reason.</summary>
    public override string ToString() => Set is null ? Reason : $"{Set} ({Reason})";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Estimated beta set", ToString())
    {
        Facts =
        [
            new("status", Status),
            new("reason", Reason),
            new("low", Set?.Low.ToString() ?? DisplayCell.Missing),
            new("middle", Set?.Mid.ToString() ?? DisplayCell.Missing),
            new("high", Set?.High.ToString() ?? DisplayCell.Missing),
            new("period of the lowest beta", Lowest?.ToString() ?? DisplayCell.Missing),
            new("period of the highest beta", Highest?.ToString() ?? DisplayCell.Missing),
            new("factor on speeds, low", LowSpeedFactor),
            new("factor on speeds, high", HighSpeedFactor),
        ],
    };
}

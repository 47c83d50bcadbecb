using System.Collections.Immutable;
using VixShield.Display;
using VixShield.TermStructure;

namespace VixShield.Risk;

/// <summary>Gaps into settlements in the morning over a history, and their quantiles. Made by <see cref="SettlementGapEstimation"/>.</summary>
[TypeFormatterSource]
public sealed record SettlementGapEstimate : IDisplayable
{
    internal SettlementGapEstimate(EstimationStatus status, string reason, string symbol, int count, DateOnly? from, DateOnly? until)
    {
        Status = status;
        Reason = reason;
        Symbol = symbol;
        Count = count;
        From = from;
        Until = until;
    }

    /// <summary>Whether there are quantiles.</summary>
    public EstimationStatus Status { get; }

    /// <summary>The status in words, with its numbers.</summary>
    public string Reason { get; }

    /// <summary>Symbol of the underlying.</summary>
    public string Symbol { get; }

    /// <summary>Number of gaps.</summary>
    public int Count { get; }

    /// <summary>Day of the first gap; null when there is none.</summary>
    public DateOnly? From { get; }

    /// <summary>Day of the last gap.</summary>
    public DateOnly? Until { get; }

    /// <summary>Gaps of exactly 0. Many of them in openings of an index mean that the first value printed is the close before.</summary>
    public int Unchanged { get; internal init; }

    /// <summary>Quantiles of 1, 5, 25, 50, 75, 95 and 99 % with their origin; null without them.</summary>
    public SettlementGaps? Gaps { get; internal init; }

    /// <summary>The quantiles, or the reason.</summary>
    public override string ToString() => Gaps is null ? Reason : FormattableString.Invariant($"{Gaps}; {Unchanged} of {Count} unchanged");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Estimate of settlement gaps", ToString())
    {
        Facts =
        [
            new("status", Status),
            new("symbol", Symbol),
            new("gaps", Count),
            new("unchanged", Unchanged),
            new("from", From),
            new("until", Until),
            new("reason", Reason),
        ],
        Tables = [.. Gaps is null ? [] : (DisplayTable[])[SettlementGaps.Table(Gaps.Quantiles)]],
    };

    internal static ImmutableArray<double> Probabilities { get; } = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99];
}

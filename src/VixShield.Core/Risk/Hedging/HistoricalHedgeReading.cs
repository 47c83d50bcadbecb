using VixShield.Display;
using VixShield.Market;
using VixShield.TermStructure;

namespace VixShield.Risk;

/// <summary>How much of the variance of today's exposures their hedge would have taken away over a history. Made by <see cref="BookHedgeEffectiveness"/>.</summary>
[TypeFormatterSource]
public sealed record HistoricalHedgeReading : IDisplayable
{
    internal HistoricalHedgeReading(
        BookHedgeStatus status, string reason, EstimationPeriod period, HedgeMoveScale scale, HedgeOrder order, SessionSeries unhedged, SessionSeries hedge, HedgeEffectivenessReading statistics)
    {
        Status = status;
        Reason = reason;
        Period = period;
        Scale = scale;
        Order = order;
        Unhedged = unhedged;
        Hedge = hedge;
        Statistics = statistics;
    }

    /// <summary>Whether there is a measure.</summary>
    public BookHedgeStatus Status { get; }

    /// <summary>The status in words, with its numbers.</summary>
    public string Reason { get; }

    /// <summary>The period of the moves.</summary>
    public EstimationPeriod Period { get; }

    /// <summary>How past moves count.</summary>
    public HedgeMoveScale Scale { get; }

    /// <summary>Whether gammas count.</summary>
    public HedgeOrder Order { get; }

    /// <summary>Profit and loss of the book without its hedge by session, in dollars.</summary>
    public SessionSeries Unhedged { get; }

    /// <summary>Profit and loss of the hedge, in dollars.</summary>
    public SessionSeries Hedge { get; }

    /// <summary>Sessions of the period that lack the move of a contract.</summary>
    public int LeftOut { get; internal init; }

    /// <summary>1 - Var(hedged) / Var(unhedged). Null without a measure.</summary>
    public double? Effectiveness => Status == BookHedgeStatus.Ok ? Statistics.Effectiveness : null;

    /// <summary>The same on the worst sessions of the book without its hedge, with squared deviations from the means of all sessions. Null without a measure.</summary>
    public double? Downside => Status == BookHedgeStatus.Ok ? Statistics.Downside : null;

    /// <summary>The statistics of the two series, with the multiple of the hedge that would have had the least variance and its standard error.</summary>
    public HedgeEffectivenessReading Statistics { get; }

    /// <summary>Both measures, or the reason.</summary>
    public override string ToString() => Effectiveness is null
        ? Reason
        : FormattableString.Invariant($"{Effectiveness:F4} of the variance, {Downside:F4} on the worst {Statistics.DownsideCount} of {Statistics.Count} sessions; {Reason}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Hedge effectiveness over a history", ToString())
    {
        Facts =
        [
            new("status", Status),
            new("period", Period.ToString()),
            new("scale", Scale),
            new("order", Order),
            new("effectiveness", Effectiveness),
            new("effectiveness on the worst sessions", Downside),
            new("sessions", Statistics.Count),
            new("worst sessions", Statistics.DownsideCount),
            new("sessions left out", LeftOut),
            new("multiple of least variance", Statistics.MinimumVarianceRatio.ToString()),
            new("reason", Reason),
        ],
    };
}

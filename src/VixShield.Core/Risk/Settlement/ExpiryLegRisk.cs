using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Expiries;

namespace VixShield.Risk;

/// <summary>What one leg near its expiry does over a move of one standard deviation of the time that is left. Made by <see cref="ExpiryRisk"/>.</summary>
/// <remarks>The deviation is level x at-the-money volatility x root of the years left: the same for all legs of an underlying and expiry.</remarks>
[TypeFormatterSource]
public sealed record ExpiryLegRisk : IDisplayable
{
    internal ExpiryLegRisk(LegValuation leg, ExpiryLegStatus status, string reason, double hoursLeft, double delta)
    {
        Leg = leg;
        Status = status;
        Reason = reason;
        HoursLeft = hoursLeft;
        Delta = delta;
    }

    /// <summary>The leg and its valuation.</summary>
    public LegValuation Leg { get; }

    /// <summary>Whether there are numbers for the move.</summary>
    public ExpiryLegStatus Status { get; }

    /// <summary>The status in words.</summary>
    public string Reason { get; }

    /// <summary>Hours to the settlement instant; greater than 0.</summary>
    public double HoursLeft { get; }

    /// <summary>Calendar days to the settlement instant, with their fraction.</summary>
    public double DaysLeft => HoursLeft / 24;

    /// <summary>Dollars per +1 point of the underlying in the market: of SPX for SPXW and XSP, of the VX future for VIX options, of the share for SPY.</summary>
    public double Delta { get; }

    /// <summary>One standard deviation of the underlying over the time left, in its points. Null without a volatility.</summary>
    public double? Deviation { get; internal init; }

    /// <summary>Gamma times the deviation: by how much <see cref="Delta"/> changes over the move, in dollars per point, to first order. Next to a strike shortly before its expiry it is a multiple of what happens. Null without a deviation.</summary>
    public double? GammaPerDeviation { get; internal init; }

    /// <summary>Profit or loss of a rise by one deviation, at once and with each strike's volatility held, in dollars. Null without a value.</summary>
    public double? ProfitUp { get; internal init; }

    /// <summary>Profit or loss of a fall by one deviation.</summary>
    public double? ProfitDown { get; internal init; }

    /// <summary>
    /// Share of the variance left that the market's <see cref="EventClock"/> gives to scheduled events, from 0 to 1; null without a clock of the underlying. That part of <see cref="Deviation"/> arises at the events and does not decay before them.
    /// </summary>
    public double? EventShare { get; internal init; }

    /// <summary>One standard deviation of the time left without the events, in points: <see cref="Deviation"/> times the root of one less <see cref="EventShare"/>. Null without either.</summary>
    public double? OrdinaryDeviation => Deviation * (EventShare is { } share ? Math.Sqrt(1 - share) : null);

    /// <summary>What is scheduled until the settlement, ascending; empty also where no calendar is given.</summary>
    public ImmutableArray<ScheduledEvent> Events { get; internal init; } = [];

    /// <inheritdoc/>
    public bool Equals(ExpiryLegRisk? other) =>
        other is not null && Leg == other.Leg && Status == other.Status && Reason == other.Reason && HoursLeft.Equals(other.HoursLeft) && Delta.Equals(other.Delta)
        && Deviation.Equals(other.Deviation) && GammaPerDeviation.Equals(other.GammaPerDeviation) && ProfitUp.Equals(other.ProfitUp) && ProfitDown.Equals(other.ProfitDown)
        && EventShare.Equals(other.EventShare) && Events.AsSpan().SequenceEqual(other.Events.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Leg, Status, HoursLeft, Delta, Deviation, ProfitUp, ProfitDown, Events.Length);

    /// <summary>The numbers on one line.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Leg.Position.Leg}: {(HoursLeft < 48 ? FormattableString.Invariant($"{HoursLeft:F1} hours") : FormattableString.Invariant($"{DaysLeft:F1} days"))}, delta {Delta:G5} $/point{(Status == ExpiryLegStatus.Ok
            ? FormattableString.Invariant($", by {GammaPerDeviation:+0.##;-0.##;0} over {Deviation:G5} points; {ProfitDown:F0} $ down, {ProfitUp:F0} $ up")
            : $"; {Reason}")}{EventText}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Leg near its expiry", ToString())
    {
        Facts =
        [
            new("leg", Leg.Position.Leg.ToString()),
            new("status", Status),
            new("time left", HoursLeft, "hours"),
            new("delta", Delta, "$/point"),
            new("deviation", Deviation, "points"),
            new("deviation without events", OrdinaryDeviation, "points"),
            new("share of events", DisplayCell.Percent(EventShare), "% of the variance"),
            new("change of delta over the deviation", GammaPerDeviation, "$/point"),
            new("profit down one deviation", DisplayCell.WithSign(ProfitDown, 2), "$"),
            new("profit up one deviation", DisplayCell.WithSign(ProfitUp, 2), "$"),
            new("events until settlement", Events.IsEmpty ? "-" : string.Join(", ", Events)),
            new("reason", Reason),
        ],
    };

    private string EventText => string.Concat(
        EventShare is > 0 and { } share ? FormattableString.Invariant($"; {100 * share:F0} % of the variance from events, {OrdinaryDeviation:G5} points without") : "",
        Events.IsEmpty ? "" : FormattableString.Invariant($"; {Events.Length} scheduled before it"));
}

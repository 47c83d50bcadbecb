using VixShield.Display;

namespace VixShield.Expiries;

/// <summary>A scheduled event and the variance that it counts for, in days of ordinary variance.</summary>
[TypeFormatterSource]
public sealed record EventWeight : IDisplayable
{
    /// <summary>The most days an event may count for.</summary>
    public const double MostDays = 366;

    /// <summary>Makes a weight.</summary>
    /// <param name="scheduled">The event.</param>
    /// <param name="days">
    /// Variance of the event over the ordinary variance of one calendar day; from 0 to <see cref="MostDays"/>. An event that moves the index by m, with an ordinary volatility v per year, counts for 365 (m / v)^2 days. It comes on top of the day it is on.
    /// </param>
    /// <exception cref="ArgumentException">The event is null or the days are out of range.</exception>
    public EventWeight(ScheduledEvent scheduled, double days)
    {
        Event = Guard.NotNull(scheduled, nameof(scheduled));
        Days = Guard.InRange(days, 0, MostDays, nameof(days));
    }

    /// <summary>The event.</summary>
    public ScheduledEvent Event { get; }

    /// <summary>Variance of the event over the ordinary variance of one calendar day.</summary>
    public double Days { get; }

    /// <summary>Event and days.</summary>
    public override string ToString() => FormattableString.Invariant($"{Event}: {Days:G6} days");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Event weight", ToString())
    {
        Facts =
        [
            new("event", Event.ToString()),
            new("ordinary variance", Days, "days"),
        ],
    };
}

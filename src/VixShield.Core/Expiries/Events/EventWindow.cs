using VixShield.Display;

namespace VixShield.Expiries;

/// <summary>A stretch of time around an event. The default value is the instant of the event alone.</summary>
[TypeFormatterSource]
public readonly record struct EventWindow : IDisplayable
{
    /// <summary>Makes a window.</summary>
    /// <param name="before">How long before the event it opens; from 0 to 366 days.</param>
    /// <param name="after">How long after the event it closes; from 0 to 366 days.</param>
    /// <exception cref="ArgumentOutOfRangeException">A length is outside the limits.</exception>
    public EventWindow(TimeSpan before, TimeSpan after)
    {
        Before = Checked(before, nameof(before));
        After = Checked(after, nameof(after));
    }

    /// <summary>How long before the event it opens.</summary>
    public TimeSpan Before { get; }

    /// <summary>How long after the event it closes.</summary>
    public TimeSpan After { get; }

    /// <summary>Whether an instant is in the window of an event, both ends included.</summary>
    /// <param name="instant">The instant.</param>
    /// <param name="scheduled">The event.</param>
    /// <exception cref="ArgumentNullException">The event is null.</exception>
    public bool Holds(DateTimeOffset instant, ScheduledEvent scheduled)
    {
        Guard.NotNull(scheduled, nameof(scheduled));
        TimeSpan sinceEvent = instant - scheduled.Instant;
        return sinceEvent >= -Before && sinceEvent <= After;
    }

    /// <summary>Both lengths.</summary>
    public override string ToString() => FormattableString.Invariant($"{Before.TotalHours:G6} hours before to {After.TotalHours:G6} hours after");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Event window", ToString())
    {
        Facts =
        [
            new("before the event", Before.TotalHours, "hours"),
            new("after the event", After.TotalHours, "hours"),
        ],
    };

    private static TimeSpan Checked(TimeSpan value, string parameter) => value >= TimeSpan.Zero && value <= TimeSpan.FromDays(366)
        ? value
        : throw Guard.OutOfRange(parameter, value, "Must be from 0 to 366 days.");
}

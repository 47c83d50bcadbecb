using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.Expiries;

/// <summary>
/// Variance time: calendar time plus a jump at each scheduled event. On a surface with such a clock total variance runs with this time between listed expiries, and what an event adds is lost when it passes, not day by day.
/// </summary>
/// <remarks>
/// The weights are the user's, or are implied by a surface (<c>EventVariance.ClockOf</c>); they say how much variance options price for an event, not what will happen. Beyond the last event the clock
/// runs with the calendar, whether or not there are events: what is not known cannot be counted. Immutable; equal when the weights are.
/// </remarks>
[TypeFormatterSource]
public sealed class EventClock : IEquatable<EventClock>, IDisplayable
{
    /// <summary>Makes a clock.</summary>
    /// <param name="weights">Events and their days, in any order; none of one kind twice at an instant. May be empty: the clock is then the calendar's.</param>
    /// <exception cref="ArgumentException">A null, or an event twice.</exception>
    public EventClock(IEnumerable<EventWeight> weights)
    {
        Weights = [.. Guard.NoNulls(weights, nameof(weights)).OrderBy(w => w.Event)];
        for (int i = 1; i < Weights.Length; i++)
        {
            if (Weights[i].Event.CompareTo(Weights[i - 1].Event) == 0)
                throw new ArgumentException($"{Weights[i].Event} occurs twice.", nameof(weights));
        }
    }

    /// <summary>The events with their days, by ascending instant, then kind.</summary>
    public ImmutableArray<EventWeight> Weights { get; }

    /// <summary>Days of ordinary variance that events add after one instant up to and including another.</summary>
    /// <param name="after">The instant that does not count.</param>
    /// <param name="until">The last instant that counts; not before the other.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instants are in the wrong order.</exception>
    public double EventDays(DateTimeOffset after, DateTimeOffset until)
    {
        if (until < after)
            throw Guard.OutOfRange(nameof(until), until, FormattableString.Invariant($"Must not be before {after:O}."));
        double days = 0;
        foreach (EventWeight weight in Weights)
        {
            if (weight.Event.Instant > after && weight.Event.Instant <= until)
                days += weight.Days;
        }

        return days;
    }

    /// <summary>Variance time from one instant to another, in years of 365 days: calendar time and the days of the events.</summary>
    /// <param name="after">The first instant.</param>
    /// <param name="until">The last instant; not before the first.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instants are in the wrong order.</exception>
    public double YearsBetween(DateTimeOffset after, DateTimeOffset until)
    {
        double days = EventDays(after, until);
        return ((until - after).TotalMinutes / Expiry.MinutesPerYear) + (days / 365);
    }

    /// <inheritdoc/>
    public bool Equals(EventClock? other) => other is not null && Weights.AsSpan().SequenceEqual(other.Weights.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as EventClock);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Weights.Length, Weights.IsEmpty ? null : Weights[0]);

    /// <summary>The events with their days.</summary>
    public override string ToString() => Weights.IsEmpty ? "calendar time" : string.Join("; ", Weights);

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Event clock", ToString())
    {
        Facts =
        [
            new("events", Weights.Length),
            new("event days", Weights.Sum(w => w.Days), "days"),
        ],
        Tables =
        [
            DisplayTable.Of(
                "events",
                Weights,
                new("instant", r => r.Event.Instant),
                new("kind", r => r.Event.Kind),
                new("ordinary variance", "days", r => r.Days)),
        ],
    };
}

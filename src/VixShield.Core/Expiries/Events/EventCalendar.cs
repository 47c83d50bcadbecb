using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.Expiries;

/// <summary>
/// Scheduled events of some kinds, with the days over which they are known. It is given, never compiled in: from JSON, from a file of <c>VixShield.MarketData</c>, or by hand. A question that reaches beyond what is
/// covered is an error, because no known event is not the same as no event.
/// </summary>
/// <remarks>Immutable and safe to share between threads. Equal when events and coverage are.</remarks>
[TypeFormatterSource]
public sealed class EventCalendar : IEquatable<EventCalendar>, IDisplayable
{
    private readonly Dictionary<string, EventCoverage> _coverage;

    /// <summary>Makes a calendar.</summary>
    /// <param name="coverage">At least one; each kind at most once.</param>
    /// <param name="events">The events in any order; each of a covered kind and on a covered day, none of one kind twice at an instant.</param>
    /// <exception cref="ArgumentException">No coverage, a null, something twice, or an event outside the coverage.</exception>
    public EventCalendar(IEnumerable<EventCoverage> coverage, IEnumerable<ScheduledEvent> events)
    {
        Coverage = [.. Guard.NoNulls(coverage, nameof(coverage)).OrderBy(c => c.Kind, StringComparer.Ordinal)];
        if (Coverage.IsEmpty)
            throw new ArgumentException("A calendar covers at least one kind of event.", nameof(coverage));
        _coverage = new(StringComparer.Ordinal);
        foreach (EventCoverage known in Coverage)
        {
            if (!_coverage.TryAdd(known.Kind, known))
                throw new ArgumentException($"{known.Kind} is covered twice.", nameof(coverage));
        }

        Events = [.. Guard.NoNulls(events, nameof(events)).Order()];
        for (int i = 0; i < Events.Length; i++)
        {
            ScheduledEvent scheduled = Events[i];
            if (!_coverage.TryGetValue(scheduled.Kind, out EventCoverage? known) || !known.Covers(scheduled.Date))
                throw new ArgumentException($"{scheduled} is outside the coverage ({string.Join("; ", Coverage)}).", nameof(events));
            if (i > 0 && scheduled.CompareTo(Events[i - 1]) == 0)
                throw new ArgumentException($"{scheduled} occurs twice.", nameof(events));
        }
    }

    /// <summary>The events by ascending instant, then kind.</summary>
    public ImmutableArray<ScheduledEvent> Events { get; }

    /// <summary>The days over which each kind is known, by kind.</summary>
    public ImmutableArray<EventCoverage> Coverage { get; }

    /// <summary>The first day, in New York, on which all kinds are known.</summary>
    public DateOnly CoveredFrom => Coverage.Max(c => c.From);

    /// <summary>The last day, in New York, on which all kinds are known; before <see cref="CoveredFrom"/> when there is none.</summary>
    public DateOnly CoveredUntil => Coverage.Min(c => c.Until);

    /// <summary>Events after one instant up to and including another, ascending.</summary>
    /// <param name="after">The instant that does not count.</param>
    /// <param name="until">The last instant that counts; not before the other.</param>
    /// <param name="kinds">The kinds; none for all that the calendar covers.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instants are in the wrong order, or a kind is not known on both of their days.</exception>
    public ImmutableArray<ScheduledEvent> Between(DateTimeOffset after, DateTimeOffset until, params ReadOnlySpan<string> kinds)
    {
        if (until < after)
            throw Guard.OutOfRange(nameof(until), until, FormattableString.Invariant($"Must not be before {after:O}."));
        ImmutableArray<string> asked = Known(kinds, after, nameof(after));
        Known(kinds, until, nameof(until));
        return [.. Events.Where(e => e.Instant > after && e.Instant <= until && asked.Contains(e.Kind))];
    }

    /// <summary>The first event after an instant.</summary>
    /// <param name="after">The instant.</param>
    /// <param name="kinds">The kinds; none for all that the calendar covers.</param>
    /// <exception cref="ArgumentOutOfRangeException">A kind is not known on the day, or there is no further event up to the day until which all kinds asked for are known: the next one may lie beyond.</exception>
    public ScheduledEvent Next(DateTimeOffset after, params ReadOnlySpan<string> kinds)
    {
        ImmutableArray<string> asked = Known(kinds, after, nameof(after));
        DateOnly until = asked.Min(kind => _coverage[kind].Until);
        ScheduledEvent? next = Events.FirstOrDefault(e => e.Instant > after && asked.Contains(e.Kind));
        return next is not null && next.Date <= until
            ? next
            : throw Guard.OutOfRange(nameof(after), after, FormattableString.Invariant($"No {string.Join(", ", asked)} follows up to {until:yyyy-MM-dd}, where the calendar ends."));
    }

    /// <summary>Events in whose window an instant is, ascending.</summary>
    /// <param name="instant">The instant.</param>
    /// <param name="window">The window around each event.</param>
    /// <param name="kinds">The kinds; none for all that the calendar covers.</param>
    /// <exception cref="ArgumentOutOfRangeException">A kind is not known on the day, or not as far as an event could be and have the instant in its window.</exception>
    public ImmutableArray<ScheduledEvent> Around(DateTimeOffset instant, EventWindow window, params ReadOnlySpan<string> kinds)
    {
        ImmutableArray<string> asked = Known(kinds, instant - window.After, nameof(instant));
        Known(kinds, instant + window.Before, nameof(instant));
        return [.. Events.Where(e => window.Holds(instant, e) && asked.Contains(e.Kind))];
    }

    /// <summary>A calendar of some of the kinds.</summary>
    /// <param name="kinds">At least one covered kind.</param>
    /// <exception cref="ArgumentException">No kind.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A kind is not covered.</exception>
    public EventCalendar Only(params ReadOnlySpan<string> kinds)
    {
        if (kinds.IsEmpty)
            throw new ArgumentException("Must name at least one kind.", nameof(kinds));
        ImmutableArray<string> asked = Kinds(kinds, nameof(kinds));
        return new EventCalendar(Coverage.Where(c => asked.Contains(c.Kind)), Events.Where(e => asked.Contains(e.Kind)));
    }

    /// <summary>
    /// A clock on which each event after an instant and up to another counts as some days of ordinary variance. See <see cref="EventClock"/>.
    /// </summary>
    /// <param name="after">The instant of the market.</param>
    /// <param name="until">How far events are counted; beyond it the clock runs with the calendar.</param>
    /// <param name="daysByKind">Days of ordinary variance that an event of a kind adds; at least 0. Kinds that are not named do not count.</param>
    /// <exception cref="ArgumentException">No kind.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A kind is not known from the one day to the other, or a number of days is out of range.</exception>
    public EventClock ClockBetween(DateTimeOffset after, DateTimeOffset until, IReadOnlyDictionary<string, double> daysByKind)
    {
        Guard.NotNull(daysByKind, nameof(daysByKind));
        if (daysByKind.Count == 0)
            throw new ArgumentException("Must name at least one kind.", nameof(daysByKind));
        return new EventClock(Between(after, until, [.. daysByKind.Keys]).Select(e => new EventWeight(e, daysByKind[e.Kind])));
    }

    /// <inheritdoc/>
    public bool Equals(EventCalendar? other) => other is not null && Coverage.AsSpan().SequenceEqual(other.Coverage.AsSpan()) && Events.AsSpan().SequenceEqual(other.Events.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as EventCalendar);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Events.Length, Coverage.Length, Coverage[0]);

    /// <summary>Number of events and the coverage.</summary>
    public override string ToString() => FormattableString.Invariant($"{Events.Length} events: {string.Join("; ", Coverage)}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Event calendar", ToString())
    {
        Facts =
        [
            new("events", Events.Length),
            new("covered from", CoveredFrom),
            new("covered until", CoveredUntil),
        ],
        Tables =
        [
            DisplayTable.Of(
                "coverage by kind",
                Coverage,
                new("kind", r => r.Kind),
                new("from", r => r.From),
                new("until", r => r.Until)),
            DisplayTable.OfLast(
                "events",
                Events,
                new("instant", r => r.Instant),
                new("kind", r => r.Kind),
                new("detail", r => r.Detail),
                new("projected", r => r.IsProjected),
                new("source", r => r.Source)),
        ],
    };

    private ImmutableArray<string> Known(ReadOnlySpan<string> kinds, DateTimeOffset instant, string parameter)
    {
        ImmutableArray<string> asked = Kinds(kinds, nameof(kinds));
        DateOnly date = DateOnly.FromDateTime(UsTime.InNewYork(instant).DateTime);
        foreach (string kind in asked)
        {
            if (!_coverage[kind].Covers(date))
                throw Guard.OutOfRange(parameter, instant, FormattableString.Invariant($"{date:yyyy-MM-dd} in New York is outside what the calendar knows: {_coverage[kind]}."));
        }

        return asked;
    }

    private ImmutableArray<string> Kinds(ReadOnlySpan<string> kinds, string parameter)
    {
        if (kinds.IsEmpty)
            return [.. Coverage.Select(c => c.Kind)];
        foreach (string kind in kinds)
        {
            if (!_coverage.ContainsKey(Guard.NotNull(kind, parameter)))
                throw Guard.OutOfRange(parameter, kind, $"The calendar does not cover it; it covers {string.Join(", ", Coverage.Select(c => c.Kind))}.");
        }

        return [.. kinds];
    }
}

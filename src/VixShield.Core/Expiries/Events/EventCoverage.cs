using VixShield.Display;

namespace VixShield.Expiries;

/// <summary>Over which days a calendar knows all events of one kind. Days are those of New York; outside them nothing is known, which is not the same as no event.</summary>
[TypeFormatterSource]
public sealed record EventCoverage : IDisplayable
{
    /// <summary>Makes a coverage.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="from">The first day of which all events are known.</param>
    /// <param name="until">The last such day; not before the first.</param>
    /// <exception cref="ArgumentException">The kind is blank or the days are in the wrong order.</exception>
    public EventCoverage(string kind, DateOnly from, DateOnly until)
    {
        Kind = ScheduledEvent.CheckedKind(kind, nameof(kind));
        From = from;
        Until = until >= from ? until : throw Guard.OutOfRange(nameof(until), until, FormattableString.Invariant($"Must not be before {from:yyyy-MM-dd}."));
    }

    /// <summary>The kind.</summary>
    public string Kind { get; }

    /// <summary>The first day of which all events are known.</summary>
    public DateOnly From { get; }

    /// <summary>The last such day.</summary>
    public DateOnly Until { get; }

    /// <summary>Kind and days.</summary>
    public override string ToString() => FormattableString.Invariant($"{Kind} {From:yyyy-MM-dd} to {Until:yyyy-MM-dd}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Event coverage", ToString())
    {
        Facts =
        [
            new("kind", Kind),
            new("from", From),
            new("until", Until),
        ],
    };

    internal bool Covers(DateOnly date) => date >= From && date <= Until;
}

using System.Globalization;
using VixShield.Display;

namespace VixShield.Expiries;

/// <summary>One event whose instant is known beforehand, such as a release or a decision. Immutable; instants are compared in universal time.</summary>
[TypeFormatterSource]
public sealed record ScheduledEvent : IComparable<ScheduledEvent>, IDisplayable
{
    /// <summary>Makes an event.</summary>
    /// <param name="instant">When it happens.</param>
    /// <param name="kind">What it is, such as <see cref="EventKinds.ConsumerPrices"/>; ordinal, so case counts.</param>
    /// <param name="source">Who says so: an agency's schedule, a file.</param>
    /// <exception cref="ArgumentException">Kind or source is blank, or the kind begins or ends with white space.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The instant is before 1987, where New York's time is not known.</exception>
    public ScheduledEvent(DateTimeOffset instant, string kind, string source)
    {
        Date = DateOnly.FromDateTime(UsTime.InNewYork(instant).DateTime);
        Instant = instant;
        Kind = CheckedKind(kind, nameof(kind));
        Source = Guard.NotBlank(source, nameof(source));
    }

    /// <summary>When it happens.</summary>
    public DateTimeOffset Instant { get; }

    /// <summary>What it is.</summary>
    public string Kind { get; }

    /// <summary>Who says so.</summary>
    public string Source { get; }

    /// <summary>The day in New York.</summary>
    public DateOnly Date { get; }

    /// <summary>More about it, such as the month that a release is about; empty when nothing is said.</summary>
    /// <exception cref="ArgumentNullException">Null.</exception>
    public string Detail
    {
        get;
        init => field = Guard.NotNull(value, nameof(Detail));
    }

    = "";

    /// <summary>Whether the instant was worked out from a rule and not announced. False by default.</summary>
    public bool IsProjected { get; init; }

    /// <summary>Orders by instant, then by kind.</summary>
    /// <param name="other">The other; null comes first.</param>
    public int CompareTo(ScheduledEvent? other)
    {
        if (other is null)
            return 1;
        int byInstant = Instant.CompareTo(other.Instant);
        return byInstant != 0 ? byInstant : string.CompareOrdinal(Kind, other.Kind);
    }

    /// <summary>Whether <paramref name="left"/> comes before <paramref name="right"/>; null comes before everything.</summary>
    public static bool operator <(ScheduledEvent? left, ScheduledEvent? right) => Comparer<ScheduledEvent?>.Default.Compare(left, right) < 0;

    /// <summary>Whether <paramref name="left"/> comes after <paramref name="right"/>.</summary>
    public static bool operator >(ScheduledEvent? left, ScheduledEvent? right) => Comparer<ScheduledEvent?>.Default.Compare(left, right) > 0;

    /// <summary>Whether <paramref name="left"/> does not come after <paramref name="right"/>.</summary>
    public static bool operator <=(ScheduledEvent? left, ScheduledEvent? right) => Comparer<ScheduledEvent?>.Default.Compare(left, right) <= 0;

    /// <summary>Whether <paramref name="left"/> does not come before <paramref name="right"/>.</summary>
    public static bool operator >=(ScheduledEvent? left, ScheduledEvent? right) => Comparer<ScheduledEvent?>.Default.Compare(left, right) >= 0;

    /// <summary>Kind, instant in New York and whether it is projected, as in <c>cpi 2023-03-14 08:30 New York</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Kind} {UsTime.InNewYork(Instant):yyyy-MM-dd HH:mm} New York{(IsProjected ? ", projected" : "")}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Scheduled event", ToString())
    {
        Facts =
        [
            new("instant", Instant),
            new("day in New York", Date),
            new("kind", Kind),
            new("detail", Detail),
            new("projected", IsProjected),
            new("source", Source),
        ],
    };

    internal static string CheckedKind(string? kind, string parameter)
    {
        Guard.NotBlank(kind, parameter);
        return char.IsWhiteSpace(kind![0]) || char.IsWhiteSpace(kind[^1])
            ? throw new ArgumentException($"'{kind}' must not begin or end with white space.", parameter)
            : kind;
    }
}

using System.Collections.Immutable;

namespace VixShield.Volatility;

/// <summary>What is measured of a surface's events. Equal when all values are.</summary>
public sealed record EventVarianceOptions
{
    /// <summary>All kinds that the calendar covers, all expiries, the ordinary volatility of the intervals without an event within 10 days.</summary>
    public static EventVarianceOptions Default { get; } = new();

    /// <summary>Kinds of events; empty for all that the calendar covers. Events of other kinds then count as ordinary time.</summary>
    public ImmutableArray<string> Kinds
    {
        get;
        init => field = Guard.NotDefault(value, nameof(Kinds));
    }

    = [];

    /// <summary>The last date of expiry; null for all.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The ordinary volatility, per year, from 0 to 100; null to take that of the intervals between expiries without an event around each one, see <see cref="BackgroundDays"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double? Background
    {
        get;
        init => field = value is { } given ? Guard.InRange(given, 0, 100, nameof(Background)) : null;
    }

    /// <summary>
    /// How far, in calendar days from middle to middle, intervals without an event count for the ordinary volatility: their variance together over their time together, so that weekends and weekdays mix. Where none is so near, the
    /// nearest one counts. From 0 to 366; default 10.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double BackgroundDays
    {
        get;
        init => field = Guard.InRange(value, 0, 366, nameof(BackgroundDays));
    }

    = 10;

    /// <inheritdoc/>
    public bool Equals(EventVarianceOptions? other) =>
        other is not null && Kinds.AsSpan().SequenceEqual(other.Kinds.AsSpan()) && Until == other.Until && Background.Equals(other.Background) && BackgroundDays.Equals(other.BackgroundDays);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kinds.Length, Until, Background, BackgroundDays);

    /// <summary>The settings.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{(Kinds.IsEmpty ? "all kinds" : string.Join(", ", Kinds))}, {(Until is { } until ? FormattableString.Invariant($"until {until:yyyy-MM-dd}") : "all expiries")}, {(Background is { } background ? FormattableString.Invariant($"ordinary volatility {background:G6}") : FormattableString.Invariant($"ordinary volatility of the intervals without an event within {BackgroundDays:G6} days"))}");
}

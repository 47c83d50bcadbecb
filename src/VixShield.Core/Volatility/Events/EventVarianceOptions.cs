using System.Collections.Immutable;

namespace VixShield.Volatility;

/// <summary>What is measured of a surface's events. Equal when all values are.</summary>
public sealed record EventVarianceOptions
{
    /// <summary>All kinds that the calendar covers, all expiries, the ordinary volatility from the nearest interval without an event.</summary>
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

    /// <summary>The ordinary volatility, per year, at least 0; null to take that of the nearest interval between expiries without an event.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not finite or negative.</exception>
    public double? Background
    {
        get;
        init => field = value is { } given ? Guard.NonNegativeFinite(given, nameof(Background)) : null;
    }

    /// <inheritdoc/>
    public bool Equals(EventVarianceOptions? other) =>
        other is not null && Kinds.AsSpan().SequenceEqual(other.Kinds.AsSpan()) && Until == other.Until && Background.Equals(other.Background);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kinds.Length, Until, Background);

    /// <summary>The settings.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{(Kinds.IsEmpty ? "all kinds" : string.Join(", ", Kinds))}, {(Until is { } until ? FormattableString.Invariant($"until {until:yyyy-MM-dd}") : "all expiries")}, {(Background is { } background ? FormattableString.Invariant($"ordinary volatility {background:G6}") : "ordinary volatility of the nearest quiet interval")}");
}

using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Expiries;

namespace VixShield.Volatility;

/// <summary>Event variance between two neighbouring expiries of a surface. Made by <see cref="EventVariance"/>. Equal when all parts are.</summary>
[TypeFormatterSource]
public sealed record EventVarianceInterval : IDisplayable
{
    internal EventVarianceInterval(Expiry? earlier, Expiry later, ImmutableArray<ScheduledEvent> events, EventVarianceReading reading)
    {
        Earlier = earlier;
        Later = later;
        Events = events;
        Reading = reading;
    }

    /// <summary>The earlier expiry; null for the valuation instant.</summary>
    public Expiry? Earlier { get; }

    /// <summary>The later expiry.</summary>
    public Expiry Later { get; }

    /// <summary>What is scheduled after the earlier and up to the later one, ascending.</summary>
    public ImmutableArray<ScheduledEvent> Events { get; }

    /// <summary>The variance of all of these together: two expiries cannot tell events between them apart.</summary>
    public EventVarianceReading Reading { get; }

    /// <inheritdoc/>
    public bool Equals(EventVarianceInterval? other) =>
        other is not null && Earlier == other.Earlier && Later == other.Later && Events.AsSpan().SequenceEqual(other.Events.AsSpan()) && Reading == other.Reading;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Earlier, Later, Events.Length, Reading);

    /// <summary>Expiries, kinds of events and the reading.</summary>
    public override string ToString() =>
        $"{Earlier?.ToString() ?? "now"} to {Later}: {(Events.IsEmpty ? "no event" : string.Join(", ", Events.Select(e => e.Kind)))}; {Reading}";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Event variance between two expiries", ToString())
    {
        Facts =
        [
            new("earlier", Earlier?.ToString() ?? "now"),
            new("later", Later.ToString()),
            new("events", Events.IsEmpty ? DisplayCell.Missing : string.Join(", ", Events.Select(e => e.Kind))),
            new("status", Reading.Status),
            new("move of the events", DisplayCell.Percent(Reading.Move), "%"),
            new("ordinary volatility", DisplayCell.Percent(Reading.Background), "%"),
            new("ordinary variance the events are worth", Reading.Days, "days"),
            new("reason", Reading.Reason),
        ],
    };
}

using System.Collections.Immutable;

namespace VixShield.Risk;

/// <summary>The page of legs near their expiry. Made by <see cref="ExpiryRisk"/>. Equal when all parts are.</summary>
public sealed record ExpiryRiskReading
{
    internal ExpiryRiskReading(
        ExpiryRiskOptions options, ImmutableArray<ExpiryLegRisk> legs, ImmutableArray<PinTable> pins, ImmutableArray<GapTable> gaps, ImmutableArray<EarlyExerciseFlag> earlyExercise)
    {
        Options = options;
        Legs = legs;
        Pins = pins;
        Gaps = gaps;
        EarlyExercise = earlyExercise;
    }

    /// <summary>The settings.</summary>
    public ExpiryRiskOptions Options { get; }

    /// <summary>Each leg, nearest expiry first; empty when nothing expires within the days.</summary>
    public ImmutableArray<ExpiryLegRisk> Legs { get; }

    /// <summary>Options that settle at the close, by underlying and expiry.</summary>
    public ImmutableArray<PinTable> Pins { get; }

    /// <summary>Legs that settle at the opening, by underlying and expiry.</summary>
    public ImmutableArray<GapTable> Gaps { get; }

    /// <summary>American options of the whole book that may be exercised early, whatever their expiry.</summary>
    public ImmutableArray<EarlyExerciseFlag> EarlyExercise { get; }

    /// <inheritdoc/>
    public bool Equals(ExpiryRiskReading? other) =>
        other is not null && Options == other.Options && Legs.AsSpan().SequenceEqual(other.Legs.AsSpan()) && Pins.AsSpan().SequenceEqual(other.Pins.AsSpan())
        && Gaps.AsSpan().SequenceEqual(other.Gaps.AsSpan()) && EarlyExercise.AsSpan().SequenceEqual(other.EarlyExercise.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Options, Legs.Length, Pins.Length, Gaps.Length, EarlyExercise.Length);

    /// <summary>The page: legs, what is scheduled before the last of them, pin tables, gap tables, flags.</summary>
    public override string ToString() => Legs.IsEmpty && EarlyExercise.IsEmpty
        ? FormattableString.Invariant($"Nothing expires within {Options.Days:G6} days.")
        : string.Join(Environment.NewLine, [.. Legs.Select(l => l.ToString()), .. Scheduled, .. Pins.Select(p => p.ToString()), .. Gaps.Select(g => g.ToString()), .. EarlyExercise.Select(f => f.ToString())]);

    // Legs come nearest expiry first, so the last one has all events.
    private IEnumerable<string> Scheduled => Legs.IsEmpty || Legs[^1].Events.IsEmpty ? [] : [$"Scheduled: {string.Join("; ", Legs[^1].Events)}"];
}

using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.Risk;

/// <summary>The page of legs near their expiry. Made by <see cref="ExpiryRisk"/>. Equal when all parts are.</summary>
[TypeFormatterSource]
public sealed record ExpiryRiskReading : IDisplayable
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

    /// <summary>How many legs and flags, and the nearest settlement.</summary>
    public override string ToString() => (Legs, EarlyExercise.Length) switch
    {
        ([], 0) => FormattableString.Invariant($"Nothing expires within {Options.Days:G6} days."),
        ([], var flags) => FormattableString.Invariant($"Nothing expires within {Options.Days:G6} days; early exercise of {flags} legs."),
        ([var next, ..], var flags) => FormattableString.Invariant($"{Legs.Length} legs expire within {Options.Days:G6} days, {next.Leg.Position.Leg} first, in {next.HoursLeft:F1} hours{(flags == 0 ? "" : FormattableString.Invariant($"; early exercise of {flags} legs"))}."),
    };

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Legs near their expiry", ToString())
    {
        Facts =
        [
            new("legs within", Options.Days, "days"),
            new("legs", Legs.Length),
            new("pin tables", Pins.Length),
            new("gap tables", Gaps.Length),
            new("early exercise flags", EarlyExercise.Length),
        ],
        Tables =
        [
            DisplayTable.Of(
                "Legs",
                Legs,
                new("leg", r => r.Leg.Position.Leg.ToString()),
                new("status", r => r.Status),
                new("time left", "hours", r => DisplayCell.Fixed(r.HoursLeft, 1)),
                new("delta", "$/point", r => r.Delta),
                new("deviation", "points", r => DisplayCell.Fixed(r.Deviation, 2)),
                new("change of delta over it", "$/point", r => r.GammaPerDeviation),
                new("profit down", "$", r => DisplayCell.WithSign(r.ProfitDown, 0)),
                new("profit up", "$", r => DisplayCell.WithSign(r.ProfitUp, 0))),
            .. Pins.Select(p => p.Levels(FormattableString.Invariant($"Settlement value of {p.Symbol} {p.Expiry} by level, spot {p.Spot:F2}, {p.Legs.Length} legs"))),
            .. Gaps.Select(g => g.Moves(FormattableString.Invariant($"Gap into {g.Symbol} {g.Expiry} from {g.Forward:F2}, {g.Legs.Length} legs; {g.Gaps?.Origin ?? "no gaps are known"}"))),
        ],
        Notes =
        [
            .. Scheduled,
            .. Gaps.Where(g => !g.Events.IsEmpty).Select(g => $"Inside the gap into {g.Symbol} {g.Expiry}: {string.Join(", ", g.Events)}"),
            .. Legs.Where(l => l.Status != ExpiryLegStatus.Ok).Select(l => $"{l.Leg.Position.Leg}: {l.Reason}"),
            .. EarlyExercise.Select(f => f.ToString()),
        ],
    };

    // Legs come nearest expiry first, so the last one has all events.
    private IEnumerable<string> Scheduled => Legs.IsEmpty || Legs[^1].Events.IsEmpty ? [] : [$"Scheduled: {string.Join("; ", Legs[^1].Events)}"];
}

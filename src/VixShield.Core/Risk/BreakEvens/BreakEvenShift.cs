using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.Risk;

/// <summary>One break-even from the calibration to now, cause by cause. Made by <see cref="BreakEvenMigration"/>.</summary>
[TypeFormatterSource]
public sealed class BreakEvenShift : IDisplayable
{
    internal BreakEvenShift(BreakEven from, ImmutableArray<double> levels, MigrationCause? lostTo)
    {
        From = from;
        LostTo = lostTo;
        Parts = [.. levels.Skip(1).Select((level, i) => level - levels[i])];
        To = lostTo is null ? levels[^1] : null;
    }

    /// <summary>The break-even at the calibration.</summary>
    public BreakEven From { get; }

    /// <summary>The level now, in points; null when a cause took it away.</summary>
    public double? To { get; }

    /// <summary>The cause after which there was no break-even of this kind left to follow; null when there still is.</summary>
    public MigrationCause? LostTo { get; }

    /// <summary>Points by cause: time, level, skew, term, hedge, as far as it could be followed.</summary>
    public ImmutableArray<double> Parts { get; }

    /// <summary>The sum of the parts, in points.</summary>
    public double Total => Parts.Sum();

    /// <summary>Points of one cause; null when the break-even was lost before.</summary>
    /// <param name="cause">The cause.</param>
    /// <exception cref="ArgumentOutOfRangeException">The cause is not defined.</exception>
    public double? this[MigrationCause cause] => (int)Guard.Defined(cause, nameof(cause)) <= Parts.Length ? Parts[(int)cause - 1] : null;

    /// <summary>From, to and the parts.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{From} to {(To is { } to ? to.ToString("G6", System.Globalization.CultureInfo.InvariantCulture) : $"lost to {LostTo}")}: {string.Join(", ", Parts.Select((p, i) => FormattableString.Invariant($"{(MigrationCause)(i + 1)} {p:+0.##;-0.##;0}")))}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Shift of a break-even", ToString())
    {
        Facts =
        [
            new("at the calibration", From.Level, "points"),
            new("kind", From.Kind),
            new("now", To, "points"),
            new("lost to", LostTo),
            new("total", Total, "points"),
        ],
        Tables =
        [
            DisplayTable.Of(
                "By cause",
                Enum.GetValues<MigrationCause>(),
                new("cause", r => r),
                new("shift", "points", r => DisplayCell.WithSign(this[r], 2))),
        ],
    };
}

using VixShield.Display;

namespace VixShield.Market;

/// <summary>A level before and after a move, at a time to expiry.</summary>
[TypeFormatterSource]
public sealed record MovePoint : IDisplayable
{
    /// <summary>Makes a point.</summary>
    /// <param name="days">Calendar days to expiry; at least 0.</param>
    /// <param name="before">Level before; greater than 0.</param>
    /// <param name="after">Level after; greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public MovePoint(int days, double before, double after)
    {
        Days = Guard.InRange(days, 0, 10_000, nameof(days));
        Before = Guard.PositiveFinite(before, nameof(before));
        After = Guard.PositiveFinite(after, nameof(after));
    }

    /// <summary>Calendar days to expiry.</summary>
    public int Days { get; }

    /// <summary>Level before the move.</summary>
    public double Before { get; }

    /// <summary>Level after the move.</summary>
    public double After { get; }

    /// <summary>Logarithm of after / before.</summary>
    public double LogChange => Numerics.ElementaryFunctions.LogRatio(After, Before);

    /// <summary>Days and levels.</summary>
    public override string ToString() => FormattableString.Invariant($"{Days} d: {Before} to {After}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Level before and after a move", ToString())
    {
        Facts =
        [
            new("time to expiry", Days, "days"),
            new("before", Before),
            new("after", After),
            new("change", DisplayCell.Percent((After / Before) - 1), "%"),
            new("log change", LogChange),
        ],
    };

    internal static DisplayTable TableOf(string caption, string unit, IEnumerable<MovePoint> points) => DisplayTable.Of(
        caption,
        points,
        new("time to expiry", "days", r => r.Days),
        new("before", unit, r => r.Before),
        new("after", unit, r => r.After),
        new("change", "%", r => DisplayCell.Percent((r.After / r.Before) - 1)));
}

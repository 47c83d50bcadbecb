using VixShield.Display;

namespace VixShield.Risk;

/// <summary>A level of the underlying at which profit and loss is 0. The default value is none.</summary>
/// <param name="Level">The level, in points.</param>
/// <param name="Kind">How profit and loss meets 0 there.</param>
[TypeFormatterSource]
public readonly record struct BreakEven(double Level, BreakEvenKind Kind) : IDisplayable
{
    /// <summary>Level and kind.</summary>
    public override string ToString() => FormattableString.Invariant($"{Level:G6} ({Kind.ToString().ToLowerInvariant()})");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Break-even", ToString())
    {
        Facts =
        [
            new("level", Level, "points"),
            new("kind", Kind),
        ],
    };
}

using VixShield.Display;

namespace VixShield.Signals;

/// <summary>A pivot by number of its bar. The default value means nothing.</summary>
/// <param name="Bar">The bar, counted from 0.</param>
/// <param name="Price">The price there.</param>
/// <param name="Indicator">The indicator there.</param>
[TypeFormatterSource]
public readonly record struct BarPivot(int Bar, double Price, double Indicator) : IDisplayable
{
    /// <summary>Bar, price and indicator.</summary>
    public override string ToString() => FormattableString.Invariant($"bar {Bar}: {Price:G6}, indicator {Indicator:G6}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Pivot by bar", ToString())
    {
        Facts =
        [
            new("bar", Bar),
            new("price", Price),
            new("indicator", Indicator),
        ],
    };
}

using VixShield.Display;

namespace VixShield.Signals;

/// <summary>A pivot by day. The default value means nothing.</summary>
/// <param name="Date">The day.</param>
/// <param name="Price">The price there.</param>
/// <param name="Indicator">The indicator there.</param>
[TypeFormatterSource]
public readonly record struct DivergencePivot(DateOnly Date, double Price, double Indicator) : IDisplayable
{
    /// <summary>Day, price and indicator.</summary>
    public override string ToString() => FormattableString.Invariant($"{Date:yyyy-MM-dd} {Price:G6} (indicator {Indicator:G6})");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Pivot", ToString())
    {
        Facts =
        [
            new("date", Date),
            new("price", Price),
            new("indicator", Indicator),
        ],
    };
}

using VixShield.Display;

namespace VixShield.Signals;

/// <summary>A divergence by numbers of bars. The default value means nothing.</summary>
/// <param name="Kind">How price and indicator differ.</param>
/// <param name="First">The earlier pivot.</param>
/// <param name="Second">The later pivot.</param>
/// <param name="KnownBar">The first bar at which it can be known: the one that confirms the later pivot.</param>
[TypeFormatterSource]
public readonly record struct BarDivergence(DivergenceKind Kind, BarPivot First, BarPivot Second, int KnownBar) : IDisplayable
{
    /// <summary>Kind, pivots and bar at which it is known.</summary>
    public override string ToString() => FormattableString.Invariant($"{Kind}, {First}, {Second}, known at bar {KnownBar}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Divergence by bars", ToString())
    {
        Facts =
        [
            new("kind", Kind),
            new("first bar", First.Bar),
            new("first price", First.Price),
            new("first indicator", First.Indicator),
            new("second bar", Second.Bar),
            new("second price", Second.Price),
            new("second indicator", Second.Indicator),
            new("known at bar", KnownBar),
        ],
    };
}

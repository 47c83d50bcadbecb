namespace VixShield.Signals;

/// <summary>A divergence by numbers of bars. The default value means nothing.</summary>
/// <param name="Kind">How price and indicator differ.</param>
/// <param name="First">The earlier pivot.</param>
/// <param name="Second">The later pivot.</param>
/// <param name="KnownBar">The first bar at which it can be known: the one that confirms the later pivot.</param>
public readonly record struct BarDivergence(DivergenceKind Kind, BarPivot First, BarPivot Second, int KnownBar)
{
    /// <summary>Kind, pivots and bar at which it is known.</summary>
    public override string ToString() => FormattableString.Invariant($"{Kind}, {First}, {Second}, known at bar {KnownBar}");
}

namespace VixShield.Signals;

/// <summary>A pivot by number of its bar. The default value means nothing.</summary>
/// <param name="Bar">The bar, counted from 0.</param>
/// <param name="Price">The price there.</param>
/// <param name="Indicator">The indicator there.</param>
public readonly record struct BarPivot(int Bar, double Price, double Indicator)
{
    /// <summary>Bar, price and indicator.</summary>
    public override string ToString() => FormattableString.Invariant($"bar {Bar}: {Price:G6}, indicator {Indicator:G6}");
}

namespace VixShield.Risk;

/// <summary>
/// The range of a number over a set of assumptions, and its value under the middle one. The default value is the single number 0.
/// </summary>
/// <param name="Low">Smallest value over the set.</param>
/// <param name="Mid">Value under the middle assumption.</param>
/// <param name="High">Largest value over the set.</param>
public readonly record struct Interval(double Low, double Mid, double High)
{
    /// <summary>The three values.</summary>
    public override string ToString() => FormattableString.Invariant($"{Mid:G6} [{Low:G6}, {High:G6}]");
}

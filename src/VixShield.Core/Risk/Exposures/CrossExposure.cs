using VixShield.Display;

namespace VixShield.Risk;

/// <summary>
/// Mixed second derivative of the value by two different factors: vanna, or what a fund's options make of two futures. The default value is no exposure to factors without names.
/// </summary>
/// <param name="First">One factor; in a set of exposures the lesser of the two.</param>
/// <param name="Second">The other.</param>
/// <param name="Value">Mixed derivative, in dollars per unit of the one and unit of the other. Moves x and y change the value by Value x y, not by half of it.</param>
[TypeFormatterSource]
public readonly record struct CrossExposure(RiskFactor First, RiskFactor Second, double Value) : IDisplayable
{
    /// <summary>The factors and the derivative.</summary>
    public override string ToString() => FormattableString.Invariant($"{First} x {Second}: {Value:G6}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Cross exposure", ToString())
    {
        Facts =
        [
            new("first factor", First.ToString()),
            new("second factor", Second.ToString()),
            new("mixed derivative", Value, "$ per unit and unit"),
        ],
    };
}

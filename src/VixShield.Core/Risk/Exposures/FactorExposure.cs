using VixShield.Display;

namespace VixShield.Risk;

/// <summary>Exposure to one factor. The default value is no exposure to a factor without a name.</summary>
/// <param name="Factor">The factor.</param>
/// <param name="FirstOrder">First derivative of the value, in dollars per unit of the factor.</param>
/// <param name="SecondOrder">Second derivative, in dollars per unit squared.</param>
[TypeFormatterSource]
public readonly record struct FactorExposure(RiskFactor Factor, double FirstOrder, double SecondOrder = 0) : IDisplayable
{
    /// <summary>Factor, first and second order.</summary>
    public override string ToString() => FormattableString.Invariant($"{Factor}: {FirstOrder:G6}, {SecondOrder:G6}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Exposure to a factor", ToString())
    {
        Facts =
        [
            new("factor", Factor.ToString()),
            new("first order", FirstOrder, "$ per unit"),
            new("second order", SecondOrder, "$ per unit squared"),
        ],
    };
}

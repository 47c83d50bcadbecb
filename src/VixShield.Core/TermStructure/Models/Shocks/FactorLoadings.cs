using VixShield.Display;

namespace VixShield.TermStructure;

/// <summary>What a unit move of each of a model's two factors does: d ln VX = First dX1 + Second dX2. The default value is no response.</summary>
/// <param name="First">Response to the first factor.</param>
/// <param name="Second">Response to the second factor; 0 in a model of one factor.</param>
[TypeFormatterSource]
public readonly record struct FactorLoadings(double First, double Second) : IDisplayable
{
    /// <summary>The covariance of two quantities with these loadings under a covariance of the factors.</summary>
    /// <param name="other">Loadings of the other quantity.</param>
    /// <param name="covariance">Covariance of the factors.</param>
    public double CovarianceWith(FactorLoadings other, FactorCovariance covariance) =>
        (First * ((covariance.First * other.First) + (covariance.Cross * other.Second)))
        + (Second * ((covariance.Cross * other.First) + (covariance.Second * other.Second)));

    /// <summary>The two numbers.</summary>
    public override string ToString() => FormattableString.Invariant($"{First:G6}, {Second:G6}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Factor loadings", ToString())
    {
        Facts =
        [
            new("first", First),
            new("second", Second),
        ],
    };
}

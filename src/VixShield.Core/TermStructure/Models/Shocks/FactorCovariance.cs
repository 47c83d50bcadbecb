using VixShield.Display;

namespace VixShield.TermStructure;

/// <summary>Covariance of a model's two factors. The default value is that of factors that stand still.</summary>
/// <param name="First">Variance of the first factor.</param>
/// <param name="Second">Variance of the second factor.</param>
/// <param name="Cross">Their covariance.</param>
[TypeFormatterSource]
public readonly record struct FactorCovariance(double First, double Second, double Cross) : IDisplayable
{
    /// <summary>
    /// Covariance of dX = -k X dt + dW a time after both were 0, with correlated Brownian motions: rho (1 - e^(-(ki + kj) T)) / (ki + kj).
    /// </summary>
    internal static FactorCovariance OfUnitFactors(double firstSpeed, double secondSpeed, double correlation, double years) => new(
        years * LogBetaCurve.Average(2 * firstSpeed * years),
        years * LogBetaCurve.Average(2 * secondSpeed * years),
        correlation * years * LogBetaCurve.Average((firstSpeed + secondSpeed) * years));

    /// <summary>The three numbers.</summary>
    public override string ToString() => FormattableString.Invariant($"variances {First:G6} and {Second:G6}, covariance {Cross:G6}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Covariance of the factors", ToString())
    {
        Facts =
        [
            new("variance of the first factor", First),
            new("variance of the second factor", Second),
            new("covariance", Cross),
        ],
    };
}

using VixShield.Display;

namespace VixShield.Volatility;

/// <summary>Total variance at one log-moneyness with its first two derivatives. The default value is no point: its variance is 0.</summary>
/// <param name="LogMoneyness">k = ln(K/F).</param>
/// <param name="Variance">w(k), volatility squared times years.</param>
/// <param name="Slope">dw/dk.</param>
/// <param name="Curvature">The second derivative of w by k.</param>
[TypeFormatterSource]
public readonly record struct VariancePoint(double LogMoneyness, double Variance, double Slope, double Curvature) : IDisplayable
{
    /// <summary>
    /// Durrleman's function g(k) = (1 - k w' / (2 w))^2 - w'^2 / 4 (1 / w + 1 / 4) + w'' / 2. The risk-neutral density has its sign: negative means
    /// that a butterfly around this strike has a negative price. NaN where the variance is not greater than 0.
    /// </summary>
    public double Durrleman
    {
        get
        {
            if (!(Variance > 0))
                return double.NaN;
            double first = 1 - (LogMoneyness * Slope / (2 * Variance));
            return (first * first) - (Slope * Slope / 4 * ((1 / Variance) + 0.25)) + (Curvature / 2);
        }
    }

    /// <summary>Log-moneyness, variance, slope and curvature.</summary>
    public override string ToString() => FormattableString.Invariant($"k {LogMoneyness:G5}: w {Variance:G6}, slope {Slope:G5}, curvature {Curvature:G5}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Total variance at a moneyness", ToString())
    {
        Facts =
        [
            new("log-moneyness ln(K/F)", LogMoneyness),
            new("total variance", Variance),
            new("slope", Slope),
            new("curvature", Curvature),
            new("Durrleman's function", Variance > 0 ? Durrleman : DisplayCell.Missing),
        ],
    };
}

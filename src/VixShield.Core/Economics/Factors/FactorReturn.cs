using VixShield.Display;

namespace VixShield.Economics;

/// <summary>The returns of one period that a factor regression explains and explains with.</summary>
[TypeFormatterSource]
public sealed record FactorReturn : IDisplayable
{
    /// <summary>Makes a row. Numbers that are not finite are allowed here; the regression refuses them with a status.</summary>
    /// <param name="portfolio">Return of the portfolio, as a decimal.</param>
    /// <param name="market">Return of the market, as a decimal.</param>
    /// <param name="riskFree">Risk-free return of the period, as a decimal.</param>
    /// <param name="volatilityFuture">Return of the volatility future, as a decimal; null where there is none.</param>
    public FactorReturn(double portfolio, double market, double riskFree, double? volatilityFuture = null)
    {
        Portfolio = portfolio;
        Market = market;
        RiskFree = riskFree;
        VolatilityFuture = volatilityFuture;
    }

    /// <summary>Return of the portfolio, as a decimal.</summary>
    public double Portfolio { get; }

    /// <summary>Return of the market, as a decimal.</summary>
    public double Market { get; }

    /// <summary>Risk-free return of the period, as a decimal.</summary>
    public double RiskFree { get; }

    /// <summary>Price change of the volatility future over its price, as a decimal; null where there is none. A future is unfunded: it is an excess return as it stands.</summary>
    public double? VolatilityFuture { get; }

    /// <summary>The four returns.</summary>
    public override string ToString() => FormattableString.Invariant($"portfolio {Portfolio}, market {Market}, risk-free {RiskFree}, volatility future {VolatilityFuture}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Returns of a period", ToString())
    {
        Facts =
        [
            new("portfolio", DisplayCell.Percent(Portfolio, 4), "%"),
            new("market", DisplayCell.Percent(Market, 4), "%"),
            new("risk-free", DisplayCell.Percent(RiskFree, 4), "%"),
            new("volatility future", DisplayCell.Percent(VolatilityFuture, 4), "%"),
        ],
    };
}

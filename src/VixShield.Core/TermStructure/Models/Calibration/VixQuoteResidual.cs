using VixShield.Display;
using VixShield.Instruments;

namespace VixShield.TermStructure;

/// <summary>One quote of a calibration. Made by the library.</summary>
[TypeFormatterSource]
public sealed record VixQuoteResidual : IDisplayable
{
    internal VixQuoteResidual(double strike, OptionRight right, double market, double? model)
    {
        Strike = strike;
        Right = right;
        MarketVolatility = market;
        ModelVolatility = model;
    }

    /// <summary>The strike, in points.</summary>
    public double Strike { get; }

    /// <summary>The out-of-the-money right.</summary>
    public OptionRight Right { get; }

    /// <summary>Black-76 volatility of the quote's middle on the forward, per year.</summary>
    public double MarketVolatility { get; }

    /// <summary>The model's, per year; null where its price carries none.</summary>
    public double? ModelVolatility { get; }

    /// <summary>Model minus market, in volatility points (0.01 of volatility).</summary>
    public double? Points => 100 * (ModelVolatility - MarketVolatility);

    /// <summary>Strike, right and both volatilities.</summary>
    public override string ToString() => FormattableString.Invariant($"{Strike:G6} {Right}: market {100 * MarketVolatility:F2}, model {100 * ModelVolatility:F2}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Quote beside the model", ToString())
    {
        Facts =
        [
            new("strike", Strike, "points"),
            new("right", Right),
            new("market", DisplayCell.Percent(MarketVolatility), "%"),
            new("model", DisplayCell.Percent(ModelVolatility), "%"),
            new("model less market", DisplayCell.WithSign(Points, 2), "vol points"),
        ],
    };
}

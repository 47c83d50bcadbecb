using VixShield.Display;

namespace VixShield.Volatility;

/// <summary>The volatilities of a quote's bid, middle and ask, per year as decimals. The default value is no quote.</summary>
/// <param name="Quote">The quote.</param>
/// <param name="Bid">Volatility of the bid.</param>
/// <param name="Mid">Volatility of the middle price, not the middle of the volatilities.</param>
/// <param name="Ask">Volatility of the ask.</param>
[TypeFormatterSource]
public readonly record struct QuotedVolatility(SmileQuote Quote, double Bid, double Mid, double Ask) : IDisplayable
{
    /// <summary>Strike and volatilities.</summary>
    public override string ToString() => FormattableString.Invariant($"{Quote?.Strike}: {Bid:G5} {Mid:G5} {Ask:G5}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Quoted volatility", ToString())
    {
        Facts =
        [
            new("strike", Quote?.Strike, "points"),
            new("right", Quote?.Right),
            new("bid", DisplayCell.Percent(Bid), "%"),
            new("middle", DisplayCell.Percent(Mid), "%"),
            new("ask", DisplayCell.Percent(Ask), "%"),
        ],
    };
}

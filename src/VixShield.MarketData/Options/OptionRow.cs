using VixShield.Display;
using VixShield.Instruments;

namespace VixShield.MarketData;

/// <summary>One option at one time, as a file has it. Prices in points of the underlying, volatilities as decimals. Made by a reader.</summary>
[TypeFormatterSource]
public sealed record OptionRow : IDisplayable
{
    internal OptionRow(DateOnly quoteDate, string root, DateOnly expirationDate, OptionRight right, double strike)
    {
        QuoteDate = quoteDate;
        Root = root;
        ExpirationDate = expirationDate;
        Right = right;
        Strike = strike;
    }

    /// <summary>Day of the quote, in New York.</summary>
    public DateOnly QuoteDate { get; }

    /// <summary>
    /// Time of the table as it states it or as the caller does; null when only the day is known. A page taken after the close states
    /// its own time, not that of the last quotes.
    /// </summary>
    public DateTimeOffset? QuoteTime { get; internal init; }

    /// <summary>Root of the symbol, such as SPX, SPXW, VIX.</summary>
    public string Root { get; }

    /// <summary>Expiration date as listed. Monthly options were listed with the Saturday after the last trading day before 2015.</summary>
    public DateOnly ExpirationDate { get; }

    /// <summary>Call or put.</summary>
    public OptionRight Right { get; }

    /// <summary>Strike, greater than 0.</summary>
    public double Strike { get; }

    /// <summary>Bid; 0 when nobody bids; null when the file does not say.</summary>
    public double? Bid { get; internal init; }

    /// <summary>Ask; 0 when nobody offers; null when the file does not say.</summary>
    public double? Ask { get; internal init; }

    /// <summary>Last trade; null when there was none (0) or the file does not say.</summary>
    public double? Last { get; internal init; }

    /// <summary>Closing price of a file of daily bars, which may be a middle of quotes; null when the file has none.</summary>
    public double? Close { get; internal init; }

    /// <summary>Volatility of the bid, per square root of a year; null when there is no bid or the file does not say.</summary>
    public double? BidVolatility { get; internal init; }

    /// <summary>Volatility of the ask, as <see cref="BidVolatility"/>.</summary>
    public double? AskVolatility { get; internal init; }

    /// <summary>The publisher's implied volatility, per square root of a year; null when there is none (0).</summary>
    public double? ImpliedVolatility { get; internal init; }

    /// <summary>The publisher's delta, of the price to the underlying; null without <see cref="ImpliedVolatility"/>: some write 0 then, some 1.</summary>
    public double? Delta { get; internal init; }

    /// <summary>The publisher's gamma, per point of the underlying; null as <see cref="Delta"/>.</summary>
    public double? Gamma { get; internal init; }

    /// <summary>Contracts traded that day; null when the file does not say.</summary>
    public double? Volume { get; internal init; }

    /// <summary>Open interest in contracts; null when the file does not say.</summary>
    public double? OpenInterest { get; internal init; }

    /// <summary>The underlying as the file or the caller has it; null when unknown. It may be of another moment than the quotes: see <see cref="RowIssueCode.StaleSpot"/>.</summary>
    public double? UnderlyingPrice { get; internal init; }

    /// <summary>The forward that the file has beside the option; null when it has none.</summary>
    public double? Forward { get; internal init; }

    /// <summary>
    /// The discount factor to the expiration that the file has beside the option: what 1 paid then is worth now, greater than 0 and at most 1.1; null when it has none.
    /// </summary>
    public double? DiscountFactor { get; internal init; }

    /// <summary>
    /// The publisher's time to expiration in years, by the publisher's own day count, 0 or greater; null when the file does not say. The volatilities of
    /// the file belong to it.
    /// </summary>
    public double? Years { get; internal init; }

    /// <summary>The listed contract of the root; null when the library has none of that name.</summary>
    public ContractSpec? Contract => Contracts.Find(Root, ContractKind.Option);

    /// <summary>Day, option, bid and ask.</summary>
    public override string ToString() => FormattableString.Invariant($"{QuoteDate:yyyy-MM-dd} {Root} {ExpirationDate:yyyy-MM-dd} {Strike} {Right}: {Bid}/{Ask}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Option of a file", ToString())
    {
        Facts =
        [
            new("quote date", QuoteDate),
            new("root", Root),
            new("expiration date as listed", ExpirationDate),
            new("strike", Strike, "points"),
            new("right", Right),
            new("bid", Bid, "points"),
            new("ask", Ask, "points"),
            new("last", Last, "points"),
            new("bid volatility", DisplayCell.Percent(BidVolatility), "%"),
            new("ask volatility", DisplayCell.Percent(AskVolatility), "%"),
            new("implied volatility", DisplayCell.Percent(ImpliedVolatility), "%"),
            new("delta", Delta),
            new("volume", Volume, "contracts"),
            new("open interest", OpenInterest, "contracts"),
            new("underlying", UnderlyingPrice, "points"),
            new("forward", Forward, "points"),
            new("discount factor", DiscountFactor),
        ],
    };
}

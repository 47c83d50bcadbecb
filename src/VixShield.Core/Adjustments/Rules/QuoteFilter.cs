using VixShield.Instruments;
using VixShield.Market;

namespace VixShield.Adjustments;

/// <summary>Which quotes a rule takes for tradable: two-sided, a least bid, and a spread that is no more than a share of the middle.</summary>
internal readonly record struct QuoteFilter(double MinimumBid, double MaximumRelativeSpread)
{
    internal bool Takes(OptionQuote? quote) =>
        quote is { Ask: > 0, HalfSpread: >= 0 } && quote.Bid > 0 && quote.Bid >= MinimumBid && 2 * quote.HalfSpread <= MaximumRelativeSpread * quote.Mid;

    internal bool Takes(FutureMark mark) => 2 * mark.HalfSpread <= MaximumRelativeSpread * mark.Price;

    /// <summary>The option's own quote; null where there is none, as for XSP options, which are priced on the chain of SPX.</summary>
    internal static OptionQuote? QuoteOf(OptionLeg leg, MarketSnapshot market) =>
        leg.Contract.UnderlyingScale == 1 ? market.ChainFor(leg.Contract.UnderlyingSymbol, leg.Expiry)?.QuoteFor(leg.Strike, leg.Right) : null;
}

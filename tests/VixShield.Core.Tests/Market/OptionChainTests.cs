using VixShield.Instruments;
using VixShield.Market;
using VixShield.Pricing;
using VixShield.Tests.Infrastructure;
using VixShield.Volatility;

namespace VixShield.Tests.Market;

public sealed class OptionChainTests
{
    [Fact]
    public void Given_volatilities_are_the_smile()
    {
        foreach (OptionChain chain in TestMarkets.Base.Chains)
        {
            Assert.NotEmpty(chain.GivenVolatilities);
            Assert.All(chain.GivenVolatilities, node => Assert.Equal(node.Volatility, chain.Smile!.VolatilityAt(node.Strike), 1e-15));
            Assert.Null(chain.Fit);
            Assert.Empty(chain.RefusedQuotes);
        }
    }

    [Fact]
    public void Without_them_the_smile_is_inside_the_quotes_of_a_market_without_arbitrage()
    {
        int used = 0;
        foreach (OptionChain given in TestMarkets.Base.Chains.Where(c => c.Symbol == "SPX"))
        {
            OptionChain chain = Chain(given, given.Quotes);
            SmileFit fit = chain.Fit!;
            Assert.True(fit.Existence.IsPossible, $"{chain.Expiry}: {fit.Existence}");
            // The volatility of this market is a parabola in ln(K): beyond the outermost strike it would be steeper than Lee's bound, so that quote may be missed.
            int inside = 0;
            foreach (OptionQuote quote in chain.Quotes.Where(q => q.Right == (q.Strike < chain.Forward ? OptionRight.Put : OptionRight.Call)))
            {
                double price = Black76.Price(chain.Forward, quote.Strike, chain.Years, chain.Smile!.VolatilityAt(quote.Strike), chain.Rate, quote.Right);
                inside += price >= quote.Bid && price <= quote.Ask ? 1 : 0;
                used++;
            }

            Assert.Equal(fit.Quality.Inside, inside);
            Assert.True(inside >= fit.Quality.Quotes - 1, $"{chain.Expiry}: {fit.Quality}");

            Assert.Empty(chain.RefusedQuotes);
        }

        Assert.True(used > 150, $"{used} quotes");
    }

    [Fact]
    public void In_the_money_quotes_that_allow_no_arbitrage_do_not_touch_the_smile()
    {
        OptionChain chain = Chain(TestMarkets.Base.ChainFor("SPX", TestExpiries.SpxMarch)!);
        OptionChain changed = Chain(chain, chain.Quotes.Select(q =>
            q.Right == (q.Strike < chain.Forward ? OptionRight.Call : OptionRight.Put) ? new OptionQuote(q.Strike, q.Right, 0, 3000) : q));
        foreach (double strike in new[] { 4000, 4710.5, 5000, 5300 })
            Assert.Equal(chain.Smile!.VolatilityAt(strike), changed.Smile!.VolatilityAt(strike));
    }

    // Forward 5000, discount 0.99: a put at 4800 is worth at most 4752, a call at 5100 at most 4950.
    [Theory]
    [InlineData(4800, OptionRight.Put, 0, 3, QuoteDefect.ZeroBid)]
    [InlineData(4800, OptionRight.Put, 0, 0, QuoteDefect.ZeroBid)]
    [InlineData(4800, OptionRight.Put, 3, 2.9, QuoteDefect.Crossed)]
    [InlineData(5100, OptionRight.Call, 3, 0, QuoteDefect.Crossed)]
    [InlineData(5100, OptionRight.Call, 4949, 4951, QuoteDefect.AboveMaximum)]
    [InlineData(5100, OptionRight.Call, 6000, 6000, QuoteDefect.AboveMaximum)]
    [InlineData(4800, OptionRight.Put, 4753, 4760, QuoteDefect.AboveMaximum)]
    [InlineData(4800, OptionRight.Put, 100, 110, QuoteDefect.Arbitrage)]
    public void A_refused_quote_says_why_and_is_not_used(double strike, OptionRight right, double bid, double ask, QuoteDefect reason)
    {
        OptionQuote good = new(5000, OptionRight.Call, 60, 61);
        OptionQuote bad = new(strike, right, bid, ask);
        OptionChain chain = new("SPX", TestExpiries.SpxMarch, TestExpiries.Instant, 5000, PriceSource.Mid, 0.99, [good, bad]);

        Assert.Equal(new RefusedQuote(bad, reason), Assert.Single(chain.RefusedQuotes));
        Assert.Equal(SmileFitStatus.FewQuotes, chain.Fit!.Status);
        Assert.Equal(1, chain.Fit.Quality.Quotes);
        Assert.InRange(Black76.Price(5000, 5000, chain.Years, chain.Smile!.AtTheMoney, chain.Rate, OptionRight.Call), 60, 61);
        if (reason != QuoteDefect.Arbitrage)
            Assert.Null(new OptionChain("SPX", TestExpiries.SpxMarch, TestExpiries.Instant, 5000, PriceSource.Mid, 0.99, [bad]).Smile);
    }

    [Fact]
    public void The_strike_at_the_forward_uses_its_call()
    {
        OptionChain chain = new("SPX", TestExpiries.SpxMarch, TestExpiries.Instant, 5000, PriceSource.Mid, 0.99,
            [new(5000, OptionRight.Call, 60, 61), new(5000, OptionRight.Put, 55, 70)]);
        QuotedVolatility used = Assert.Single(chain.Fit!.Volatilities);
        Assert.Equal(OptionRight.Call, used.Quote.Right);
        Assert.InRange(Black76.Price(5000, 5000, chain.Years, chain.Smile!.AtTheMoney, chain.Rate, OptionRight.Call), 60, 61);
    }

    [Fact]
    public void The_half_spread_is_the_own_or_the_other_rights_and_none_for_a_quote_that_is_not_one()
    {
        OptionChain chain = new("SPX", TestExpiries.SpxMarch, TestExpiries.Instant, 5000, PriceSource.Mid, 0.99,
        [
            new(4800, OptionRight.Put, 30, 31), new(4800, OptionRight.Call, 230, 233), new(4900, OptionRight.Put, 45, 46.5),
            new(5000, OptionRight.Call, 60, 59), new(5100, OptionRight.Call, 0, 0), new(5200, OptionRight.Call, 0, 0.2),
        ]);
        Assert.Equal([0.5, 1.5, 0.75, 0.75], [Half(4800, OptionRight.Put), Half(4800, OptionRight.Call), Half(4900, OptionRight.Put), Half(4900, OptionRight.Call)]);
        Assert.Equal(0.1, Half(5200, OptionRight.Call));
        Assert.All(new[] { 5000.0, 5100, 5300 }, strike => Assert.Null(Half(strike, OptionRight.Call)));
        double? Half(double strike, OptionRight right) => chain.HalfSpreadFor(strike, right);
    }

    [Fact]
    public void A_rate_is_that_of_the_discount_factor()
    {
        foreach (OptionChain chain in TestMarkets.Base.Chains)
            Assert.Equal(chain.DiscountFactor, Math.Exp(-chain.Rate * chain.Years), 1e-15);
        // Below 0 as well.
        Assert.True(new OptionChain("SPX", TestExpiries.SpxMarch, TestExpiries.Instant, 5000, PriceSource.Mid, 1.01, []).Rate < 0);
    }

    [Law(Arbitrary = [typeof(IllegalValues)])]
    public void Illegal_values_are_refused(NotPositive zero, Negative negative, Undefined undefined)
    {
        Refusal.OfValue("forward", zero.Value, "greater than 0", () => Make(forward: zero.Value));
        Refusal.OfValue("discountFactor", zero.Value, "greater than 0", () => Make(discount: zero.Value));
        Refusal.OfValue("forwardSource", (PriceSource)undefined.Value, "Mid", () => Make(source: (PriceSource)undefined.Value));
        Refusal.OfValue("strike", zero.Value, "greater than 0", () => _ = new OptionQuote(zero.Value, OptionRight.Put, 1, 1));
        Refusal.OfValue("bid", negative.Value, "at least 0", () => _ = new OptionQuote(1, OptionRight.Put, negative.Value, 1));
        Refusal.OfValue("ask", negative.Value, "at least 0", () => _ = new OptionQuote(1, OptionRight.Put, 1, negative.Value));
        Refusal.OfValue("right", (OptionRight)undefined.Value, "Call", () => _ = new OptionQuote(1, (OptionRight)undefined.Value, 1, 1));
        Refusal.OfValue("price", zero.Value, "greater than 0", () => _ = new FutureMark(Contracts.Vx, TestExpiries.VixMarch, zero.Value, 0, PriceSource.Mid));
        Refusal.OfValue("halfSpread", negative.Value, "at least 0", () => _ = new FutureMark(Contracts.Vx, TestExpiries.VixMarch, 1, negative.Value, PriceSource.Mid));
        Refusal.OfValue("value", zero.Value, "greater than 0", () => new MarketSnapshotBuilder(TestExpiries.Instant).SetLevel("SPX", zero.Value));
    }

    [Fact]
    public void Contradictions_are_refused()
    {
        Refusal.OfValue("discountFactor", 1.1001, "1.1", () => Make(discount: 1.1001));
        Refusal.OfArgument("quotes", () => Make(new OptionQuote(5, OptionRight.Put, 1, 1), new OptionQuote(5, OptionRight.Put, 1, 2)), "5 Put", "twice");
        Refusal.OfArgument("quotes", () => Make(quotes: [null!]));
        Refusal.OfArgument("expiry", () => _ = new OptionChain("SPX", TestExpiries.SpxMarch, TestExpiries.SpxMarch.Instant, 1, PriceSource.Mid, 1, []), "2024-03-15");
        Refusal.OfArgument("expiry", () => _ = new FutureMark(Contracts.Vx, TestExpiries.SpxwMarch, 1, 0, PriceSource.Mid), "VX", "Pm");
        Refusal.OfArgument("contract", () => _ = new FutureMark(Contracts.Vix, TestExpiries.VixMarch, 1, 0, PriceSource.Mid), "futures");
    }

    [Fact]
    public void Chains_are_equal_whatever_the_order_of_quotes_and_differ_by_any_value()
    {
        OptionChain chain = Chain(TestMarkets.Base.ChainFor("VIX", TestExpiries.VixMarch)!);
        OptionChain reversed = Chain(chain, chain.Quotes.Reverse());
        Assert.Equal(chain, reversed);
        Assert.Equal(chain.GetHashCode(), reversed.GetHashCode());
        Assert.NotEqual(chain, Chain(chain, chain.Quotes.Skip(1)));
        Assert.NotEqual(chain, TestMarkets.Base.ChainFor("VIX", TestExpiries.VixMarch));
        Assert.NotEqual(Make(), Make(forward: 5001));
        Assert.NotEqual(Make(), Make(discount: 0.98));
        Assert.NotEqual(Make(), Make(source: PriceSource.OptionParity));
        Assert.NotEqual(Make(new OptionQuote(5, OptionRight.Put, 1, 2)), Make(new OptionQuote(5, OptionRight.Call, 1, 2)));
    }

    private static OptionChain Chain(OptionChain like, IEnumerable<OptionQuote>? quotes = null) =>
        new(like.Symbol, like.Expiry, like.ValuationInstant, like.Forward, like.ForwardSource, like.DiscountFactor, quotes ?? like.Quotes);

    private static OptionChain Make(params OptionQuote[] quotes) => Make(5000, quotes: quotes);

    private static OptionChain Make(double forward = 5000, PriceSource source = PriceSource.Mid, double discount = 0.99, OptionQuote[]? quotes = null) =>
        new("SPX", TestExpiries.SpxMarch, TestExpiries.Instant, forward, source, discount, quotes ?? []);
}

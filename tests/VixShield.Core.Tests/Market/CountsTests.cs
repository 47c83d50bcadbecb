using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Serialization;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Market;

/// <summary>Open interest and volume of quotes and marks.</summary>
public sealed class CountsTests
{
    private static readonly Expiry March = TestExpiries.SpxMarch;

    [Fact]
    public void Every_count_changes_equality_and_hash_and_a_market_without_them_is_the_one_before()
    {
        MarketSnapshot[] markets =
        [
            TestMarkets.Base, Marked(1, null), Marked(null, 1), Marked(1, 1), Marked(0, null), Marked(2, 1), Quoted(0, 1, null), Quoted(0, null, 1), Quoted(1, 1, null), Quoted(0, 0, 0),
        ];
        Assert.Equal(markets.Length, markets.Select(m => m.ContentHash).Distinct().Count());
        for (int i = 0; i < markets.Length; i++)
            Assert.Equal(i, Array.FindIndex(markets, m => m.Equals(markets[i])));
        Assert.Equal(TestMarkets.Base.ContentHash, Marked(null, null).ContentHash);
        Assert.Equal(TestMarkets.Base, Quoted(0, null, null));
    }

    [Fact]
    public void Counts_read_back_from_JSON_and_unknown_ones_write_nothing()
    {
        foreach (MarketSnapshot market in new[] { Marked(81_250, null), Marked(null, 0), Quoted(3, 1893, null), Quoted(3, null, 7), Quoted(3, 1_000_000_000_000, 0) })
        {
            MarketSnapshot back = VixShieldJson.Parse<MarketSnapshot>(VixShieldJson.Serialize(market));
            Assert.Equal(market, back);
            Assert.Equal(market.ContentHash, back.ContentHash);
        }

        string without = VixShieldJson.Serialize(TestMarkets.Base);
        Assert.DoesNotContain("openInterest", without, StringComparison.Ordinal);
        Assert.DoesNotContain("volume", without, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[4000, 1, 2, 3]", "$.chains[0].puts[0]", "4 numbers")]
    [InlineData("[4000, 1, 2, -3, null]", "$.chains[0].puts[0][3]", "-3")]
    [InlineData("[4000, 1, 2, null, 1.5]", "$.chains[0].puts[0][4]", "1.5")]
    [InlineData("[4000, 1, 2, null, 1e13]", "$.chains[0].puts[0][4]", "1000000000000")]
    [InlineData("[4000, null, 2]", "$.chains[0].puts[0][1]", "Must be a number")]
    public void Rows_that_are_no_counts_are_refused_by_place(string row, string path, string words)
    {
        string json = $$"""
            {"schema": "vixshield.market/1", "valuation": "2024-02-13T14:30:00-06:00", "notes": [], "levels": {"SPX": 5000}, "futures": [],
             "chains": [{"symbol": "SPX", "expiry": "2024-03-15 Pm", "forward": 5000, "forwardSource": "mid", "discountFactor": 0.99, "puts": [{{row}}], "calls": []}]}
            """;
        var refusal = Assert.Throws<VixShieldFormatException>(() => VixShieldJson.Parse<MarketSnapshot>(json));
        Assert.Equal(path, refusal.Path);
        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interpolated_future_keeps_its_counts()
    {
        string json = """
            {"schema": "vixshield.market/1", "valuation": "2024-02-13T14:30:00-06:00", "notes": [], "levels": {"SPX": 5000},
             "futures": [{"contract": "ES", "expiry": "2024-03-15 Am", "halfSpread": 0.25, "source": "interpolated", "openInterest": 5, "volume": 6}],
             "chains": [{"symbol": "SPX", "expiry": "2024-03-15 Pm", "forward": 5000, "forwardSource": "mid", "discountFactor": 0.99, "puts": [], "calls": []}]}
            """;
        FutureMark mark = Assert.Single(VixShieldJson.Parse<MarketSnapshot>(json).Futures);
        Assert.Equal((5L, 6L), (mark.OpenInterest!.Value, mark.Volume!.Value));
    }

    [Fact]
    public void A_move_keeps_the_counts_of_every_contract_that_it_keeps()
    {
        var builder = Sample.Market.ToBuilder();
        foreach (FutureMark mark in Sample.Market.Futures)
            builder.Set(mark with { OpenInterest = 11, Volume = 12 });
        foreach (OptionChain chain in Sample.Market.Chains)
        {
            builder.Set(new OptionChain(
                chain.Symbol, chain.Expiry, chain.ValuationInstant, chain.Forward, chain.ForwardSource, chain.DiscountFactor,
                chain.Quotes.Select((q, i) => q with { OpenInterest = i, Volume = i + 1000 }), chain.GivenVolatilities));
        }

        MarketSnapshot counted = builder.Build();
        MarketSnapshot moved = Sample.Move.ApplyTo(counted);
        Assert.All(moved.Futures, mark => Assert.Equal((11L, 12L), (mark.OpenInterest!.Value, mark.Volume!.Value)));
        int kept = 0;
        foreach (OptionChain chain in moved.Chains)
        {
            foreach (OptionQuote quote in chain.Quotes)
            {
                // A quote that the move puts into the money is of another contract then: what that had, if anything.
                OptionQuote? before = counted.ChainFor(chain.Symbol, chain.Expiry)!.QuoteFor(quote.Strike, quote.Right);
                Assert.Equal(before?.OpenInterest, quote.OpenInterest);
                Assert.Equal(before?.Volume, quote.Volume);
                kept += before is null ? 0 : 1;
            }
        }

        Assert.True(kept > 0);
    }

    [Fact]
    public void Counts_below_0_and_beyond_the_largest_are_refused()
    {
        foreach (long illegal in new[] { -1, long.MinValue, 1_000_000_000_001, long.MaxValue })
        {
            Refusal.OfValue("OpenInterest", illegal, "from 0", () => _ = new OptionQuote(1, OptionRight.Put, 1, 1) { OpenInterest = illegal });
            Refusal.OfValue("Volume", illegal, "from 0", () => _ = new OptionQuote(1, OptionRight.Put, 1, 1) { Volume = illegal });
            Refusal.OfValue("OpenInterest", illegal, "from 0", () => _ = TestMarkets.Base.Futures[0] with { OpenInterest = illegal });
            Refusal.OfValue("Volume", illegal, "from 0", () => _ = TestMarkets.Base.Futures[0] with { Volume = illegal });
        }
    }

    private static MarketSnapshot Marked(long? openInterest, long? volume) =>
        TestMarkets.Base.ToBuilder().Set(TestMarkets.Base.Futures[0] with { OpenInterest = openInterest, Volume = volume }).Build();

    private static MarketSnapshot Quoted(int place, long? openInterest, long? volume)
    {
        OptionChain chain = TestMarkets.Base.ChainFor("SPX", March)!;
        OptionQuote quote = chain.Quotes[place];
        return TestMarkets.Base.ToBuilder().Set(new OptionChain(
            chain.Symbol, chain.Expiry, chain.ValuationInstant, chain.Forward, chain.ForwardSource, chain.DiscountFactor,
            chain.Quotes.Replace(quote, quote with { OpenInterest = openInterest, Volume = volume }), chain.GivenVolatilities)).Build();
    }
}

using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Pricing;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Market;

public sealed class MarketMoveTests
{
    // Products and exponentials of logarithms: some ulp of an index level.
    private const double LevelRounding = 1e-11;

    // A price of the smile at a strike that went through a logarithm and back, relative to the forward.
    private const double PriceRounding = 1e-12;

    private static readonly MarketSnapshot Base = TestMarkets.Base;

    private static readonly MarketMove Crash = new(
        "crash", "SPX", new(0, 4000, 3600), new(0, 15, 36),
        [new(30, 16, 24), new(60, 17, 21)], [new(9, 12, 30), new(30, 14, 26), new(93, 16, 20)], new(0, 80, 140));

    private static readonly MarketMove Nothing = new(
        "nothing", "SPX", new(0, 4000, 4000), new(0, 15, 15), [new(30, 16, 16), new(60, 17, 17)], [new(9, 12, 12)], new(0, 80, 80));

    [Fact]
    public void Levels_and_index_forwards_move_by_one_ratio()
    {
        MarketSnapshot moved = Crash.ApplyTo(Base);
        Assert.Equal(4500, moved.Levels["SPX"], LevelRounding);
        Assert.Equal(14.2 * 36 / 15, moved.VixFutures.SpotVix, LevelRounding);
        foreach (OptionChain chain in Base.Chains.Where(c => c.Symbol == "SPX"))
        {
            OptionChain after = moved.ChainFor("SPX", chain.Expiry)!;
            Assert.Equal(chain.Forward * 0.9, after.Forward, LevelRounding * 1000);
            Assert.Equal((chain.DiscountFactor, chain.ForwardSource), (after.DiscountFactor, after.ForwardSource));
        }

        foreach (FutureMark mark in Base.Futures.Where(f => f.Contract == Contracts.Es))
            Assert.Equal((mark.Price * 0.9, mark.HalfSpread), (moved.MarkFor(mark.Contract, mark.Expiry)!.Price, moved.MarkFor(mark.Contract, mark.Expiry)!.HalfSpread));
        Assert.Equal(Base.ValuationInstant, moved.ValuationInstant);
        Assert.True(moved.Notes[..Base.Notes.Length].SequenceEqual(Base.Notes));
        Assert.Contains("crash", moved.Notes[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void VX_and_VIX_forwards_move_by_the_log_change_at_their_own_days_flat_beyond_the_ends()
    {
        MarketSnapshot moved = Crash.ApplyTo(Base);
        // Days from 13 February: 1 and 36 and 64 and 99 and 126.
        double between = Math.Exp((0.8 * Math.Log(24 / 16d)) + (0.2 * Math.Log(21 / 17d)));
        double[] ratios = [24 / 16d, between, 21 / 17d, 21 / 17d, 21 / 17d];
        for (int i = 0; i < ratios.Length; i++)
        {
            Expiry expiry = TestMarkets.VxExpiries[i];
            Assert.Equal(TestMarkets.VxPrices[i] * ratios[i], moved.VixFutures.ForwardFor(expiry), LevelRounding);
            if (moved.ChainFor("VIX", expiry) is { } chain)
                Assert.Equal(TestMarkets.VxPrices[i] * ratios[i], chain.Forward, LevelRounding);
        }
    }

    [Fact]
    public void Volatilities_change_by_one_ratio_at_fixed_normalised_moneyness_at_every_listed_strike()
    {
        MarketSnapshot moved = Crash.ApplyTo(Base);
        int compared = 0;
        foreach (OptionChain chain in Base.Chains)
        {
            OptionChain after = moved.ChainFor(chain.Symbol, chain.Expiry)!;
            double ratio = chain.Symbol == "VIX" ? 140 / 80d : VolatilityRatio(chain.Expiry);
            foreach (OptionQuote quote in after.Quotes.Where(q => q.Bid > 0 && q.Right == (q.Strike < after.Forward ? OptionRight.Put : OptionRight.Call)))
            {
                // z is ln(K/F) over the at-the-money deviation, which grows by the ratio.
                double z = Math.Log(quote.Strike / after.Forward) / (ratio * chain.Smile!.AtTheMoney * Math.Sqrt(chain.Years));
                double expected = ratio * chain.Smile.VolatilityAtMoneyness(z);
                double price = Black76.Price(after.Forward, quote.Strike, after.Years, expected, after.Rate, quote.Right);
                Assert.Equal(price, quote.Mid, PriceRounding * after.Forward);
                if (price > 1e-4 * after.Forward)
                    Assert.Equal(expected, after.Smile!.VolatilityAt(quote.Strike), 1e-8);
                compared++;
            }
        }

        Assert.True(compared > 200, $"{compared} quotes");
    }

    [Fact]
    public void No_move_gives_the_same_prices_to_rounding()
    {
        MarketSnapshot same = Nothing.ApplyTo(Base);
        Assert.True(same.Levels.SequenceEqual(Base.Levels));
        Assert.True(same.Futures.SequenceEqual(Base.Futures));
        foreach (OptionChain chain in Base.Chains)
        {
            OptionChain after = same.ChainFor(chain.Symbol, chain.Expiry)!;
            Assert.Equal((chain.Forward, chain.DiscountFactor, chain.Quotes.Length), (after.Forward, after.DiscountFactor, after.Quotes.Length));
            for (int i = 0; i < chain.Quotes.Length; i++)
            {
                Assert.Equal(chain.Quotes[i].Mid, after.Quotes[i].Mid, PriceRounding * chain.Forward);
                Assert.Equal(chain.Quotes[i].HalfSpread, after.Quotes[i].HalfSpread, PriceRounding * chain.Forward);
            }
        }
    }

    [Fact]
    public void Half_spreads_grow_with_VIX_up_to_95_percent_of_the_middle_and_a_missing_bid_stays_missing()
    {
        OptionChain chain = Base.ChainFor("SPX", TestExpiries.SpxMarch)!;
        OptionQuote noBid = chain.Quotes.First(q => q.Right == OptionRight.Put);
        OptionQuote crossed = chain.Quotes.First(q => q.Right == OptionRight.Call && q.Strike > 5100);
        MarketSnapshot market = Base.ToBuilder().Set(new OptionChain(
            "SPX", chain.Expiry, chain.ValuationInstant, chain.Forward, chain.ForwardSource, chain.DiscountFactor,
            chain.Quotes.Replace(noBid, new(noBid.Strike, noBid.Right, 0, noBid.Ask)).Replace(crossed, new(crossed.Strike, crossed.Right, crossed.Ask, crossed.Bid)))).Build();
        OptionChain before = market.ChainFor("SPX", chain.Expiry)!;
        OptionChain after = Crash.ApplyTo(market).ChainFor("SPX", chain.Expiry)!;
        int capped = 0;
        foreach (OptionQuote was in before.Quotes.Where(q => q.Bid <= q.Ask))
        {
            // The put beside the crossed call is in the money after the move: it stands on the call's side, whose own quote is left out.
            OptionQuote now = after.QuoteFor(was.Strike, was.Strike == crossed.Strike ? OptionRight.Call : was.Right)!;
            Assert.Equal(was.Bid == 0, now.Bid == 0);
            if (was.Bid == 0)
                continue;
            double grown = was.HalfSpread * 36 / 15;
            capped += grown > 0.95 * now.Mid ? 1 : 0;
            Assert.Equal(Math.Min(grown, 0.95 * now.Mid), now.HalfSpread, PriceRounding * after.Forward);
        }

        Assert.Null(after.QuoteFor(crossed.Strike, OptionRight.Put));
        Assert.True(after.QuoteFor(crossed.Strike, OptionRight.Call)!.HalfSpread > 0);
        Assert.Equal(before.Quotes.Length - 1, after.Quotes.Length);
        Assert.True(capped > 0, "The cap was not met.");
    }

    [Fact]
    public void Other_underlyings_stay_and_missing_ones_are_named()
    {
        OptionChain rut = new("RUT", TestExpiries.SpxMarch, TestExpiries.Instant, 2000, PriceSource.Mid, 0.99, [new(2000, OptionRight.Put, 40, 41)]);
        MarketSnapshot moved = Crash.ApplyTo(Base.ToBuilder().SetLevel("RUT", 1990).Set(rut).Build());
        Assert.Equal(1990, moved.Levels["RUT"]);
        Assert.Equal(rut, moved.ChainFor("RUT", TestExpiries.SpxMarch));
        MarketSnapshotBuilder bare = new(TestExpiries.Instant);
        Assert.Equal(new DatumKey(DatumKind.Level, "SPX"), Assert.Throws<MissingDatumException>(() => Crash.ApplyTo(bare.Build())).Key);
        bare.SetLevel("SPX", 5000);
        Assert.Equal(new DatumKey(DatumKind.Level, "VIX"), Assert.Throws<MissingDatumException>(() => Crash.ApplyTo(bare.Build())).Key);
    }

    [Law(Arbitrary = [typeof(IllegalValues)])]
    public void Illegal_points_are_refused(NotPositive value)
    {
        Refusal.OfValue("before", value.Value, "greater than 0", () => _ = new MovePoint(1, value.Value, 1));
        Refusal.OfValue("after", value.Value, "greater than 0", () => _ = new MovePoint(1, 1, value.Value));
        Refusal.OfValue("days", -1, "from 0", () => _ = new MovePoint(-1, 1, 1));
        Refusal.OfArgument("vixFutures", () => Move([]));
        Refusal.OfArgument("vixFutures", () => Move([null!]));
        Refusal.OfArgument("vixFutures", () => Move([new(30, 1, 1), new(30, 1, 2)]), "30", "ascend");
        Refusal.OfArgument("name", () => _ = new MarketMove("", "SPX", new(0, 1, 1), new(0, 1, 1), [new(0, 1, 1)], [new(0, 1, 1)], new(0, 1, 1)));
        static MarketMove Move(MovePoint[] futures) => new("a", "SPX", new(0, 1, 1), new(0, 1, 1), futures, [new(0, 1, 1)], new(0, 1, 1));
    }

    private static double VolatilityRatio(Expiry expiry)
    {
        int days = expiry.Date.DayNumber - new DateOnly(2024, 2, 13).DayNumber;
        (double nine, double thirty, double ninetyThree) = (Math.Log(30 / 12d), Math.Log(26 / 14d), Math.Log(20 / 16d));
        return Math.Exp(days switch
        {
            <= 9 => nine,
            <= 30 => nine + ((thirty - nine) * (days - 9) / 21),
            <= 93 => thirty + ((ninetyThree - thirty) * (days - 30) / 63),
            _ => ninetyThree,
        });
    }
}

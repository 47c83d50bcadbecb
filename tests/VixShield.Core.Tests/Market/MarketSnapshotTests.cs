using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Market;

public sealed class MarketSnapshotTests
{
    private static readonly MarketSnapshot Base = TestMarkets.Base;

    [Law]
    public void Hash_and_equality_do_not_depend_on_the_order_of_building(int seed)
    {
        MarketSnapshot shuffled = Build(Base.ValuationInstant, seed);
        Assert.Equal(Base.ContentHash, shuffled.ContentHash);
        Assert.Equal(Base, shuffled);
        Assert.Equal(Base.GetHashCode(), shuffled.GetHashCode());
    }

    [Fact]
    public void The_instant_counts_and_its_offset_does_not()
    {
        Assert.Equal(64, Base.ContentHash.Length);
        Assert.Equal(Base.ContentHash, Build(TestExpiries.Instant, 3).ContentHash);
        MarketSnapshot abroad = new MarketSnapshotBuilder(TestExpiries.Instant.ToUniversalTime()).SetLevel("SPX", 1).Build();
        Assert.Equal(new MarketSnapshotBuilder(TestExpiries.Instant).SetLevel("SPX", 1).Build(), abroad);
        Assert.NotEqual(new MarketSnapshotBuilder(TestExpiries.Instant.AddMinutes(1)).SetLevel("SPX", 1).Build().ContentHash, abroad.ContentHash);
    }

    [Fact]
    public void Every_single_change_of_a_value_changes_hash_and_equality()
    {
        OptionChain chain = Base.ChainFor("SPX", TestExpiries.SpxMarch)!;
        OptionQuote quote = chain.Quotes[3];
        FutureMark mark = Base.Futures[0];
        MarketSnapshot[] changed =
        [
            Changed(b => b.SetLevel("SPX", Math.BitIncrement(5000))),
            Changed(b => b.SetLevel("NDX", 1)),
            Changed(b => b.Set(new FutureMark(mark.Contract, mark.Expiry, Math.BitIncrement(mark.Price), mark.HalfSpread, mark.Source))),
            Changed(b => b.Set(new FutureMark(mark.Contract, mark.Expiry, mark.Price, mark.HalfSpread + 0.01, mark.Source))),
            Changed(b => b.Set(new FutureMark(mark.Contract, mark.Expiry, mark.Price, mark.HalfSpread, PriceSource.Interpolated))),
            Changed(b => b.Set(new FutureMark(Contracts.Mes, mark.Expiry, mark.Price, mark.HalfSpread, mark.Source))),
            Changed(b => b.Set(With(chain, forward: Math.BitIncrement(chain.Forward)))),
            Changed(b => b.Set(With(chain, discount: Math.BitDecrement(chain.DiscountFactor)))),
            Changed(b => b.Set(With(chain, source: PriceSource.Interpolated))),
            Changed(b => b.Set(With(chain, symbol: "RUT"))),
            Changed(b => b.Set(With(chain, quotes: chain.Quotes.RemoveAt(5)))),
            Changed(b => b.Set(With(chain, quotes: chain.Quotes.Replace(quote, new(quote.Strike, quote.Right, Math.BitDecrement(quote.Bid), quote.Ask))))),
            Changed(b => b.Set(With(chain, quotes: chain.Quotes.Replace(quote, new(quote.Strike, quote.Right, quote.Bid, Math.BitIncrement(quote.Ask)))))),
            Changed(b => b.Set(With(chain, quotes: chain.Quotes.Replace(quote, new(quote.Strike + 0.5, quote.Right, quote.Bid, quote.Ask))))),
        ];
        Assert.All(changed, market => Assert.False(market.Equals(Base)));
        Assert.Equal(changed.Length + 1, changed.Select(m => m.ContentHash).Append(Base.ContentHash).Distinct().Count());

        static MarketSnapshot Changed(Func<MarketSnapshotBuilder, MarketSnapshotBuilder> change) => change(Base.ToBuilder()).Build();
    }

    [Fact]
    public void Every_part_of_an_expiry_counts()
    {
        Expiry day = TestExpiries.SpxMarch;
        Expiry[] expiries =
        [
            day, Expiry.Create(day.Date, day.Style, day.Instant, day.LastTradingDay.AddDays(-1)), Expiry.Create(day.Date, day.Style, day.Instant.AddMinutes(1), day.LastTradingDay),
            TestExpiries.SpxwMarch, Expiry.Create(day.Date, SettlementStyle.Pm, day.Instant, day.LastTradingDay),
        ];
        MarketSnapshot[] markets = [.. expiries.Select(e => new MarketSnapshotBuilder(TestExpiries.Instant)
            .Set(new OptionChain("SPX", e, TestExpiries.Instant, 5000, PriceSource.Mid, 0.99, [])).Build())];
        Assert.Equal(expiries.Length, markets.Select(m => m.ContentHash).Distinct().Count());
        Assert.Equal(expiries.Length, markets.Distinct().Count());
    }

    [Fact]
    public void Notes_count_for_equality_and_not_for_the_hash()
    {
        MarketSnapshot noted = Base.ToBuilder().AddNote("Another word.").Build();
        Assert.Equal(Base.ContentHash, noted.ContentHash);
        Assert.False(noted.Equals(Base));
    }

    [Fact]
    public void A_negative_zero_is_a_zero()
    {
        MarketSnapshot plus = new MarketSnapshotBuilder(TestExpiries.Instant).Set(new FutureMark(Contracts.Vx, TestExpiries.VixMarch, 15, 0.0, PriceSource.Mid)).Build();
        MarketSnapshot minus = new MarketSnapshotBuilder(TestExpiries.Instant).Set(new FutureMark(Contracts.Vx, TestExpiries.VixMarch, 15, -0.0, PriceSource.Mid)).Build();
        Assert.Equal(plus.ContentHash, minus.ContentHash);
        Assert.Equal(plus, minus);
    }

    [Fact]
    public void A_builder_made_from_a_market_gives_it_back_and_can_go_on()
    {
        MarketSnapshotBuilder builder = Base.ToBuilder();
        Assert.Equal(Base, builder.Build());
        Assert.True(Base.Notes.SequenceEqual(builder.Build().Notes));
        MarketSnapshot other = builder.SetLevel("SPX", 4000).Build();
        Assert.Equal(4000, other.Levels["SPX"]);
        Assert.Equal(5000, Base.Levels["SPX"]);
    }

    [Fact]
    public void Data_are_found_by_key_and_what_is_missing_is_named()
    {
        OptionChain chain = Base.ChainFor("SPX", TestExpiries.SpxMarch)!;
        Assert.Equal(5000, Base.Require(new DatumKey(DatumKind.Level, "SPX")));
        Assert.Equal(chain.Forward, Base.Require(new DatumKey(DatumKind.Forward, "SPX", chain.Expiry)));
        Assert.Equal(chain.DiscountFactor, Base.Require(new DatumKey(DatumKind.DiscountFactor, "SPX", chain.Expiry)));
        Assert.Equal(chain.Smile!.AtTheMoney, Base.Require(new DatumKey(DatumKind.Volatility, "SPX", chain.Expiry)));
        Assert.Equal(15.6, Base.Require(new DatumKey(DatumKind.FuturePrice, "VX", TestExpiries.VixMarch)));
        Assert.Equal(0.025, Base.Require(new DatumKey(DatumKind.HalfSpread, "VX", TestExpiries.VixMarch)));
        foreach (DatumKey key in new DatumKey[]
        {
            new(DatumKind.Level, "NDX"), new(DatumKind.Forward, "SPX", TestExpiries.VixMarch), new(DatumKind.Forward, "SPX"),
            new(DatumKind.FuturePrice, "VXM", TestExpiries.VixMarch), new(DatumKind.Volatility, "VIX", TestExpiries.VixJune), new(DatumKind.HalfSpread, "ES", TestExpiries.SpxwMarch),
        })
        {
            Assert.False(Base.TryGet(key, out double value));
            Assert.True(double.IsNaN(value));
            var missing = Assert.Throws<MissingDatumException>(() => Base.Require(key));
            Assert.Equal(key, missing.Key);
            Assert.Contains(key.ToString(), missing.Message, StringComparison.Ordinal);
        }

        Assert.Throws<ArgumentNullException>(() => Base.Require(default));
        Refusal.OfValue("key", (DatumKind)77, "kind", () => Base.Require(new DatumKey((DatumKind)77, "SPX")));
        Assert.Equal(new DatumKey(DatumKind.Volatility, "NDX"), Assert.Throws<MissingDatumException>(() => Base.Surface("NDX")).Key);
    }

    [Fact]
    public void The_VX_curve_prefers_VX_to_its_smaller_twin_and_each_prices_the_other()
    {
        FutureMark mini = new(Contracts.Vxm, TestExpiries.VixMarch, 15.7, 0.01, PriceSource.Mid);
        MarketSnapshot both = Base.ToBuilder().Set(mini).Build();
        Assert.Equal(15.6, both.VixFutures.ForwardFor(TestExpiries.VixMarch));
        Assert.Equal(15.7, both.MarkFor(Contracts.Vxm, TestExpiries.VixMarch)!.Price);
        Assert.Equal(15.6, both.MarkFor(Contracts.Vx, TestExpiries.VixMarch)!.Price);
        Assert.Equal(15.6, Base.MarkFor(Contracts.Vxm, TestExpiries.VixMarch)!.Price);
        Assert.Equal(Base.MarkFor(Contracts.Es, TestExpiries.SpxMarch), Base.MarkFor(Contracts.Mes, TestExpiries.SpxMarch));
        Assert.Null(Base.MarkFor(Contracts.Es, TestExpiries.VixMarch));
    }

    [Fact]
    public void A_future_from_parity_lies_log_linearly_between_forwards_and_keeps_the_last_growth_beyond()
    {
        OptionChain early = Base.ChainFor("SPX", TestExpiries.SpxwApril)!;
        OptionChain late = Base.ChainFor("SPX", TestExpiries.SpxJune)!;
        foreach (Expiry expiry in new[] { TestExpiries.Open(2024, 5, 17), TestExpiries.Open(2024, 9, 20) })
        {
            double weight = (expiry.YearsFrom(TestExpiries.Instant) - early.Years) / (late.Years - early.Years);
            FutureMark mark = Base.ToBuilder().SetFutureFromParity(Contracts.Es, expiry, 0.1).Build().MarkFor(Contracts.Es, expiry)!;
            Assert.Equal(Math.Pow(early.Forward, 1 - weight) * Math.Pow(late.Forward, weight), mark.Price, 1e-8);
            Assert.Equal((PriceSource.Interpolated, 0.1), (mark.Source, mark.HalfSpread));
        }

        MarketSnapshotBuilder empty = new(TestExpiries.Instant);
        Assert.Contains("ES 2024-06-21 Am", Assert.Throws<MissingDatumException>(() => empty.SetFutureFromParity(Contracts.Es, TestExpiries.SpxJune, 0)).Message, StringComparison.Ordinal);
        empty.SetLevel("SPX", 5000);
        Assert.Equal(DatumKind.Forward, Assert.Throws<MissingDatumException>(() => empty.SetFutureFromParity(Contracts.Es, TestExpiries.SpxJune, 0)).Key.Kind);
    }

    [Fact]
    public void Expired_foreign_and_blank_data_are_refused()
    {
        MarketSnapshotBuilder later = new(TestExpiries.SpxMarch.Instant);
        Refusal.OfArgument("mark", () => later.Set(Base.MarkFor(Contracts.Es, TestExpiries.SpxMarch)!), "2024-03-15");
        Refusal.OfArgument("chain", () => later.Set(Base.Chains[0]), "2024-03-15");
        Refusal.OfArgument("symbol", () => later.SetLevel("", 1));
        Refusal.OfArgument("note", () => later.AddNote(" "));
        Refusal.OfArgument("mark", () => later.Set((FutureMark)null!));
        Refusal.OfArgument("chain", () => later.Set((OptionChain)null!));
    }

    private static OptionChain With(
        OptionChain chain, string? symbol = null, double? forward = null, double? discount = null, PriceSource? source = null, IEnumerable<OptionQuote>? quotes = null) =>
        new(symbol ?? chain.Symbol, chain.Expiry, chain.ValuationInstant, forward ?? chain.Forward, source ?? chain.ForwardSource, discount ?? chain.DiscountFactor, quotes ?? chain.Quotes);

    private static MarketSnapshot Build(DateTimeOffset instant, int seed)
    {
        MarketSnapshotBuilder builder = new(instant);
        List<Action> steps =
        [
            .. Base.Levels.Select(l => (Action)(() => builder.SetLevel(l.Key, l.Value))),
            .. Base.Futures.Select(f => (Action)(() => builder.Set(f))),
            .. Base.Chains.Select(c => (Action)(() => builder.Set(c))),
            .. Base.Notes.Select(n => (Action)(() => builder.AddNote(n))),
        ];
        Action[] order = [.. steps];
        new Random(seed).Shuffle(order);
        // Replaced by a step.
        builder.SetLevel("SPX", 1);
        foreach (Action step in order)
            step();
        return builder.Build();
    }
}

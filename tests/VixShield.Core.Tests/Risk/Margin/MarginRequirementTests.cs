using System.Globalization;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Risk;

public sealed class MarginRequirementTests
{
    private const double Cent = 0.005;
    private static readonly MarginRules Rules = MarginRules.UniversalSpread;

    [Fact]
    public void A_condor_asks_its_greater_wing_and_says_so()
    {
        IronCondor condor = IronCondor.Create(Contracts.Spxw, TestExpiries.SpxwMarch, 4600, 4750, 5150, 5250, 3);
        BookValuation valuation = BookValuation.Of(Book.Of(condor), TestMarkets.Base);
        foreach (MarginRules rules in new[] { Rules, MarginRules.LegacyPairing })
        {
            MarginRequirement margin = MarginRequirement.Of(valuation, rules);
            Assert.Equal((MarginStatus.Exact, string.Empty, MarginFlags.None, rules.Name), (margin.Status, margin.Reason, margin.Flags, margin.Model));
            Assert.Equal(45_000, margin.WithoutLongPremium!.Value, Cent);
            Assert.Equal(margin.WithoutLongPremium, margin.LowerBound);
            Assert.Equal(-valuation.Value, margin.Credit!.Value, Cent);
            Assert.Equal(45_000 + valuation.Value, margin.NetOfCredit!.Value, Cent);
            Assert.Equal(margin.Total!.Value - margin.ShortPremium!.Value, margin.NetOfCredit.Value, Cent);
            Assert.Equal(margin.LongPremium!.Value, margin.LongPremiumAsked!.Value, Cent);
            MarginClass options = Assert.Single(margin.Classes);
            Assert.Equal("SPXW options", options.Name);
            Assert.Contains("-3 SPXW 2024-03-15 Pm 4750 Put", string.Join(" ", options.Lines), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_VIX_calendar_asks_the_uncovered_short_and_the_long_and_relief_is_a_setting()
    {
        BookValuation valuation = BookValuation.Of(Book.Of(VixCalendar.Create(TestExpiries.VixMarch, TestExpiries.VixApril, 16, OptionRight.Call, 2)), TestMarkets.Base);
        MarginRequirement margin = MarginRequirement.Of(valuation, Rules);
        double shortPrice = valuation.Legs.Single(l => l.Position.Leg.Quantity < 0).Price;
        // Spot VIX 14.20 and not the future: 20 % less 1.80 out of the money is less than 10 %.
        Assert.Equal(200 * (shortPrice + 1.42), margin.WithoutLongPremium!.Value, Cent);
        Assert.Equal(2, margin.Classes.Length);
        Assert.Equal(margin.LongPremium, margin.LongPremiumAsked);

        MarginRequirement relief = MarginRequirement.Of(valuation, Rules with { VolatilityIndexCalendarRelief = true });
        Assert.Equal(0, relief.WithoutLongPremium!.Value, Cent);
        Assert.Equal(valuation.Value, relief.NetOfCredit!.Value, Cent);
        BookValuation sold = BookValuation.Of(Book.Of(VixCalendar.Create(TestExpiries.VixMarch, TestExpiries.VixApril, 16, OptionRight.Call, -2)), TestMarkets.Base);
        Assert.True(MarginRequirement.Of(sold, Rules with { VolatilityIndexCalendarRelief = true }).WithoutLongPremium > 200 * 1.42);
    }

    [Fact]
    public void Roots_cover_each_other_only_as_the_pooling_says()
    {
        OptionLeg sold = MarginMarket.Option(4750, OptionRight.Put, -1, TestExpiries.SpxMarch, Contracts.Spx);
        OptionLeg bought = MarginMarket.Option(4700, OptionRight.Put, 1);
        OptionLeg mini = MarginMarket.Option(470, OptionRight.Put, 10, TestExpiries.SpxwMarch, Contracts.Xsp);
        OptionLeg weekly = MarginMarket.Option(4750, OptionRight.Put, -1);
        double root = Asked(MarginPooling.Root, sold, bought);
        Assert.True(root > 30_000);
        Assert.Equal(root, Asked(MarginPooling.SettlementStyle, sold, bought));
        Assert.Equal(5_000, Asked(MarginPooling.Underlying, sold, bought), Cent);
        Assert.True(Asked(MarginPooling.Root, weekly, mini) > 30_000);
        Assert.Equal(5_000, Asked(MarginPooling.SettlementStyle, weekly, mini), Cent);

        static double Asked(MarginPooling pooling, params Leg[] legs) =>
            MarginRequirement.Of(BookValuation.Of(Book.OfLegs(legs), TestMarkets.Base), Rules with { Pooling = pooling }).WithoutLongPremium!.Value;
    }

    [Fact]
    public void Futures_without_a_row_leave_no_total_and_say_which()
    {
        Leg[] legs = [Vx(TestExpiries.VixMarch, -2), Vx(TestExpiries.VixApril, 3), Es(-1), MarginMarket.Option(4700, OptionRight.Put, -1)];
        BookValuation valuation = BookValuation.Of(Book.OfLegs(legs), TestMarkets.Base);
        MarginRules some = Rules with { Futures = FutureMarginTable.Of([FutureMarginRow.At("VX", 2, 9000), FutureMarginRow.At("VX", 3, 7000)], [new FutureSpreadRow("VX", 2, 3, 2500)]) };
        MarginRequirement missing = MarginRequirement.Of(valuation, some);
        Assert.Equal(MarginStatus.MissingTable, missing.Status);
        Assert.Equal((null, null, null, null), (missing.Total, missing.WithoutLongPremium, missing.NetOfCredit, missing.LowerBound));
        Assert.Contains("ES", missing.Reason, StringComparison.Ordinal);
        Assert.Contains("2024-03-15", missing.Reason, StringComparison.Ordinal);
        Assert.Contains("MissingTable", missing.ToString(), StringComparison.Ordinal);
        Assert.Equal((2 * 2500) + 7000, missing.Classes.Single(c => c.Name == "VX futures").WithoutLongPremium!.Value, Cent);

        MarginRules all = some with { Futures = FutureMarginTable.Of([.. some.Futures.Outrights, FutureMarginRow.For("ES", TestExpiries.SpxMarch.Date, 12_000)], some.Futures.Spreads) };
        MarginRequirement whole = MarginRequirement.Of(valuation, all);
        MarginRequirement option = MarginRequirement.Of(BookValuation.Of(Book.OfLegs(legs[^1]), TestMarkets.Base), Rules);
        Assert.Equal(24_000, whole.NetOfCredit!.Value - option.NetOfCredit!.Value, Cent);
        // A row for the expiry goes before its position, and a spread that asks more than the two apart is no relief.
        MarginRules dear = all with { Futures = FutureMarginTable.Of([.. all.Futures.Outrights, FutureMarginRow.For("VX", TestExpiries.VixApril.Date, 100)], [new FutureSpreadRow("VX", 2, 3, 20_000)]) };
        Assert.Equal(18_000 + 300 + 12_000, MarginRequirement.Of(valuation, dear).NetOfCredit!.Value - option.NetOfCredit.Value, Cent);
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(4, 3)]
    [InlineData(6, 5)]
    public void Month_positions_count_the_regular_expiries_ahead(int month, int position) =>
        Assert.Equal(position, FutureMargin.PositionOf(Vx(ExpiryRules.VixMonthly.Resolve(2024, month, TradingCalendar.UsOptions), 1), TestExpiries.Instant));

    [Fact]
    public void A_scenario_based_class_asks_the_worst_loss_by_direct_valuation_and_needs_a_range()
    {
        Leg[] legs = [MarginMarket.Option(4750, OptionRight.Put, -2), MarginMarket.Option(4600, OptionRight.Put, 1), MarginMarket.Option(5200, OptionRight.Call, -1, TestExpiries.SpxwApril)];
        BookValuation valuation = BookValuation.Of(Book.OfLegs(legs), TestMarkets.Base);
        double worst = Enumerable.Range(0, 10).Max(i => valuation.Legs.Sum(l =>
        {
            var option = (OptionLeg)l.Position.Leg;
            OptionChain chain = TestMarkets.Base.ChainFor("SPX", option.Expiry)!;
            double moved = l.Forward!.Value * (1 - 0.08 + (0.14 * i / 9));
            return -option.Quantity * 100 * (NaiveBlack.Price(moved, option.Strike, chain.Years, l.Volatility!.Value, chain.DiscountFactor, option.Right) - l.Price);
        }));
        MarginRequirement margin = MarginRequirement.Of(valuation, MarginRules.ScenarioBased);
        Assert.Equal(worst, margin.NetOfCredit!.Value, 1e-6 * worst);
        Assert.Equal(margin.Total!.Value - margin.ShortPremium!.Value, margin.NetOfCredit.Value, Cent);

        // What cannot lose asks the least of every contract.
        BookValuation far = BookValuation.Of(Book.OfLegs(MarginMarket.Option(4600, OptionRight.Put, 1), MarginMarket.Option(4600, OptionRight.Call, -1), MarginMarket.Option(4600, OptionRight.Put, -1), MarginMarket.Option(4600, OptionRight.Call, 1)), TestMarkets.Base);
        Assert.Equal(0, MarginRequirement.Of(far, MarginRules.ScenarioBased).NetOfCredit!.Value, Cent);

        BookValuation vix = BookValuation.Of(Book.OfLegs(MarginMarket.Option(16, OptionRight.Call, -1, TestExpiries.VixMarch, Contracts.Vix)), TestMarkets.Base);
        MarginRequirement missing = MarginRequirement.Of(vix, MarginRules.ScenarioBased);
        Assert.Equal((MarginStatus.MissingRange, null), (missing.Status, missing.NetOfCredit));
        Assert.Contains("VIX", missing.Reason, StringComparison.Ordinal);
        MarginRules given = MarginRules.ScenarioBased with { Ranges = MarginRules.ScenarioBased.Ranges.Add("VIX", new MarginRange(-0.3, 0.5, 9)) };
        Assert.True(MarginRequirement.Of(vix, given).NetOfCredit > 100);
    }

    [Fact]
    public void Longs_ask_their_premium_and_longer_dated_ones_that_cover_nothing_less()
    {
        Expiry june = TestExpiries.SpxJune;
        OptionLeg bought = MarginMarket.Option(4600, OptionRight.Put, 2, june, Contracts.Spx);
        OptionLeg sold = MarginMarket.Option(4700, OptionRight.Put, -2, TestExpiries.SpxMarch, Contracts.Spx);
        MarginRules rules = Rules with { LongTermMonths = 3 };
        BookValuation alone = BookValuation.Of(Book.OfLegs(bought), TestMarkets.Base);
        Assert.Equal(alone.Value, MarginRequirement.Of(alone, Rules).Total!.Value, Cent);
        Assert.Equal(0.75 * alone.Value, MarginRequirement.Of(alone, rules).Total!.Value, Cent);
        Assert.Equal(0.75 * alone.Value, MarginRequirement.Of(alone, rules).NetOfCredit!.Value, Cent);
        MarginRequirement covering = MarginRequirement.Of(BookValuation.Of(Book.OfLegs(bought, sold), TestMarkets.Base), rules);
        Assert.Equal(20_000 + alone.Value, covering.Total!.Value, Cent);
    }

    [Fact]
    public void Settled_legs_are_left_out_opposite_legs_net_and_the_empty_book_asks_nothing()
    {
        MarketSnapshot market = TestMarkets.Base.ToBuilder().SetSettlement("SPX", TestExpiries.Close(2024, 2, 12), 5000).Build();
        OptionLeg live = MarginMarket.Option(4750, OptionRight.Put, -2);
        OptionLeg settled = MarginMarket.Option(5100, OptionRight.Put, -5, TestExpiries.Close(2024, 2, 12));
        double one = Of(live with { Quantity = -1 }).NetOfCredit!.Value;
        Assert.Equal(2 * one, Of(live, settled).NetOfCredit!.Value, Cent);
        Assert.Equal(one, Of(live, settled, live with { Quantity = 1 }).NetOfCredit!.Value, Cent);
        MarginRequirement none = Of();
        Assert.Equal((0d, 0d, 0d, MarginStatus.Exact), (none.Total!.Value, none.NetOfCredit!.Value, none.Credit!.Value, none.Status));
        Assert.Equal(0.5 * 500 * 30, Of(new SecurityLeg { Contract = Contracts.SpyShares, Quantity = -30 }).NetOfCredit!.Value, Cent);

        MarginRequirement Of(params Leg[] legs) => MarginRequirement.Of(BookValuation.Of(Book.OfLegs(legs), market), Rules);
    }

    [Fact]
    public void Prices_that_are_no_numbers_leave_no_number_and_spans_of_another_length_are_refused()
    {
        MarginBook book = MarginMarket.Compile(MarginMarket.Of(100), Rules, [MarginMarket.Option(100, OptionRight.Put, -1)]);
        Assert.Equal(MarginStatus.MissingPrice, book.Evaluate([double.NaN], [100]).Status);
        Assert.Equal(MarginStatus.MissingPrice, book.Evaluate([1], [double.PositiveInfinity]).Status);
        Refusal.OfArgument("prices", () => book.Evaluate([1, 2], [100]), "1 prices");
        Refusal.OfArgument("levels", () => book.Evaluate([1], [100, 1]), "SPX");
        Refusal.OfArgument("valuation", () => MarginRequirement.Of(null!, Rules));
        Refusal.OfArgument("rules", () => MarginRequirement.Of(BookValuation.Of(Book.Empty, TestMarkets.Base), null!));
    }

    [Fact]
    public void A_requirement_made_again_in_a_moved_market_is_that_of_the_compiled_book()
    {
        MarketSnapshot moved = new TestMarkets { Spot = 4600, Vix = 29, Spy = 460 }.Build();
        Book book = Book.Of(IronCondor.Create(Contracts.Spxw, TestExpiries.SpxwMarch, 4600, 4750, 5150, 5250, 3))
            .Add(new Position(MarginMarket.Option(16, OptionRight.Call, -4, TestExpiries.VixMarch, Contracts.Vix)), new Position(MarginMarket.Option(4700, OptionRight.Put, -7, TestExpiries.SpxwApril)));
        foreach (MarginRules rules in new[] { Rules, MarginRules.LegacyPairing })
        {
            MarginBook compiled = MarginBook.Of(BookValuation.Of(book, TestMarkets.Base), rules).Copy();
            BookValuation after = BookValuation.Of(book, moved);
            MarginFigures figures = compiled.Evaluate([.. after.Legs.Select(l => l.Price)], [.. compiled.LevelSymbols.Select(s => moved.Levels[s])]);
            Assert.Equal(MarginRequirement.Of(after, rules).NetOfCredit, figures.NetOfCredit);
            Assert.NotEqual(MarginRequirement.Of(BookValuation.Of(book, TestMarkets.Base), rules).NetOfCredit, figures.NetOfCredit);
        }
    }

    [Fact]
    public void Rates_are_chosen_by_underlying_and_texts_do_not_follow_the_culture()
    {
        Assert.Equal(new MarginRate(0.15, 0.10), Rules.RateFor(Contracts.Xsp));
        Assert.Equal(new MarginRate(0.15, 0.10), Rules.RateFor(Contracts.Spy));
        Assert.Equal(new MarginRate(0.20, 0.10), Rules.RateFor(Contracts.Vix));
        Assert.Equal(0.30, Rules.RateFor(Contracts.Uvxy).Share, 1e-12);
        Assert.Equal(0.20, Rules.RateFor(Contracts.Vxx).Share, 1e-12);
        Assert.Equal(Rules, MarginRules.UniversalSpread with { Name = "universal spread" });
        Assert.NotEqual(Rules, Rules with { Leverage = Rules.Leverage.Add("VXX", 2) });
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(string.Empty) { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "~" } };
            BookValuation valuation = BookValuation.Of(Book.OfLegs(MarginMarket.Option(4750, OptionRight.Put, -1)), TestMarkets.Base);
            MarginRequirement margin = MarginRequirement.Of(valuation, Rules);
            Assert.DoesNotContain(",", margin.ToString().Replace(", ", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Equal("15 %/10 %", Rules.BroadIndex.ToString());
            Assert.Equal("-8 % to +6 % in 10 points", Rules.BroadIndexRange.ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Parameters_out_of_range_are_refused()
    {
        Refusal.OfValue("share", -0.1, "0", () => _ = new MarginRate(-0.1, 0.1));
        Refusal.OfValue("low", 0d, "below 0", () => _ = new MarginRange(0, 0.1, 10));
        Refusal.OfValue("high", double.NaN, "above 0", () => _ = new MarginRange(-0.1, double.NaN, 10));
        Refusal.OfValue("requirement", double.NaN, "finite", () => _ = FutureMarginRow.At("VX", 1, double.NaN));
        Refusal.OfValue("far", 2, "3", () => _ = new FutureSpreadRow("VX", 2, 2, 1));
        Refusal.OfArgument("outrights", () => FutureMarginTable.Of([FutureMarginRow.At("VX", 1, 1), FutureMarginRow.At("VX", 1, 2)]), "VX month 1");
        Refusal.OfArgument("Name", () => _ = Rules with { Name = " " });
        Refusal.OfValue("LongPremiumShare", 1.5, "0 to 1", () => _ = Rules with { LongPremiumShare = 1.5 });
        Refusal.OfValue("Leverage", 0d, "VXX", () => _ = Rules with { Leverage = Rules.Leverage.Add("VXX", 0) });
    }

    private static FutureLeg Vx(Expiry expiry, int quantity) => new() { Contract = Contracts.Vx, Expiry = expiry, Quantity = quantity };

    private static FutureLeg Es(int quantity) => new() { Contract = Contracts.Es, Expiry = TestExpiries.SpxMarch, Quantity = quantity };
}

using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Risk.Margin;

public sealed class StressedMarginTests
{
    private static readonly MarginRules Rules = MarginRules.UniversalSpread with
    {
        Futures = FutureMarginTable.Of([FutureMarginRow.At("VX", 1, 9000), FutureMarginRow.At("VX", 2, 7000), FutureMarginRow.At("VX", 3, 6000), FutureMarginRow.At("VX", 4, 5000), FutureMarginRow.At("VX", 5, 4000)]),
    };

    /// <summary>The requirement of a scenario is that of the market moved likewise, and no move leaves it where it is.</summary>
    [Fact]
    public void A_stressed_requirement_is_the_requirement_of_the_moved_market()
    {
        Book book = Book.OfLegs(
            Option(4700, OptionRight.Put, -3), Option(4500, OptionRight.Put, 2), Option(5300, OptionRight.Call, -2),
            new OptionLeg { Contract = Contracts.Vix, Expiry = TestExpiries.VixMarch, Strike = 20, Right = OptionRight.Call, Quantity = -4 },
            new FutureLeg { Contract = Contracts.Vx, Expiry = TestExpiries.VixMarch, Quantity = -2 });
        MarketSnapshot moved = Sample.Move.ApplyTo(TestMarkets.Base);
        StressedMargin stressed = StressedMargin.Run(ScenarioEngine.Create(book, TestMarkets.Base), [new FactorScenario(), new HistoricalScenario(Sample.Move)], Rules);
        MarginRequirement expected = MarginRequirement.Of(BookValuation.Of(book, moved), Rules);

        Assert.Equal(MarginStatus.Exact, stressed.Present.Status);
        Assert.Equal(stressed.Present.Total!.Value, stressed.Rows[0].Requirement.Total!.Value, 1e-9 * stressed.Present.Total.Value);
        Assert.Equal(expected.Total!.Value, stressed.Rows[1].Requirement.Total!.Value, 1e-6);
        Assert.Equal(expected.NetOfCredit!.Value, stressed.Rows[1].Requirement.NetOfCredit!.Value, 1e-6);
        double futures = -2000 * (moved.MarkFor(Contracts.Vx, TestExpiries.VixMarch)!.Price - 15.6);
        Assert.Equal(futures, stressed.Rows[1].Cash, 1e-8);
        // Not in proportion: what the move does to the requirement is not what it does to the premium.
        Assert.NotEqual(stressed.Present.Total.Value * (expected.ShortPremium!.Value / stressed.Present.ShortPremium!.Value), expected.Total.Value, 1.0);

        var resources = new LiquidityResources { Cash = 20_000, Bills = 30_000, BillHaircut = 0.02, ExcessLiquidity = 1_000 };
        (LiquidityCoverage coverage, StressedMarginRow row) = stressed.Coverage(resources, 2)!.Value;
        Assert.Same(stressed.Rows[1], row);
        double owed = expected.WithoutLongPremium!.Value - stressed.Present.WithoutLongPremium!.Value - futures;
        Assert.Equal((20_000 + (0.98 * 30_000) + 1_000) / owed, coverage.Ratio!.Value, 1e-9);
        Assert.Equal(LiquidityCoverageStatus.Covered, StressedMargin.Run(ScenarioEngine.Create(book, TestMarkets.Base), [new FactorScenario(days: 0)], Rules).Coverage(resources, 2)!.Value.Coverage.Status);
        Assert.Null(StressedMargin.Run(ScenarioEngine.Create(book, TestMarkets.Base), [], Rules).Coverage(resources, 2));
    }

    [Fact]
    public void What_expires_within_the_horizon_asks_nothing_and_a_missing_table_has_no_number()
    {
        Book book = Book.OfLegs(
            new OptionLeg { Contract = Contracts.Spxw, Expiry = TestExpiries.SpxwWeek, Strike = 4900, Right = OptionRight.Put, Quantity = -3 },
            Option(4700, OptionRight.Put, -1));
        StressedMargin stressed = StressedMargin.Run(ScenarioEngine.Create(book, TestMarkets.Base), [new FactorScenario(-0.04), new FactorScenario(-0.04, days: 8)], Rules);
        MarginRequirement alone = StressedMargin.Run(ScenarioEngine.Create(Book.OfLegs(Option(4700, OptionRight.Put, -1)), TestMarkets.Base), [new FactorScenario(-0.04, days: 8)], Rules).Rows[0].Requirement;
        Assert.Equal(alone.Total!.Value, stressed.Rows[1].Requirement.Total!.Value, 1e-9);
        Assert.True(stressed.Rows[0].Requirement.Total > 3 * stressed.Rows[1].Requirement.Total);

        Book future = Book.OfLegs(new FutureLeg { Contract = Contracts.Vx, Expiry = TestExpiries.VixMarch, Quantity = 1 });
        StressedMargin missing = StressedMargin.Run(ScenarioEngine.Create(future, TestMarkets.Base), [new FactorScenario(0, 5)], MarginRules.UniversalSpread);
        Assert.Equal(LiquidityCoverageStatus.MissingMargin, missing.Coverage(new LiquidityResources { Cash = 1 }, 1)!.Value.Coverage.Status);
    }

    /// <summary>What settles or falls in price is paid in cash beside the margin: nothing of it is lost from the coverage.</summary>
    [Fact]
    public void Options_that_settle_and_shares_are_cash_and_month_positions_move_on()
    {
        Book expiring = Book.OfLegs(new OptionLeg { Contract = Contracts.Spxw, Expiry = TestExpiries.SpxwTomorrow, Strike = 4900, Right = OptionRight.Put, Quantity = -5 });
        StressedMarginRow row = StressedMargin.Run(ScenarioEngine.Create(expiring, TestMarkets.Base), [new FactorScenario(-0.1, 20, 3)], Rules).Rows[0];
        double forward = TestMarkets.Base.ChainFor("SPX", TestExpiries.SpxwTomorrow)!.Forward;
        Assert.Equal(-500 * (4900 - (0.9 * forward)), row.Cash, 1e-6);
        Assert.Equal(0, row.Requirement.Total);

        Book shares = Book.OfLegs(new SecurityLeg { Contract = Contracts.SpyShares, Quantity = 1000 });
        StressedMargin stressed = StressedMargin.Run(ScenarioEngine.Create(shares, TestMarkets.Base), [new FactorScenario(-0.2)], Rules);
        Assert.Equal(-100_000, stressed.Rows[0].Cash, 1e-6);
        (LiquidityCoverage coverage, _) = stressed.Coverage(new LiquidityResources { Cash = 10_000 }, 2)!.Value;
        Assert.Equal(LiquidityCoverageStatus.Measured, coverage.Status);

        // VX of March is the second month until February has settled, and the first then.
        Book march = Book.OfLegs(new FutureLeg { Contract = Contracts.Vx, Expiry = TestExpiries.VixMarch, Quantity = 1 });
        StressedMargin later = StressedMargin.Run(ScenarioEngine.Create(march, TestMarkets.Base), [new FactorScenario(), new FactorScenario(days: 3)], Rules);
        Assert.Equal([7000d, 9000], later.Rows.Select(r => r.Requirement.Total!.Value));
    }

    /// <summary>Pairs are groups of the universal rule: a class too large for the search asks no more than they do.</summary>
    [Fact]
    public void A_large_class_asks_no_more_than_its_pairs()
    {
        foreach (int seed in new[] { 1, 2, 3 })
        {
            var random = new Random(seed);
            Book book = Book.OfLegs(Enumerable.Range(0, 90).Select(_ => (Leg)Option(4000 + (25 * random.Next(80)), random.Next(2) == 0 ? OptionRight.Put : OptionRight.Call, random.Next(2) == 0 ? random.Next(1, 9) : -random.Next(1, 9))));
            BookValuation valuation = BookValuation.Of(book, TestMarkets.Base);
            MarginRequirement universal = MarginRequirement.Of(valuation, MarginRules.UniversalSpread);
            MarginRequirement legacy = MarginRequirement.Of(valuation, MarginRules.LegacyPairing);
            Assert.True(universal.WithoutLongPremium <= legacy.WithoutLongPremium * (1 + 1e-12));
            Assert.True(universal.LowerBound <= universal.WithoutLongPremium);
            Assert.Equal(universal.WithoutLongPremium!.Value, universal.Classes.Sum(c => c.Lines.Sum(l => l.Requirement!.Value)), 1e-6);
        }
    }

    private static OptionLeg Option(double strike, OptionRight right, int quantity) =>
        new() { Contract = Contracts.Spxw, Expiry = TestExpiries.SpxwMarch, Strike = strike, Right = right, Quantity = quantity };
}

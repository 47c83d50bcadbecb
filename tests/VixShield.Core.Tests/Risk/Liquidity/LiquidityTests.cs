using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Risk;

public sealed class LiquidityTests
{
    private static readonly LiquidityResources Resources = new() { Cash = 10_000, Bills = 50_000, BillHaircut = 0.02, ExcessLiquidity = 1_000 };

    [Fact]
    public void Coverage_is_what_is_available_over_what_a_stress_calls_for()
    {
        MarginRequirement present = Margin(TestMarkets.Base);
        MarginRequirement stressed = Margin(new TestMarkets { Spot = 4700 }.Build());
        double rise = stressed.WithoutLongPremium!.Value - present.WithoutLongPremium!.Value;
        Assert.True(rise > 0);
        LiquidityCoverage coverage = LiquidityCoverage.Of(Resources, present, stressed, 5, 2_500);
        Assert.Equal((LiquidityCoverageStatus.Measured, 5, "universal spread"), (coverage.Status, coverage.HorizonDays, coverage.Model));
        Assert.Equal(60_000, coverage.Available, 1e-9);
        Assert.Equal(rise + 2_500, coverage.Owed!.Value, 1e-9);
        Assert.Equal(60_000 / (rise + 2_500), coverage.Ratio!.Value, 1e-12);
        Assert.Contains("universal spread", coverage.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_owed_is_covered_and_has_no_ratio()
    {
        MarginRequirement present = Margin(TestMarkets.Base);
        LiquidityCoverage same = LiquidityCoverage.Of(new LiquidityResources(), present, present, 1);
        Assert.Equal((LiquidityCoverageStatus.Covered, 0d, null), (same.Status, same.Owed!.Value, same.Ratio));
        Assert.Equal(LiquidityCoverageStatus.Covered, LiquidityCoverage.Of(Resources, Margin(new TestMarkets { Spot = 4700 }.Build()), present, 1).Status);
        Assert.Equal(0, LiquidityCoverage.Of(new LiquidityResources(), present, present, 1, 100).Ratio);
        Assert.Null(LiquidityCoverage.Of(Resources, present, present, 1, double.Epsilon).Ratio);
    }

    [Fact]
    public void A_requirement_without_a_number_gives_no_coverage_and_says_why()
    {
        MarginRequirement present = Margin(TestMarkets.Base);
        MarginRequirement none = Margin(TestMarkets.Base, new FutureLeg { Contract = Contracts.Vx, Expiry = TestExpiries.VixMarch, Quantity = 1 });
        LiquidityCoverage stressed = LiquidityCoverage.Of(Resources, present, none, 1);
        Assert.Equal((LiquidityCoverageStatus.MissingMargin, null, null), (stressed.Status, stressed.Owed, stressed.Ratio));
        Assert.Contains("stressed", stressed.Reason, StringComparison.Ordinal);
        Assert.Contains("VX", stressed.Reason, StringComparison.Ordinal);
        Assert.Contains("present", LiquidityCoverage.Of(Resources, none, present, 1).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Requirements_of_two_rule_sets_and_values_out_of_range_are_refused()
    {
        MarginRequirement present = Margin(TestMarkets.Base);
        MarginRequirement other = MarginRequirement.Of(BookValuation.Of(Book.Empty, TestMarkets.Base), MarginRules.LegacyPairing);
        Refusal.OfArgument("stressed", () => LiquidityCoverage.Of(Resources, present, other, 1), "universal spread", "legacy pairing");
        Refusal.OfValue("horizonDays", 0, "1", () => LiquidityCoverage.Of(Resources, present, present, 0));
        Refusal.OfValue("cashCall", double.NaN, "finite", () => LiquidityCoverage.Of(Resources, present, present, 1, double.NaN));
        Refusal.OfValue("Cash", -1d, "at least 0", () => _ = new LiquidityResources { Cash = -1 });
        Refusal.OfValue("BillHaircut", 1.1, "0 to 1", () => _ = new LiquidityResources { BillHaircut = 1.1 });
    }

    [Fact]
    public void Caps_are_the_lesser_share_and_name_it()
    {
        MarketSnapshot market = Counted(1000, 300);
        OptionLeg leg = MarginMarket.Option(4800, OptionRight.Put, -31);
        LiquidityPolicy policy = new() { Limits = [new LiquidityLimit(new TenorBucket(0, 40), 0.05, 0.10)] };
        LiquidityCap cap = LiquidityCaps.Of(leg, market, policy);
        Assert.Equal((LiquidityCapStatus.Capped, 30L, false), (cap.Status, cap.Most!.Value, cap.IsWithin!.Value));
        Assert.Contains("volume 300", cap.Reason, StringComparison.Ordinal);
        Assert.True(LiquidityCaps.Of(leg with { Quantity = 30 }, market, policy).IsWithin);
        LiquidityCap interest = LiquidityCaps.Of(leg, Counted(100, 300), policy);
        Assert.Equal(5, interest.Most);
        Assert.Contains("open interest 100", interest.Reason, StringComparison.Ordinal);
        Assert.Equal(5, LiquidityCaps.Of(leg, Counted(100, null), policy).Most);
        Assert.Equal(0, LiquidityCaps.Of(leg, Counted(null, 0), policy).Most);
    }

    [Fact]
    public void Without_counts_a_limit_or_an_expiry_there_is_a_status_and_no_number()
    {
        OptionLeg leg = MarginMarket.Option(4800, OptionRight.Put, -1);
        MarketSnapshot market = Counted(1000, 300);
        Assert.Equal(LiquidityCapStatus.MissingCounts, Status(leg, TestMarkets.Base));
        // A mini trades by itself, whatever prices it.
        Assert.Equal(LiquidityCapStatus.MissingCounts, Status(MarginMarket.Option(480, OptionRight.Put, -1, null, Contracts.Xsp), market));
        FutureMark mark = TestMarkets.Base.MarkFor(Contracts.Vx, TestExpiries.VixMarch)!;
        MarketSnapshot marked = TestMarkets.Base.ToBuilder().Set(mark with { OpenInterest = 100 }).Build();
        FutureLeg vx = new() { Contract = Contracts.Vx, Expiry = TestExpiries.VixMarch, Quantity = 1 };
        Assert.Equal(5, LiquidityCaps.Of(vx, marked, LiquidityPolicy.Default).Most);
        Assert.Equal(LiquidityCapStatus.MissingCounts, Status(new FutureLeg { Contract = Contracts.Vxm, Expiry = TestExpiries.VixMarch, Quantity = 1 }, marked));
        Assert.Equal(LiquidityCapStatus.NotApplicable, Status(new SecurityLeg { Contract = Contracts.SpyShares, Quantity = 1 }, market));
        Assert.Equal(LiquidityCapStatus.NotApplicable, Status(MarginMarket.Option(4800, OptionRight.Put, -1, TestExpiries.Close(2024, 2, 12)), market));
        LiquidityPolicy week = new() { Limits = [new LiquidityLimit(new TenorBucket(0, 7), 0.05, 0.10)] };
        Assert.Equal(LiquidityCapStatus.NoLimit, LiquidityCaps.Of(leg, market, week).Status);
        Assert.Equal(2, LiquidityCaps.Of(Book.OfLegs(leg, vx), market, LiquidityPolicy.Default).Length);

        static LiquidityCapStatus Status(Leg leg, MarketSnapshot market)
        {
            LiquidityCap cap = LiquidityCaps.Of(leg, market, LiquidityPolicy.Default);
            Assert.Null(cap.Most);
            Assert.Null(cap.IsWithin);
            Assert.NotEmpty(cap.Reason);
            return cap.Status;
        }
    }

    private static MarketSnapshot Counted(long? openInterest, long? volume)
    {
        OptionChain chain = TestMarkets.Base.ChainFor("SPX", TestExpiries.SpxwMarch)!;
        OptionQuote quote = chain.QuoteFor(4800, OptionRight.Put)!;
        return TestMarkets.Base.ToBuilder().Set(new OptionChain(
            chain.Symbol, chain.Expiry, chain.ValuationInstant, chain.Forward, chain.ForwardSource, chain.DiscountFactor,
            chain.Quotes.Replace(quote, quote with { OpenInterest = openInterest, Volume = volume }), chain.GivenVolatilities)).Build();
    }

    private static MarginRequirement Margin(MarketSnapshot market, params Leg[] more) =>
        MarginRequirement.Of(BookValuation.Of(Book.OfLegs([MarginMarket.Option(4700, OptionRight.Put, -1), .. more]), market), MarginRules.UniversalSpread);
}

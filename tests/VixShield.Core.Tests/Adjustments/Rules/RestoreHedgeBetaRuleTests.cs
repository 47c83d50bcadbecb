using VixShield.Adjustments;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;
using static VixShield.Tests.Adjustments.Rules.RuleCases;

namespace VixShield.Tests.Adjustments.Rules;

public static class RestoreHedgeBetaRuleTests
{
    private static readonly IAdjustmentRule Rule = Rule(b => b.AddRestoreHedgeBeta());

    private static readonly DecouplingReading Lags = Reading(TestExpiries.VixMarch, CouplingState.Decoupled, CouplingDirection.HedgeLags, -3);

    // METHODS 9.0: beta 0.45 at 30 days, VX/VIX 1.1, response -1.2.
    private static readonly MarketSnapshot Example = new MarketSnapshotBuilder(TestExpiries.VixMarch.Instant.AddDays(-30))
        .SetLevel("SPX", 5000).SetLevel("VIX", 20)
        .Set(new FutureMark(Contracts.Vx, TestExpiries.VixMarch, 22, 0.025, PriceSource.Mid))
        .Build();

    private static readonly LogBetaCurve Curve = new([1], [-Math.Log(0.45) * 365 / 30]);

    private static readonly FactorMap ExampleMap = FactorMap.Create(Example, new BetaSet(Curve, Curve, Curve), new SpotVixResponse(-1.2, -1.2, -1.2));

    internal static RuleOutcome ExampleOutcome =>
        Rule.Evaluate(Hedge(1), Example, new PlanInputs { Calibration = Calibration.Of(Hedge(3), Example, ExampleMap) }, map: ExampleMap);

    [SkippableFact]
    public static void The_worked_example_of_the_page_is_what_the_rule_says()
    {
        RuleOutcome outcome = ExampleOutcome;
        Assert.Equal(RuleStatus.Triggered, outcome.Status);
        Assert.Equal(495, outcome.Measured!.Value, 1e-9);
        Assert.Equal(1262.25, outcome.Threshold!.Value, 1e-9);
        TradeCandidate candidate = Assert.Single(outcome.Candidates);
        Assert.Equal(2, candidate.MaximumLots);
        Assert.Equal(27.5, candidate.CostPerLot, 1e-9);
        MappedExposures two = BookValuation.Of(Book.OfLegs(candidate.TradesFor(2).Select(t => t.Leg)), Example).Net.Map(ExampleMap);
        Assert.Equal(-1188, two.TotalDelta.Mid, 1e-9);
        Assert.Equal(990, two.VixEquivalentVega.Mid, 1e-9);
        // Two points of a curve are a line: 2 points in 30 days on 1,000 $.
        Assert.Equal(-2 * 2000 / 30d, two.Carry.Total, 1e-9);
        string page = Page("restore-hedge-beta");
        foreach (string number in (string[])["495", "1262.25", "990", "27.5", "-594", "-1188", "-66.6667", "-0.13468", "0.0555556", candidate.Note!])
            Assert.Contains(number, page, StringComparison.Ordinal);
        Assert.Contains(outcome.Reason, page, StringComparison.Ordinal);
    }

    [SkippableFact]
    public static void Page_catalogue_and_options_agree()
    {
        AssertCatalogue(Rule);
        AssertDefaults("restore-hedge-beta", RestoreHedgeBetaRule.Entry);
    }

    [SeededProperty(MaxTest = 60, Arbitrary = [typeof(HedgedBooks)])]
    public static void What_is_offered_brings_vega_back_and_no_further_than_one_lot(Book book, Book then, bool lags)
    {
        MarketSnapshot market = TestMarkets.Base;
        Calibration calibration = Calibration.Of(then, market);
        PlanInputs inputs = new() { Calibration = calibration, Decoupling = lags ? Lags : null };
        RuleOutcome outcome = Rule.Evaluate(book, market, inputs);
        AssertSound(outcome, book, market, AdjustmentPolicy.Default);
        Assert.Equal(outcome, Rule.Evaluate(book.Reversed(), market, inputs));

        double target = Vega(then);
        double missing = target - Vega(book);
        double scale = 1e-9 * (1 + Math.Abs(target) + Math.Abs(missing));
        Assert.Equal(missing > 0, outcome.Candidates.Length > 0);
        double condor = calibration.GrossCondorVega == 0 ? Math.Abs(target) : calibration.GrossCondorVega;
        bool below = Vega(book) < target - (0.15 * condor);
        Assert.Equal(lags || below ? RuleStatus.Triggered : RuleStatus.NotTriggered, outcome.Status);
        foreach (TradeCandidate candidate in outcome.Candidates)
        {
            double full = Vega(book.Apply(candidate.TradesFor(candidate.MaximumLots).AsSpan()));
            double less = Vega(book.Apply(candidate.TradesFor(candidate.MaximumLots - 1).AsSpan()));
            Assert.True(full >= target - scale || candidate.MaximumLots == 50);
            Assert.True(less < target + scale);
            Leg leg = Assert.Single(candidate.Unit).Leg;
            Assert.Equal(1, leg.Quantity);
            if (leg is FutureLeg future)
                Assert.Equal(Contracts.Vx, future.Contract);
            else
                AssertCall((OptionLeg)leg);
        }
    }

    [Fact]
    public static void Within_an_expiry_the_cheapest_call_per_dollar_of_vega_is_offered()
    {
        MarketSnapshot market = TestMarkets.Base;
        PlanInputs inputs = new() { Calibration = Calibration.Of(Book.OfLegs(Vx(TestExpiries.VixMarch, 20)), market) };
        RuleOutcome one = Rule.Evaluate(Book.Empty, market, inputs);
        RuleOutcome many = Rule(b => b.AddRestoreHedgeBeta(new RestoreHedgeBetaOptions { CallsPerExpiry = 20, UseFutures = false })).Evaluate(Book.Empty, market, inputs);
        foreach (TradeCandidate offered in one.Candidates.Where(c => c.Unit[0].Leg is OptionLeg))
        {
            var leg = (OptionLeg)offered.Unit[0].Leg;
            double least = many.Candidates.Where(c => ((OptionLeg)c.Unit[0].Leg).Expiry == leg.Expiry).Min(c => c.CostPerLot / Vega(Book.OfLegs(c.Unit[0].Leg)));
            Assert.Equal(least, offered.CostPerLot / Vega(Book.OfLegs(leg)), 1e-12);
        }

        Assert.True(many.Candidates.Length > 3);
        // February expires tomorrow.
        Assert.DoesNotContain(one.Candidates, c => c.Label.Contains("2024-02", StringComparison.Ordinal));
        Assert.Equal(3, one.Candidates.Count(c => c.Unit[0].Leg is FutureLeg));
    }

    [Fact]
    public static void Silence_explains_itself()
    {
        MarketSnapshot market = TestMarkets.Base;
        Book book = Book.OfLegs(Vx(TestExpiries.VixMarch, 3));
        Calibration calibration = Calibration.Of(book, market);

        RuleOutcome atCalibration = Rule.Evaluate(book, market, new PlanInputs { Calibration = calibration });
        Assert.Equal(RuleStatus.NotTriggered, atCalibration.Status);
        Assert.Empty(atCalibration.Candidates);
        Assert.Contains("not below the lower edge", atCalibration.Reason, StringComparison.Ordinal);

        RuleOutcome lagging = Rule.Evaluate(book, market, new PlanInputs { Calibration = calibration, Decoupling = Lags });
        Assert.Equal(RuleStatus.Triggered, lagging.Status);
        Assert.Empty(lagging.Candidates);
        Assert.Contains("not a restored one", lagging.Reason, StringComparison.Ordinal);

        RuleOutcome unknown = Rule.Evaluate(book, market, new PlanInputs { Decoupling = Lags });
        Assert.Equal(RuleStatus.MissingData, unknown.Status);
        Assert.Contains("No calibration", unknown.Reason, StringComparison.Ordinal);

        PlanInputs lost = new() { Calibration = calibration };
        RuleOutcome off = Rule(b => b.AddRestoreHedgeBeta(new RestoreHedgeBetaOptions { UseFutures = false, UseOptions = false })).Evaluate(Book.Empty, market, lost);
        Assert.Equal(RuleStatus.MissingData, off.Status);
        Assert.Contains("switched off", off.Reason, StringComparison.Ordinal);

        RuleOutcome raw = Rule.Evaluate(
            Book.Empty, market, new PlanInputs { Calibration = Calibration.Of(Book.OfLegs(Option(Contracts.Spxw, TestExpiries.SpxwMarch, 5000, OptionRight.Call, 5)), market) }, new AdjustmentPolicy { Vega = new VegaBand(measure: VegaMeasure.Raw) });
        Assert.Equal(RuleStatus.MissingData, raw.Status);
        Assert.Contains("has no raw vega", raw.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public static void A_market_without_VX_and_VIX_options_says_so()
    {
        MarketSnapshot market = new MarketSnapshotBuilder(TestExpiries.Instant).SetLevel("SPX", 5000).SetLevel("VIX", 14).Build();
        RuleOutcome outcome = Rule.Evaluate(Book.Empty, market, new PlanInputs { Calibration = Calibration.Of(Book.OfLegs(Vx(TestExpiries.VixMarch, 3)), TestMarkets.Base) });
        Assert.Equal(RuleStatus.MissingData, outcome.Status);
        Assert.Contains("no VX future of at least 14 days", outcome.Reason, StringComparison.Ordinal);
        Assert.Contains("no VIX options of at least 14 days", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public static void A_purchase_joins_the_position_or_the_nearest_layer()
    {
        MarketSnapshot market = TestMarkets.Base;
        Book book = Book.OfPositions([
            new Position(Vx(TestExpiries.VixMarch, 1), LegRole.Hedge, "ladder", 1),
            new Position(Vx(TestExpiries.VixJune, 1), LegRole.Hedge, "ladder", 3)]);
        RuleOutcome outcome = Rule.Evaluate(book, market, new PlanInputs { Calibration = Calibration.Of(Book.OfLegs(Vx(TestExpiries.VixMarch, 9)), market) });
        Assert.Equal(1, outcome.Candidates[0].Unit[0].Layer);
        foreach (TradeCandidate candidate in outcome.Candidates)
            Assert.Equal(candidate.Unit[0].Leg.Name.Contains("05", StringComparison.Ordinal) ? 3 : 1, candidate.Unit[0].Layer);
    }

    [Fact]
    public static void Options_that_contradict_each_other_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new RuleSetBuilder().AddRestoreHedgeBeta(new RestoreHedgeBetaOptions { MinimumCallDelta = 0.6 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RestoreHedgeBetaOptions { MaximumTenors = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RestoreHedgeBetaOptions { MinimumBid = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RestoreHedgeBetaOptions { MinimumDays = double.NaN });
    }

    private static Book Hedge(int contracts) => Book.OfPositions([new Position(Vx(TestExpiries.VixMarch, contracts), LegRole.Hedge, "hedge ladder", 1)]);

    private static double Vega(Book book) => BookValuation.Of(book, TestMarkets.Base).Net.Map(FactorMap.Create(TestMarkets.Base)).VixEquivalentVega.Mid;

    private static void AssertCall(OptionLeg leg)
    {
        Assert.Equal((Contracts.Vix, OptionRight.Call), (leg.Contract, leg.Right));
        OptionChain chain = TestMarkets.Base.ChainFor("VIX", leg.Expiry)!;
        Assert.True(chain.QuoteFor(leg.Strike, OptionRight.Call)!.Bid >= 0.05);
        double volatility = TestMarkets.Base.SmileFor("VIX", leg.Expiry)!.VolatilityAt(leg.Strike);
        double up = NaiveBlack.Price(chain.Forward + 0.01, leg.Strike, chain.Years, volatility, chain.DiscountFactor, OptionRight.Call);
        double down = NaiveBlack.Price(chain.Forward - 0.01, leg.Strike, chain.Years, volatility, chain.DiscountFactor, OptionRight.Call);
        Assert.InRange((up - down) / 0.02, 0.15 - 1e-4, 0.5 + 1e-4);
    }
}

using FsCheck;
using VixShield.Adjustments;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;
using static VixShield.Tests.Adjustments.Rules.RuleCases;

namespace VixShield.Tests.Adjustments.Rules;

public static class MonetiseOverreactionRuleTests
{
    private static readonly IAdjustmentRule Rule = Rule(b => b.AddMonetiseOverreaction());

    // From 20 to 24, of which the beta explains 22.8: 30 % of the gain is beyond it.
    private static readonly DecouplingReading Over = Reading(TestExpiries.VixMarch, CouplingState.Decoupled, CouplingDirection.HedgeOverreacts, 3, 20, 24, 22.8);

    // A band that no sale of these books reaches.
    private static readonly AdjustmentPolicy Wide = new() { Vega = new VegaBand(1, 10, minimumScale: 1e6) };

    internal static RuleOutcome ExampleOutcome =>
        Rule.Evaluate(Hedge(10), TestMarkets.Base, new PlanInputs { Calibration = Calibration.Of(Hedge(10), TestMarkets.Base), Decoupling = Over }, Wide);

    [SkippableFact]
    public static void The_worked_example_of_the_page_is_what_the_rule_says()
    {
        RuleOutcome outcome = ExampleOutcome;
        Assert.Equal(RuleStatus.Triggered, outcome.Status);
        Assert.Equal((3d, 2d), (outcome.Measured!.Value, outcome.Threshold!.Value));
        TradeCandidate candidate = Assert.Single(outcome.Candidates);
        // All ten gained 4 points, 1.2 of them beyond the beta: 12,000 $ of 40,000 $, the whole gain of three.
        Assert.Equal(3, candidate.MaximumLots);
        Assert.Equal(12_000, Over.ResidualDollars(10)!.Value, 1e-6);
        Assert.Equal(12_000, candidate.MaximumLots * 1000 * (24 - 20d), 1e-6);
        Assert.Equal(-3, Assert.Single(candidate.TradesFor(3)).Leg.Quantity);
        string page = Page("monetise-overreaction");
        foreach (string number in (string[])["20", "24", "22.8", "1.2", "0.3", "12000", "1200", candidate.Note!, outcome.Reason])
            Assert.Contains(number, page, StringComparison.Ordinal);
    }

    [SkippableFact]
    public static void Page_catalogue_and_options_agree()
    {
        AssertCatalogue(Rule);
        AssertDefaults("monetise-overreaction", MonetiseOverreactionRule.Entry);
    }

    [SeededProperty(MaxTest = 100, Arbitrary = [typeof(HedgedBooks)])]
    public static void No_sale_exceeds_its_share_what_is_held_or_the_hard_band(Book book, PositiveInt after, PositiveInt beta, bool wide)
    {
        MarketSnapshot market = TestMarkets.Base;
        double rise = 1 + (after.Get % 200 / 100d);
        double explained = 20 + (rise * (beta.Get % 100) / 100d);
        DecouplingReading reading = Reading(TestExpiries.VixMarch, CouplingState.Decoupled, CouplingDirection.HedgeOverreacts, 2.5, 20, 20 + rise, explained);
        PlanInputs inputs = new() { Calibration = Calibration.Of(book, market), Decoupling = reading };
        AdjustmentPolicy policy = wide ? Wide : AdjustmentPolicy.Default;
        RuleOutcome outcome = Rule.Evaluate(book, market, inputs, policy);
        AssertSound(outcome, book, market, policy);
        Assert.Equal(outcome, Rule.Evaluate(book.Reversed(), market, inputs, policy));

        double share = Math.Min(0.5, (20 + rise - explained) / rise);
        Band hard = VegaBandState.Of(policy.Vega, inputs.Calibration)!.Hard;
        double vega = Vega(book);
        foreach (TradeCandidate candidate in outcome.Candidates)
        {
            Trade trade = Assert.Single(candidate.Unit);
            Assert.Equal(TestExpiries.VixMarch, trade.Leg switch { FutureLeg f => f.Expiry, OptionLeg o => o.Expiry, _ => null });
            Assert.False(trade.Leg is OptionLeg { Right: OptionRight.Put });
            int held = book.Positions.Where(p => p.Role == LegRole.Hedge && p.Layer == trade.Layer && p.Leg.IsSameInstrument(trade.Leg)).Sum(p => p.Leg.Quantity);
            Assert.True(candidate.MaximumLots <= (share * held) + 1e-6);
            double left = Vega(book.Apply(candidate.TradesFor(candidate.MaximumLots).AsSpan()));
            Assert.True(left >= hard.Low - (1e-9 * Math.Abs(hard.Low)) || left > vega);
            // One more would break the share or the band.
            double further = vega + ((left - vega) * (candidate.MaximumLots + 1) / candidate.MaximumLots);
            Assert.True(candidate.MaximumLots == 50 || candidate.MaximumLots + 1 > (share * held) - 1e-6 || further < hard.Low + (1e-9 * Math.Abs(hard.Low)));
        }

        if (wide && outcome.Status == RuleStatus.Triggered)
        {
            // VXM has no spread of its own in this market, and is not offered.
            int expected = book.Positions
                .Where(p => p.Role == LegRole.Hedge && ((p.Leg is FutureLeg f && f.Expiry == TestExpiries.VixMarch && f.Contract == Contracts.Vx) || (p.Leg is OptionLeg { Right: OptionRight.Call } o && o.Contract == Contracts.Vix && o.Expiry == TestExpiries.VixMarch)))
                .GroupBy(p => (p.Leg with { Quantity = 1 }, p.Layer))
                .Count(g => Math.Floor((share * g.Sum(p => p.Leg.Quantity)) + 1e-9) >= 1);
            Assert.Equal(expected, outcome.Candidates.Length);
        }
    }

    [Fact]
    public static void The_hard_band_stops_a_sale_and_the_note_says_so()
    {
        MarketSnapshot market = TestMarkets.Base;
        Book book = Hedge(10);
        // One contract's vega is a tenth of the book's: a hard band of 0.2 leaves two of the three.
        RuleOutcome outcome = Rule.Evaluate(book, market, new PlanInputs { Calibration = Calibration.Of(book, market), Decoupling = Over });
        TradeCandidate candidate = Assert.Single(outcome.Candidates);
        Assert.Equal(2, candidate.MaximumLots);
        Assert.Contains("3 would take vega below the lower edge", candidate.Note, StringComparison.Ordinal);

        RuleOutcome none = Rule.Evaluate(book, market, new PlanInputs { Calibration = Calibration.Of(Hedge(13), market), Decoupling = Over });
        Assert.Empty(none.Candidates);
        Assert.Equal(RuleStatus.Triggered, none.Status);
        Assert.Contains("lower edge", none.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public static void A_call_is_worth_its_delta_of_the_residual()
    {
        MarketSnapshot market = TestMarkets.Base;
        Book book = Book.OfPositions([new Position(Option(Contracts.Vix, TestExpiries.VixMarch, 16, OptionRight.Call, 40), LegRole.Hedge, "ladder", 3)]);
        RuleOutcome outcome = Rule.Evaluate(book, market, new PlanInputs { Calibration = Calibration.Of(book, market), Decoupling = Over }, Wide);
        TradeCandidate candidate = Assert.Single(outcome.Candidates);
        Assert.Equal(12, candidate.MaximumLots);
        Assert.Contains("layer 3", candidate.Label, StringComparison.Ordinal);
        double delta = BookValuation.Of(book, market).Legs[0].UnitGreeks!.Value.Delta;
        Assert.StartsWith(FormattableString.Invariant($"{120 * delta:G6} $ beyond the beta a contract"), candidate.Note, StringComparison.Ordinal);
    }

    [Fact]
    public static void Silence_explains_itself()
    {
        MarketSnapshot market = TestMarkets.Base;
        Book book = Hedge(10);
        Calibration calibration = Calibration.Of(book, market);
        Expect(RuleStatus.MissingData, "No decoupling reading", new PlanInputs { Calibration = calibration });
        Expect(RuleStatus.MissingData, "Too little history", new PlanInputs { Calibration = calibration, Decoupling = NotReady(TestExpiries.VixMarch) });
        Expect(RuleStatus.MissingData, "No calibration", new PlanInputs { Decoupling = Over });
        Expect(RuleStatus.NotTriggered, "does not overreact", new PlanInputs { Calibration = calibration, Decoupling = Reading(TestExpiries.VixMarch, CouplingState.Decoupled, CouplingDirection.HedgeLags, -3) });
        Expect(RuleStatus.NotTriggered, "does not overreact", new PlanInputs { Calibration = calibration, Decoupling = Reading(TestExpiries.VixMarch, CouplingState.Coupled, CouplingDirection.None, 1) });
        Expect(RuleStatus.NotTriggered, "asks for more than 2", new PlanInputs { Calibration = calibration, Decoupling = Over with { ZScore = 1.9 } });
        Expect(RuleStatus.NotTriggered, "gained nothing", new PlanInputs { Calibration = calibration, Decoupling = Reading(TestExpiries.VixMarch, CouplingState.Decoupled, CouplingDirection.HedgeOverreacts, -3, 20, 17, 18.5) });
        Expect(RuleStatus.NotApplicable, "other expiries are not what was measured", new PlanInputs { Calibration = calibration, Decoupling = Over with { Contract = TestExpiries.VixApril } });
        Expect(RuleStatus.Triggered, "less than one contract", new PlanInputs { Calibration = calibration, Decoupling = Over }, Hedge(3));

        void Expect(RuleStatus status, string text, PlanInputs inputs, Book? other = null)
        {
            RuleOutcome outcome = Rule.Evaluate(other ?? book, market, inputs, Wide);
            Assert.Equal(status, outcome.Status);
            Assert.Contains(text, outcome.Reason, StringComparison.Ordinal);
            Assert.Empty(outcome.Candidates);
        }
    }

    [Fact]
    public static void A_share_of_nothing_sells_nothing()
    {
        RuleOutcome outcome = Rule(b => b.AddMonetiseOverreaction(new MonetiseOverreactionOptions { MaximumShare = 0 })).Evaluate(
            Hedge(50), TestMarkets.Base, new PlanInputs { Calibration = Calibration.Of(Hedge(50), TestMarkets.Base), Decoupling = Over }, Wide);
        Assert.Empty(outcome.Candidates);
        Assert.Throws<ArgumentOutOfRangeException>(() => new MonetiseOverreactionOptions { MaximumShare = 1.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new MonetiseOverreactionOptions { MinimumZScore = -1 });
    }

    private static Book Hedge(int contracts) => Book.OfPositions([new Position(Vx(TestExpiries.VixMarch, contracts), LegRole.Hedge, "hedge ladder", 1)]);

    private static double Vega(Book book) => BookValuation.Of(book, TestMarkets.Base).Net.Map(FactorMap.Create(TestMarkets.Base)).VixEquivalentVega.Mid;
}

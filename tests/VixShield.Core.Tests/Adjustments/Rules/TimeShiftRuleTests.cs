using FsCheck;
using FsCheck.Fluent;
using VixShield.Adjustments;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Adjustments.Rules;

public static class TimeShiftRuleTests
{
    private static readonly PlanInputs Inputs = new() { Calibration = Sample.Calibration, Decoupling = RuleBench.Reading };

    [Fact]
    public static void The_catalogue_describes_it() => RuleBench.CatalogDescribes("TimeShift", b => b.AddTimeShift());

    [Law(MaxTest = 60)]
    public static Property A_rotation_keeps_point_beta_but_for_rounding_and_says_what_it_changes() => Prop.ForAll(
        (from book in RuleBench.Books
         from policy in RuleBench.Policies
         from targets in Gen.Choose(1, 8)
         from points in Gen.Choose(1, 60)
         select (book, policy, targets, points)).ToArbitrary(),
        c =>
        {
            MarketSnapshot market = TestMarkets.Base;
            RuleOutcome outcome = RuleBench.KeepsTheLaws(
                b => b.AddTimeShift(new TimeShiftOptions { Targets = c.targets, StressVixPoints = c.points }), c.book, market, Inputs, c.policy);
            foreach (TradeCandidate candidate in outcome.Candidates)
            {
                Assert.Equal(2, candidate.Unit.Length);
                var sold = (FutureLeg)candidate.Unit[0].Leg;
                var bought = (FutureLeg)candidate.Unit[1].Leg;
                Assert.True(bought.Expiry > sold.Expiry && sold.Quantity < 0 && bought.Quantity > 0);
                // From the formulas of METHODS 7.5 and 9.0 and the curve, without the map and the valuation.
                double near = -sold.Quantity * 1000 * PointBeta(sold, market);
                double far = bought.Quantity * 1000 * PointBeta(bought, market);
                Assert.True(Math.Abs(far - near) <= 500 * PointBeta(bought, market) * (1 + 1e-9), candidate.ToString());
                double carry = (bought.Quantity * 1000 * Roll(bought, market)) + (sold.Quantity * 1000 * Roll(sold, market));
                RuleBench.SaysNumber(carry, candidate.Note!, "carry changes by");
                RuleBench.SaysNumber(far - near, candidate.Note!, "rounding leaves");
                RuleBench.SaysNumber(near * c.points, candidate.Note!, "line gains");
                RuleBench.SaysNumber(far * c.points, candidate.Note!, "before and");
                RuleBench.SaysNumber(RuleBench.Context(c.book, market).ExposuresOf(candidate.Unit).SlopeVega, candidate.Note!, "slope exposure by");
                Assert.Equal(-sold.Quantity * PointBeta(sold, market) / PointBeta(bought, market), RuleBench.NumberAfter(candidate.Note!, "would buy"), 5.1e-4);
            }
        });

    [Fact]
    public static void Every_number_sold_up_to_the_holding_is_offered_for_every_target()
    {
        Book book = Book.OfPositions([new Position(RuleBench.Vx(TestExpiries.VixMarch, 7), LegRole.Hedge, layer: 1)]);
        RuleOutcome outcome = RuleBench.Outcome(b => b.AddTimeShift(), RuleBench.Context(book, TestMarkets.Base, Inputs));
        Assert.Equal([-1, -1, -2, -2, -3, -3, -4, -4, -5, -5, -6, -6, -7, -7], outcome.Candidates.Select(c => c.Unit[0].Leg.Quantity).OrderDescending());
        Assert.Equal([TestExpiries.VixApril, TestExpiries.VixMay], outcome.Candidates.Select(c => ((FutureLeg)c.Unit[1].Leg).Expiry).Distinct());
    }

    [Fact]
    public static void It_is_silent_unless_decoupled_and_names_the_direction()
    {
        RuleContext none = RuleBench.Context(Sample.Book, Sample.Market);
        Assert.Equal(RuleStatus.MissingData, RuleBench.Outcome(b => b.AddTimeShift(), none).Status);
        RuleContext coupled = RuleBench.Context(Sample.Book, Sample.Market, Inputs with { Decoupling = RuleBench.Reading with { State = CouplingState.Coupled, Direction = CouplingDirection.None } });
        RuleOutcome silent = RuleBench.Outcome(b => b.AddTimeShift(), coupled);
        Assert.Equal(RuleStatus.NotTriggered, silent.Status);
        Assert.Equal(RuleBench.Reading.ZScore, silent.Measured);
        foreach (CouplingDirection direction in new[] { CouplingDirection.HedgeLags, CouplingDirection.HedgeOverreacts })
        {
            RuleOutcome outcome = RuleBench.Outcome(b => b.AddTimeShift(), RuleBench.Context(Sample.Book, Sample.Market, Inputs with { Decoupling = RuleBench.Reading with { Direction = direction } }));
            Assert.Equal(RuleStatus.Triggered, outcome.Status);
            Assert.Contains(direction.ToString(), outcome.Reason, StringComparison.Ordinal);
        }

        RuleContext other = RuleBench.Context(Sample.Book, Sample.Market, Inputs with { Decoupling = RuleBench.Reading with { Contract = TestExpiries.VixJune } });
        Assert.Contains("The reading is of", RuleBench.Outcome(b => b.AddTimeShift(), other).Reason, StringComparison.Ordinal);
        Assert.Equal(RuleStatus.NotApplicable, RuleBench.Outcome(b => b.AddTimeShift(), RuleBench.Context(Book.Empty, Sample.Market, Inputs)).Status);
    }

    [Fact]
    public static void The_last_contract_has_nowhere_to_go_and_the_reason_says_so()
    {
        Book book = Book.OfPositions([new Position(RuleBench.Vx(TestExpiries.VixJune, 3), LegRole.Hedge, layer: 1)]);
        RuleOutcome outcome = RuleBench.Outcome(b => b.AddTimeShift(), RuleBench.Context(book, TestMarkets.Base, Inputs));
        Assert.Empty(outcome.Candidates);
        Assert.Contains("no VX contract later than", outcome.Reason, StringComparison.Ordinal);
    }

    /// <summary>What the page says against the article: equal point beta is equal gain only along a line; in the map's own finite moves the later contract gains less.</summary>
    [Fact]
    public static void At_equal_point_beta_the_later_contract_gains_less_in_a_finite_move()
    {
        MarketSnapshot market = TestMarkets.Base;
        double Gain(FutureLeg leg) => ScenarioGrid.Run(Book.OfLegs(leg), market, [new FactorScenario(vixChange: 20)]).ProfitAndLoss[0] / (1000 * PointBeta(leg, market));
        Assert.True(Gain(RuleBench.Vx(TestExpiries.VixMarch, 1)) > Gain(RuleBench.Vx(TestExpiries.VixMay, 1)));
        Assert.True(Gain(RuleBench.Vx(TestExpiries.VixMarch, 1)) < 20);
    }

    [SkippableFact]
    public static void The_page_holds_the_numbers_of_its_example()
    {
        RuleOutcome outcome = RuleBench.Outcome(b => b.AddTimeShift(), RuleBench.Context(Sample.Book, Sample.Market, Inputs));
        RuleBench.PageHolds("time-shift.md", [
            .. outcome.Candidates.Select(c => c.Note!.Split(';')[0]),
            .. outcome.Candidates.Select(c => FormattableString.Invariant($"| {RuleBench.NumberAfter(c.Note!, "before and"):G6} |")),
            .. outcome.Candidates.Select(c => FormattableString.Invariant($"| {RuleBench.NumberAfter(c.Note!, "carry changes by"):+0.####} | {RuleBench.NumberAfter(c.Note!, "slope exposure by"):+0.###} |")),
            FormattableString.Invariant($"{1000 * PointBeta(RuleBench.Vx(Sample.Market.Futures.First(f => f.Contract == Contracts.Vx).Expiry, 1), Sample.Market):F3}"),
            FormattableString.Invariant($"{RuleBench.NumberAfter(outcome.Candidates[0].Note!, "line gains"):G6}"),
            FormattableString.Invariant($"{PointBeta(RuleBench.Vx(Sample.Market.Futures.First(f => f.Contract == Contracts.Vx).Expiry, 1), Sample.Market) * 18.23 / 20.0523:F4}"),
            FormattableString.Invariant($"{NumberOf(outcome.Candidates[0]) / 10:F1} dollars"),
            FormattableString.Invariant($"z {RuleBench.Reading.ZScore:F2}"),
        ]);
    }

    private static double NumberOf(TradeCandidate candidate) => RuleBench.NumberAfter(candidate.Note!, "before and");

    private static double PointBeta(FutureLeg leg, MarketSnapshot market)
    {
        double years = market.VixFutures.YearsTo(leg.Expiry);
        return ((0.7 * Math.Exp(-18 * years)) + (0.3 * Math.Exp(-0.9 * years))) * market.MarkFor(Contracts.Vx, leg.Expiry)!.Price / market.Levels["VIX"];
    }

    /// <summary>What one contract gains a day as it becomes one of a day less, in points.</summary>
    private static double Roll(FutureLeg leg, MarketSnapshot market)
    {
        double years = market.VixFutures.YearsTo(leg.Expiry);
        return market.VixFutures.At(Math.Max(0, years - (1d / 365))) - market.MarkFor(Contracts.Vx, leg.Expiry)!.Price;
    }
}

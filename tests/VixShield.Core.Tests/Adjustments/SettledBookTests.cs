using System.Collections.Immutable;
using VixShield.Adjustments;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Adjustments;

/// <summary>Plans on books that still hold settled legs.</summary>
public static class SettledBookTests
{
    private static readonly Expiry LastWeek = TestExpiries.Close(2023, 2, 10);
    private static readonly Expiry ThisAfternoon = TestExpiries.Close(2023, 2, 15);
    private static readonly Expiry January = TestExpiries.Open(2023, 1, 18);
    private static readonly Expiry ThisMorning = TestExpiries.Open(2023, 2, 15);

    // Hedges nearer and further than every live one, long puts, and short calls that would owe without bound.
    private static readonly Position[] Settled =
    [
        new(new FutureLeg { Contract = Contracts.Vx, Expiry = January, Quantity = 3 }, LegRole.Hedge, "hedge ladder", 1),
        new(new FutureLeg { Contract = Contracts.Vx, Expiry = ThisMorning, Quantity = 2 }, LegRole.Hedge, "hedge ladder", 9),
        new(Option(Contracts.Vix, ThisMorning, 15, OptionRight.Call, 40), LegRole.Hedge, "hedge ladder", 9),
        new(Option(Contracts.Spxw, LastWeek, 4000, OptionRight.Call, -10), LegRole.ShortStrike, "old condor"),
        new(Option(Contracts.Spxw, ThisAfternoon, 4100, OptionRight.Call, -5), LegRole.ShortStrike, "iron condor"),
        new(Option(Contracts.Spxw, ThisAfternoon, 4200, OptionRight.Put, 5), LegRole.Wing, "iron condor"),
        new(Option(Contracts.Xsp, LastWeek, 420, OptionRight.Put, -7), LegRole.Unassigned),
    ];

    private static readonly Book Mixed = Book.OfPositions(Settled[..4].Concat(Sample.Book.Positions).Concat(Settled[4..]));

    private static readonly PlanInputs Inputs = new()
    {
        Calibration = Sample.Calibration,
        Decoupling = DecouplingMeasure.Measure(Sample.Document.History!, Sample.Market.VixFutures, Sample.Moved.VixFutures, TradingCalendar.UsOptions),
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public static void Settled_legs_change_no_plan(bool moved)
    {
        MarketSnapshot market = moved ? Sample.Move.ApplyTo(With(Sample.Market)) : With(Sample.Market);
        AdjustmentPlan live = new AdjustmentPlanner().Plan(Sample.Book, market, Inputs);
        AdjustmentPlan mixed = new AdjustmentPlanner().Plan(Mixed, market, Inputs);
        Assert.Equal(live.Status, mixed.Status);
        Assert.Equal(live.Alternatives.Length, mixed.Alternatives.Length);
        Assert.Equal(live.Record.Nodes, mixed.Record.Nodes);
        Assert.Equal(live.Record.Outcomes.AsEnumerable(), mixed.Record.Outcomes);
        foreach ((PlanAlternative expected, PlanAlternative actual) in live.Alternatives.Zip(mixed.Alternatives))
        {
            Assert.Equal(expected.Name, actual.Name);
            Assert.Equal(expected.Trades.AsEnumerable(), actual.Trades);
            Assert.Equal(expected.Guardrails.AsEnumerable(), actual.Guardrails);
            Assert.DoesNotContain(actual.Trades, t => Settled.Any(p => p.Leg.IsSameInstrument(t.Leg)));
        }

        // Owed: last week 10 calls of 90 points and 7 puts of 11, today 5 calls of 47.6. Received: 5 puts of 52.4, 40 VIX calls of 3.5.
        double settled = (-1000 * 90) - (700 * 11) - (500 * 47.6) + (500 * 52.4) + (4000 * 3.5);
        Assert.Equal(settled, mixed.Valuation.Value - live.Valuation.Value, 1e-6);
        Assert.Equal(Settled.Length, mixed.Valuation.Legs.Count(l => l.IsSettled));
    }

    [Fact]
    public static void A_book_whose_hedges_have_all_settled_offers_no_trade_in_them()
    {
        Book book = Book.OfPositions(Settled.Concat(Sample.Book.Positions.Where(p => p.Layer is null)));
        AdjustmentPlan plan = new AdjustmentPlanner(new AdjustmentPolicy { TotalDelta = new Band(90_000, 91_000) }).Plan(book, With(Sample.Market), Inputs);
        Assert.Equal(RuleStatus.NotApplicable, plan.Record.Outcomes.Single(o => o.Rule == "TimeShift").Status);
        Assert.Equal(RuleStatus.NotApplicable, plan.Record.Outcomes.Single(o => o.Rule == "TrimFurthestLayer").Status);
        Assert.All(plan.Alternatives.SelectMany(a => a.Trades), t => Assert.False(t.Leg.HasExpiredBy(Sample.Market.ValuationInstant), t.ToString()));
    }

    [Fact]
    public static void A_book_of_settled_legs_alone_is_calibrated_and_needs_nothing()
    {
        Book book = Book.OfPositions(Settled);
        MarketSnapshot market = With(Sample.Market);
        Calibration calibration = Calibration.Of(book, market);
        Assert.Equal((0d, 0d, 0d), (calibration.GrossCondorVega, calibration.GrossCondorRawVega, calibration.Exposures.TotalDelta.Mid));
        AdjustmentPlan plan = new AdjustmentPlanner().Plan(book, market, new PlanInputs { Calibration = calibration });
        Assert.Equal(PlanStatus.NothingToDo, plan.Status);
        GuardrailVerdict loss = plan.Best!.Guardrails.Single(v => v.Guardrail == "maximum loss");
        Assert.Equal((0d, 0d), (loss.Measured, loss.Limit));
    }

    [Fact]
    public static void A_missing_settlement_stops_the_plan_and_is_named()
    {
        var missing = Assert.Throws<MissingDatumException>(() => new AdjustmentPlanner().Plan(Mixed, Sample.Market, Inputs));
        Assert.Equal(new DatumKey(DatumKind.Settlement, "VIX", January), missing.Key);
    }

    [Fact]
    public static void A_rule_that_offers_a_trade_in_what_has_settled_is_refused()
    {
        RuleSet rules = new RuleSetBuilder().Add(new Offering(Settled[0].Leg with { Quantity = -1 })).Build();
        string message = Assert.Throws<InvalidOperationException>(() => new AdjustmentPlanner(rules: rules).Plan(Mixed, With(Sample.Market), Inputs)).Message;
        Assert.Contains("VX 2023-01-18 Am", message, StringComparison.Ordinal);
        RuleSet alive = new RuleSetBuilder().Add(new Offering(Sample.Book.Positions.Single(p => p.Layer == 1).Leg)).Build();
        Assert.Single(new AdjustmentPlanner(rules: alive).Plan(Mixed, With(Sample.Market), Inputs).Record.Outcomes[0].Candidates);
    }

    private static MarketSnapshot With(MarketSnapshot market) => market.ToBuilder()
        .SetSettlement("VIX", January, 19.5).SetSettlement("VIX", ThisMorning, 18.5)
        .SetSettlement("SPX", LastWeek, 4090).SetSettlement("SPX", ThisAfternoon, 4147.6).Build();

    private static OptionLeg Option(ContractSpec contract, Expiry expiry, double strike, OptionRight right, int quantity) =>
        new() { Contract = contract, Expiry = expiry, Strike = strike, Right = right, Quantity = quantity };

    private sealed class Offering(Leg leg) : IAdjustmentRule
    {
        public string Name => "Offering";

        public ImmutableArray<RuleParameter> Parameters => [];

        public RuleOutcome Evaluate(in RuleContext context) => new(
            Name, RuleStatus.Triggered, null, null, "Always.", [new TradeCandidate("trade", [new Trade(leg, LegRole.Hedge, 1)], 0, 1, 0)]);
    }
}

using System.Collections.Immutable;
using VixShield.Adjustments;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Adjustments;

/// <summary>Margin and liquidity coverage, which no solver sees: where many lots lie between the cheapest plan and one that keeps them, rounds take them as linear, and the plan says so.</summary>
public static class LateGuardrailTests
{
    private static readonly Expiry Near = Sample.Market.Futures.First(f => f.Contract == Contracts.Es).Expiry;

    private static readonly Expiry Far = ExpiryRules.EquityIndexFutureQuarterly.Resolve(2023, 6, TradingCalendar.UsOptions);

    // The further contract costs more to trade and asks for hardly any margin.
    private static readonly MarketSnapshot Market = Sample.Market.ToBuilder().Set(new FutureMark(Contracts.Es, Far, 4193, 0.5, PriceSource.Settlement)).Build();

    private static readonly MarginRules Rules = MarginRules.UniversalSpread with
    {
        Futures = FutureMarginTable.Of([FutureMarginRow.For("ES", Near.Date, 12_000), FutureMarginRow.For("ES", Far.Date, 500), .. Enumerable.Range(1, 9).Select(i => FutureMarginRow.At("VX", i, 9000))]),
    };

    private static readonly PlanInputs Inputs = new() { Calibration = Calibration.Of(Sample.Book, Market), Margin = Rules };

    private static readonly RuleSet Offers = new RuleSetBuilder().Add(new Offer("near", Future(Contracts.Es, Near), LegRole.Overlay)).Add(new Offer("far", Future(Contracts.Es, Far), LegRole.Overlay)).Build();

    /// <summary>Twenty-six contracts are needed, and the margin lets three of them be the cheap ones: more lots apart than rounds that exclude could reach. The best of all sizes, each revalued, is the oracle.</summary>
    [Fact]
    public static void A_margin_limit_many_lots_away_from_the_cheapest_plan_is_kept()
    {
        AdjustmentPolicy policy = PolicyOf(26) with { MarginLimit = MarginOf(3, 24) };
        AdjustmentPlan free = new AdjustmentPlanner(policy with { MarginLimit = null }, Offers).Plan(Sample.Book, Market, Inputs);
        Assert.True(free.Best!.Trades.Single(t => t.Leg.ExpiryOrNull == Near).Leg.Quantity - 3 >= 22);

        AdjustmentPlan plan = new AdjustmentPlanner(policy, Offers).Plan(Sample.Book, Market, Inputs);
        Assert.Equal(PlanStatus.Feasible, plan.Status);
        Assert.True(plan.Best!.Margin <= policy.MarginLimit);
        Assert.Equal(LeastCost(policy), plan.Best.Cost, 1e-6);
        Assert.InRange(plan.Record.Rounds, AdjustmentPlanner.ExactRounds + 1, AdjustmentPlanner.MostRounds);
        Assert.Contains("A cheaper plan may exist", plan.Reason, StringComparison.Ordinal);
        Assert.Contains("taken as linear", plan.Record.SearchNote, StringComparison.Ordinal);
        Assert.Equal(SolverStatus.GapOpen, plan.Record.SolverStatus);
    }

    /// <summary>A few lots away nothing is taken as linear, and nothing is said of it.</summary>
    [Fact]
    public static void A_margin_limit_few_lots_away_is_kept_by_excluding_alone()
    {
        AdjustmentPolicy policy = PolicyOf(26) with { MarginLimit = MarginOf(24, 3) };
        AdjustmentPlan plan = new AdjustmentPlanner(policy, Offers).Plan(Sample.Book, Market, Inputs);
        Assert.Equal(PlanStatus.Feasible, plan.Status);
        Assert.Equal(LeastCost(policy), plan.Best!.Cost, 1e-6);
        Assert.InRange(plan.Record.Rounds, 2, AdjustmentPlanner.ExactRounds);
        Assert.DoesNotContain("linear", $"{plan.Reason} {plan.Record.SearchNote}", StringComparison.Ordinal);
    }

    [Fact]
    public static void Where_no_plan_keeps_the_margin_that_is_no_proof()
    {
        AdjustmentPlan plan = new AdjustmentPlanner(PolicyOf(26) with { MarginLimit = 1 }, Offers).Plan(Sample.Book, Market, Inputs);
        Assert.Equal(PlanStatus.GapOpen, plan.Status);
        Assert.Null(plan.Best);
        GuardrailFault fault = Assert.Single(plan.AtFault);
        Assert.Equal((GuardrailNames.Margin, false), (fault.Verdict.Guardrail, fault.IsSearched));
        Assert.Equal(-fault.Verdict.Margin!.Value, fault.LeastRelaxation!.Value, 1e-6);
        Assert.InRange(plan.Record.Rounds, AdjustmentPlanner.ExactRounds + 1, AdjustmentPlanner.MostRounds);
        Assert.Equal(SolverStatus.NotFound, plan.Record.SolverStatus);
    }

    /// <summary>What stands ready covers the stress only with some two dozen VX, of which the cheapest plan has none.</summary>
    [Fact]
    public static void A_coverage_floor_many_lots_away_is_kept()
    {
        Expiry vx = Market.VixFutures.Points[1].Expiry;
        RuleSet offers = new RuleSetBuilder().Add(new Offer("vx", Future(Contracts.Vx, vx), LegRole.Hedge)).Add(new Offer("far", Future(Contracts.Es, Far), LegRole.Overlay)).Build();
        // A calibration that pays for its hedge: the floor of the carry is then an amount.
        Book hedged = Sample.Book.Add(new Position(Future(Contracts.Vx, vx) with { Quantity = 60 }, LegRole.Hedge, layer: 1));
        // Something is owed only where the book holds more futures that lose in the stress than its hedge makes good.
        Book book = Sample.Book.Add(new Position(Future(Contracts.Es, Near) with { Quantity = 12 }, LegRole.Overlay));
        PlanInputs inputs = Inputs with { Calibration = Calibration.Of(hedged, Market), Stress = StressSets.Standard, Resources = new LiquidityResources { Cash = 200_000 } };
        AdjustmentPolicy policy = PolicyOf(0) with
        {
            TotalDelta = new Band(-1e7, 1e7), Vega = new VegaBand(9, 10, VegaMeasure.VixEquivalent, VegaScale.GrossCondorVega, 1e6), AbsoluteCarryFloor = -1e7, HedgeStaysLong = true,
        };
        double Coverage(int lots) => new AdjustmentPlanner(policy with { CoverageFloor = 1e-6 }, offers)
            .Plan(lots == 0 ? book : book.Add(new Position(Future(Contracts.Vx, vx) with { Quantity = lots }, LegRole.Hedge, layer: 2)), Market, inputs)
            .Alternatives[0].Guardrails.Single(g => g.Guardrail == GuardrailNames.LiquidityCoverage).Measured!.Value;
        double floor = Coverage(24);
        Assert.True(double.IsFinite(floor) && Coverage(0) < Coverage(23) && Coverage(23) < floor);

        AdjustmentPlan plan = new AdjustmentPlanner(policy with { CoverageFloor = floor }, offers).Plan(book, Market, inputs);
        Assert.Equal(PlanStatus.Feasible, plan.Status);
        Assert.True(plan.Best!.Guardrails.Single(g => g.Guardrail == GuardrailNames.LiquidityCoverage).Holds);
        Assert.InRange(plan.Record.Rounds, AdjustmentPlanner.ExactRounds + 1, AdjustmentPlanner.MostRounds);
        Assert.Contains("A cheaper plan may exist", plan.Reason, StringComparison.Ordinal);
    }

    private static double LeastCost(AdjustmentPolicy policy)
    {
        double least = double.PositiveInfinity;
        FactorMap map = FactorMap.Create(Market);
        for (int near = 0; near <= policy.MaximumLots; near++)
        {
            for (int far = 0; far <= policy.MaximumLots; far++)
            {
                BookValuation after = BookValuation.Of(After(near, far), Market);
                if (policy.TotalDelta.MarginOf(PolicyExposures.Of(after, map, policy).TotalDelta.Mid) >= 0 && MarginRequirement.Of(after, Rules).NetOfCredit <= policy.MarginLimit)
                    least = Math.Min(least, (near * CostOf(Near)) + (far * CostOf(Far)));
            }
        }

        return least;
    }

    private static double CostOf(Expiry expiry) => TradingCost.Of([new Trade(Future(Contracts.Es, expiry))], Market, new TradingCosts());

    private static double MarginOf(int near, int far) => MarginRequirement.Of(BookValuation.Of(After(near, far), Market), Rules).NetOfCredit!.Value;

    private static Book After(int near, int far) => Sample.Book.Apply(
        [.. new[] { (Expiry: Near, Lots: near), (Expiry: Far, Lots: far) }.Where(p => p.Lots > 0).Select(p => new Trade(Future(Contracts.Es, p.Expiry) with { Quantity = p.Lots }, LegRole.Overlay))]);

    /// <summary>A policy whose band of total delta lies so many ES away from the book, one contract wide.</summary>
    private static AdjustmentPolicy PolicyOf(int contracts)
    {
        var none = new AdjustmentPolicy { CarryFloor = 0, HoldingDays = 0, MaximumLots = 30, Listed = new ListedCandidates { IsUsed = false } };
        FactorMap map = FactorMap.Create(Market);
        double now = PolicyExposures.Of(BookValuation.Of(Sample.Book, Market), map, none).TotalDelta.Mid;
        double one = PolicyExposures.Of(BookValuation.Of(Book.OfLegs(Future(Contracts.Es, Near)), Market), map, none).TotalDelta.Mid;
        return none with { TotalDelta = new Band(now + ((contracts - 0.9) * one), now + ((contracts + 0.9) * one)) };
    }

    private static FutureLeg Future(ContractSpec contract, Expiry expiry) => new() { Contract = contract, Quantity = 1, Expiry = expiry };

    private sealed class Offer(string name, FutureLeg leg, LegRole role) : IAdjustmentRule
    {
        public string Name => name;

        public ImmutableArray<RuleParameter> Parameters => [];

        public RuleOutcome Evaluate(in RuleContext context)
        {
            Trade[] unit = [new(leg, role)];
            return new RuleOutcome(Name, RuleStatus.Triggered, null, null, "Always.", new TradeCandidate(Name, unit, 0, 30, context.CostOf(unit)));
        }
    }
}

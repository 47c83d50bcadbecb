using VixShield.Adjustments;
using VixShield.Economics;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.Serialization;
using VixShield.Signals;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;
using VixShield.Volatility;

namespace VixShield.Tests.Display;

/// <summary>Results of all kinds, of the main sample and of made-up markets: what works, what has a status instead, and what is empty.</summary>
internal static partial class DisplayRoots
{
    private static readonly DecouplingReading s_reading =
        DecouplingMeasure.Measure(Sample.Document.History!, Sample.Market.VixFutures, Sample.Moved.VixFutures, TradingCalendar.UsOptions);

    private static readonly FactorMap s_map = FactorMap.Create(Sample.Moved);

    internal static IEnumerable<object?> All() => [.. Contracted(), .. Histories(), .. Models(), .. Markets(), .. Plans(), .. Solving(), .. Valuations(), .. Scenarios(), .. Hedges(), .. Settlements(), .. Margins(), .. Money(), .. Readings()];

    private static IEnumerable<object?> Markets()
    {
        VixFuturesHistory history = Sample.Document.History!;
        yield return Sample.Document;
        yield return Sample.Moved;
        yield return Sample.Move;
        yield return Sample.Book;
        yield return Book.Empty;
        yield return TestMarkets.Base;
        yield return new VolatilityFundMarket().Build();
        yield return s_reading;
        yield return DecouplingDetector.Run(history)[^1];
        yield return ConsistencyTriangle.Of(Sample.Market);
        SessionSeries spread = ConstantMaturitySpread.Of(history);
        yield return spread;
        yield return ExponentialMovingAverage.Over(spread, 5);
        yield return BollingerBands.Over(spread, 5);
        yield return MovingAverageConvergenceDivergence.Over(spread);
        yield return ButterflyCheck.Of(Sample.Market.SmileFor("SPX", Sample.Market.Chains.First(c => c.Symbol == "SPX").Expiry)!);
    }

    private static IEnumerable<object?> Plans()
    {
        MarketScenario[] scenarios = [new FactorScenario(-0.05, 8), new HistoricalScenario(Sample.Move)];
        var inputs = new PlanInputs { Calibration = Sample.Calibration, Decoupling = s_reading, Stress = [.. scenarios.Select(s => new WeightedScenario(s, 0.5))], FeedProblems = ["a quote is stale"] };
        var planner = new AdjustmentPlanner();
        AdjustmentPlan plan = planner.Plan(Sample.Book, Sample.Moved, inputs);
        yield return plan;
        yield return planner.Plan(Sample.Book, Sample.Market, inputs);
        yield return planner.Plan(Sample.Book, Sample.Moved);
        yield return new AdjustmentPlanner(new AdjustmentPolicy { Vega = new VegaBand(0.0001, 0.0001) }).Plan(Sample.Book, Sample.Moved, inputs);
        yield return PlanReplay.Of(VixShieldJson.Serialize(plan), planner, Sample.Book, Sample.Moved, inputs);
        yield return DriftReport.Between(Sample.Calibration, Sample.Market, BookValuation.Of(Sample.Book, Sample.Moved), s_map);
        yield return AdjustmentPolicy.Default with
        {
            TailLoss = new TailLossLimit(50_000), Events = new EventLimit(new EventWindow(TimeSpan.FromHours(2), TimeSpan.FromHours(1))), HedgePurchases = new SignalLimit("RSI", 70), Participation = LiquidityPolicy.Default,
        };
        yield return RuleSet.Default;
        yield return Catalog.Rules;
        yield return Catalog.Policies;
        yield return new RuleOutcome("a rule", RuleStatus.MissingData, null, null, "two\nlines of a user's rule");
    }

    private static IEnumerable<object?> Solving()
    {
        AdjustmentColumn[] columns = [new("VX", -2, 2, 25), new("call", 0, 3, 8)];
        LinearForm form = new(100, [20, -5]);
        var problem = new AdjustmentProblem(
            columns,
            [
                new LinearRow("vega", GuardrailSeverity.Hard, "$", form, double.NegativeInfinity, 90),
                new MaximumRow("loss", GuardrailSeverity.Hard, "$", [[form, new LinearForm(0, [1, 1])]], 500),
                new CostRow("cost", GuardrailSeverity.Hard, "$", [25, 8], null, 500),
                new TailLossRow("tail", GuardrailSeverity.Hard, [form, form], [0.5, 0.5], [25, 8], 0.1, 1000),
                new EffectivenessRow("hedge", GuardrailSeverity.Soft, [form], new double[,] { { 1 } }, [new LinearForm(200, [0, 0])], 0.1),
            ],
            new LinearForm(10, [1, -1]),
            10);
        yield return problem;
        yield return new EnumerationSolver().Solve(problem);
        var closed = new AdjustmentProblem(columns, [new LinearRow("vega", GuardrailSeverity.Hard, "$", form, 1e6, 2e6)]);
        yield return new EnumerationSolver().Solve(closed);
        yield return new ShadowPrice(0, "vega", GuardrailSeverity.Hard, LimitSide.High, 1.5, "$ per VIX point");
    }

    private static IEnumerable<object?> Valuations()
    {
        BookValuation before = BookValuation.Of(Sample.Book, Sample.Market);
        BookValuation after = BookValuation.Of(Sample.Book, Sample.Moved);
        yield return after;
        yield return BookValuation.Of(Book.Empty, Sample.Market);
        yield return after.Net.Map(s_map);
        yield return ForwardVarianceExposures.Of(before.Net, Sample.Market);
        yield return ProfitAndLossExplain.Between(before, after);
        yield return BreakEvenMigration.Between(before, after, 7, new ScenarioOptions { VixResponse = -1.25 });
        yield return SettlementBounds.Of(Sample.Book, before.Mark);
        yield return SettlementPayoff.Of(Sample.Book.Positions.Where(p => p.Leg is OptionLeg { Contract.UnderlyingSymbol: "SPX" }), 5000);
    }

    private static IEnumerable<object?> Scenarios()
    {
        ScenarioEngine engine = ScenarioEngine.Create(BookValuation.Of(Sample.Book, Sample.Market));
        yield return ScenarioGrid.Run(engine, new ScenarioAxes { SpotChanges = [-0.05, 0, 0.05], VixChanges = [0, 10] });
        yield return ScenarioGrid.Run(engine, new ScenarioAxes { SpotChanges = [-0.05, 0, 0.05], VixChanges = [0, 10, 20], SlopeChanges = [0, 1], Days = [0, 1, 2] });
        IVixModel model = new LognormalVixModel(Sample.Market.VixFutures, new TwoFactorDynamics(18, 1.1, 0.9, 0.47, 0));
        MarketScenario[] list =
        [
            new FactorScenario(basis: [new BasisShock(30, -0.06)]), new HistoricalScenario(Sample.Move), new ModelScenario(model, new JointShockLaw(model, 1d / 365, 0.16, -0.75, -0.4).MeanGiven(-0.03)),
        ];
        yield return ScenarioGrid.Run(engine, list);
        yield return BreakEvens.AtHorizon(engine, 7);
    }

    private static IEnumerable<object?> Hedges()
    {
        BookValuation valuation = BookValuation.Of(Sample.Book, Sample.Moved);
        var exposures = BookHedgeExposures.Of(valuation, s_map);
        var covariance = HedgeCovariance.Of(0.16, -1.25, 0.9, exposures.Hedge.Futures.Select(f => new BasisDeviation(f.Contract, 0.5)), 0.7);
        yield return exposures;
        yield return new BasisDeviation(TestExpiries.VixMarch, 0.5);
        yield return covariance;
        yield return BookHedgeEffectiveness.UnderModel(exposures, covariance);
        yield return BookHedgeEffectiveness.UnderModel(exposures, HedgeCovariance.Of(0.16, -1.25, 0.9));
        yield return HedgeCost.Of(valuation);
        yield return HedgeCost.Of(BookValuation.Of(Book.Empty, Sample.Market));
        VixFuturesHistory history = Sample.Document.History!;
        var index = new SessionSeries("SPX", history.Sessions.Select((s, i) => new DatedValue(s.Date, 4000 + (10 * Math.Sin(i)))).ToArray());
        foreach (HedgeMoveHistory moves in HedgeMoveHistory.ByClock(index, history))
        {
            yield return moves;
            yield return BookHedgeEffectiveness.OverHistory(exposures, moves);
            yield return BasisResiduals.Of(moves, 60, 0.5);
        }

        yield return LiquidityCaps.Of(Sample.Book, Sample.Market, LiquidityPolicy.Default);
        yield return SettlementGapEstimation.OfVixFutures(history, minimumCount: 2);
        yield return SettlementGapEstimation.OfVixFutures(history, minimumCount: 100_000);
    }

    private static IEnumerable<object?> Settlements()
    {
        var options = new ExpiryRiskOptions { Days = 60 };
        yield return ExpiryRisk.Of(BookValuation.Of(Sample.Book, Sample.Market), options);
        yield return ExpiryRisk.Of(BookValuation.Of(Book.Empty, Sample.Market));
        var calls = Book.OfLegs(SpyMarket.Option(TestExpiries.SpxwApril, 480, OptionRight.Call, -2));
        yield return BookValuation.Of(calls, new SpyMarket().Build());
        yield return EarlyExercise.Flags(calls, new SpyMarket().Build());
        yield return SettlementGapPresets.VixFutures;
    }

    private static IEnumerable<object?> Margins()
    {
        MarginRules rules = MarginRules.UniversalSpread with { Futures = FutureMarginTable.Of([FutureMarginRow.At("VX", 1, 9000), FutureMarginRow.At("VX", 2, 7000), FutureMarginRow.At("VX", 3, 6000)], [new FutureSpreadRow("VX", 1, 2, 3000)]) };
        ScenarioEngine engine = ScenarioEngine.Create(BookValuation.Of(Sample.Book, Sample.Market));
        StressedMargin stressed = StressedMargin.Run(engine, [new FactorScenario(-0.1, 20), new FactorScenario(0.02, -1)], rules);
        yield return stressed;
        yield return MarginRequirement.Of(engine.Valuation, MarginRules.LegacyPairing);
        yield return MarginRules.ScenarioBased;
        var resources = new LiquidityResources { Cash = 40_000, Bills = 60_000 };
        yield return resources;
        yield return stressed.Coverage(resources, 2)?.Coverage;
        yield return stressed.Coverage(resources, 2)?.Row;
    }

    private static IEnumerable<object?> Money()
    {
        CashFlow[] hedge = [new(new DateOnly(2024, 1, 2), -100), new(new DateOnly(2024, 7, 1), 230), new(new DateOnly(2025, 1, 2), -132)];
        var scenarios = ScenarioCashFlows.Of([new CashFlowScenario("crash", 0.2, hedge), new CashFlowScenario("calm", 0.8, [new CashFlow(new DateOnly(2024, 1, 2), -100)])], 0.05, 0.03, "nobody\nin particular");
        yield return scenarios;
        yield return new CashFlowScenario("crash", 0.2, hedge);
        yield return InternalRateOfReturn.Dated(hedge);
        yield return InternalRateOfReturn.Periodic([1, 1]);
        yield return ModifiedInternalRate.Periodic([1, 1], 0.05, 0.05);
        var premia = new RiskPremia(0.05, -0.6, "a test");
        MappedExposures exposures = BookValuation.Of(Sample.Book, Sample.Market).Net.Map(s_map);
        yield return Hurdle.Of(FactorBetas.FromExposures(exposures, Sample.Market.VixFutures.Points[0], 250_000), premia, 0.045, OfferedReturn.FromCarry(exposures.Carry, 250_000));
        yield return Hurdle.Of(new FactorBetas(0.1, -0.2, "a test"), premia, 0.045, OfferedReturn.FromScenarios(scenarios));
        FactorReturn[] rows = [.. Enumerable.Range(0, 40).Select(i => new FactorReturn(0.01 * Math.Sin(i), 0.01 * Math.Cos(1.3 * i), 0.0001, 0.03 * Math.Sin(2.1 * i)))];
        yield return rows;
        yield return FactorRegression.OnMarketAndVolatility(rows);
        yield return FactorRegression.OnMarket(rows.Take(2));
        var now = new FundingState { Cash = 40_000, CashRate = 0.01, Bills = 210_000, BillRate = 0.001 };
        yield return FundingChange.Between(now, now with { Cash = 10_000, MarginLoan = 30_000, MarginLoanRate = 0.058 });
        yield return FundingChange.Between(now, new FundingState());
        yield return GordonGrowth.Price(70, 0.08, 0.06);
        yield return GordonGrowth.Price(70, 0.06, 0.08);
        OptionChain chain = Sample.Market.Chains.First(c => c.Symbol == "SPX");
        yield return EquityPremiumBound.Of(Sample.Market.SmileFor("SPX", chain.Expiry)!, 4147.6, chain.DiscountFactor);
        ParityForwards parity = ParityForwards.Fit(
            Sample.Market.ValuationInstant, Sample.Market.Chains.Where(c => c.Symbol == "SPX").Select(c => new ParityQuotes(c.Expiry, c.Quotes.Where(q => q.Bid > 0))));
        yield return DividendCurve.Of(parity, 4147.6);
    }
}

using System.Collections.Immutable;
using VixShield.Adjustments;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.Serialization;
using VixShield.Signals;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Adjustments;

/// <summary>What a plan says beside its trades: halts, late guardrails, orders, outlook, record, replay, drift.</summary>
public static class PlanContentTests
{
    private static readonly PlanInputs Inputs = new()
    {
        Calibration = Sample.Calibration,
        Decoupling = DecouplingMeasure.Measure(Sample.Document.History!, Sample.Market.VixFutures, Sample.Moved.VixFutures, TradingCalendar.UsOptions),
    };

    private static readonly AdjustmentPlan Moved = new AdjustmentPlanner().Plan(Sample.Book, Sample.Moved, Inputs);

    /// <summary>METHODS 9.0: two VX at a log beta of 0.45 and VX/VIX of 1.1 under a response of -1.2 change total delta by -1,188 $ per 1 %; and the same for other numbers.</summary>
    [Theory]
    [InlineData(2, 0.45, 1.1, -1.2, -1188)]
    [InlineData(-3, 0.6, 0.9, -1.5, 2430)]
    public static void Futures_change_total_delta_by_contracts_beta_and_response(int contracts, double logBeta, double ratio, double response, double expected)
    {
        Expiry expiry = ExpiryRules.VixMonthly.Resolve(2023, 3, TradingCalendar.UsOptions);
        double years = expiry.YearsFrom(Sample.Market.ValuationInstant);
        MarketSnapshot market = new MarketSnapshotBuilder(Sample.Market.ValuationInstant).SetLevel("SPX", 4100).SetLevel("VIX", 20)
            .Set(new FutureMark(Contracts.Vx, expiry, 20 * ratio, 0.025, PriceSource.Settlement)).Build();
        // One exponential whose value at this expiry is the beta asked for.
        LogBetaCurve curve = new LogBetaCurve([1], [-Math.Log(logBeta) / years]);
        FactorMap map = FactorMap.Create(market, new BetaSet(curve, curve, curve), new SpotVixResponse(response, response, response));
        Book book = Book.OfLegs(new FutureLeg { Contract = Contracts.Vx, Quantity = contracts, Expiry = expiry });
        Assert.Equal(expected, BookValuation.Of(book, market).Net.Map(map).TotalDelta.Mid, 1e-6);
    }

    /// <summary>For random lots of all candidates, feasible or not: the rows of a guardrail are broken exactly when its verdict on the revalued book is.</summary>
    [Fact]
    public static void Rows_and_verdicts_say_the_same_of_any_lots()
    {
        var policy = new AdjustmentPolicy { GammaCap = 600, CarryFloor = 1.2, TailLoss = new TailLossLimit(20_000, 0.25), CostCap = 400, MaximumTurnover = 0.3, NoNewShortOptions = false };
        PlanInputs inputs = Inputs with { Stress = StressSets.Standard };
        var context = new RuleContext(BookValuation.Of(Sample.Book, Sample.Moved), FactorMap.Create(Sample.Moved), policy, inputs);
        var room = new PlanRoom(context, RuleSet.Default.Evaluate(context)) { MustRestore = true };
        var columns = new PlanColumns(room, ColumnBuilder.Of(room).Columns);
        var builder = new AlternativeBuilder(room, columns);
        AdjustmentProblem problem = new AdjustmentPlanner(policy).Problem(Sample.Book, Sample.Moved, inputs)!;
        Assert.Equal(problem.Columns.Length, columns.Count);
        var random = new Random(9);
        var seen = new HashSet<(string, bool)>();
        for (int trial = 0; trial < 400; trial++)
        {
            int[] lots = new int[columns.Count];
            for (int k = 0; k < 3; k++)
            {
                int column = random.Next(columns.Count);
                lots[column] = random.Next(Math.Max(-4, problem.Columns[column].MinimumLots), Math.Min(4, problem.Columns[column].MaximumLots) + 1);
            }

            PlanAlternative alternative = builder.Build("any", [.. lots]);
            AdjustmentSolution solution = problem.Evaluate(lots);
            Assert.Equal(solution.Objective, alternative.Objective, 1e-6);
            Assert.Equal(solution.Cost, alternative.Cost, 1e-9);
            foreach (IGrouping<string, int> guardrail in Enumerable.Range(0, problem.Rows.Length).GroupBy(i => problem.Rows[i].Guardrail))
            {
                GuardrailVerdict verdict = alternative.Guardrails.Single(g => g.Guardrail == guardrail.Key);
                bool broken = guardrail.Any(i => solution.Violations[i] > 0);
                // Only the fills in between can break what the book after keeps.
                if (guardrail.Key is "defined risk between fills" && !verdict.Holds && !broken)
                    continue;
                Assert.True(verdict.Holds != broken, $"{guardrail.Key}: {verdict}, lots {string.Join(' ', lots)}");
                seen.Add((guardrail.Key, broken));
                if (problem.Rows[guardrail.First()] is LinearRow row && row.Guardrail is "total delta" or "vega hard band" or "carry floor" or "gamma cap")
                    Assert.Equal(verdict.Measured!.Value, problem.Rows[guardrail.First()].ValueAt(lots), 1e-6);
                if (problem.Rows[guardrail.First()] is TailLossRow tail)
                    Assert.Equal(verdict.Measured!.Value, tail.ValueAt(lots), 1e-6);
            }
        }

        foreach (string guardrail in new[] { "vega hard band", "carry floor", "tail loss", "cost cap", "turnover", "maximum loss", "defined risk between fills", "hedge stays long" })
            Assert.Contains((guardrail, true), seen);
    }

    [Fact]
    public static void Orders_buy_before_they_sell_and_no_fill_leaves_an_option_uncovered()
    {
        Assert.Equal(PlanStatus.Feasible, Moved.Status);
        foreach (PlanAlternative alternative in Moved.Alternatives)
        {
            int[] kinds = [.. alternative.Orders.Select(o => o.Trades.All(t => t.Leg.Quantity > 0) ? 0 : o.Trades.All(t => t.Leg.Quantity < 0) ? 2 : 1)];
            Assert.Equal(kinds.Order(), kinds);
            Assert.All(alternative.Orders, o => Assert.Equal(o.Trades.Select(t => t.Leg.Quantity > 0).OrderDescending(), o.Trades.Select(t => t.Leg.Quantity > 0)));
            Book held = Sample.Book;
            foreach (Trade fill in alternative.Trades)
            {
                held = held.Apply(fill);
                Assert.All(
                    held.Positions.Select(p => p.Leg).OfType<OptionLeg>().GroupBy(o => (o.Contract.UnderlyingSymbol, o.Expiry, o.Right)),
                    g => Assert.True(g.Sum(o => o.Quantity) >= 0, $"{alternative.Name}: {g.Key}"));
            }
        }
    }

    [Fact]
    public static void Selling_a_wing_before_the_nearer_one_is_bought_is_refused()
    {
        var wing = (OptionLeg)Sample.Book.Positions.Single(p => p.Role == LegRole.Wing && p.Leg is OptionLeg { Right: OptionRight.Put }).Leg;
        Trade sale = new(wing with { Quantity = -10 }, LegRole.Wing);
        Trade purchase = new(wing with { Quantity = 10, Strike = 3800 }, LegRole.Wing, structure: "iron condor");
        Assert.Equal(10, Verdict("defined risk between fills", sale, purchase).Measured);
        Assert.True(Verdict("defined risk between fills", purchase, sale).Holds);
        Assert.True(Verdict("no widening", purchase, sale).Holds);
        Assert.False(Verdict("no widening", new Trade(wing with { Quantity = 10, Strike = 3750 }, LegRole.Wing, structure: "iron condor"), sale).Holds);

        static GuardrailVerdict Verdict(string name, params ReadOnlySpan<Trade> trades) => GuardrailTests.Judge(Sample.Calibration, trades).Single(v => v.Guardrail == name);
    }

    [Fact]
    public static void A_veto_halts_trading_and_stands_among_the_guardrails_at_fault()
    {
        RuleSet rules = new RuleSetBuilder().Add(new Halt()).Build();
        AdjustmentPlan plan = new AdjustmentPlanner(rules: rules).Plan(Sample.Book, Sample.Moved, Inputs);
        Assert.Equal(PlanStatus.Infeasible, plan.Status);
        Assert.Contains(plan.AtFault, f => f.Verdict.Guardrail == "Halt");
        Assert.Contains(plan.AtFault, f => f.Verdict.Guardrail == "vega hard band");
        Assert.Equal(PlanStatus.NothingToDo, new AdjustmentPlanner(rules: rules).Plan(Sample.Book, Sample.Market, Inputs).Status);
    }

    [Theory]
    [InlineData(23, false)]
    [InlineData(24, true)]
    public static void Nothing_is_traded_before_the_interval_has_passed(double hours, bool trades)
    {
        var policy = new AdjustmentPolicy { MinimumInterval = TimeSpan.FromHours(24) };
        AdjustmentPlan plan = new AdjustmentPlanner(policy).Plan(Sample.Book, Sample.Moved, Inputs with { LastAdjustment = Sample.Moved.ValuationInstant.AddHours(-hours) });
        Assert.Equal(trades ? PlanStatus.Feasible : PlanStatus.Infeasible, plan.Status);
        if (!trades)
            Assert.Contains(plan.AtFault, f => f.Verdict.Guardrail == "minimum interval");
    }

    [Fact]
    public static void Above_its_level_an_indicator_stops_purchases_of_the_hedge_and_not_sales()
    {
        var signal = new SignalReading("RSI of VIX", "14", new DateOnly(2023, 2, 15), IndicatorStatus.Ready, 85);
        var policy = new AdjustmentPolicy { HedgePurchases = new SignalLimit("RSI of VIX", 70) };
        // After the move vega is too high: what is sold is the hedge.
        AdjustmentPlan sells = new AdjustmentPlanner(policy).Plan(Sample.Book, Sample.Moved, Inputs with { Signals = [signal] });
        Assert.Equal(PlanStatus.Feasible, sells.Status);
        Assert.True(sells.Best!.After.VixEquivalentVega.Mid <= sells.Exposures.VixEquivalentVega.Mid);
        // Without its hedge the book must buy vega, which the indicator forbids.
        Book bare = Book.OfPositions(Sample.Book.Positions.Where(p => p.Layer is null or 3));
        AdjustmentPlan buys = new AdjustmentPlanner(policy).Plan(bare, Sample.Market, Inputs with { Signals = [signal] });
        Assert.Equal(PlanStatus.Infeasible, buys.Status);
        Assert.Contains(buys.AtFault, f => f.Verdict.Guardrail == "signal limit");
        Assert.Equal(PlanStatus.Feasible, new AdjustmentPlanner().Plan(bare, Sample.Market, Inputs).Status);
        Assert.Equal(PlanStatus.MissingData, new AdjustmentPlanner(policy).Plan(bare, Sample.Market, Inputs).Status);
    }

    [Fact]
    public static void A_margin_limit_that_no_solver_sees_is_kept_by_asking_again()
    {
        MarginRules rules = MarginRules.UniversalSpread with { Futures = FutureMarginTable.Of(Enumerable.Range(1, 9).SelectMany(i => (FutureMarginRow[])[FutureMarginRow.At("VX", i, 9000), FutureMarginRow.At("ES", i, 12_000)])) };
        PlanInputs inputs = Inputs with { Margin = rules };
        AdjustmentPlan free = new AdjustmentPlanner().Plan(Sample.Book, Sample.Moved, inputs);
        double asked = free.Best!.Margin!.Value;
        Assert.Equal(MarginRequirement.Of(BookValuation.Of(Sample.Book.Apply(free.Best.Trades.AsSpan()), Sample.Moved), rules).NetOfCredit!.Value, asked, 1e-6);
        AdjustmentPlan bound = new AdjustmentPlanner(new AdjustmentPolicy { MarginLimit = asked - 1 }).Plan(Sample.Book, Sample.Moved, inputs);
        if (bound.Best is { } best)
        {
            Assert.True(best.Margin <= asked - 1);
            Assert.True(bound.Record.Rounds > 1);
            Assert.True(best.Objective >= free.Best.Objective);
        }
        else
        {
            Assert.Contains(bound.AtFault, f => f.Verdict.Guardrail == "margin");
        }

        Assert.Equal(PlanStatus.MissingData, new AdjustmentPlanner(new AdjustmentPolicy { MarginLimit = 1e9 }).Plan(Sample.Book, Sample.Moved, Inputs).Status);
    }

    /// <summary>What holds of every book: costs include the fixed ones, turned positions count what is traded, an old or another reading of a name does not decide, and an unbounded expiry excuses no other.</summary>
    [Fact]
    public static void Found_by_attack()
    {
        // Fixed costs count in the cap.
        AdjustmentPlan dear = new AdjustmentPlanner(new AdjustmentPolicy { CostCap = 300, Costs = new TradingCosts { FixedPerOrder = 50 } }).Plan(Sample.Book, Sample.Moved, Inputs);
        Assert.All(dear.Alternatives.Where(a => a.IsFeasible), a => Assert.True(a.Cost <= 300));
        Assert.True(dear.Record.Rounds <= 1, dear.ToString());

        // The latest reading of a name decides, of one day the highest, and one of last year is none.
        var policy = new AdjustmentPolicy { HedgePurchases = new SignalLimit("RSI", 70) };
        SignalReading Reading(string lengths, int year, double value) => new("RSI", lengths, new DateOnly(year, 2, 15), IndicatorStatus.Ready, value);
        double? Measured(params SignalReading[] readings) => new AdjustmentPlanner(policy).Plan(Sample.Book, Sample.Market, Inputs with { Signals = [.. readings] })
            .Alternatives[0].Guardrails.Single(g => g.Guardrail == "signal limit").Measured;
        Assert.Equal(80, Measured(Reading("14", 2023, 80), Reading("2", 2023, 20)));
        Assert.Equal(80, Measured(Reading("2", 2023, 20), Reading("14", 2023, 80)));
        Assert.Equal(80, Measured(Reading("2", 2022, 20), Reading("14", 2023, 80)));
        Assert.Null(Measured(Reading("14", 2022, 80)));

        // A naked call of one expiry does not excuse wider wings of another.
        Expiry april = Sample.Market.Chains.Where(c => c.Symbol == "SPX").Select(c => c.Expiry).Max()!;
        Book naked = Sample.Book.Add(new Position(new OptionLeg { Contract = Contracts.Spxw, Quantity = -1, Right = OptionRight.Call, Strike = 4400, Expiry = april }, LegRole.ShortStrike, "other"));
        var context = new RuleContext(BookValuation.Of(naked, Sample.Market), FactorMap.Create(Sample.Market), AdjustmentPolicy.Default, Inputs);
        var room = new PlanRoom(context, []);
        var wing = (OptionLeg)Sample.Book.Positions.Single(p => p.Role == LegRole.Wing && p.Leg is OptionLeg { Right: OptionRight.Put }).Leg;
        ImmutableArray<Trade> wider = [new(wing with { Quantity = 10, Strike = 3750 }, LegRole.Wing, structure: "iron condor"), new(wing with { Quantity = -10 }, LegRole.Wing)];
        GuardrailVerdict verdict = room.Guardrails.Judge(new PlanState(room, wider, 0)).Single(g => g.Guardrail == "no widening");
        Assert.Equal((GuardrailStatus.Broken, -25_000), (verdict.Status, verdict.Margin));

        // No rule may take the name of a guardrail.
        Assert.Throws<ArgumentException>(() => new RuleSetBuilder().Add(new Halt { Name = "total delta" }));

        // Texts do not depend on the order of the rules, nor on the order of a spread's legs.
        string One(params IAdjustmentRule[] rules)
        {
            var builder = new RuleSetBuilder();
            foreach (IAdjustmentRule rule in rules)
                builder.Add(rule);
            AdjustmentPlan plan = new AdjustmentPlanner(new AdjustmentPolicy { Listed = new ListedCandidates { IsUsed = false } }, builder.Build()).Plan(Sample.Book, Sample.Moved, Inputs);
            return string.Join("|", plan.Record.Candidates.Select(c => c.ToString()).Concat(plan.Alternatives.Select(a => a.ToString())));
        }

        FutureLeg[] vx = [.. Sample.Book.Positions.Select(p => p.Leg).OfType<FutureLeg>()];
        var forwards = new Spread { Name = "forwards", Unit = [new Trade(vx[0] with { Quantity = -1 }, LegRole.Hedge, 1), new Trade(vx[1], LegRole.Hedge, 2)] };
        var backwards = new Spread { Name = "backwards", Unit = [new Trade(vx[1], LegRole.Hedge, 2), new Trade(vx[0] with { Quantity = -1 }, LegRole.Hedge, 1)] };
        Assert.Equal(One(forwards, backwards), One(backwards, forwards));
        Assert.Single(One(forwards, backwards).Split('|'), c => c.EndsWith("(backwards, forwards)", StringComparison.Ordinal));
    }

    [Fact]
    public static void A_contract_is_traded_no_more_than_its_open_interest_allows_over_all_candidates()
    {
        MarketSnapshotBuilder builder = Sample.Moved.ToBuilder();
        foreach (FutureMark mark in Sample.Moved.Futures.Where(f => f.Contract == Contracts.Vx))
            builder.Set(mark with { OpenInterest = 150, Volume = 1000 });
        MarketSnapshot market = builder.Build();
        var policy = new AdjustmentPolicy
        {
            TotalDelta = new Band(-1e6, 1e6), Vega = new VegaBand(0.01, 0.02), CarryFloor = 0, MaximumTurnover = 1, Listed = new ListedCandidates { IsUsed = false },
            Participation = new LiquidityPolicy { Limits = [new LiquidityLimit(new TenorBucket(0, 3660), 0.02, 0.5)] },
        };
        FutureLeg april = Sample.Book.Positions.Select(p => p.Leg).OfType<FutureLeg>().Last();
        // The same contract for two layers: two columns, one open interest.
        RuleSet rules = new RuleSetBuilder()
            .Add(new Spread { Name = "second layer", Unit = [new Trade(april with { Quantity = -1 }, LegRole.Hedge, 2)], Lots = 9 })
            .Add(new Spread { Name = "fourth layer", Unit = [new Trade(april with { Quantity = -1 }, LegRole.Hedge, 4)], Lots = 9 })
            .Build();
        AdjustmentPlan plan = new AdjustmentPlanner(policy with { HedgeStaysLong = false }, rules).Plan(Sample.Book, market, Inputs);
        Assert.Equal(2, plan.Record.Candidates.Length);
        Assert.All(plan.Record.Candidates, c => Assert.Equal(-3, Math.Min(c.Column.MinimumLots, -c.Column.MaximumLots)));
        Assert.NotEmpty(plan.AtFault);
        foreach (PlanAlternative alternative in plan.Alternatives)
        {
            int traded = Math.Abs(alternative.Trades.Sum(t => t.Leg.Quantity));
            Assert.Equal(traded > 3, !alternative.Guardrails.Single(g => g.Guardrail == "participation").Holds);
        }

        // Without counts nothing may be traded, and the record says why.
        AdjustmentPlan none = new AdjustmentPlanner(policy, rules).Plan(Sample.Book, Sample.Moved, Inputs);
        Assert.Empty(none.Record.Candidates);
        Assert.Contains(none.Record.LeftOut, l => l.Contains("neither open interest nor volume", StringComparison.Ordinal));
        Assert.Equal(PlanStatus.Infeasible, none.Status);
    }

    [Fact]
    public static void A_trade_for_a_soft_guardrail_must_pay()
    {
        // Vega outside its soft band only, and a price that no trade is worth, or that any is.
        AdjustmentPolicy With(double price) => new() { Vega = new VegaBand(0.05, 2), Soft = new SoftLimits { VegaPrice = price } };
        AdjustmentPlan cheap = new AdjustmentPlanner(With(0.01)).Plan(Sample.Book, Sample.Moved, Inputs);
        Assert.Equal(PlanStatus.NothingToDo, cheap.Status);
        AdjustmentPlan dear = new AdjustmentPlanner(With(10)).Plan(Sample.Book, Sample.Moved, Inputs);
        Assert.Equal(PlanStatus.Feasible, dear.Status);
        GuardrailVerdict improvement = dear.Best!.Guardrails.Single(g => g.Guardrail == "improvement exceeds cost");
        Assert.True(improvement.Measured > improvement.Limit);
    }

    [Fact]
    public static void The_best_plan_needs_every_one_of_its_lots()
    {
        AdjustmentProblem problem = new AdjustmentPlanner().Problem(Sample.Book, Sample.Moved, Inputs)!;
        AdjustmentSolution best = new EnumerationSolver().Solve(problem).Solutions[0];
        for (int i = 0; i < best.Lots.Length; i++)
        {
            if (best.Lots[i] == 0)
                continue;
            AdjustmentSolution fewer = problem.Evaluate(best.Lots.SetItem(i, best.Lots[i] - Math.Sign(best.Lots[i])).AsSpan());
            Assert.True(!fewer.IsFeasible || fewer.Objective >= best.Objective, problem.Columns[i].Name);
        }
    }

    /// <summary>One VX contract rolls down and its beta rises: the day on which vega leaves its band is that of the closed form.</summary>
    [Fact]
    public static void The_outlook_counts_the_days_until_the_rising_beta_breaks_the_band()
    {
        Book book = Book.OfPositions(Sample.Book.Positions.Where(p => p.Layer == 2));
        Calibration calibration = Calibration.Of(book, Sample.Market);
        var policy = new AdjustmentPolicy { TotalDelta = new Band(-1e6, 1e6), Vega = new VegaBand(0.02, 0.08), CarryFloor = 0, AbsoluteCarryFloor = -1e6 };
        AdjustmentPlan plan = new AdjustmentPlanner(policy).Plan(book, Sample.Market, new PlanInputs { Calibration = calibration });
        GuardrailOutlook outlook = plan.Alternatives[0].Outlook!;
        var leg = (FutureLeg)book.Positions[0].Leg;
        double start = calibration.Exposures.VixEquivalentVega.Mid;
        int day = Enumerable.Range(1, 21).First(d => Math.Abs(VegaAfter(d) - start) > 0.08 * start);
        Assert.Equal((day, "vega hard band"), (outlook.Days, outlook.Guardrail));

        double VegaAfter(int days)
        {
            double left = leg.Expiry.YearsFrom(Sample.Market.ValuationInstant) - (days / 365d);
            double price = Sample.Market.MarkFor(Contracts.Vx, leg.Expiry)!.Price + Sample.Market.VixFutures.RollDown(leg.Expiry, days / 365d);
            return leg.Quantity * 1000 * LogBetaCurve.Prior.LogBeta(left) * price / Sample.Market.Levels["VIX"];
        }
    }

    [Fact]
    public static void A_stored_plan_is_made_again_to_the_byte_and_another_is_told_apart()
    {
        var planner = new AdjustmentPlanner();
        string stored = VixShieldJson.Serialize(Moved);
        Assert.Contains(DecisionRecord.DisclaimerText, stored, StringComparison.Ordinal);
        Assert.Equal(ReplayStatus.Same, PlanReplay.Of(stored, planner, Sample.Book, Sample.Moved, Inputs).Status);
        Assert.Equal(ReplayStatus.Same, PlanReplay.Of(VixShieldJson.Serialize(Moved, indented: true), planner, Sample.Book, Sample.Moved, Inputs).Status);
        Assert.Contains("marketHash", PlanReplay.Of(stored, planner, Sample.Book, Sample.Market, Inputs).Reason, StringComparison.Ordinal);
        Assert.Contains("inputsHash", PlanReplay.Of(stored, planner, Sample.Book, Sample.Moved, Inputs with { LastAdjustment = Sample.Moved.ValuationInstant.AddDays(-2) }).Reason, StringComparison.Ordinal);
        Assert.Contains("policy", PlanReplay.Of(stored, new AdjustmentPlanner(new AdjustmentPolicy { HoldingDays = 9 }), Sample.Book, Sample.Moved, Inputs).Reason, StringComparison.Ordinal);
        Book smaller = Book.OfPositions(Sample.Book.Positions.Skip(1));
        Assert.Contains("bookHash", PlanReplay.Of(stored, planner, smaller, Sample.Moved, Inputs).Reason, StringComparison.Ordinal);
        string cost = System.Text.Json.JsonSerializer.Serialize(Moved.Best!.Cost);
        PlanReplay tampered = PlanReplay.Of(stored.Replace($"\"cost\":{cost}", "\"cost\":1", StringComparison.Ordinal), planner, Sample.Book, Sample.Moved, Inputs);
        Assert.Equal(ReplayStatus.Differs, tampered.Status);
        Assert.Contains("alternatives", tampered.Reason, StringComparison.Ordinal);
        Assert.Throws<VixShieldFormatException>(() => PlanReplay.Of("{}", planner, Sample.Book, Sample.Moved, Inputs));
        Assert.Throws<VixShieldFormatException>(() => PlanReplay.Of("[", planner, Sample.Book, Sample.Moved, Inputs));
    }

    [Fact]
    public static void Drift_is_the_sum_of_its_parts_and_the_ladder_drifts_by_time_alone()
    {
        Book traded = Sample.Book.Apply(new Trade(Sample.Book.Positions.Single(p => p.Layer == 2).Leg with { Quantity = 2 }, LegRole.Hedge, 2));
        FactorMap map = FactorMap.Create(Sample.Moved);
        DriftReport drift = DriftReport.Between(Sample.Calibration, Sample.Market, BookValuation.Of(traded, Sample.Moved), map);
        MappedExposures now = BookValuation.Of(traded, Sample.Moved).Net.Map(map);
        MappedExposures then = Sample.Calibration.Exposures;
        Assert.Equal(now.VixEquivalentVega.Mid - then.VixEquivalentVega.Mid, drift.Vega.Total, 1e-6);
        Assert.Equal(now.TotalDelta.Mid - then.TotalDelta.Mid, DriftReport.Between(Sample.Calibration, Sample.Market, BookValuation.Of(traded, Sample.Moved), map, 1).TotalDelta.Total, 1e-6);
        double skew = BookValuation.Of(traded, Sample.Moved).SkewDelta - BookValuation.Of(Sample.Book, Sample.Market).SkewDelta;
        Assert.Equal(now.TotalDelta.Mid - then.TotalDelta.Mid + skew, drift.TotalDelta.Total, 1e-6);
        Assert.Equal(now.Carry.Total - then.Carry.Total, drift.Carry.Total, 1e-6);
        Assert.Equal(drift.Vega.Total, drift.Layers.Sum(l => l.Vega.Total), 1e-6);
        Assert.Equal((0d, 0d), (drift.Vega.Time, drift.Vega.Betas));
        // Two contracts more, each as much as one moves.
        double one = BookValuation.Of(Book.OfPositions(Sample.Book.Positions.Where(p => p.Layer == 2)), Sample.Moved).Net.Map(map).VixEquivalentVega.Mid;
        Assert.Equal(2 * one, drift.Vega.Trades, 1e-6);
        // The front contract moved far more than its beta, the condor has no VX.
        Assert.Equal(HedgeTracking.Overreacts, drift.Layers.Single(l => l.Layer == 1).Tracking);
        Assert.Equal(HedgeTracking.NotMeasured, drift.Layers.Single(l => l.Layer is null).Tracking);

        // Legs that settle in between take nothing away from what the others say.
        MarketSnapshot after = AgedMarket.Of(Sample.Market, 60);
        Book longer = Sample.Book.Add(new Position(new FutureLeg { Contract = Contracts.Vx, Quantity = 2, Expiry = ExpiryRules.VixMonthly.Resolve(2023, 6, TradingCalendar.UsOptions) }, LegRole.Hedge, layer: 4));
        MarketSnapshot higher = after.ToBuilder().SetLevel("VIX", after.Levels["VIX"] + 3).Build();
        DriftReport expired = DriftReport.Between(Calibration.Of(longer, Sample.Market), Sample.Market, BookValuation.Of(Book.OfPositions(longer.Positions.Where(p => p.Layer == 4)), higher), FactorMap.Create(higher));
        Assert.Equal(HedgeTracking.Lags, expired.Layers.Single(l => l.Layer == 4).Tracking);

        // Ten days later and nothing else: vega of a VX contract grows with its beta.
        Book ladder = Book.OfPositions(Sample.Book.Positions.Where(p => p.Layer == 2));
        Calibration calibration = Calibration.Of(ladder, Sample.Market);
        MarketSnapshot later = AgedMarket.Of(Sample.Market, 10);
        DriftReport aged = DriftReport.Between(calibration, Sample.Market, BookValuation.Of(ladder, later), FactorMap.Create(later));
        Assert.True(aged.Vega.Time > 1);
        Assert.Equal(0, aged.Vega.MarketMove, 1e-9);
        Assert.Equal(0, aged.Vega.Trades, 1e-9);
        Assert.Throws<ArgumentException>(() => DriftReport.Between(calibration, later, BookValuation.Of(ladder, later), FactorMap.Create(later)));
        Assert.Throws<ArgumentOutOfRangeException>(() => DriftReport.Between(Calibration.Of(ladder, later), later, BookValuation.Of(ladder, Sample.Market), FactorMap.Create(Sample.Market)));
    }

    [Fact]
    public static void Other_betas_now_are_a_part_of_their_own()
    {
        BetaSet fast = new(LogBetaCurve.Prior.WithSpeedsScaled(9), LogBetaCurve.Prior.WithSpeedsScaled(3), LogBetaCurve.Prior);
        FactorMap map = FactorMap.Create(Sample.Market, fast);
        DriftReport drift = DriftReport.Between(Sample.Calibration, Sample.Market, BookValuation.Of(Sample.Book, Sample.Market), map);
        Assert.Equal((0d, 0d, 0d), (drift.Vega.Time, drift.Vega.MarketMove, drift.Vega.Trades));
        Assert.NotEqual(0, drift.Vega.Betas);
        Assert.Equal(BookValuation.Of(Sample.Book, Sample.Market).Net.Map(map).VixEquivalentVega.Mid - Sample.Calibration.Exposures.VixEquivalentVega.Mid, drift.Vega.Betas, 1e-9);
    }

    [Fact]
    public static void A_policy_of_every_member_reads_back_equal_and_an_old_one_has_the_defaults()
    {
        var full = new AdjustmentPolicy
        {
            TotalDelta = new Band(-1, 2), SkewStickiness = 1, Vega = new VegaBand(0.1, 0.3, VegaMeasure.Raw, VegaScale.NetVega, 5), CarryFloor = 0.5, AbsoluteCarryFloor = -3, GammaCap = 7,
            HedgeEffectivenessFloor = -0.5, TailLoss = new TailLossLimit(1000, 0.1), MaximumLossNotIncreasing = false, NoWidening = false, ShortStrikesUntouched = false, NoNewShortOptions = false,
            HedgeStaysLong = false, DefinedRiskBetweenFills = false, MaximumTurnover = 0.25, MarginLimit = 12, CoverageFloor = 1.5, CoverageDays = 9, CostCap = 99, HoldingDays = 3.5,
            Soft = new SoftLimits { VegaPrice = 2, DeltaPrice = 3, Order = [.. GuardrailNames.Soft.Reverse()] }, MinimumInterval = TimeSpan.FromMinutes(90), HedgePurchases = new SignalLimit("RSI of VIX", 65),
            Events = new EventLimit(new EventWindow(TimeSpan.FromHours(20), TimeSpan.FromHours(1)), "cpi", "fomc"), MaximumLots = 8, Participation = LiquidityPolicy.Default,
            Costs = new TradingCosts { FeePerOption = 0.5, FeePerFuture = 1, PriceImprovement = 0.3, FixedPerOrder = 4 },
            Listed = new ListedCandidates { IsUsed = false, WholeChain = true, MaximumPerKind = 4, MinimumDays = 2, MaximumDays = 99, MinimumBid = 0.1, MaximumRelativeSpread = 0.5 }, MaximumAlternatives = 2,
        };
        Assert.Equal(full, VixShieldJson.Parse<AdjustmentPolicy>(VixShieldJson.Serialize(full)));
        Assert.Equal(AdjustmentPolicy.Default, VixShieldJson.Parse<AdjustmentPolicy>(VixShieldJson.Serialize(AdjustmentPolicy.Default)));
        const string First = """{"schema":"vixshield.policy/1","totalDelta":{"low":-5000,"high":5000},"vega":{"measure":"vixEquivalent","scale":"grossCondorVega","soft":0.15,"hard":0.2,"minimumScale":0},"carryFloor":0.9,"absoluteCarryFloor":null,"maximumLossNotIncreasing":true,"shortStrikesUntouched":true,"noNewShortOptions":true,"maximumLots":50}""";
        Assert.Equal(AdjustmentPolicy.Default, VixShieldJson.Parse<AdjustmentPolicy>(First));
        var refused = Assert.Throws<VixShieldFormatException>(() => VixShieldJson.Parse<AdjustmentPolicy>(First.Replace("grossCondorVega", "netVega", StringComparison.Ordinal)));
        Assert.Contains("less than one contract", refused.Message, StringComparison.Ordinal);
        // Every property of the policy is written differently from the default: none is forgotten.
        foreach (System.Reflection.PropertyInfo property in typeof(AdjustmentPolicy).GetProperties().Where(p => p.CanWrite))
            Assert.False(Equals(property.GetValue(full), property.GetValue(AdjustmentPolicy.Default)), property.Name);
    }

    private sealed class Spread : IAdjustmentRule
    {
        public required string Name { get; init; }

        public required ImmutableArray<Trade> Unit { get; init; }

        public int Lots { get; init; } = 1;

        public ImmutableArray<RuleParameter> Parameters => [];

        public RuleOutcome Evaluate(in RuleContext context) => new(Name, RuleStatus.Triggered, null, null, "Always.", new TradeCandidate($"spread {Name}", Unit, 0, Lots, context.CostOf(Unit)));
    }

    private sealed class Halt : IAdjustmentRule
    {
        public string Name { get; init; } = "Halt";

        public ImmutableArray<RuleParameter> Parameters => [];

        public RuleOutcome Evaluate(in RuleContext context) => new(Name, RuleStatus.Triggered, 3, 1, "Not now.") { VetoesTrading = true };
    }
}

using System.Collections.Immutable;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using VixShield.Adjustments;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.Serialization;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Adjustments;

public static class PlannerTests
{
    // Dollars: the sums of a dozen legs of 1e5 dollars each agree to far better than a cent.
    private const double Cent = 0.01;

    private static readonly DecouplingReading Reading =
        DecouplingMeasure.Measure(Sample.Document.History!, Sample.Market.VixFutures, Sample.Moved.VixFutures, TradingCalendar.UsOptions);

    private static readonly PlanInputs Inputs = new() { Calibration = Sample.Calibration, Decoupling = Reading };

    [Fact]
    public static void The_calibrated_book_needs_nothing()
    {
        AdjustmentPlan plan = new AdjustmentPlanner().Plan(Sample.Book, Sample.Market, Inputs);
        Assert.Equal(PlanStatus.NothingToDo, plan.Status);
        Assert.Empty(plan.Best!.Trades);
        Assert.Equal(RuleSet.Default.Rules.Length, plan.Record.Outcomes.Length);
    }

    [Fact]
    public static void The_moved_book_gets_a_plan_inside_every_hard_guardrail_when_revalued_by_another_route()
    {
        AdjustmentPlan plan = new AdjustmentPlanner().Plan(Sample.Book, Sample.Moved, Inputs);
        Assert.Equal(PlanStatus.Feasible, plan.Status);
        Assert.Equal("do nothing", plan.Alternatives[0].Name);
        foreach (PlanAlternative alternative in plan.Alternatives)
        {
            Book after = Sample.Book.Apply(alternative.Trades.AsSpan());
            MappedExposures exposures = Exposed(after, Sample.Moved);
            Assert.Equal(exposures.TotalDelta.Mid, alternative.After.TotalDelta.Mid, Cent);
            Assert.Equal(exposures.VixEquivalentVega.Mid, alternative.After.VixEquivalentVega.Mid, Cent);
            Assert.Equal(exposures.Carry.Total, alternative.After.Carry.Total, Cent);
            Assert.Equal(TradingCost.Of(alternative.Trades, Sample.Moved, AdjustmentPolicy.Default.Costs), alternative.Cost, Cent);
        }

        Assert.True(plan.Best!.IsFeasible);
        Assert.InRange(plan.Best.After.TotalDelta.Mid, -5000, 5000);
        Assert.InRange(
            plan.Best.After.VixEquivalentVega.Mid - Sample.Calibration.Exposures.VixEquivalentVega.Mid,
            -0.2 * Sample.Calibration.GrossCondorVega,
            0.2 * Sample.Calibration.GrossCondorVega);
        Assert.True(plan.Best.After.Carry.Total >= 0.9 * Sample.Calibration.Exposures.Carry.Total);
    }

    /// <summary>The oracle applies every combination of up to three offers to the book and revalues it, without the planner's rows.</summary>
    [Fact]
    public static void No_plan_of_a_lower_objective_exists()
    {
        // Few and small, so that a few thousand full revaluations suffice.
        var policy = new AdjustmentPolicy { MaximumLots = 20, Listed = new ListedCandidates { IsUsed = false } };
        RuleSet rules = new RuleSetBuilder().AddTimeShift().AddTrimFurthestLayer().Add(new Offers()).Build();
        AdjustmentPlan plan = new AdjustmentPlanner(policy, rules).Plan(Sample.Book, Sample.Moved, Inputs);
        MappedExposures now = Exposed(Sample.Book, Sample.Moved);
        MappedExposures then = Sample.Calibration.Exposures;
        double scale = Sample.Calibration.GrossCondorVega;
        (MappedExposures Low, MappedExposures High) spread = (Under(Sample.Book, BetaSet.Prior.Low), Under(Sample.Book, BetaSet.Prior.High));
        Assert.NotEqual(spread.Low.VixEquivalentVega.Mid, spread.High.VixEquivalentVega.Mid);
        double lowThen = UnderThen(BetaSet.Prior.Low);
        double highThen = UnderThen(BetaSet.Prior.High);
        double best = double.PositiveInfinity;
        int feasible = 0;
        foreach (ImmutableArray<Trade> trades in Products(plan.Record.Outcomes))
        {
            Book after = Sample.Book.Apply(trades.AsSpan());
            MappedExposures exposures = Exposed(after, Sample.Moved);
            double distance = Math.Abs(exposures.VixEquivalentVega.Mid - then.VixEquivalentVega.Mid);
            int closed = Sample.Book.Positions.Sum(p => Math.Max(0, Math.Abs(p.Leg.Quantity) - Math.Abs(Net(after, p.Leg))));
            bool keeps = Math.Abs(exposures.TotalDelta.Mid) <= 5000 && distance <= 0.2 * scale && exposures.Carry.Total >= 0.9 * then.Carry.Total
                && after.Positions.All(p => p.Role == LegRole.Overlay || p.Leg.Quantity > 0 || Sample.Book.Positions.Contains(p)) && closed <= 31;
            if (!keeps)
                continue;
            feasible++;
            double lowDistance = Math.Abs(Under(after, BetaSet.Prior.Low).VixEquivalentVega.Mid - lowThen);
            double highDistance = Math.Abs(Under(after, BetaSet.Prior.High).VixEquivalentVega.Mid - highThen);
            double objective = TradingCost.Of(trades, Sample.Moved, policy.Costs)
                + (10 * Math.Max(0, now.Carry.Total - exposures.Carry.Total))
                + (0.5 * Math.Max(0, distance - (0.15 * scale)))
                + (0.25 * (Math.Max(0, lowDistance - (0.2 * scale)) + Math.Max(0, highDistance - (0.2 * scale))))
                + (0.125 * (Beyond(Under(after, BetaSet.Prior.Low)) + Beyond(Under(after, BetaSet.Prior.High))));
            best = Math.Min(best, objective);
        }

        Assert.True(feasible > 1, "The case has no choice to make.");
        Assert.Equal(best, plan.Best!.Objective, Cent);

        static MappedExposures Under(Book book, LogBetaCurve curve) => Exposed(book, Sample.Moved, new BetaSet(curve, curve, curve));
        static double UnderThen(LogBetaCurve curve) =>
            BookValuation.Of(Sample.Book, Sample.Market).Net.Map(FactorMap.Create(Sample.Market, new BetaSet(curve, curve, curve))).VixEquivalentVega.Mid;
        static double Beyond(MappedExposures exposures) => Math.Max(0, Math.Abs(exposures.TotalDelta.Mid) - 5000);
        static int Net(Book book, Leg leg) => book.Positions.Where(p => p.Leg.IsSameInstrument(leg)).Sum(p => p.Leg.Quantity);
    }

    [Fact]
    public static void Every_order_of_the_positions_gives_the_same_plan_to_the_byte()
    {
        string expected = VixShieldJson.Serialize(new AdjustmentPlanner().Plan(Sample.Book, Sample.Moved, Inputs));
        Position[] positions = [.. Sample.Book.Positions];
        for (int turn = 1; turn < positions.Length; turn++)
        {
            Book turned = Book.OfPositions(positions[turn..].Concat(positions[..turn]));
            Assert.Equal(expected, VixShieldJson.Serialize(new AdjustmentPlanner().Plan(turned, Sample.Moved, Inputs)));
        }
    }

    [Fact]
    public static void An_impossible_band_is_named_with_the_best_attainable()
    {
        var policy = new AdjustmentPolicy { Vega = new VegaBand(0.0001, 0.0001) };
        AdjustmentPlan plan = new AdjustmentPlanner(policy).Plan(Sample.Book, Sample.Moved, Inputs);
        Assert.Equal(PlanStatus.Infeasible, plan.Status);
        Assert.Null(plan.Best);
        GuardrailFault fault = Assert.Single(plan.AtFault);
        Assert.Equal("vega hard band", fault.Verdict.Guardrail);
        Assert.True(fault.Verdict.Margin < 0);
        Assert.Equal(-fault.Verdict.Margin!.Value, fault.LeastRelaxation!.Value, Cent);
    }

    [Fact]
    public static void Two_guardrails_that_can_each_be_kept_but_not_together_are_both_named()
    {
        // Carry as it is after the move can be kept, and so can a vega near that of the calibration, but buying vega back costs carry.
        AdjustmentPlan now = new AdjustmentPlanner().Plan(Sample.Book, Sample.Moved, Inputs);
        double floor = (now.Exposures.Carry.Total + 1) / Sample.Calibration.Exposures.Carry.Total;
        var policy = new AdjustmentPolicy
        {
            CarryFloor = floor,
            TotalDelta = new Band(now.Exposures.TotalDelta.Mid - 10, now.Exposures.TotalDelta.Mid + 10),
        };
        RuleSet rules = new RuleSetBuilder().AddTimeShift().Build();
        AdjustmentPlan plan = new AdjustmentPlanner(policy, rules).Plan(Sample.Book, Sample.Moved, Inputs);
        Assert.Equal(PlanStatus.Infeasible, plan.Status);
        Assert.NotEmpty(plan.AtFault);
        // Minimal: each one named can be kept when the others named are dropped, or is impossible by itself.
        Assert.All(plan.AtFault, v => Assert.Equal(GuardrailSeverity.Hard, v.Verdict.Severity));
    }

    [Fact]
    public static void A_synthetic_forward_is_used_only_where_selling_options_is_allowed()
    {
        var delta = new Band(-8000, -7000);
        var wide = new VegaBand(10, 10);
        RuleSet synthetics = new RuleSetBuilder().AddSyntheticDeltaTrim(new SyntheticDeltaTrimOptions { UseIndexFutures = false }).Build();
        var strict = new AdjustmentPolicy { TotalDelta = delta, Vega = wide, DefinedRiskBetweenFills = false, Listed = new ListedCandidates { IsUsed = false } };
        AdjustmentPlan refused = new AdjustmentPlanner(strict, synthetics).Plan(Sample.Book, Sample.Market, Inputs);
        Assert.Equal(PlanStatus.Infeasible, refused.Status);
        Assert.Contains(refused.AtFault, v => v.Verdict.Guardrail == "no new short options");
        AdjustmentPlan allowed = new AdjustmentPlanner(strict with { NoNewShortOptions = false }, synthetics).Plan(Sample.Book, Sample.Market, Inputs);
        Assert.Equal(PlanStatus.Feasible, allowed.Status);
        Assert.Contains(allowed.Best!.Trades, t => t.Leg is OptionLeg { Right: OptionRight.Call, Quantity: < 0 });
    }

    [Fact]
    public static void Without_a_calibration_there_is_no_plan_and_the_reason_is_a_status()
    {
        AdjustmentPlan plan = new AdjustmentPlanner().Plan(Sample.Book, Sample.Moved);
        Assert.Equal(PlanStatus.MissingData, plan.Status);
        Assert.Null(plan.Best);
    }

    [Fact]
    public static void A_cancelled_search_is_no_plan()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        AdjustmentPlan plan = new AdjustmentPlanner().Plan(Sample.Book, Sample.Moved, Inputs, cancellationToken: source.Token);
        Assert.Equal(PlanStatus.Cancelled, plan.Status);
        Assert.Null(plan.Best);
    }

    [Fact]
    public static void The_empty_book_is_valued_as_nothing()
    {
        AdjustmentPlan plan = new AdjustmentPlanner().Plan(Book.Empty, Sample.Market, new PlanInputs { Calibration = Calibration.Of(Book.Empty, Sample.Market) });
        Assert.Equal(PlanStatus.NothingToDo, plan.Status);
        Assert.Equal(0, plan.Exposures.TotalDelta.Mid);
    }

    /// <summary>A user's first sum: one VX contract of the sample, by hand from the JSON, as docs/conventions.md shows it.</summary>
    [Fact]
    public static void One_VX_contract_moves_442_dollars_per_VIX_point_as_the_docs_compute_by_hand()
    {
        double years = 49_935 / 525_600d;
        double beta = (0.7 * Math.Exp(-18 * years)) + (0.3 * Math.Exp(-0.9 * years));
        double byHand = 1000 * beta * 20.0523 / 18.23;
        Assert.Equal(442.2, byHand, 0.05);
        Book one = Book.OfPositions(Sample.Book.Positions.Where(p => p.Layer == 1));
        Assert.Equal(byHand, BookValuation.Of(one, Sample.Market).Net.Map(FactorMap.Create(Sample.Market)).VixEquivalentVega.Mid, 1e-9);
    }

    [Law(MaxTest = 30)]
    public static Property A_policy_of_any_width_gives_a_plan_that_keeps_it_or_says_why_not() => Prop.ForAll(
        (from low in Generators.Uniform(-5000, 0)
         from high in Generators.Uniform(0, 5000)
         from hard in Generators.Uniform(0, 0.4)
         from floor in Generators.Uniform(0.5, 1.4)
         select new AdjustmentPolicy { TotalDelta = new Band(low, high), Vega = new VegaBand(hard / 2, hard), CarryFloor = floor }).ToArbitrary(),
        policy =>
        {
            AdjustmentPlan plan = new AdjustmentPlanner(policy).Plan(Sample.Book, Sample.Moved, Inputs);
            return plan.Status switch
            {
                PlanStatus.Feasible or PlanStatus.NothingToDo => plan.Best!.IsFeasible && plan.AtFault.IsEmpty,
                PlanStatus.Infeasible => plan.Best is null && !plan.AtFault.IsEmpty && plan.Alternatives.All(a => !a.IsFeasible),
                _ => false,
            };
        });

    [Fact]
    public static void The_long_leg_of_a_hedge_spread_is_not_sold_from_under_its_short_leg()
    {
        Expiry may = ExpiryRules.VixMonthly.Resolve(2023, 5, TradingCalendar.UsOptions);
        Book book = Sample.Book.Add(
            new Position(Call(may, 25, 40), LegRole.Hedge, layer: 4),
            new Position(Call(may, 40, -40), LegRole.Hedge, layer: 4));
        AdjustmentPlan plan = new AdjustmentPlanner().Plan(book, Sample.Moved, new PlanInputs { Calibration = Calibration.Of(book, Sample.Market), Decoupling = Reading });
        foreach (PlanAlternative alternative in plan.Alternatives.Where(a => a.IsFeasible))
            Assert.False(double.IsInfinity(SettlementRisk.LargestPayment(book.Apply(alternative.Trades.AsSpan()).Positions)), alternative.ToString());
    }

    [Fact]
    public static void A_quote_that_cannot_be_traded_takes_a_trade_away_and_not_the_plan()
    {
        OptionChain chain = Sample.Moved.Chains.First(c => c.Symbol == "SPX");
        OptionQuote[] crossed = [.. chain.Quotes.Select(q => new OptionQuote(q.Strike, q.Right, q.Ask, q.Bid))];
        MarketSnapshot market = Sample.Moved.ToBuilder()
            .Set(new OptionChain(chain.Symbol, chain.Expiry, chain.ValuationInstant, chain.Forward, chain.ForwardSource, chain.DiscountFactor, crossed))
            .Build();
        Assert.NotEqual(PlanStatus.MissingData, new AdjustmentPlanner().Plan(Sample.Book, market, Inputs).Status);

        var minis = new MarketSnapshotBuilder(Sample.Moved.ValuationInstant).SetLevel("SPX", Sample.Moved.Levels["SPX"]).SetLevel("VIX", Sample.Moved.Levels["VIX"]);
        foreach (OptionChain kept in Sample.Moved.Chains)
            minis.Set(kept);
        foreach (FutureMark mark in Sample.Moved.Futures)
            minis.Set(mark.Contract == Contracts.Vx ? new FutureMark(Contracts.Vxm, mark.Expiry, mark.Price, 0.01, mark.Source) : mark);
        AdjustmentPlan plan = new AdjustmentPlanner().Plan(Sample.Book, minis.Build(), Inputs);
        Assert.Empty(plan.Record.Outcomes.Single(o => o.Rule == "TimeShift").Candidates);
    }

    [Fact]
    public static void Weeklies_on_the_curve_do_not_hide_the_monthly_contracts()
    {
        MarketSnapshotBuilder builder = Sample.Moved.ToBuilder();
        foreach (DateOnly day in new DateOnly[] { new(2023, 3, 29), new(2023, 4, 5) })
            builder.Set(new FutureMark(Contracts.VxWeekly, ExpiryRules.VixWeekly.Resolve(day, TradingCalendar.UsOptions), 28, 0.05, PriceSource.Settlement));
        AdjustmentPlan plan = new AdjustmentPlanner().Plan(Sample.Book, builder.Build(), Inputs);
        Assert.Equal(2, plan.Record.Outcomes.Single(o => o.Rule == "TimeShift").Candidates.Select(c => c.Label).Distinct().Count());
    }

    [Fact]
    public static void What_a_rotation_buys_stays_in_the_hedge_s_structure()
    {
        AdjustmentPlan plan = new AdjustmentPlanner().Plan(Sample.Book, Sample.Moved, Inputs);
        foreach (TradeCandidate candidate in plan.Record.Outcomes.Single(o => o.Rule == "TimeShift").Candidates)
        {
            Book after = Sample.Book.Apply(candidate.TradesFor(1).AsSpan());
            Assert.All(after.Positions.Where(p => p.Role == LegRole.Hedge), p => Assert.Equal("hedge ladder", p.Structure));
            Assert.All(after.Positions, p => Assert.True(p.Role != LegRole.Hedge || p.Leg.Quantity > 0));
        }
    }

    [Fact]
    public static void Duplicate_positions_in_any_order_give_the_same_offers()
    {
        Position calls = Sample.Book.Positions.Single(p => p.Layer == 3);
        Position small = calls with { Leg = calls.Leg with { Quantity = 5 }, Structure = "x" };
        Position large = calls with { Leg = calls.Leg with { Quantity = 35 }, Structure = "y" };
        Book rest = Book.OfPositions(Sample.Book.Positions.Remove(calls));
        AdjustmentPlan one = new AdjustmentPlanner().Plan(rest.Add(small, large), Sample.Moved, Inputs);
        AdjustmentPlan other = new AdjustmentPlanner().Plan(rest.Add(large, small), Sample.Moved, Inputs);
        Assert.Equal(VixShieldJson.Serialize(one), VixShieldJson.Serialize(other));
        Assert.Equal(40, one.Record.Outcomes.Single(o => o.Rule == "TrimFurthestLayer").Candidates.Single().MaximumLots);
    }

    [Fact]
    public static void A_long_put_in_the_furthest_layer_is_not_trimmed_because_its_sale_would_raise_vega()
    {
        Expiry june = ExpiryRules.VixMonthly.Resolve(2023, 6, TradingCalendar.UsOptions);
        Book book = Sample.Book.Add(new Position(Call(june, 20, 30) with { Right = OptionRight.Put }, LegRole.Hedge, layer: 3));
        RuleOutcome trim = new AdjustmentPlanner().Plan(book, Sample.Moved, Inputs).Record.Outcomes.Single(o => o.Rule == "TrimFurthestLayer");
        Assert.All(trim.Candidates, c => Assert.Equal(OptionRight.Call, Assert.IsType<OptionLeg>(c.Unit[0].Leg).Right));
    }

    [Fact]
    public static void A_large_book_gets_a_plan_or_the_search_says_what_it_left_out()
    {
        Book book = Book.OfPositions(Sample.Book.Positions.Select(p => p with { Leg = p.Leg with { Quantity = p.Leg.Quantity * 300 } }));
        var policy = new AdjustmentPolicy { MaximumLots = 10_000, TotalDelta = new Band(-750_000, 750_000) };
        AdjustmentPlan plan = new AdjustmentPlanner(policy).Plan(book, Sample.Moved, new PlanInputs { Calibration = Calibration.Of(book, Sample.Market), Decoupling = Reading });
        Assert.True(plan.Status is PlanStatus.Feasible or PlanStatus.GapOpen, plan.ToString());
        Assert.Contains("at most 3 columns at once", plan.Record.SearchNote, StringComparison.Ordinal);
        if (plan.Record.SolverStatus == SolverStatus.GapOpen)
            Assert.Contains("steps", plan.Record.SearchNote, StringComparison.Ordinal);
    }

    [Fact]
    public static void A_band_under_other_betas_than_the_plan_s_is_refused()
    {
        BetaSet fast = new(LogBetaCurve.Prior.WithSpeedsScaled(9), LogBetaCurve.Prior.WithSpeedsScaled(3), LogBetaCurve.Prior);
        Assert.Throws<ArgumentException>(() => new AdjustmentPlanner().Plan(Sample.Book, Sample.Market, Inputs with { Betas = fast }));
        Calibration same = Calibration.Of(Sample.Book, Sample.Market, FactorMap.Create(Sample.Market, fast));
        Assert.Equal(PlanStatus.NothingToDo, new AdjustmentPlanner().Plan(Sample.Book, Sample.Market, Inputs with { Betas = fast, Calibration = same }).Status);
    }

    [Fact]
    public static void A_band_whose_edge_is_the_number_that_a_trade_reaches_is_kept_by_it()
    {
        AdjustmentPlan free = new AdjustmentPlanner().Plan(Sample.Book, Sample.Moved, Inputs);
        double reached = free.Best!.After.TotalDelta.Mid;
        var policy = new AdjustmentPolicy { TotalDelta = new Band(reached, reached) };
        AdjustmentPlan plan = new AdjustmentPlanner(policy).Plan(Sample.Book, Sample.Moved, Inputs);
        Assert.Equal(PlanStatus.Feasible, plan.Status);
        Assert.Equal(free.Best.Trades.AsSpan(), plan.Best!.Trades.AsSpan());
    }

    /// <summary>The hedge's own delta goes with the hedge: the trim must reach further than today's distance to the band.</summary>
    [Fact]
    public static void A_plan_that_sells_the_hedge_can_trim_the_delta_that_goes_with_it()
    {
        Expiry may = ExpiryRules.VixMonthly.Resolve(2023, 5, TradingCalendar.UsOptions);
        Expiry march = ExpiryRules.EquityIndexFutureQuarterly.Resolve(2023, 3, TradingCalendar.UsOptions);
        Book condor = Book.OfPositions(Sample.Book.Positions.Where(p => p.Layer is null));
        Book calibrated = condor.Add(Vx(may, 1));
        Book book = condor.Add(Vx(may, 20), new Position(new FutureLeg { Contract = Contracts.Es, Quantity = 4, Expiry = march }, LegRole.Overlay));
        var policy = new AdjustmentPolicy { TotalDelta = new Band(-900, 900) };
        AdjustmentPlan plan = new AdjustmentPlanner(policy).Plan(
            book, Sample.Market, new PlanInputs { Calibration = Calibration.Of(calibrated, Sample.Market), Decoupling = Reading });
        Assert.Equal(PlanStatus.Feasible, plan.Status);

        static Position Vx(Expiry expiry, int quantity) => new(new FutureLeg { Contract = Contracts.Vx, Quantity = quantity, Expiry = expiry }, LegRole.Hedge, layer: 1);
    }

    [Fact]
    public static void A_plan_is_the_same_text_in_every_culture()
    {
        string expected = VixShieldJson.Serialize(new AdjustmentPlanner().Plan(Sample.Book, Sample.Moved, Inputs));
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(string.Empty) { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "~", NumberGroupSeparator = "." } };
        try
        {
            Assert.Equal(expected, VixShieldJson.Serialize(new AdjustmentPlanner().Plan(Sample.Book, Sample.Moved, Inputs)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public static void A_rule_that_returns_nothing_or_under_another_name_is_named()
    {
        RuleSet silent = new RuleSetBuilder().Add(new Rule("silent", null!)).Build();
        Assert.Contains("silent", Assert.Throws<InvalidOperationException>(() => new AdjustmentPlanner(rules: silent).Plan(Sample.Book, Sample.Moved, Inputs)).Message, StringComparison.Ordinal);
        RuleSet masked = new RuleSetBuilder().Add(new Rule("masked", new RuleOutcome("other", RuleStatus.NotTriggered, null, null, "-"))).Build();
        Assert.Contains("other", Assert.Throws<InvalidOperationException>(() => new AdjustmentPlanner(rules: masked).Plan(Sample.Book, Sample.Moved, Inputs)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => RuleSet.Default.Evaluate(default));
        Assert.Throws<ArgumentException>(() => new RuleSetBuilder().Add(new Rule(" ", null!)));
        Assert.Throws<ArgumentException>(() => new RuleSetBuilder().AddSyntheticDeltaTrim().AddSyntheticDeltaTrim());
    }

    [Fact]
    public static void A_candidate_whose_sizes_no_leg_can_hold_is_refused()
    {
        Leg thousand = Call(ExpiryRules.VixMonthly.Resolve(2023, 6, TradingCalendar.UsOptions), 20, 1000);
        Assert.Throws<ArgumentOutOfRangeException>(() => new TradeCandidate("too many", [new Trade(thousand)], 0, 1001, 0));
        Assert.Equal(1_000_000, new TradeCandidate("the most", [new Trade(thousand)], 0, 1000, 0).TradesFor(1000)[0].Leg.Quantity);
    }

    /// <summary>Exposures with the smile kept in moneyness, as the default policy measures deltas.</summary>
    private static MappedExposures Exposed(Book book, MarketSnapshot market, BetaSet? betas = null)
    {
        BookValuation valuation = BookValuation.Of(book, market);
        MappedExposures mapped = valuation.Net.Map(FactorMap.Create(market, betas));
        double skew = valuation.Legs.Sum(l => l.SkewDelta ?? 0);
        return mapped with { TotalDelta = new global::VixShield.Risk.Interval(mapped.TotalDelta.Low + skew, mapped.TotalDelta.Mid + skew, mapped.TotalDelta.High + skew), PartialDelta = mapped.PartialDelta + skew };
    }

    private static OptionLeg Call(Expiry expiry, double strike, int quantity) =>
        new() { Contract = Contracts.Vix, Quantity = quantity, Right = OptionRight.Call, Strike = strike, Expiry = expiry };

    private sealed record Rule(string Name, RuleOutcome Outcome) : IAdjustmentRule
    {
        public ImmutableArray<RuleParameter> Parameters => [];

        public RuleOutcome Evaluate(in RuleContext context) => Outcome;
    }

    /// <summary>The first and second VX contract and ES, a few lots in either direction.</summary>
    private sealed class Offers : IAdjustmentRule
    {
        public string Name => "Offers";

        public ImmutableArray<RuleParameter> Parameters => [];

        public RuleOutcome Evaluate(in RuleContext context)
        {
            RuleContext c = context;
            return new(Name, RuleStatus.Triggered, null, null, "Always.", c.Market.Futures
                .Where(f => f.Contract == Contracts.Vx || f.Contract == Contracts.Es)
                .Take(3)
                .Select(f => new Trade(new FutureLeg { Contract = f.Contract, Quantity = 1, Expiry = f.Expiry }, f.Contract == Contracts.Vx ? LegRole.Hedge : LegRole.Overlay, f.Contract == Contracts.Vx ? 1 : null))
                .Select(t => new TradeCandidate(t.Leg.Name, [t], -2, 2, c.CostOf([t]))));
        }
    }

    private static IEnumerable<ImmutableArray<Trade>> Products(ImmutableArray<RuleOutcome> outcomes)
    {
        List<(int Used, ImmutableArray<Trade> Trades)> all = [(0, [])];
        foreach (TradeCandidate candidate in outcomes.SelectMany(o => o.Candidates))
        {
            foreach ((int used, ImmutableArray<Trade> trades) in all.Where(a => a.Used < 3).ToArray())
            {
                for (int lots = candidate.MinimumLots; lots <= candidate.MaximumLots; lots++)
                {
                    if (lots != 0)
                        all.Add((used + 1, trades.AddRange(candidate.TradesFor(lots))));
                }
            }
        }

        return all.Select(a => a.Trades);
    }
}

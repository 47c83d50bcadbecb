using FsCheck;
using FsCheck.Fluent;
using VixShield.Adjustments;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.Tests.Infrastructure;
using VixShield.Volatility;

namespace VixShield.Tests.Adjustments.Rules;

public static class TrimFurthestLayerRuleTests
{
    private static readonly FactorScenario Crash = new(-0.08, 12);
    private static readonly FactorScenario Rally = new(0.05, -3);

    private static readonly PlanInputs Liquidity = new()
    {
        Calibration = Sample.Calibration,
        Stress = [new WeightedScenario(Crash, 0.5), new WeightedScenario(Rally, 0.5)],
        Margin = RuleBench.Margin,
        Resources = new LiquidityResources { Cash = 2000 },
    };

    [Fact]
    public static void The_catalogue_describes_it() => RuleBench.CatalogDescribes("TrimFurthestLayer", b => b.AddTrimFurthestLayer());

    /// <summary>The oracle sells contract after contract, revalues the whole book in every scenario and adds up the coverage itself.</summary>
    [Law(MaxTest = 40)]
    public static Property The_exit_is_the_smallest_in_the_stated_order_and_keeps_the_stress_limit() => Prop.ForAll(
        (from book in RuleBench.Books
         from lots in Gen.Choose(1, 12)
         from share in Gen.Elements(0, 0.6, 0.95, 1.1, 1.2, 1.3)
         from limit in Gen.Elements<double?>(null, 20_000, 1e6, 1e6)
         select (book, lots, cash: Math.Max(0, share * Owed(book)), limit)).ToArbitrary(),
        c =>
        {
            PlanInputs inputs = Liquidity with { Calibration = Calibration.Of(c.book, TestMarkets.Base), Resources = new LiquidityResources { Cash = c.cash } };
            AdjustmentPolicy policy = new() { MaximumLots = c.lots };
            TrimFurthestLayerOptions options = new() { StressLossLimit = c.limit };
            RuleOutcome outcome = RuleBench.KeepsTheLaws(b => b.AddTrimFurthestLayer(options), c.book, TestMarkets.Base, inputs, policy);
            TradeCandidate? exit = outcome.Candidates.SingleOrDefault(o => o.Label.StartsWith("exit", StringComparison.Ordinal));
            (Trade[] Sales, double Loss)? expected = Smallest(c.book, policy, c.cash, out bool below);
            double before = Math.Max(0, -Profits(c.book, TestMarkets.Base).Min());
            double limit = c.limit ?? (1.1 * before);
            foreach (TradeCandidate candidate in outcome.Candidates)
            {
                double after = Math.Max(0, -Profits(c.book.Apply(candidate.TradesFor(candidate.MaximumLots).AsSpan()), TestMarkets.Base).Min());
                Assert.True(after <= limit + 1e-6, $"{after} > {limit}: {candidate}");
                RuleBench.SaysNumber(before, candidate.Note!, " $, ");
            }

            if (!below || expected is null || expected.Value.Loss > limit + 1e-6)
            {
                Assert.Null(exit);
                if (below && expected is not null)
                    Assert.Contains(FormattableString.Invariant($"against a limit of {limit:G6} $ ({before:G6} $ before)"), outcome.Reason, StringComparison.Ordinal);
            }
            else
            {
                Assert.Equal(RuleStatus.Triggered, outcome.Status);
                Assert.Equal(expected.Value.Sales, exit!.Unit.AsEnumerable());
            }
        });

    [Fact]
    public static void The_next_holding_is_sold_only_when_all_of_one_is_and_the_latest_expiry_comes_first()
    {
        Book book = Sample.Book.Add(
            new Position(RuleBench.Vix(((OptionLeg)Sample.Book.Positions[^1].Leg).Expiry, 35, 3), LegRole.Hedge, "hedge ladder", 3));
        PlanInputs inputs = Liquidity with { Calibration = Calibration.Of(book, Sample.Market) };
        TradeCandidate exit = Exit(book, inputs);
        Assert.Equal(2, exit.Unit.Length);
        Assert.Equal((35, -3), (((OptionLeg)exit.Unit[0].Leg).Strike, exit.Unit[0].Leg.Quantity));
        Assert.Equal(30, ((OptionLeg)exit.Unit[1].Leg).Strike);
        Assert.InRange(exit.Unit[1].Leg.Quantity, -7, -1);
    }

    [Fact]
    public static void A_sale_that_breaks_the_limit_is_refused_with_both_numbers_and_no_candidate()
    {
        PlanInputs crash = Liquidity with { Stress = [new WeightedScenario(Crash, 1)] };
        RuleContext context = RuleBench.Context(Sample.Book, Sample.Market, crash);
        double before = Math.Max(0, -ScenarioGrid.Run(Sample.Book, Sample.Market, [Crash]).ProfitAndLoss[0]);
        RuleOutcome outcome = RuleBench.Outcome(b => b.AddTrimFurthestLayer(new TrimFurthestLayerOptions { StressLossLimit = before }), context);
        Assert.Empty(outcome.Candidates);
        Assert.NotEqual(RuleStatus.MissingData, outcome.Status);
        Book one = Sample.Book.Apply(new Trade(Sample.Book.Positions[^1].Leg with { Quantity = -1 }, LegRole.Hedge, 3));
        double after = -ScenarioGrid.Run(one, Sample.Market, [Crash]).ProfitAndLoss[0];
        Assert.Contains(FormattableString.Invariant($"would be {after:G6} $ against a limit of {before:G6} $"), outcome.Reason, StringComparison.Ordinal);

        // A limit in between lets only part of the holding go.
        RuleOutcome part = RuleBench.Outcome(b => b.AddTrimFurthestLayer(new TrimFurthestLayerOptions { StressLossLimit = before + (5.5 * (after - before)) }), context);
        Assert.Equal(5, part.Candidates.Single(c => c.Label.StartsWith("trim", StringComparison.Ordinal)).MaximumLots);
    }

    [Fact]
    public static void Each_missing_part_is_named_and_vega_is_judged_all_the_same()
    {
        Says(Liquidity with { Margin = null }, RuleStatus.NotTriggered, "missing: margin rules.");
        Says(Liquidity with { Resources = null }, RuleStatus.NotTriggered, "missing: liquidity resources.");
        Says(Liquidity with { Stress = [] }, RuleStatus.NotTriggered, "missing: a stress set.", "The stress loss after a sale is not known");
        Says(Liquidity with { Margin = MarginRules.UniversalSpread }, RuleStatus.NotTriggered, "Liquidity is not judged; missing: The present requirement has no number");
        Says(new PlanInputs(), RuleStatus.MissingData, "No calibration was given", "missing: margin rules, liquidity resources, a stress set");
        Says(Liquidity with { Calibration = null }, RuleStatus.Triggered, "is below 1.25");
        Says(Liquidity with { Resources = new LiquidityResources { Cash = 1e6 } }, RuleStatus.NotTriggered, "is not below 1.25");
        RuleOutcome moved = RuleBench.Outcome(b => b.AddTrimFurthestLayer(), RuleBench.Context(Sample.Book, Sample.Moved, new PlanInputs { Calibration = Sample.Calibration }));
        Assert.Equal(RuleStatus.Triggered, moved.Status);
        Assert.Equal(RuleStatus.NotApplicable, RuleBench.Outcome(b => b.AddTrimFurthestLayer(), RuleBench.Context(Book.Empty, Sample.Market, Liquidity)).Status);

        static void Says(PlanInputs inputs, RuleStatus status, params string[] texts)
        {
            RuleOutcome outcome = RuleBench.Outcome(b => b.AddTrimFurthestLayer(), RuleBench.Context(Sample.Book, Sample.Market, inputs));
            Assert.Equal(status, outcome.Status);
            Assert.All(texts, t => Assert.Contains(t, outcome.Reason, StringComparison.Ordinal));
        }
    }

    [Fact]
    public static void An_unquoted_contract_is_not_offered_and_the_reason_says_so()
    {
        OptionChain chain = Sample.Market.Chains.Last(c => c.Symbol == "VIX" && c.Expiry == ((OptionLeg)Sample.Book.Positions[^1].Leg).Expiry);
        OptionQuote[] crossed = [.. chain.Quotes.Select(q => new OptionQuote(q.Strike, q.Right, q.Ask, q.Bid))];
        MarketSnapshot market = Sample.Market.ToBuilder()
            .Set(new OptionChain(chain.Symbol, chain.Expiry, chain.ValuationInstant, chain.Forward, chain.ForwardSource, chain.DiscountFactor, crossed, [.. chain.Quotes.Select(q => q.Strike).Distinct().Select(k => new SmileNode(k, 0.9))]))
            .Build();
        RuleOutcome outcome = RuleBench.Outcome(b => b.AddTrimFurthestLayer(), RuleBench.Context(Sample.Book, market, new PlanInputs { Calibration = Sample.Calibration }));
        Assert.Empty(outcome.Candidates);
        Assert.Contains("Not offered", outcome.Reason, StringComparison.Ordinal);
    }

    [SkippableFact]
    public static void The_page_holds_the_numbers_of_its_example()
    {
        RuleOutcome outcome = RuleBench.Outcome(b => b.AddTrimFurthestLayer(), RuleBench.Context(Sample.Book, Sample.Market, Liquidity));
        TradeCandidate exit = outcome.Candidates[1];
        int sold = -exit.Unit[0].Leg.Quantity;
        StressedMargin stressed = StressedMargin.Run(ScenarioEngine.Create(Sample.Book, Sample.Market), [Crash, Rally], RuleBench.Margin);
        double owed = stressed.Coverage(Liquidity.Resources!, 1)!.Value.Coverage.Owed!.Value;
        double price = BookValuation.Of(Book.OfLegs(exit.Unit[0].Leg with { Quantity = 1 }), Sample.Market).Value;
        double available = 2000 + (sold * price) - exit.CostPerLot;
        Assert.True(available / owed >= 1.25 && (available - price + (exit.CostPerLot / sold)) / owed < 1.25);
        RuleOutcome refused = RuleBench.Outcome(
            b => b.AddTrimFurthestLayer(new TrimFurthestLayerOptions { MaximumStressLossIncrease = 0.01 }),
            RuleBench.Context(Sample.Book, Sample.Market, Liquidity with { Stress = [new WeightedScenario(Crash, 1)] }));
        RuleBench.PageHolds(
            "trim-furthest-layer.md",
            FormattableString.Invariant($"{owed:F2}"),
            FormattableString.Invariant($"{price:F2}"),
            FormattableString.Invariant($"{exit.CostPerLot:F2}"),
            FormattableString.Invariant($"{available:F2}"),
            FormattableString.Invariant($"sells {sold} of them"),
            FormattableString.Invariant($"{outcome.Measured:F3}"),
            FormattableString.Invariant($"{available / owed:F3}"),
            exit.Note!.Split("takes tail cover: ")[1],
            refused.Reason.Split("Not offered: ")[1].TrimEnd('.'));
    }

    private static TradeCandidate Exit(Book book, PlanInputs inputs) =>
        RuleBench.Outcome(b => b.AddTrimFurthestLayer(), RuleBench.Context(book, Sample.Market, inputs)).Candidates.Single(c => c.Label.StartsWith("exit", StringComparison.Ordinal));

    private static double[] Profits(Book book, MarketSnapshot market) => [.. ScenarioGrid.Run(book, market, [Crash, Rally]).ProfitAndLoss];

    private static double Owed(Book book) =>
        StressedMargin.Run(ScenarioEngine.Create(book, TestMarkets.Base), [Crash, Rally], RuleBench.Margin).Coverage(new LiquidityResources(), 1)!.Value.Coverage.Owed ?? 0;

    private static (Trade[] Sales, double Loss)? Smallest(Book book, AdjustmentPolicy policy, double cash, out bool below)
    {
        MarketSnapshot market = TestMarkets.Base;
        (double? margin, bool reached) = Coverage(book, cash);
        below = margin is not null && !reached;
        if (!below)
            return null;
        var holdings = book.Positions
            .Where(p => p.Role == LegRole.Hedge && p.Layer is not null)
            .GroupBy(p => (Leg: p.Leg with { Quantity = 1 }, p.Layer))
            .Select(g => (g.Key.Leg, g.Key.Layer, Held: g.Sum(p => p.Leg.Quantity)))
            .Where(h => h.Held > 0)
            .OrderByDescending(h => h.Layer).ThenByDescending(h => Expiry(h.Leg)).ThenByDescending(h => (h.Leg as OptionLeg)?.Strike ?? 0);
        List<Trade> sales = [];
        foreach ((Leg leg, int? layer, int held) in holdings)
        {
            int most = Math.Min(held, policy.MaximumLots);
            for (int k = 1; k <= most; k++)
            {
                Trade[] all = [.. sales, new Trade(leg with { Quantity = -k }, LegRole.Hedge, layer)];
                Book after = book.Apply(all);
                double premium = all.Where(t => t.Leg is OptionLeg).Sum(t => -BookValuation.Of(Book.OfLegs(t.Leg), market).Value);
                (double? now, _) = Coverage(after, 0);
                if (now is not null && Coverage(after, Math.Max(0, cash + premium - TradingCost.Of(all, market, policy.Costs) + margin!.Value - now.Value)).Reached)
                    return (all, Math.Max(0, -Profits(after, market).Min()));
            }

            sales.Add(new Trade(leg with { Quantity = -most }, LegRole.Hedge, layer));
            if (most < held)
                break;
        }

        return null;

        static DateOnly Expiry(Leg leg) => leg is OptionLeg option ? option.Expiry.Date : ((FutureLeg)leg).Expiry.Date;

        (double? Margin, bool Reached) Coverage(Book held, double available)
        {
            StressedMargin stressed = StressedMargin.Run(ScenarioEngine.Create(held, market), [Crash, Rally], RuleBench.Margin);
            if (stressed.Present.WithoutLongPremium is not { } present || stressed.Rows.Any(r => r.Requirement.WithoutLongPremium is null))
                return (null, true);
            double owed = stressed.Rows.Max(r => r.Requirement.WithoutLongPremium!.Value - present - r.Cash);
            return (present, owed <= 0 || available / owed >= 1.25);
        }
    }
}

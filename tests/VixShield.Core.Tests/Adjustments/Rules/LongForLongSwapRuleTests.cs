using FsCheck;
using FsCheck.Fluent;
using VixShield.Adjustments;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Adjustments.Rules;

public static class LongForLongSwapRuleTests
{
    private static readonly PlanInputs Inputs = new() { Calibration = Sample.Calibration };
    private static readonly AdjustmentPolicy HighFloor = new() { CarryFloor = 1.05 };

    [Fact]
    public static void The_catalogue_describes_it() => RuleBench.CatalogDescribes("LongForLongSwap", b => b.AddLongForLongSwap());

    [Law(MaxTest = 60)]
    public static Property A_swap_keeps_vega_but_for_rounding_and_more_carry_and_sells_no_option_that_is_not_owned() => Prop.ForAll(
        (from book in RuleBench.Books
         from then in Gen.Frequency((2, RuleBench.Books), (1, Gen.Constant(book)))
         from policy in RuleBench.Policies
         from targets in Gen.Choose(1, 6)
         from spread in Gen.Elements(0.05, 0.1, 0.25, 1)
         select (book, then, policy, targets, spread)).ToArbitrary(),
        c =>
        {
            MarketSnapshot market = TestMarkets.Base;
            LongForLongSwapOptions options = new() { Targets = c.targets, MaximumRelativeSpread = c.spread, MinimumBid = 0.2 };
            PlanInputs inputs = new() { Calibration = Calibration.Of(c.then, market) };
            RuleOutcome outcome = RuleBench.KeepsTheLaws(b => b.AddLongForLongSwap(options), c.book, market, inputs, c.policy);
            RuleContext context = RuleBench.Context(c.book, market, inputs, c.policy);
            if (outcome.Status != RuleStatus.Triggered)
            {
                Assert.Empty(outcome.Candidates);
                return;
            }

            double last = double.PositiveInfinity;
            foreach (TradeCandidate candidate in outcome.Candidates)
            {
                Leg bought = candidate.Unit[0].Leg;
                Leg sold = candidate.Unit[1].Leg;
                Assert.True(bought.Quantity > 0 && sold.Quantity < 0);
                Assert.InRange(bought.Quantity, 1, c.policy.MaximumLots);
                Assert.InRange(-sold.Quantity, 1, c.policy.MaximumLots);
                Assert.Equal(sold.Contract, bought.Contract);
                Assert.Equal((sold as OptionLeg)?.Right, (bought as OptionLeg)?.Right);
                Assert.False(bought.IsSameInstrument(sold));
                if (bought is OptionLeg option)
                {
                    OptionQuote quote = market.ChainFor("VIX", option.Expiry)!.QuoteFor(option.Strike, option.Right)!;
                    Assert.True(quote.Bid >= 0.2 && quote.Ask - quote.Bid <= (c.spread * (quote.Bid + quote.Ask) / 2) + 1e-12);
                }

                // From the whole book before and after, not from the unit.
                MappedExposures after = RuleBench.Context(c.book.Apply(candidate.Unit.AsSpan()), market).Exposures;
                double each = RuleBench.Context(Book.OfLegs(bought with { Quantity = 1 }), market).Exposures.VixEquivalentVega.Mid;
                double vega = after.VixEquivalentVega.Mid - context.Exposures.VixEquivalentVega.Mid;
                double carry = after.Carry.Total - context.Exposures.Carry.Total;
                Assert.True(each > 0 && Math.Abs(vega) <= (0.5 * each) + 1e-6, $"{vega} of {each}: {candidate}");
                Assert.True(carry > -1e-6);
                Assert.Equal(carry, RuleBench.NumberAfter(candidate.Note!, "carry changes by"), 1e-6 + (1e-5 * carry));
                double rank = RuleBench.NumberAfter(candidate.Note!, " a day, ");
                Assert.True(rank <= last * (1 + 1e-5), "Not in the order of carry kept per cost.");
                last = rank;
                Assert.True(SettlementRisk.LargestPayment(c.book.Apply(candidate.Unit.AsSpan()).Positions) <= SettlementRisk.LargestPayment(c.book.Positions));
                Assert.True(RuleBench.Held(c.book, bought) >= 0);
            }
        });

    /// <summary>The oracle goes through the whole chain: the targets are the nearest in vega per dollar of premium.</summary>
    [Fact]
    public static void The_targets_are_the_nearest_in_vega_per_dollar_of_premium()
    {
        OptionLeg held = RuleBench.Vix(TestExpiries.VixMarch, 20, 40);
        Book book = Book.OfPositions([new Position(held, LegRole.Hedge, layer: 1)]);
        PlanInputs inputs = new() { Calibration = Calibration.Of(Book.Empty, TestMarkets.Base) };
        AdjustmentPolicy policy = new() { MaximumLots = 1000 };
        RuleOutcome all = RuleBench.Outcome(b => b.AddLongForLongSwap(new LongForLongSwapOptions { Targets = 4 }), RuleBench.Context(book, TestMarkets.Base, inputs, policy));
        double own = PerPremium(held);
        var nearest = TestMarkets.Base.Chains.Where(c => c.Symbol == "VIX")
            .SelectMany(c => c.Quotes.Where(q => q.Right == OptionRight.Call && q.Bid >= 0.1 && q.Ask - q.Bid <= 0.25 * q.Mid).Select(q => held with { Expiry = c.Expiry, Strike = q.Strike }))
            .Where(l => !l.IsSameInstrument(held))
            .OrderBy(l => Math.Abs(Math.Log(PerPremium(l) / own)))
            .Take(4)
            .ToArray();
        Assert.NotEmpty(all.Candidates);
        Assert.All(all.Candidates, c => Assert.Contains(nearest, n => n.IsSameInstrument(c.Unit[0].Leg)));
        int none = nearest.Length - all.Candidates.Length;
        if (none > 0)
            Assert.Contains(FormattableString.Invariant($"{none} listed contracts that keep no more carry"), all.Reason, StringComparison.Ordinal);

        static double PerPremium(OptionLeg leg) =>
            RuleBench.Context(Book.OfLegs(leg with { Quantity = 1 }), TestMarkets.Base).Exposures.VixEquivalentVega.Mid
            / TestMarkets.Base.ChainFor("VIX", leg.Expiry)!.QuoteFor(leg.Strike, leg.Right)!.Mid;
    }

    [Fact]
    public static void It_is_silent_with_a_reason_while_carry_and_vega_are_where_they_should_be()
    {
        RuleOutcome silent = Swap(Sample.Book, Sample.Market, Inputs, AdjustmentPolicy.Default);
        Assert.Equal(RuleStatus.NotTriggered, silent.Status);
        Assert.Empty(silent.Candidates);
        Assert.Equal(Sample.Calibration.Exposures.Carry.Total, silent.Measured!.Value, 1e-9);
        Assert.Equal(0.9 * Sample.Calibration.Exposures.Carry.Total, silent.Threshold!.Value, 1e-9);
        Assert.Equal(RuleStatus.MissingData, Swap(Sample.Book, Sample.Market, PlanInputs.None, HighFloor).Status);
        Assert.Equal(RuleStatus.NotApplicable, Swap(Book.OfPositions(Sample.Book.Positions.Where(p => p.Role != LegRole.Hedge)), Sample.Market, Inputs, HighFloor).Status);
        RuleOutcome vega = Swap(Sample.Book, Sample.Moved, Inputs, AdjustmentPolicy.Default);
        Assert.Equal(RuleStatus.Triggered, vega.Status);
        Assert.Contains("only by what rounding leaves", vega.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public static void A_long_that_covers_a_short_stays()
    {
        Book spread = Book.OfPositions(
        [
            new Position(RuleBench.Vix(TestExpiries.VixMarch, 17, 10), LegRole.Hedge, layer: 1),
            new Position(RuleBench.Vix(TestExpiries.VixMarch, 20, -10), LegRole.Hedge, layer: 1),
        ]);
        PlanInputs inputs = new() { Calibration = Calibration.Of(Book.Empty, TestMarkets.Base) };
        RuleOutcome outcome = Swap(spread, TestMarkets.Base, inputs, AdjustmentPolicy.Default);
        Assert.Equal(RuleStatus.Triggered, outcome.Status);
        double before = SettlementRisk.LargestPayment(spread.Positions);
        Assert.All(outcome.Candidates, c => Assert.True(SettlementRisk.LargestPayment(spread.Apply(c.Unit.AsSpan()).Positions) <= before));
    }

    [Fact]
    public static void Quotes_outside_the_filters_are_not_traded_and_the_reason_says_so()
    {
        RuleContext context = RuleBench.Context(Sample.Book, Sample.Market, Inputs, HighFloor);
        RuleOutcome outcome = RuleBench.Outcome(b => b.AddLongForLongSwap(new LongForLongSwapOptions { MinimumBid = 50 }), context);
        Assert.Equal(RuleStatus.Triggered, outcome.Status);
        Assert.DoesNotContain(outcome.Candidates, c => c.Unit[0].Leg.Kind == ContractKind.Option);
        Assert.Contains("no quote of its own within the filters", outcome.Reason, StringComparison.Ordinal);
        Assert.Empty(RuleBench.Outcome(b => b.AddLongForLongSwap(new LongForLongSwapOptions { MaximumRelativeSpread = 0 }), context).Candidates);
    }

    [SkippableFact]
    public static void The_page_holds_the_numbers_of_its_example()
    {
        RuleOutcome outcome = Swap(Sample.Book, Sample.Market, Inputs, HighFloor);
        TradeCandidate first = outcome.Candidates[0];
        TradeCandidate option = outcome.Candidates.First(c => c.Unit[0].Leg.Kind == ContractKind.Option);
        RuleBench.PageHolds(
            "long-for-long-swap.md",
            FormattableString.Invariant($"{outcome.Measured:G6}"),
            FormattableString.Invariant($"{outcome.Threshold:G6}"),
            first.Label,
            option.Label,
            FormattableString.Invariant($"{RuleBench.NumberAfter(first.Note!, "carry changes by"):+0.####}"),
            FormattableString.Invariant($"{RuleBench.NumberAfter(first.Note!, " a day, "):G6}"),
            FormattableString.Invariant($"{first.CostPerLot:G6} $"),
            FormattableString.Invariant($"{RuleBench.NumberAfter(first.Note!, "rounding leaves"):+0.###;-0.###}"),
            FormattableString.Invariant($"sells {-option.Unit[1].Leg.Quantity} and buys {option.Unit[0].Leg.Quantity}"),
            FormattableString.Invariant($"{RuleBench.NumberAfter(option.Note!, "would buy"):F3}"),
            FormattableString.Invariant($"{RuleBench.NumberAfter(option.Note!, "carry changes by"):+0.#####}"),
            FormattableString.Invariant($"{option.CostPerLot:G6} $"),
            FormattableString.Invariant($"{RuleBench.NumberAfter(option.Note!, "premium"):+0;-0} $"));
    }

    private static RuleOutcome Swap(Book book, MarketSnapshot market, PlanInputs inputs, AdjustmentPolicy policy) =>
        RuleBench.Outcome(b => b.AddLongForLongSwap(), RuleBench.Context(book, market, inputs, policy));
}

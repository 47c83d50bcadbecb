using FsCheck;
using FsCheck.Fluent;
using VixShield.Adjustments;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Adjustments.Rules;

public static class WingShiftRuleTests
{
    private static readonly PlanInputs Inputs = new() { Calibration = Sample.Calibration };
    private static readonly AdjustmentPolicy Narrow = new() { TotalDelta = new Band(-1000, 1000) };

    [Fact]
    public static void The_catalogue_describes_it() => RuleBench.CatalogDescribes("WingShift", b => b.AddWingShift());

    [Law(MaxTest = 100)]
    public static Property A_shift_goes_inwards_costs_a_debit_leaves_the_shorts_and_helps() => Prop.ForAll(
        (from book in RuleBench.Books
         from then in Gen.Frequency((2, RuleBench.Books), (1, Gen.Constant(book)))
         from policy in RuleBench.Policies
         from targets in Gen.Choose(1, 10)
         select (book, then, policy, targets)).ToArbitrary(),
        c =>
        {
            MarketSnapshot market = TestMarkets.Base;
            PlanInputs inputs = new() { Calibration = Calibration.Of(c.then, market) };
            RuleOutcome outcome = RuleBench.KeepsTheLaws(b => b.AddWingShift(new WingShiftOptions { Targets = c.targets }), c.book, market, inputs, c.policy);
            RuleContext context = RuleBench.Context(c.book, market, inputs, c.policy);
            double delta = context.Exposures.TotalDelta.Mid;
            double vega = context.Exposures.VixEquivalentVega.Mid;
            Band band = VegaBandState.Of(c.policy.Vega, inputs.Calibration)!.Soft;
            foreach (TradeCandidate candidate in outcome.Candidates)
            {
                Assert.Equal(RuleStatus.Triggered, outcome.Status);
                var bought = (OptionLeg)candidate.Unit[0].Leg;
                var sold = (OptionLeg)candidate.Unit[1].Leg;
                Assert.True(bought.Quantity == 1 && sold.Quantity == -1, "Bought first, one for one.");
                OptionLeg shortLeg = Shorts(c.book).Single(s => s.Right == sold.Right);
                Assert.True(sold.Right == OptionRight.Put
                    ? sold.Strike < bought.Strike && bought.Strike < shortLeg.Strike
                    : shortLeg.Strike < bought.Strike && bought.Strike < sold.Strike);
                Assert.NotNull(market.ChainFor("SPX", bought.Expiry)!.QuoteFor(bought.Strike, bought.Right));
                double before = Payment(c.book);
                for (int lots = 1; lots <= candidate.MaximumLots; lots++)
                {
                    Book after = c.book.Apply(candidate.TradesFor(lots).AsSpan());
                    Assert.True(Payment(after) <= before, $"{Payment(after)} > {before}");
                    Assert.Equal(Shorts(c.book), Shorts(after));
                    // Between the two trades the book is covered as well.
                    Assert.True(Payment(c.book.Apply(candidate.TradesFor(lots)[0])) <= before);
                }

                Book moved = c.book.Apply(candidate.TradesFor(1).AsSpan());
                MappedExposures then = RuleBench.Context(moved, market).Exposures;
                bool helps = (delta < c.policy.TotalDelta.Low && then.TotalDelta.Mid > delta) || (delta > c.policy.TotalDelta.High && then.TotalDelta.Mid < delta)
                    || (vega < band.Low && then.VixEquivalentVega.Mid > vega) || (vega > band.High && then.VixEquivalentVega.Mid < vega);
                Assert.True(helps, outcome.ToString());
                OptionChain chain = market.ChainFor("SPX", bought.Expiry)!;
                double debit = 100 * (chain.QuoteFor(bought.Strike, bought.Right)!.Mid - chain.QuoteFor(sold.Strike, sold.Right)!.Mid);
                Assert.True(debit > 0);
                RuleBench.SaysNumber(debit, candidate.Note!, "debit");
                if (double.IsPositiveInfinity(before))
                    Assert.Contains("without bound before and without bound after", candidate.Note, StringComparison.Ordinal);
                else
                    RuleBench.SaysNumber(Payment(c.book.Apply(candidate.TradesFor(candidate.MaximumLots).AsSpan())), candidate.Note!, "$ before and");
                Assert.Contains(sold.Right == OptionRight.Put ? "put side" : "call side", outcome.Reason, StringComparison.Ordinal);
            }
        });

    /// <summary>A short condor that is too short of delta is hurt on its call side, one that is too long on its put side.</summary>
    [Fact]
    public static void The_side_that_hurts_is_the_one_that_moves()
    {
        double delta = RuleBench.Context(Sample.Book, Sample.Market).Exposures.TotalDelta.Mid;
        RuleOutcome low = Shift(Sample.Book, Sample.Market, Inputs, new AdjustmentPolicy { TotalDelta = new Band(delta + 500, delta + 5000) });
        RuleOutcome high = Shift(Sample.Book, Sample.Market, Inputs, new AdjustmentPolicy { TotalDelta = new Band(delta - 5000, delta - 500) });
        Assert.Equal(RuleStatus.Triggered, low.Status);
        Assert.Equal(RuleStatus.Triggered, high.Status);
        Assert.NotEmpty(low.Candidates);
        Assert.NotEmpty(high.Candidates);
        Assert.All(low.Candidates, c => Assert.Equal(OptionRight.Call, ((OptionLeg)c.Unit[0].Leg).Right));
        Assert.All(high.Candidates, c => Assert.Equal(OptionRight.Put, ((OptionLeg)c.Unit[0].Leg).Right));
    }

    [Fact]
    public static void It_is_silent_with_a_reason_inside_the_bands_and_without_a_wing()
    {
        RuleOutcome silent = Shift(Sample.Book, Sample.Market, Inputs, AdjustmentPolicy.Default);
        Assert.Equal(RuleStatus.NotTriggered, silent.Status);
        Assert.Empty(silent.Candidates);
        Assert.Contains("No wing need move", silent.Reason, StringComparison.Ordinal);
        Assert.Equal(RuleStatus.MissingData, Shift(Sample.Book, Sample.Market, PlanInputs.None, AdjustmentPolicy.Default).Status);
        Assert.Equal(RuleStatus.Triggered, Shift(Sample.Book, Sample.Market, PlanInputs.None, Narrow).Status);
        Assert.Equal(RuleStatus.NotApplicable, Shift(Book.OfPositions(Sample.Book.Positions.Where(p => p.Role == LegRole.Hedge)), Sample.Market, Inputs, Narrow).Status);
        RuleOutcome filtered = RuleBench.Outcome(b => b.AddWingShift(new WingShiftOptions { MinimumBid = 900 }), RuleBench.Context(Sample.Book, Sample.Market, Inputs, Narrow));
        Assert.Empty(filtered.Candidates);
        Assert.Contains("no quote of its own within the filters", filtered.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public static void Vega_above_its_band_is_not_helped_by_buying_nearer_options()
    {
        RuleOutcome outcome = Shift(Sample.Book, Sample.Moved, Inputs, AdjustmentPolicy.Default);
        Assert.Equal(RuleStatus.Triggered, outcome.Status);
        Assert.Empty(outcome.Candidates);
        Assert.Contains("moves nothing that is out of its band back", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public static void Two_condors_are_shifted_apart_from_each_other_and_settled_ones_not_at_all()
    {
        Position[] first = [.. Sample.Book.Positions.Where(p => p.Role != LegRole.Hedge)];
        Position[] second = [.. first.Select(p => p with { Structure = "second", Leg = p.Leg with { Quantity = p.Leg.Quantity / 5 } })];
        Book both = Sample.Book.Add(second);
        RuleOutcome outcome = Shift(both, Sample.Market, Inputs, Narrow);
        Assert.Contains(outcome.Candidates, c => c.MaximumLots == 10 && c.Unit[0].Structure == "iron condor");
        Assert.Contains(outcome.Candidates, c => c.MaximumLots == 2 && c.Unit[0].Structure == "second");
        Assert.Equal(outcome.Candidates.Length, outcome.Candidates.Select(c => c.Label).Distinct().Count());
    }

    [SkippableFact]
    public static void The_page_holds_the_numbers_of_its_example()
    {
        RuleOutcome outcome = Shift(Sample.Book, Sample.Market, Inputs, Narrow);
        Assert.Equal(2, outcome.Candidates.Length);
        RuleBench.PageHolds("wing-shift.md", [
            FormattableString.Invariant($"{outcome.Measured:G6}"),
            .. outcome.Candidates.Select(c => c.Label),
            .. outcome.Candidates.Select(c => FormattableString.Invariant(
                $"| {RuleBench.NumberAfter(c.Note!, "total delta by"):+0.###} | {RuleBench.NumberAfter(c.Note!, "vega by"):+0.####} | {RuleBench.NumberAfter(c.Note!, "carry by"):+0.#####;-0.#####} | {RuleBench.NumberAfter(c.Note!, "debit"):G6} | {c.CostPerLot:G6} |")),
            FormattableString.Invariant($"{Payment(Sample.Book):N0}"),
            FormattableString.Invariant($"{RuleBench.Context(Sample.Book.Apply(outcome.Candidates[1].TradesFor(10).AsSpan()), Sample.Market).Exposures.TotalDelta.Mid:F2}"),
            FormattableString.Invariant($"could then owe only {Payment(Book.OfPositions(Sample.Book.Apply(outcome.Candidates[1].TradesFor(10).AsSpan()).Positions.Where(p => p.Leg is OptionLeg { Right: OptionRight.Call }))):N0}"),
            .. outcome.Candidates.Select(c => FormattableString.Invariant($"{Payment(Sample.Book.Apply(c.TradesFor(10).AsSpan())):N0}")),
        ]);
    }

    private static RuleOutcome Shift(Book book, MarketSnapshot market, PlanInputs inputs, AdjustmentPolicy policy) =>
        RuleBench.Outcome(b => b.AddWingShift(), RuleBench.Context(book, market, inputs, policy));

    private static double Payment(Book book) => SettlementRisk.LargestPayment(book.Positions.Where(p => p.Role != LegRole.Overlay));

    private static OptionLeg[] Shorts(Book book) => [.. book.Positions.Where(p => p.Role == LegRole.ShortStrike).Select(p => (OptionLeg)p.Leg)];
}

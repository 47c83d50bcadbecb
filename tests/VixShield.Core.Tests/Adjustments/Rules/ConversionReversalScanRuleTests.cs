using FsCheck;
using VixShield.Adjustments;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Tests.Infrastructure;
using static VixShield.Tests.Adjustments.Rules.RuleCases;

namespace VixShield.Tests.Adjustments.Rules;

public static class ConversionReversalScanRuleTests
{
    private static readonly IAdjustmentRule Rule = Rule(b => b.AddConversionReversalScan());

    internal static RuleOutcome Example(double offer) => Rule.Evaluate(Book.Empty, ExampleMarket(offer));

    [SkippableFact]
    public static void The_worked_example_of_the_page_is_what_the_rule_says()
    {
        // Sold at 4900: 138.6 - 30.1 = 108.5; bought at 5000: 70.3 - 60.2 = 10.1; 99 is owed at 0.99 of 100. The rate's error takes 0.99 x 0.1 x 0.0025 x 100 = 0.02475, fees 6 $.
        RuleOutcome inside = Example(70.3);
        Assert.Equal(RuleStatus.NotTriggered, inside.Status);
        Assert.Equal((100 * (108.5 - 10.1 - 99 - 0.02475)) - 6, inside.Measured!.Value, 1e-9);
        Assert.Equal(-68.475, inside.Measured.Value, 1e-9);
        Assert.Equal(0, inside.Threshold);
        Assert.Empty(inside.Candidates);

        RuleOutcome stale = Example(69);
        Assert.Equal(RuleStatus.Triggered, stale.Status);
        Assert.Equal(61.525, stale.Measured!.Value, 1e-9);
        TradeCandidate candidate = Assert.Single(stale.Candidates);
        string page = Page("conversion-reversal-scan");
        foreach (string text in (string[])["108.5", "10.1", "0.02475", "-68.475", "61.525", inside.Reason, stale.Reason, candidate.Note!])
            Assert.Contains(text, page, StringComparison.Ordinal);
    }

    [SkippableFact]
    public static void Page_catalogue_and_options_agree()
    {
        AssertCatalogue(Rule);
        AssertDefaults("conversion-reversal-scan", ConversionReversalScanRule.Entry);
    }

    /// <summary>Every pair of strikes and every future by hand, in a market of noise.</summary>
    [SeededProperty(MaxTest = 100)]
    public static void The_best_edge_is_that_of_all_pairs(int seed, PositiveInt noise, bool withFuture, NonNegativeInt fee)
    {
        AdjustmentPolicy policy = new() { Costs = new TradingCosts { FeePerOption = fee.Get % 5, FeePerFuture = fee.Get % 7, FixedPerOrder = fee.Get % 3 } };
        MarketSnapshot market = Noisy(seed, noise.Get % 40 / 10d, withFuture);
        RuleOutcome outcome = Rule.Evaluate(Book.Empty, market, policy: policy);
        double? best = null;
        foreach (OptionChain chain in market.Chains.Where(c => c.Symbol == "SPX"))
            best = Larger(best, BestOf(chain, market, policy.Costs));
        Assert.Equal(best is null, outcome.Measured is null);
        if (best is not null)
            Assert.Equal(best.Value, outcome.Measured!.Value, 1e-6 * Math.Max(1, Math.Abs(best.Value)));
        Assert.Equal(best is null ? RuleStatus.MissingData : best > 0 ? RuleStatus.Triggered : RuleStatus.NotTriggered, outcome.Status);
        AssertSound(outcome, Book.Empty, market, policy);
        foreach (TradeCandidate candidate in outcome.Candidates)
            AssertLocked(candidate, market, policy.Costs);
    }

    [Fact]
    public static void In_a_market_without_arbitrage_there_is_none()
    {
        RuleOutcome outcome = Rule.Evaluate(Book.Empty, TestMarkets.Base);
        Assert.Equal(RuleStatus.NotTriggered, outcome.Status);
        Assert.True(outcome.Measured < 0);
        Assert.Contains("inside costs", outcome.Reason, StringComparison.Ordinal);
        Assert.Contains("none", outcome.Reason, StringComparison.Ordinal);
        Assert.Empty(outcome.Candidates);
    }

    [Fact]
    public static void A_least_edge_above_the_best_silences_the_offer()
    {
        RuleOutcome outcome = Rule(b => b.AddConversionReversalScan(new ConversionReversalScanOptions { MinimumEdge = 61.526 })).Evaluate(Book.Empty, ExampleMarket(69));
        Assert.Equal(RuleStatus.NotTriggered, outcome.Status);
        Assert.Equal(61.525, outcome.Measured!.Value, 1e-9);
        Assert.Empty(outcome.Candidates);
    }

    [Theory]
    [InlineData(PriceSource.Mid, true)]
    [InlineData(PriceSource.Settlement, false)]
    [InlineData(PriceSource.OptionParity, false)]
    [InlineData(PriceSource.Interpolated, false)]
    public static void Only_a_quoted_future_of_the_expiry_is_compared(PriceSource source, bool counts)
    {
        double forward = TestMarkets.Base.ChainFor("SPX", TestExpiries.SpxJune)!.Forward;
        MarketSnapshot market = TestMarkets.Base.ToBuilder().Set(new FutureMark(Contracts.Es, TestExpiries.SpxJune, forward - 60, 0.125, source)).Build();
        RuleOutcome outcome = Rule.Evaluate(Book.Empty, market);
        Assert.Equal(counts, outcome.Status == RuleStatus.Triggered);
        if (!counts)
            return;
        TradeCandidate candidate = Assert.Single(outcome.Candidates);
        Assert.Contains("conversion against ES", candidate.Label, StringComparison.Ordinal);
        Assert.Equal(2, Assert.Single(candidate.Unit, t => t.Leg is FutureLeg).Leg.Quantity);
        AssertLocked(candidate, market, AdjustmentPolicy.Default.Costs);
        Assert.Empty(Rule(b => b.AddConversionReversalScan(new ConversionReversalScanOptions { UseIndexFutures = false })).Evaluate(Book.Empty, market).Candidates);
    }

    [Fact]
    public static void American_chains_are_skipped_with_the_reason_and_chains_of_one_side_measure_nothing()
    {
        OptionChain index = TestMarkets.Base.ChainFor("SPX", TestExpiries.SpxwMarch)!;
        MarketSnapshot market = TestMarkets.Base.ToBuilder().Set(new OptionChain("SPY", index.Expiry, index.ValuationInstant, 500, PriceSource.OptionParity, 0.99, [], [])).Build();
        Assert.Contains("SPY skipped", Rule.Evaluate(Book.Empty, market).Reason, StringComparison.Ordinal);

        // The sample's chains hold the out-of-the-money side only.
        RuleOutcome sample = Rule.Evaluate(Sample.Book, Sample.Market);
        Assert.Equal(RuleStatus.MissingData, sample.Status);
        Assert.Contains("0 strikes", sample.Reason, StringComparison.Ordinal);
        Assert.Equal(RuleStatus.MissingData, Rule.Evaluate(Book.Empty, new MarketSnapshotBuilder(TestExpiries.Instant).SetLevel("SPX", 5000).SetLevel("VIX", 14).Build()).Status);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConversionReversalScanOptions { MinimumEdge = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConversionReversalScanOptions { RateError = double.NaN });
    }

    [SeededProperty(MaxTest = 30, Arbitrary = [typeof(HedgedBooks)])]
    public static void The_book_does_not_matter(Book book) =>
        Assert.Equal(Rule.Evaluate(Book.Empty, TestMarkets.Base), Rule.Evaluate(book, TestMarkets.Base));

    /// <summary>What a trade pays does not depend on the index, and is worth the edge that its note states.</summary>
    private static void AssertLocked(TradeCandidate candidate, MarketSnapshot market, TradingCosts costs)
    {
        OptionLeg[] options = [.. candidate.Unit.Select(t => t.Leg).OfType<OptionLeg>()];
        OptionChain chain = market.ChainFor("SPX", options[0].Expiry)!;
        (double discount, double error) = Rate(chain);
        double cash = 0;
        foreach (OptionLeg leg in options)
        {
            OptionQuote quote = chain.QuoteFor(leg.Strike, leg.Right)!;
            cash -= 100 * leg.Quantity * (leg.Quantity > 0 ? quote.Ask : quote.Bid);
        }

        FutureMark? mark = options.Length == 2 ? market.MarkFor(Contracts.Es, chain.Expiry) : null;
        int futures = candidate.Unit.Select(t => t.Leg).OfType<FutureLeg>().Sum(f => f.Quantity);
        double[] paid = [.. new[] { 3000d, 4800, 5005, 5200, 9000 }.Select(Payoff)];
        Assert.All(paid, p => Assert.Equal(paid[0], p, 1e-6));
        double distance = mark is null ? Math.Abs(options.Max(o => o.Strike) - options.Min(o => o.Strike)) : Math.Abs(mark.Price - options[0].Strike);
        double fees = (options.Length * costs.FeePerOption) + (Math.Abs(futures) * costs.FeePerFuture) + costs.FixedPerOrder;
        double edge = cash + (discount * paid[0]) - fees - (100 * discount * chain.Years * error * distance);
        Assert.StartsWith("edge ", candidate.Note, StringComparison.Ordinal);
        double stated = double.Parse(candidate.Note!.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(edge, stated, 1e-5 * Math.Max(1, Math.Abs(edge)));
        Assert.True(edge > 0);

        double Payoff(double index) => options.Sum(o => 100 * o.Quantity * Math.Max(0, (int)o.Right * (index - o.Strike)))
            + (mark is null ? 0 : futures * 50 * (index - mark.Price - (Math.Sign(futures) * mark.HalfSpread)));
    }

    private static double? BestOf(OptionChain chain, MarketSnapshot market, TradingCosts costs)
    {
        (double discount, double error) = Rate(chain);
        double? best = null;
        FutureMark? mark = market.Futures.FirstOrDefault(f => f.Contract == Contracts.Es && f.Expiry == chain.Expiry);
        foreach (double k in chain.Quotes.Select(q => q.Strike).Distinct())
        {
            double? sold = Sold(k);
            double? bought = Bought(k);
            if (mark is not null)
            {
                double error2 = discount * chain.Years * error * Math.Abs(mark.Price - k);
                double fees = (2 * costs.FeePerOption) + (2 * costs.FeePerFuture) + costs.FixedPerOrder;
                best = Larger(best, (100 * (sold - (discount * (mark.Price + mark.HalfSpread - k)) - error2)) - fees);
                best = Larger(best, (100 * ((discount * (mark.Price - mark.HalfSpread - k)) - bought - error2)) - fees);
            }

            foreach (double other in chain.Quotes.Select(q => q.Strike).Distinct().Where(o => o != k))
                best = Larger(best, (100 * (sold - Bought(other) + (discount * (k - other)) - (discount * chain.Years * error * Math.Abs(k - other)))) - (4 * costs.FeePerOption) - costs.FixedPerOrder);
        }

        return best;

        double? Sold(double strike) => Pair(strike) is var (call, put) && call.Bid > 0 && put.Ask > 0 ? call.Bid - put.Ask : null;
        double? Bought(double strike) => Pair(strike) is var (call, put) && put.Bid > 0 && call.Ask > 0 ? call.Ask - put.Bid : null;
        (OptionQuote Call, OptionQuote Put)? Pair(double strike) =>
            chain.QuoteFor(strike, OptionRight.Call) is { } call && chain.QuoteFor(strike, OptionRight.Put) is { } put && call.Bid <= call.Ask && put.Bid <= put.Ask ? (call, put) : null;
    }

    private static (double Discount, double Error) Rate(OptionChain chain)
    {
        ParityForward fit = ParityForward.Fit(chain.Expiry, chain.ValuationInstant, chain.Quotes);
        return fit.Status == ParityStatus.Ok && fit.DiscountSource == DiscountSource.Fitted ? (fit.DiscountFactor!.Value, fit.RateStandardError!.Value) : (chain.DiscountFactor, 0.0025);
    }

    private static double? Larger(double? one, double? other) => one is null ? other : other is null ? one : Math.Max(one.Value, other.Value);

    private static MarketSnapshot ExampleMarket(double offer)
    {
        DateTimeOffset instant = TestExpiries.SpxwMarch.Instant.AddDays(-36.5);
        return new MarketSnapshotBuilder(instant).SetLevel("SPX", 5000).SetLevel("VIX", 14)
            .Set(new OptionChain("SPX", TestExpiries.SpxwMarch, instant, 5010, PriceSource.OptionParity, 0.99, [
                new OptionQuote(4900, OptionRight.Call, 138.6, 139.2), new OptionQuote(4900, OptionRight.Put, 29.9, 30.1),
                new OptionQuote(5000, OptionRight.Call, Math.Min(70, offer - 0.3), offer), new OptionQuote(5000, OptionRight.Put, 60.2, 60.4)]))
            .Build();
    }

    /// <summary>Quotes around parity with errors, some crossed, some without a bid or an offer.</summary>
    private static MarketSnapshot Noisy(int seed, double noise, bool withFuture)
    {
        var random = new Random(seed);
        MarketSnapshotBuilder builder = new MarketSnapshotBuilder(TestExpiries.Instant).SetLevel("SPX", 5000).SetLevel("VIX", 14);
        foreach (Expiry expiry in new[] { TestExpiries.SpxMarch, TestExpiries.SpxwApril })
        {
            double years = expiry.YearsFrom(TestExpiries.Instant);
            double discount = Math.Exp(-0.05 * years);
            var quotes = new List<OptionQuote>();
            int strikes = random.Next(0, 12);
            for (int i = 0; i < strikes; i++)
            {
                double strike = 4700 + (50 * i);
                foreach (OptionRight right in Enum.GetValues<OptionRight>())
                {
                    double middle = Math.Max(1, NaiveBlack.Price(5020, strike, years, 0.15, discount, right) + (noise * (random.NextDouble() - 0.5)));
                    double half = random.Next(20) == 0 ? -0.1 : random.NextDouble();
                    double bid = random.Next(15) == 0 ? 0 : Math.Max(0, middle - half);
                    if (random.Next(15) != 0)
                        quotes.Add(new OptionQuote(strike, right, bid, random.Next(25) == 0 ? 0 : middle + half));
                }
            }

            builder.Set(new OptionChain("SPX", expiry, TestExpiries.Instant, 5020, PriceSource.OptionParity, discount, quotes));
        }

        if (withFuture)
            builder.Set(new FutureMark(Contracts.Es, TestExpiries.SpxMarch, 5020 + (noise * (random.NextDouble() - 0.5)), 0.125, PriceSource.Mid));
        return builder.Build();
    }
}

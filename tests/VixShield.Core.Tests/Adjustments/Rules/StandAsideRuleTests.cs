using FsCheck;
using VixShield.Adjustments;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;
using static VixShield.Tests.Adjustments.Rules.RuleCases;

namespace VixShield.Tests.Adjustments.Rules;

public static class StandAsideRuleTests
{
    private static readonly IAdjustmentRule Rule = Rule(b => b.AddStandAside());

    private static readonly AdjustmentPolicy Limited = new() { Events = new EventLimit(new EventWindow(TimeSpan.FromHours(24), TimeSpan.FromHours(2))) };

    private static readonly Book Plain = Book.OfLegs(Vx(TestExpiries.VixMarch, 2), Option(Contracts.Spxw, TestExpiries.SpxwMarch, 5000, OptionRight.Put, -3));

    // The sample book at 15:15 in Chicago; a release of 08:30 in New York the next day is 16.25 hours ahead, and the window stays open for 2 more.
    internal static RuleOutcome ExampleOutcome => Rule.Evaluate(
        Sample.Book,
        Sample.Market,
        new PlanInputs
        {
            Events = new EventCalendar(
                [new EventCoverage("cpi", new DateOnly(2023, 1, 1), new DateOnly(2023, 12, 31))],
                [new ScheduledEvent(new DateTimeOffset(2023, 2, 16, 8, 30, 0, TimeSpan.FromHours(-5)), "cpi", "example")]),
            FeedProblems = ["ES has no price"],
        },
        Limited);

    [SkippableFact]
    public static void The_worked_example_of_the_page_is_what_the_rule_says()
    {
        RuleOutcome outcome = ExampleOutcome;
        Assert.Equal(RuleStatus.Triggered, outcome.Status);
        Assert.True(outcome.VetoesTrading);
        Assert.Equal(18.25, outcome.Measured!.Value, 1e-9);
        Assert.Equal(0, outcome.Threshold);
        Assert.Empty(outcome.Candidates);
        string page = Page("stand-aside");
        Assert.Contains("18.25", page, StringComparison.Ordinal);
        Assert.Contains(outcome.Reason, page, StringComparison.Ordinal);

        RuleOutcome quiet = Rule.Evaluate(Sample.Book, Sample.Market);
        Assert.Equal(RuleStatus.NotTriggered, quiet.Status);
        Assert.Contains(quiet.Reason, page, StringComparison.Ordinal);
        // By hand: the shares of the quoted half-spreads of the seven legs.
        double widest = Sample.Book.Positions.Max(p => p.Leg switch
        {
            OptionLeg o when Sample.Market.ChainFor(o.Contract.UnderlyingSymbol, o.Expiry)!.QuoteFor(o.Strike, o.Right) is { } q => (q.Ask - q.Bid) / 2 > 0.05 ? (q.Ask - q.Bid) / (q.Ask + q.Bid) : 0,
            _ => 0,
        });
        Assert.Equal(widest, quiet.Measured!.Value, 1e-12);
    }

    [SkippableFact]
    public static void Page_catalogue_and_options_agree()
    {
        AssertCatalogue(Rule);
        AssertDefaults("stand-aside", StandAsideRule.Entry);
    }

    [SeededProperty(MaxTest = 200)]
    public static void The_veto_holds_exactly_inside_a_window(int[] minutes, PositiveInt before, PositiveInt after)
    {
        EventWindow window = new(TimeSpan.FromMinutes(before.Get % 3000), TimeSpan.FromMinutes(after.Get % 3000));
        DateTimeOffset now = TestExpiries.Instant;
        DateTimeOffset[] instants = [.. minutes.Select(m => now.AddMinutes(m % 5000)).Distinct()];
        EventCalendar calendar = new([new EventCoverage("fomc", new DateOnly(2023, 1, 1), new DateOnly(2025, 1, 1))], instants.Select(i => new ScheduledEvent(i, "fomc", "test")));
        RuleOutcome outcome = Rule.Evaluate(Plain, TestMarkets.Base, new PlanInputs { Events = calendar }, new AdjustmentPolicy { Events = new EventLimit(window) });
        DateTimeOffset[] open = [.. instants.Where(i => now >= i - window.Before && now <= i + window.After)];
        Assert.Equal(open.Length > 0, outcome.VetoesTrading);
        Assert.Equal(open.Length > 0 ? RuleStatus.Triggered : RuleStatus.NotTriggered, outcome.Status);
        Assert.Equal(open.Length == 0 ? 0 : open.Max(i => (i + window.After - now).TotalHours), outcome.Measured!.Value, 1e-9);
        Assert.Equal(open.Length, outcome.Reason.Split("Inside the window").Length - 1);
    }

    [Fact]
    public static void Only_the_kinds_of_the_policy_count()
    {
        EventCalendar calendar = new(
            [new EventCoverage("cpi", new DateOnly(2024, 1, 1), new DateOnly(2024, 12, 31)), new EventCoverage("fomc", new DateOnly(2024, 1, 1), new DateOnly(2024, 12, 31))],
            [new ScheduledEvent(TestExpiries.Instant.AddHours(1), "cpi", "test")]);
        PlanInputs inputs = new() { Events = calendar };
        Assert.True(Rule.Evaluate(Plain, TestMarkets.Base, inputs, new AdjustmentPolicy { Events = new EventLimit(Limited.Events!.Window, "cpi") }).VetoesTrading);
        Assert.False(Rule.Evaluate(Plain, TestMarkets.Base, inputs, new AdjustmentPolicy { Events = new EventLimit(Limited.Events.Window, "fomc") }).VetoesTrading);
        RuleOutcome unknown = Rule.Evaluate(Plain, TestMarkets.Base, inputs, new AdjustmentPolicy { Events = new EventLimit(Limited.Events.Window, "ppi") });
        Assert.Equal(RuleStatus.MissingData, unknown.Status);
        Assert.Contains("does not cover ppi", unknown.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-02-13", "2024-02-13")]
    [InlineData("2024-02-14", "2024-12-31")]
    [InlineData("2023-01-01", "2024-02-13")]
    public static void Beyond_the_coverage_is_missing_data_and_no_exception(string from, string until)
    {
        EventCoverage coverage = new("cpi", DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture));
        RuleOutcome outcome = Rule.Evaluate(Plain, TestMarkets.Base, new PlanInputs { Events = new EventCalendar([coverage], []) }, Limited);
        Assert.Equal(RuleStatus.MissingData, outcome.Status);
        Assert.Contains(coverage.ToString(), outcome.Reason, StringComparison.Ordinal);
        Assert.False(outcome.VetoesTrading);

        // What speaks against trading does so although something else is unknown.
        RuleOutcome both = Rule.Evaluate(Plain, TestMarkets.Base, new PlanInputs { Events = new EventCalendar([coverage], []), FeedProblems = ["stale"] }, Limited);
        Assert.True(both.VetoesTrading);
        Assert.Contains(coverage.ToString(), both.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public static void A_limit_without_a_calendar_is_missing_data()
    {
        RuleOutcome outcome = Rule.Evaluate(Plain, TestMarkets.Base, PlanInputs.None, Limited);
        Assert.Equal(RuleStatus.MissingData, outcome.Status);
        Assert.Contains("No event calendar was given", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public static void Feed_problems_and_readings_veto_as_the_options_say()
    {
        RuleOutcome feed = Rule.Evaluate(Plain, TestMarkets.Base, new PlanInputs { FeedProblems = ["3 rows were dropped", "SPX is stale."] });
        Assert.Equal((RuleStatus.Triggered, true, 2d, 0d), (feed.Status, feed.VetoesTrading, feed.Measured!.Value, feed.Threshold!.Value));
        Assert.Contains("3 rows were dropped.", feed.Reason, StringComparison.Ordinal);
        Assert.Contains("SPX is stale.", feed.Reason, StringComparison.Ordinal);

        PlanInputs notReady = new() { Decoupling = NotReady(TestExpiries.VixMarch) };
        Assert.False(Rule.Evaluate(Plain, TestMarkets.Base, notReady).VetoesTrading);
        IAdjustmentRule strict = Rule(b => b.AddStandAside(new StandAsideOptions { StandAsideWhenNotReady = true }));
        Assert.Contains("Too little history", strict.Evaluate(Plain, TestMarkets.Base, notReady).Reason, StringComparison.Ordinal);
        Assert.True(strict.Evaluate(Plain, TestMarkets.Base, notReady).VetoesTrading);
        Assert.True(strict.Evaluate(Plain, TestMarkets.Base).VetoesTrading);
        Assert.False(strict.Evaluate(Plain, TestMarkets.Base, new PlanInputs { Decoupling = Reading(TestExpiries.VixMarch, CouplingState.Coupled, CouplingDirection.None, 1) }).VetoesTrading);
    }

    [SeededProperty(MaxTest = 200)]
    public static void Quotes_veto_exactly_when_the_half_spread_is_above_its_share(PositiveInt bidTicks, NonNegativeInt widthTicks, PositiveInt share, bool future)
    {
        double bid = bidTicks.Get % 60 * 0.05;
        double ask = bid + ((1 + (widthTicks.Get % 60)) * 0.05);
        double most = share.Get % 20 / 10d;
        MarketSnapshot market = Quoted(bid, ask, future);
        Book book = future ? Book.OfLegs(Vx(TestExpiries.VixMarch, -2)) : Book.OfLegs(Option(Contracts.Spxw, TestExpiries.SpxwMarch, 4800, OptionRight.Put, -3), Option(Contracts.Spxw, TestExpiries.SpxwMarch, 4800, OptionRight.Put, 1));
        RuleOutcome outcome = Rule(b => b.AddStandAside(new StandAsideOptions { MaximumRelativeHalfSpread = most })).Evaluate(book, market);
        OptionQuote quote = new(4800, OptionRight.Put, bid, ask);
        double half = future ? ask - bid : quote.HalfSpread;
        double relative = half > 0.05 ? half / (future ? 15.6 : quote.Mid) : 0;
        Assert.Equal(relative > most, outcome.VetoesTrading);
        Assert.Equal(relative, outcome.Measured!.Value, 1e-12);
        Assert.Equal(most, outcome.Threshold);
        Assert.Equal(outcome, Rule(b => b.AddStandAside(new StandAsideOptions { MaximumRelativeHalfSpread = most })).Evaluate(book.Reversed(), market));
        Assert.False(Rule(b => b.AddStandAside(new StandAsideOptions { MaximumRelativeHalfSpread = null })).Evaluate(book, market).VetoesTrading);
    }

    [Fact]
    public static void Small_crossed_and_absent_quotes_are_told_apart()
    {
        Book book = Book.OfLegs(Option(Contracts.Spxw, TestExpiries.SpxwMarch, 4800, OptionRight.Put, -3));
        Assert.False(Rule.Evaluate(book, Quoted(0, 0.1, false)).VetoesTrading);
        Assert.True(Rule(b => b.AddStandAside(new StandAsideOptions { SmallHalfSpread = 0 })).Evaluate(book, Quoted(0, 0.1, false)).VetoesTrading);
        RuleOutcome crossed = Rule.Evaluate(book, Quoted(1, 0.9, false));
        Assert.True(crossed.VetoesTrading);
        Assert.Contains("crossed or has no offer", crossed.Reason, StringComparison.Ordinal);
        RuleOutcome absent = Rule.Evaluate(Book.OfLegs(Option(Contracts.Spxw, TestExpiries.SpxwMarch, 4805, OptionRight.Put, -3)), TestMarkets.Base);
        Assert.Equal(RuleStatus.MissingData, absent.Status);
        Assert.Contains("4805", absent.Reason, StringComparison.Ordinal);
        RuleOutcome empty = Rule.Evaluate(Book.Empty, TestMarkets.Base);
        Assert.Equal(RuleStatus.NotTriggered, empty.Status);
        Assert.Contains("nothing with a quote", empty.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public static void Options_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new StandAsideOptions { MaximumRelativeHalfSpread = -0.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new StandAsideOptions { SmallHalfSpread = double.NaN });
    }

    /// <summary>The market with one SPXW put quoted anew, or a VX half-spread.</summary>
    private static MarketSnapshot Quoted(double bid, double ask, bool future)
    {
        MarketSnapshotBuilder builder = TestMarkets.Base.ToBuilder();
        if (future)
            return builder.Set(new FutureMark(Contracts.Vx, TestExpiries.VixMarch, 15.6, ask - bid, PriceSource.Mid)).Build();
        OptionChain chain = TestMarkets.Base.ChainFor("SPX", TestExpiries.SpxwMarch)!;
        return builder.Set(new OptionChain(
            "SPX", chain.Expiry, chain.ValuationInstant, chain.Forward, chain.ForwardSource, chain.DiscountFactor,
            chain.Quotes.Where(q => q.Strike != 4800 || q.Right != OptionRight.Put).Append(new OptionQuote(4800, OptionRight.Put, bid, ask)), chain.GivenVolatilities)).Build();
    }
}

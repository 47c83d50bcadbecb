using FsCheck;
using VixShield.Adjustments;
using VixShield.Economics;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.Tests.Infrastructure;
using VixShield.Volatility;
using static VixShield.Tests.Adjustments.Rules.RuleCases;

namespace VixShield.Tests.Adjustments.Rules;

public static class SecondEngineCalendarRuleTests
{
    private static readonly IAdjustmentRule Rule = Rule(b => b.AddSecondEngineCalendar());

    private static readonly DateTimeOffset Instant = TestExpiries.VixMarch.Instant.AddDays(-30);

    private static readonly FundingState Funding = new() { Cash = 40_000, CashRate = 0.01, Bills = 210_000, BillRate = 0.002 };

    private static readonly WeightedScenario[] Stress =
    [
        new(new FactorScenario(0, 0, name: "nothing"), 0.5),
        new(new FactorScenario(0.02, -1.5, name: "calm"), 0.3),
        new(new FactorScenario(-0.05, 6, name: "fall"), 0.15),
        new(new FactorScenario(-0.15, 25, name: "crash"), 0.05),
    ];

    internal static RuleOutcome Example => Rule.Evaluate(Book.Empty, Two(18, 1, 19, 0.8, 20, 25));

    /// <summary>CONCEPTS: K = 20, F = (18, 19), volatilities 100 % and 80 %, r = 4 %, 30 and 58 days: debit 0.684; at F = (45, 32), 28 days left, 110 %: -13.52, 19.8 times the debit.</summary>
    [SkippableFact]
    public static void Without_a_cap_a_calendar_loses_twenty_times_its_debit_and_with_one_it_does_not()
    {
        var terms = new VixCalendarTerms(20, null, 30 / 365d, 58 / 365d, 0.04, 0.04);
        double debit = terms.Value(18, 19, 0, 1, 1, 0.8);
        double loss = terms.Value(45, 32, 30 / 365d, 1, 1, 1.1) - debit;
        Assert.Equal(0.684, debit, 5e-4);
        Assert.Equal(-13.52, loss, 5e-3);
        Assert.Equal(19.8, -loss / debit, 0.05);
        // The same by textbook formulas.
        Assert.Equal(NaiveBlack.Price(32, 20, 28 / 365d, 1.1, Math.Exp(-0.04 * 28 / 365), OptionRight.Call) - 25 - debit, loss, 1e-9);

        VixCalendarTerms capped = terms with { Cap = 25 };
        double cappedDebit = capped.Value(18, 19, 0, 1, 1, 0.8);
        double cappedProfit = capped.Value(45, 32, 30 / 365d, 1, 1, 1.1) - cappedDebit;
        Assert.Equal(debit + NaiveBlack.Price(18, 25, 30 / 365d, 1, Math.Exp(-0.04 * 30 / 365), OptionRight.Call), cappedDebit, 1e-9);
        Assert.Equal(loss + 20 - (cappedDebit - debit), cappedProfit, 1e-9);
        string page = Page("second-engine-calendar");
        foreach (string number in (string[])["0.684", "-13.52", "19.8", Text(100 * cappedDebit), Text(cappedProfit)])
            Assert.Contains(number, page, StringComparison.Ordinal);
    }

    [SkippableFact]
    public static void The_worked_example_of_the_page_is_what_the_rule_says()
    {
        RuleOutcome outcome = Example;
        Assert.Equal(RuleStatus.MissingData, outcome.Status);
        TradeCandidate candidate = Assert.Single(outcome.Candidates);
        Assert.Equal(
            [(TestExpiries.VixApril, 20d, 1), (TestExpiries.VixMarch, 25d, 1), (TestExpiries.VixMarch, 20d, -1)],
            candidate.Unit.Select(t => (OptionLeg)t.Leg).Select(l => (l.Expiry, l.Strike, l.Quantity)));
        // The worst is at the cap, with the far forward as far behind as the options allow.
        double far = 19 * Math.Pow(25 / 18d, 0.3);
        double debit = NaiveBlack.Price(19, 20, 58 / 365d, 0.8, Math.Exp(-0.04 * 58 / 365), OptionRight.Call)
            - NaiveBlack.Price(18, 20, 30 / 365d, 1, Math.Exp(-0.04 * 30 / 365), OptionRight.Call) + NaiveBlack.Price(18, 25, 30 / 365d, 1, Math.Exp(-0.04 * 30 / 365), OptionRight.Call);
        double loss = debit - NaiveBlack.Price(far, 20, 28 / 365d, 0.8, Math.Exp(-0.04 * 28 / 365), OptionRight.Call) + 5;
        Assert.Equal(loss / debit, outcome.Measured!.Value, 1e-9);
        string page = Page("second-engine-calendar");
        foreach (string text in (string[])[Text(100 * loss), Text(loss / debit), Text(far), candidate.Note!, outcome.Reason])
            Assert.Contains(text, page, StringComparison.Ordinal);
    }

    [SkippableFact]
    public static void Page_catalogue_and_options_agree()
    {
        AssertCatalogue(Rule);
        AssertDefaults("second-engine-calendar", SecondEngineCalendarRule.Entry);
    }

    [Law(MaxTest = 200)]
    public static void The_stress_is_the_least_of_the_grid_and_never_beyond_debit_and_width(PositiveInt nearForward, PositiveInt farForward, PositiveInt nearVolatility, PositiveInt farVolatility, PositiveInt horizon, bool toExpiry)
    {
        double f1 = 12 + (nearForward.Get % 200 / 10d);
        double f2 = 12 + (farForward.Get % 200 / 10d);
        double v1 = 0.2 + (nearVolatility.Get % 18 / 10d);
        double v2 = 0.2 + (farVolatility.Get % 14 / 10d);
        double? days = toExpiry ? null : horizon.Get % 40;
        var options = new SecondEngineCalendarOptions { HorizonDays = days, GridPoints = 5, MinimumBid = 0.01, StrikeRange = 1, Candidates = 20 };
        MarketSnapshot market = Two(f1, v1, f2, v2, 18, 20, 22, 25, 28, 35);
        RuleOutcome outcome = Rule(b => b.AddSecondEngineCalendar(options)).Evaluate(Book.Empty, market);
        AssertSound(outcome, Book.Empty, market, AdjustmentPolicy.Default);
        double best = double.PositiveInfinity;
        foreach (TradeCandidate candidate in outcome.Candidates)
        {
            OptionLeg[] legs = [.. candidate.Unit.Select(t => (OptionLeg)t.Leg)];
            Assert.Equal([1, 1, -1], legs.Select(l => l.Quantity));
            (double strike, double cap) = (legs[0].Strike, legs[1].Strike);
            Assert.Equal(strike, legs[2].Strike);
            Assert.True(cap >= 1.25 * strike);
            double left = Math.Max(0, 30 - (days ?? 30));
            double debit = Value(f1, f2, 30, 58);
            double least = double.PositiveInfinity;
            double[] logs = [.. Enumerable.Range(0, 5).Select(i => Math.Log(0.6) + (i * Math.Log(3 / 0.6) / 4)), .. new[] { strike, cap }.Where(k => k > 0.6 * f1 && k < 3 * f1).Select(k => Math.Log(k / f1))];
            foreach (double log in logs)
            {
                for (int j = 0; j < 5; j++)
                    least = Math.Min(least, Value(f1 * Math.Exp(log), f2 * Math.Exp((0.3 + (0.7 * j / 4)) * log), left, 28 + left));
            }

            double ratio = (debit - least) / debit;
            best = Math.Min(best, ratio);
            Assert.Contains(FormattableString.Invariant($"{100 * (debit - least):G6} $ lost"), candidate.Note, StringComparison.Ordinal);
            // At the near expiry the near pair owes at most the distance of its strikes; before, no more than that either.
            Assert.True(debit - least <= debit + (cap - strike) + 1e-9);

            double Value(double near, double far, double nearDays, double farDays) => Call(far, strike, farDays, v2) - Call(near, strike, nearDays, v1) + Call(near, cap, nearDays, v1);
        }

        if (outcome.Candidates.Length > 0)
            Assert.Equal(best, outcome.Measured!.Value, 1e-7 * best);
    }

    [Fact]
    public static void With_funding_and_a_stress_set_the_combined_book_ranks()
    {
        PlanInputs inputs = new() { Funding = Funding, Stress = [.. Stress] };
        IAdjustmentRule rule = Rule(b => b.AddSecondEngineCalendar(new SecondEngineCalendarOptions { Candidates = 20 }));
        RuleOutcome outcome = rule.Evaluate(Sample.Book, Sample.Market, inputs);
        Assert.True(outcome.Candidates.Length > 3);
        Assert.Equal(outcome, rule.Evaluate(Sample.Book.Reversed(), Sample.Market, inputs));
        double days = Math.Ceiling((TestExpiries.Open(2023, 3, 22).Instant - Sample.Market.ValuationInstant).TotalDays);
        Assert.Equal(Rate(Sample.Book, 0), outcome.Threshold!.Value, 1e-9);
        double[] rates = [.. outcome.Candidates.Select(c => Rate(Sample.Book.Apply(c.Unit.AsSpan()), c.CostPerLot))];
        Assert.Equal(rates[0], outcome.Measured!.Value, 1e-9);
        Assert.Equal(rates.OrderDescending(), rates);
        Assert.Equal(rates[0] > outcome.Threshold ? RuleStatus.Triggered : RuleStatus.NotTriggered, outcome.Status);
        Assert.Equal(outcome.Candidates.Take(3), Rule.Evaluate(Sample.Book, Sample.Market, inputs).Candidates);

        // The whole book in one engine; expected profit over the capital, compounded to a year.
        double Rate(Book book, double cost)
        {
            BookValuation valuation = BookValuation.Of(book, Sample.Market);
            double[] marks = new double[Stress.Length];
            ScenarioEngine.Create(valuation).Marks([.. Stress.Select(s => s.Scenario)], marks);
            double profit = marks.Select((m, i) => Stress[i].Probability * (m - valuation.Mark)).Sum() - cost;
            return Math.Pow((Funding.Capital + profit) / Funding.Capital, 365 / days) - 1;
        }
    }

    [Fact]
    public static void Without_inputs_the_rank_is_by_loss_per_debit_and_the_reason_says_so()
    {
        Expect("no funding was given", new PlanInputs { Stress = [.. Stress] });
        Expect("no stress set was given", new PlanInputs { Funding = Funding });
        Expect("the funding has no capital", new PlanInputs { Funding = new FundingState(), Stress = [.. Stress] });

        static void Expect(string text, PlanInputs inputs)
        {
            RuleOutcome outcome = Rule.Evaluate(Sample.Book, Sample.Market, inputs);
            Assert.Equal(RuleStatus.MissingData, outcome.Status);
            Assert.Equal(3, outcome.Candidates.Length);
            Assert.Contains("The modified rate has no inputs: " + text, outcome.Reason, StringComparison.Ordinal);
            Assert.Contains("no new short options refuses it", outcome.Reason, StringComparison.Ordinal);
            Assert.Contains("naked", outcome.Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public static void A_policy_without_new_short_options_refuses_every_candidate()
    {
        RuleOutcome outcome = Rule.Evaluate(Sample.Book, Sample.Market);
        foreach (TradeCandidate candidate in outcome.Candidates)
        {
            Assert.Contains(
                GuardrailTests.Judge(Sample.Calibration, candidate.TradesFor(1).AsSpan()),
                v => v.Guardrail == "no new short options" && v.Status == GuardrailStatus.Broken);
        }
    }

    [Fact]
    public static void Silence_explains_itself()
    {
        RuleOutcome none = Rule.Evaluate(Book.Empty, new MarketSnapshotBuilder(TestExpiries.Instant).SetLevel("SPX", 5000).SetLevel("VIX", 14).Build());
        Assert.Equal(RuleStatus.MissingData, none.Status);
        Assert.Contains("No two neighbouring VIX expiries", none.Reason, StringComparison.Ordinal);
        // A near forward far above the far one, and a cap hardly worth anything: no debit.
        RuleOutcome credit = Rule.Evaluate(Book.Empty, Two(30, 1.2, 22, 0.8, 30, 45));
        Assert.Empty(credit.Candidates);
        Assert.Contains("without a debit", credit.Reason, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new RuleSetBuilder().AddSecondEngineCalendar(new SecondEngineCalendarOptions { LeastFollowing = 1.5 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SecondEngineCalendarOptions { GridPoints = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SecondEngineCalendarOptions { HorizonDays = -1 });
    }

    private static string Text(double value) => FormattableString.Invariant($"{value:G6}");

    private static double Call(double forward, double strike, double days, double volatility) =>
        days <= 0 ? Math.Max(forward - strike, 0) : NaiveBlack.Price(forward, strike, days / 365, volatility, Math.Exp(-0.04 * days / 365), OptionRight.Call);

    /// <summary>Two expiries, 30 and 58 days ahead, with flat volatilities, at 4 %.</summary>
    private static MarketSnapshot Two(double nearForward, double nearVolatility, double farForward, double farVolatility, params double[] strikes) => new MarketSnapshotBuilder(Instant)
        .SetLevel("SPX", 5000).SetLevel("VIX", 17)
        .Set(new FutureMark(Contracts.Vx, TestExpiries.VixMarch, nearForward, 0.025, PriceSource.Mid))
        .Set(new FutureMark(Contracts.Vx, TestExpiries.VixApril, farForward, 0.025, PriceSource.Mid))
        .Set(Chain(TestExpiries.VixMarch, 30, nearForward, nearVolatility, strikes))
        .Set(Chain(TestExpiries.VixApril, 58, farForward, farVolatility, strikes))
        .Build();

    private static OptionChain Chain(Expiry expiry, double days, double forward, double volatility, double[] strikes) => new(
        "VIX", expiry, Instant, forward, PriceSource.OptionParity, Math.Exp(-0.04 * days / 365),
        strikes.Select(k => (k, Call(forward, k, days, volatility))).Where(q => q.Item2 > 0.04).Select(q => new OptionQuote(q.k, OptionRight.Call, q.Item2 - 0.02, q.Item2 + 0.02)),
        [new SmileNode(5, volatility), new SmileNode(100, volatility)]);
}

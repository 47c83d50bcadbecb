using FsCheck.Fluent;
using VixShield.Display;
using VixShield.Instruments;
using VixShield.Pricing;
using VixShield.Testing;

namespace VixShield.Tests.Testing;

/// <summary>What a user of a suite sees: results, reports, exceptions, seeds.</summary>
public sealed class LawSuiteTests
{
    private static readonly LawSuite s_right = PricerLaws.European(BrokenPricers.Right);
    private static readonly LawSuite s_wrong = PricerLaws.European(c => BrokenPricers.Right(c) + (c.Right == OptionRight.Put ? 0.01 * c.Spot : 0));

    [Fact]
    public void A_suite_that_holds_returns_and_says_how_many_cases()
    {
        s_right.Verify(new LawOptions { Cases = 50 });
        LawReport report = s_right.Check(new LawOptions { Cases = 50 });
        Assert.True(report.Holds);
        Assert.Equal($"European pricer: {s_right.Laws.Length} of {s_right.Laws.Length} laws hold, 0 broken, 0 left out", report.ToString());
        Assert.All(report.Results, r => Assert.Equal((LawStatus.Holds, 50), (r.Status, r.Cases)));
    }

    [Fact]
    public void A_broken_suite_names_every_broken_law_with_its_case_and_seed()
    {
        LawBrokenException thrown = Assert.Throws<LawBrokenException>(() => s_wrong.Verify());
        LawReport report = thrown.Report!;
        Assert.False(report.Holds);
        Assert.Contains(report.Broken, b => b.Law == "put-call parity");
        Assert.Contains(report.Broken, b => b.Law == "limits");
        Assert.All(report.Broken, b => Assert.Contains($"- {b.Law}: {b.Statement}", thrown.Message, StringComparison.Ordinal));
        Assert.All(report.Broken, b => Assert.Contains(b.Counterexample!, thrown.Message, StringComparison.Ordinal));
        Assert.Contains("from seed 20260216", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_case_is_made_as_simple_as_the_law_stays_broken()
    {
        LawResult parity = Assert.Single(s_wrong.Check().Broken, b => b.Law == "put-call parity");
        Assert.Equal("new OptionCase(100, 100, 1, 0.2, 0, 0, OptionRight.Call)", parity.Counterexample!.Replace("Put", "Call", StringComparison.Ordinal));
        Assert.NotEqual(parity.Counterexample, parity.FirstCounterexample);
        Assert.StartsWith("Call 7.965567455 less put 8.965567455 is -1 and must be 0", parity.Objection, StringComparison.Ordinal);
    }

    [Fact]
    public void The_objection_belongs_to_the_simplest_case_and_not_to_one_tried_after_it()
    {
        // Broken for every number of at least 10: the simplest is one that a smaller one does not break.
        Law law = Law.Over("small", "n < 10", Arb.From(Gen.Choose(0, 1000), n => n > 0 ? [n / 2, n - 1] : Enumerable.Empty<int>()), n => n < 10 ? null : FormattableString.Invariant($"It is {n}."));
        LawResult result = law.Check();
        Assert.Equal(("10", "It is 10."), (result.Counterexample, result.Objection));
    }

    [Fact]
    public void Equal_seeds_give_equal_reports_and_other_seeds_other_cases()
    {
        LawOptions one = new() { Seed = 1 }, two = new() { Seed = 2 };
        Assert.Equal(Cases(one), Cases(one));
        Assert.NotEqual(Cases(one), Cases(two));
        Assert.NotEqual(LawOptions.Exploring().Seed, LawOptions.Exploring().Seed);

        static List<string> Cases(LawOptions options)
        {
            List<string> seen = [];
            Law.Over("seen", "all are seen", Arbitraries.Options(), c =>
            {
                seen.Add(c.ToString());
                return null;
            }).Verify(options);
            return seen;
        }
    }

    [Fact]
    public void An_exception_of_the_code_under_test_is_an_objection_with_its_type()
    {
        LawResult result = PricerLaws.European(c => c.Volatility > 1 ? throw new DivideByZeroException("no such volatility") : BrokenPricers.Right(c)).Laws[0].Check();
        Assert.Equal(LawStatus.Broken, result.Status);
        Assert.Equal("DivideByZeroException: no such volatility", result.Objection);
    }

    [Fact]
    public void A_law_left_out_is_in_the_report_with_its_reason()
    {
        LawSuite suite = PricerLaws.European(c => c.Years == 0 ? 0 : BrokenPricers.Right(c)).Without("limits", "expired options are not priced here");
        suite.Verify();
        LawResult left = Assert.Single(suite.Check().Results, r => r.Law == "limits");
        Assert.Equal((LawStatus.LeftOut, "expired options are not priced here"), (left.Status, left.Objection));
        Assert.Throws<ArgumentException>(() => suite.Without("no such law", "why"));
        Assert.Throws<ArgumentException>(() => suite.Without("bounds", " "));
    }

    [Fact]
    public void A_suite_of_which_everything_is_left_out_does_not_hold()
    {
        LawSuite empty = s_right;
        foreach (Law law in s_right.Laws)
            empty = empty.Without(law.Name, "nothing is tried");
        Assert.False(empty.Check().Holds);
        Assert.Throws<LawBrokenException>(() => empty.Verify());
    }

    [Fact]
    public void Laws_of_ones_own_join_a_suite()
    {
        Law own = Law.Over("below 1000", "price < 1000", Arbitraries.Options(), c => BrokenPricers.Right(c) < 1000 ? null : "dear");
        LawReport report = s_right.With(own).Check();
        Assert.Equal("below 1000", Assert.Single(report.Broken).Law);
        Assert.Throws<ArgumentException>(() => s_right.With(own, own));
        Assert.Throws<ArgumentException>(() => new LawSuite("none"));
    }

    [Fact]
    public void A_cancelled_check_says_so_and_does_not_hold()
    {
        using CancellationTokenSource source = new();
        int cases = 0;
        Law law = Law.Over("long", "ends when it is told to", Arbitraries.Options(), _ =>
        {
            if (++cases == 20)
                source.Cancel();
            return null;
        });
        LawReport report = new LawSuite("one", law, Law.Over("next", "is not begun", Arbitraries.Options(), _ => "begun")).Check(new LawOptions { Cases = 1_000_000 }, cancellationToken: source.Token);
        Assert.Equal(20, cases);
        Assert.All(report.Results, r => Assert.Equal(LawStatus.Cancelled, r.Status));
        Assert.False(report.Holds);
    }

    [Fact]
    public void Cancelling_ends_the_longest_check_at_once()
    {
        using CancellationTokenSource source = new(TimeSpan.FromMilliseconds(200));
        System.Diagnostics.Stopwatch watch = System.Diagnostics.Stopwatch.StartNew();
        LawReport report = s_right.Check(new LawOptions { Cases = 10_000_000 }, cancellationToken: source.Token);
        Assert.Contains(report.Results, r => r.Status == LawStatus.Cancelled);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }

    [Fact]
    public void A_law_that_was_broken_before_stays_broken()
    {
        using CancellationTokenSource source = new();
        LawResult result = Law.Over("broken", "never", Arbitraries.Options(), _ =>
        {
            source.Cancel();
            return "no";
        }).Check(cancellationToken: source.Token);
        Assert.Equal((LawStatus.Broken, "no"), (result.Status, result.Objection));
        Assert.NotNull(result.Counterexample);
        Assert.Contains("(seed 20260216)", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Laws_of_a_suite_have_cases_of_their_own()
    {
        List<string>[] seen = [[], []];
        new LawSuite("two", Seen("one", seen[0]), Seen("other", seen[1])).Verify(new LawOptions { Cases = 20 });
        Assert.Equal(20, seen[0].Count);
        Assert.Empty(seen[0].Intersect(seen[1]));

        static Law Seen(string name, List<string> seen) => Law.Over(name, "seen", Arbitraries.Options(), c =>
        {
            seen.Add(c.ToString());
            return null;
        });
    }

    [Fact]
    public void Rough_greeks_say_how_rough()
    {
        LawSuite exact = GreeksLaws.OnSpot(Bumped, Greek.Delta);
        Assert.Equal(LawStatus.Broken, Assert.Single(exact.Laws, l => l.Name == "Delta").Check().Status);
        GreeksLaws.OnSpot(Bumped, accuracy: 1e-3, Greek.Delta).Verify();
        Assert.Throws<ArgumentOutOfRangeException>(() => GreeksLaws.OnSpot(Bumped, accuracy: 1, Greek.Delta));

        static Greeks Bumped(OptionCase c)
        {
            double h = 1e-4 * c.Spot;
            return new Greeks { Price = BrokenPricers.Right(c), Delta = (BrokenPricers.Right(c with { Spot = c.Spot + h }) - BrokenPricers.Right(c with { Spot = c.Spot - h })) / (2 * h) };
        }
    }

    [Fact]
    public void Progress_is_told_law_by_law()
    {
        List<string> told = [];
        s_right.Check(new LawOptions { Cases = 5 }, new Told(told));
        Assert.Equal(s_right.Laws.Select(l => l.Name), told);
    }

    [Fact]
    public void Options_out_of_range_are_refused_with_value_and_limit()
    {
        Assert.Contains("0", Assert.Throws<ArgumentOutOfRangeException>(() => new LawOptions { Cases = 0 }).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => PricerLaws.European(BrokenPricers.Right, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => PricerLaws.European(BrokenPricers.Right, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => VolatilityLaws.Surface((_, _) => 0.2, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => VixModelLaws.Of(BrokenModels.Right, 31));
        Assert.Throws<ArgumentException>(() => GreeksLaws.OnSpot(_ => default, Greek.Gamma));
        Assert.Throws<ArgumentOutOfRangeException>(() => GreeksLaws.OnSpot(_ => default, (Greek)99));
        Assert.Throws<ArgumentNullException>(() => PricerLaws.European(null!));
        Assert.Throws<ArgumentNullException>(() => RuleLaws.Of(null!));
    }

    [Fact]
    public void A_few_greeks_are_enough_where_they_are_named()
    {
        LawSuite suite = GreeksLaws.OnSpot(
            c =>
            {
                Greeks g = BlackScholes.Greeks(c.Spot, c.Strike, c.Years, c.Volatility, c.Rate, c.DividendYield, c.Right);
                return new Greeks { Price = g.Price, Delta = g.Delta, Gamma = g.Gamma, Theta = g.Theta };
            },
            Greek.Delta,
            Greek.Gamma,
            Greek.Theta);
        suite.Verify();
        Assert.Contains(suite.Laws, l => l.Name == "pricing equation");
        Assert.DoesNotContain(suite.Laws, l => l.Name == "Vega");
    }

    [Fact]
    public void A_report_shows_itself()
    {
        LawReport report = s_wrong.Check();
        string table = report.ToTable();
        Assert.Contains("put-call parity", table, StringComparison.Ordinal);
        Assert.Contains("Broken", table, StringComparison.Ordinal);
        Assert.Contains("new OptionCase(", report.ToHtml(), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', report.ToString());
        Assert.Contains("BROKEN", report.Broken[0].ToString(), StringComparison.Ordinal);
    }

    private sealed class Told(List<string> names) : IProgress<LawResult>
    {
        public void Report(LawResult value) => names.Add(value.Law);
    }
}

using VixShield.Adjustments;
using VixShield.Testing;

namespace VixShield.Tests.Testing;

/// <summary>Laws have teeth: code that is wrong in one way is refused by the law about it.</summary>
public sealed class BrokenCodeTests
{
    private static readonly LawOptions s_options = new() { Cases = 200 };

    public static TheoryData<string, string> Europeans() => Cases(BrokenPricers.European.Select(c => (c.Law, c.Wrong)));

    public static TheoryData<string, string> Americans() => Cases(BrokenPricers.American.Select(c => (c.Law, c.Wrong)));

    public static TheoryData<string, string> AllGreeks() => Cases(BrokenPricers.Greeks.Select(c => (c.Law, c.Wrong)));

    public static TheoryData<string, string> Measures() => Cases(BrokenMeasures.All.Select(c => (c.Law, c.Wrong)));

    public static TheoryData<string, string> Rules() => Cases(BrokenRules.All.Select(c => (c.Law, c.Rule.Wrong)));

    public static TheoryData<string, string> Volatilities() => Cases(BrokenVolatilities.Surfaces.Select(c => (c.Law, c.Wrong)).Concat(BrokenVolatilities.Calibrations.Select(c => (c.Law, c.Wrong))));

    public static TheoryData<string, string> Models() => Cases(BrokenModels.All.Select(c => (c.Law, c.Wrong)));

    [Theory]
    [MemberData(nameof(Europeans))]
    public void European_prices(string law, string wrong) =>
        AssertBroken(PricerLaws.BlackScholes(BrokenPricers.European.Single(c => c.Law == law && c.Wrong == wrong).Price), law);

    [Theory]
    [MemberData(nameof(Americans))]
    public void American_prices(string law, string wrong) =>
        AssertBroken(PricerLaws.American(BrokenPricers.American.Single(c => c.Law == law && c.Wrong == wrong).Price, 1e-5), law);

    [Theory]
    [MemberData(nameof(AllGreeks))]
    public void Greeks_on_spot(string law, string wrong) =>
        AssertBroken(GreeksLaws.OnSpot(BrokenPricers.Greeks.Single(c => c.Law == law && c.Wrong == wrong).Greeks), law);

    [Theory]
    [MemberData(nameof(Measures))]
    public void Measures_of_books(string law, string wrong) =>
        AssertBroken(MeasureLaws.Linear(BrokenMeasures.All.Single(c => c.Law == law && c.Wrong == wrong).Measure), law);

    [Theory]
    [MemberData(nameof(Rules))]
    public void Adjustment_rules(string law, string wrong) =>
        AssertBroken(RuleLaws.Of(BrokenRules.All.Single(c => c.Law == law && c.Rule.Wrong == wrong).Rule), law);

    [Theory]
    [MemberData(nameof(Volatilities))]
    public void Surfaces_and_calibrations(string law, string wrong)
    {
        Func<double, double, double>? surface = BrokenVolatilities.Surfaces.SingleOrDefault(c => c.Law == law && c.Wrong == wrong).Volatility;
        AssertBroken(surface is null ? VolatilityLaws.Calibration(BrokenVolatilities.Calibrations.Single(c => c.Law == law && c.Wrong == wrong).Fit) : VolatilityLaws.Surface(surface), law);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Models_of_VIX(string law, string wrong) =>
        AssertBroken(VixModelLaws.Of(BrokenModels.All.Single(c => c.Law == law && c.Wrong == wrong).Model), law);

    /// <summary>Every law of every suite is broken by some code here.</summary>
    [Fact]
    public void No_law_is_without_a_case()
    {
        (LawSuite Suite, IEnumerable<string> Broken)[] suites =
        [
            (PricerLaws.BlackScholes(BrokenPricers.Right), BrokenPricers.European.Select(c => c.Law)),
            (PricerLaws.American(BrokenPricers.Right), BrokenPricers.American.Concat(BrokenPricers.European).Select(c => c.Law)),
            (GreeksLaws.OnSpot(_ => default), BrokenPricers.Greeks.Select(c => c.Law)),
            (MeasureLaws.Linear((_, _) => 0), BrokenMeasures.All.Select(c => c.Law)),
            (RuleLaws.Of(BrokenRules.All.First().Rule), BrokenRules.All.Select(c => c.Law)),
            (VolatilityLaws.Surface((_, _) => 0.2), BrokenVolatilities.Surfaces.Select(c => c.Law).Concat(["determinism", "threads"])),
            (VolatilityLaws.Calibration(_ => _ => 0.2), BrokenVolatilities.Calibrations.Select(c => c.Law).Concat(["determinism", "threads"])),
            (VixModelLaws.Of(BrokenModels.Right), BrokenModels.All.Select(c => c.Law).Concat(["determinism", "threads"])),
        ];
        string[] untried = [.. suites.SelectMany(s => s.Suite.Laws.Where(l => !s.Broken.Contains(l.Name)).Select(l => $"{s.Suite.Name}: {l.Name}"))];
        Assert.True(untried.Length == 0, string.Join("; ", untried));
    }

    [Theory]
    [InlineData("Vega", "per point of volatility")]
    [InlineData("Theta", "per calendar day")]
    [InlineData("Rho", "per basis point")]
    [InlineData("Vanna", "sign")]
    public void A_member_in_another_unit_is_told_which(string law, string hint)
    {
        LawReport report = GreeksLaws.OnSpot(BrokenPricers.Greeks.First(c => c.Law == law).Greeks).Check(s_options);
        Assert.Contains(hint, Assert.Single(report.Broken, b => b.Law == law).Objection!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("volatility in per cent", "That is a hundredth")]
    [InlineData("rates in per cent", "That is a hundredth")]
    [InlineData("days for years", "sqrt(365) times")]
    [InlineData("time in days", "1/sqrt(365)")]
    public void A_pricer_in_another_unit_is_told_which(string wrong, string hint)
    {
        LawResult units = Assert.Single(PricerLaws.BlackScholes(BrokenPricers.European.Single(c => c.Wrong == wrong).Price).Laws, l => l.Name == "units").Check(s_options);
        Assert.Contains(hint, units.Objection!, StringComparison.Ordinal);
    }

    /// <summary>Of a rule that never offers anything two laws say nothing, and the report says that.</summary>
    [Fact]
    public void Laws_that_nothing_was_tried_of_are_named()
    {
        LawReport silent = RuleLaws.Of(new MadeRule("never fires", _ => new RuleOutcome("Made", RuleStatus.NotTriggered, null, null, "Nothing."))).Check(s_options);
        Assert.True(silent.Holds);
        Assert.EndsWith("; no case told anything of candidates, cost", silent.ToString(), StringComparison.Ordinal);
        LawReport speaking = RuleLaws.Of(BrokenRules.Offering).Check(s_options);
        Assert.DoesNotContain("told", speaking.ToString(), StringComparison.Ordinal);
        Assert.Equal(200, Assert.Single(speaking.Results, r => r.Law == "cost").Telling);
    }

    private static TheoryData<string, string> Cases(IEnumerable<(string Law, string Wrong)> cases)
    {
        TheoryData<string, string> data = [];
        foreach ((string law, string wrong) in cases)
            data.Add(law, wrong);
        return data;
    }

    private static void AssertBroken(LawSuite suite, string law)
    {
        LawResult result = Assert.Single(suite.Laws, l => l.Name == law).Check(s_options);
        Assert.True(result.Status == LawStatus.Broken, $"{result}");
        Assert.False(string.IsNullOrWhiteSpace(result.Objection));
        Assert.False(string.IsNullOrWhiteSpace(result.Counterexample));
    }
}

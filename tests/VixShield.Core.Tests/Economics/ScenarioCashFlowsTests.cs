using VixShield.Economics;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Economics;

public static class ScenarioCashFlowsTests
{
    private static readonly DateOnly Start = new(2024, 1, 2);

    [SeededProperty(Arbitrary = [typeof(FlowCases)])]
    public static void The_expected_value_is_the_value_of_the_expected_flows(CashFlow[] one, CashFlow[] other, byte probability, byte rate)
    {
        double p = probability / 255d, r = rate / 1000d;
        ScenarioCashFlows reading = ScenarioCashFlows.Of([new CashFlowScenario("one", p, one), new CashFlowScenario("other", 1 - p, other)], r, 0.02, "test");
        DateOnly first = one.Concat(other).Min(f => f.Date);
        double size = one.Concat(other).Sum(f => Math.Abs(f.Amount)) + 1;
        Assert.Equal(NetPresentValue.Dated(reading.ExpectedFlows, r, first), reading.ExpectedNetPresentValue, 1e-13 * size);
        double naive = one.Sum(f => p * f.Amount * Math.Pow(1 + r, -(f.Date.DayNumber - first.DayNumber) / 365d)) + other.Sum(f => (1 - p) * f.Amount * Math.Pow(1 + r, -(f.Date.DayNumber - first.DayNumber) / 365d));
        Assert.Equal(naive, reading.ExpectedNetPresentValue, 1e-13 * size);
        Assert.Equal(ModifiedInternalRate.Dated(reading.ExpectedFlows, r, 0.02), reading.ModifiedRate);
        Assert.Equal(InternalRateOfReturn.Dated(reading.ExpectedFlows), reading.InternalRate);
        Assert.Equal(reading.ExpectedFlows.Select(f => f.Date).Distinct().Order(), reading.ExpectedFlows.Select(f => f.Date));
    }

    [Fact]
    public static void A_hedge_costs_in_most_scenarios_and_pays_in_one()
    {
        // 1,000 a quarter for a year; in one case of ten 30,000 come back after half a year and the payments end.
        CashFlow[] quiet = [.. Enumerable.Range(0, 5).Select(i => new CashFlow(Start.AddDays(91 * i), -1000))];
        CashFlow[] crash = [.. quiet.Take(3), new CashFlow(Start.AddDays(200), 30_000)];
        ScenarioCashFlows reading = ScenarioCashFlows.Of([new CashFlowScenario("quiet", 0.9, quiet), new CashFlowScenario("crash", 0.1, crash)], 0.05, 0.05, "the desk");
        Assert.True(reading.ExpectedNetPresentValue < 0);
        Assert.True(reading.ModifiedRate.Rate < 0);
        Assert.Contains("opinion of the desk", reading.ToString(), StringComparison.Ordinal);
        Assert.Contains("opinion of the desk", OfferedReturn.FromScenarios(reading).Reason, StringComparison.Ordinal);
        Assert.Equal(reading.ModifiedRate.Rate, OfferedReturn.FromScenarios(reading).Value);
        // Expected flows change sign twice; no rate is chosen among what there is.
        Assert.Equal(2, reading.InternalRate.SignChanges);
        Assert.NotEqual(InternalRateStatus.Unique, reading.InternalRate.Status);
        Assert.Null(reading.InternalRate.Rate);
    }

    [Fact]
    public static void Scenarios_without_flows_have_no_rate_and_no_value()
    {
        ScenarioCashFlows reading = ScenarioCashFlows.Of([new CashFlowScenario("nothing", 1, [])], 0.05, 0.05, "test");
        Assert.Equal(0d, reading.ExpectedNetPresentValue);
        Assert.Equal(InternalRateCause.AllZero, reading.InternalRate.Cause);
        Assert.Null(OfferedReturn.FromScenarios(reading).Value);
    }

    [Fact]
    public static void Probabilities_sum_to_1_names_differ_and_the_source_is_named()
    {
        CashFlowScenario half = new("a", 0.5, []);
        Refusal.OfValue("scenarios", 0.5, "sum to 1", () => ScenarioCashFlows.Of([half], 0.05, 0.05, "test"));
        Refusal.OfValue("scenarios", "a", "only once", () => ScenarioCashFlows.Of([half, half], 0.05, 0.05, "test"));
        Refusal.OfArgument("source", () => ScenarioCashFlows.Of([half, new CashFlowScenario("b", 0.5, [])], 0.05, 0.05, " "));
        Refusal.OfValue("fundingRate", -1.0, "greater than -1", () => ScenarioCashFlows.Of([new CashFlowScenario("b", 1, [])], -1, 0.05, "test"));
        Refusal.OfValue("probability", 1.5, "from 0 to 1", () => _ = new CashFlowScenario("b", 1.5, []));
        Assert.Equal(half, new CashFlowScenario("a", 0.5, []));

        // Values that no double holds, also where nobody expects them; sums of a date beyond what a flow may be.
        CashFlow[] huge = [new CashFlow(Start, 1), new CashFlow(Start.AddDays(36_500), 1)];
        Refusal.OfValue("scenarios", "huge", "1E+100", () => ScenarioCashFlows.Of([new CashFlowScenario("huge", 0, huge), new CashFlowScenario("b", 1, [])], -0.9999, 0.05, "test"));
        Refusal.OfValue("scenarios", 2e15, "2024-01-02", () => ScenarioCashFlows.Of([new CashFlowScenario("b", 1, [new(Start, 1e15), new(Start, 1e15)])], 0.05, 0.05, "test"));
    }
}

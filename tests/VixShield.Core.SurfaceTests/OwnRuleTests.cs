using VixShield.Adjustments;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Serialization;
using VixShield.Testing;
using VixShield.Tests.Infrastructure;

namespace VixShield.SurfaceTests;

public static class OwnRuleTests
{
    [Fact]
    public static void A_user_s_rule_takes_fewer_than_thirty_lines()
    {
        string[] lines = File.ReadAllLines(Repository.PathOf("tests/VixShield.Core.SurfaceTests/OwnRule.cs"));
        int first = Array.FindIndex(lines, l => l.StartsWith("internal sealed class", StringComparison.Ordinal));
        Assert.InRange(lines.Length - first, 10, 29);
    }

    [Fact]
    public static void It_keeps_the_laws_of_rules() => RuleLaws.Of(new OwnRule(layer: 2, limit: -1e9)).Verify(new LawOptions { Cases = 100 });

    [Fact]
    public static void It_runs_beside_the_library_s_rules_and_stands_in_the_record()
    {
        string samples = Repository.PathOf("docs/samples/Decoupling");
        MarketSnapshot market = VixShieldJson.Parse<MarketDocument>(File.ReadAllText(Path.Combine(samples, "market-2023-02-15.json"))).Snapshot;
        Book book = VixShieldJson.Parse<Book>(File.ReadAllText(Path.Combine(samples, "book.json")));
        MarketSnapshot moved = VixShieldJson.Parse<MarketMove>(File.ReadAllText(Path.Combine(samples, "move-2024-08-05.json"))).ApplyTo(market);
        RuleSet rules = new RuleSetBuilder().AddSyntheticDeltaTrim().Add(new OwnRule(layer: 3, limit: 100)).Build();
        AdjustmentPlan plan = new AdjustmentPlanner(rules: rules).Plan(book, moved, new PlanInputs { Calibration = Calibration.Of(book, market) });
        RuleRecord own = plan.Record.Rules.Single(r => r.Outcome.Rule == "HalveLayer");
        Assert.Equal(RuleStatus.Triggered, own.Outcome.Status);
        Assert.Equal(10, own.Outcome.Candidates.Single().MaximumLots);
        Assert.Equal(100, own.Parameters.Single(p => p.Name == "Limit").Value);
        Assert.Contains("HalveLayer", VixShieldJson.Serialize(plan), StringComparison.Ordinal);
        Assert.Contains(plan.Record.Candidates, c => c.Origins.Contains("HalveLayer"));
    }
}

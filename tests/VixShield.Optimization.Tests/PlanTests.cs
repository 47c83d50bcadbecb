using VixShield.Adjustments;
using VixShield.Optimization;
using VixShield.Serialization;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Optimization;

/// <summary>Plans of the main sample's day made with this solver: no worse than enumeration's, priced, repaired, and the same when made again.</summary>
public static class PlanTests
{
    private static readonly PlanInputs Inputs = new() { Calibration = Sample.Calibration, Stress = StressSets.Standard };

    [Fact]
    public static void A_plan_is_at_most_as_dear_as_the_best_of_three_at_once_and_its_prices_are_the_relaxation_s()
    {
        AdjustmentPlan known = new AdjustmentPlanner().Plan(Sample.Book, Sample.Moved, Inputs);
        AdjustmentPlan plan = new AdjustmentPlanner(solver: new OrToolsAdjustmentSolver()).Plan(Sample.Book, Sample.Moved, Inputs);
        Assert.Equal(PlanStatus.Feasible, plan.Status);
        Assert.True(plan.Best!.Objective <= known.Best!.Objective + 1e-6, $"{plan.Best.Objective} above {known.Best.Objective}");
        Assert.True(plan.Record.RelaxedObjective <= plan.Record.Bound + 1e-6 && plan.Record.Bound <= plan.Best.Objective + 1e-6, $"{plan.Record.RelaxedObjective}, {plan.Record.Bound}, {plan.Best.Objective}");
        Assert.NotEmpty(plan.Record.ShadowPrices);
        foreach (GuardrailVerdict verdict in plan.Alternatives.SelectMany(a => a.Guardrails))
        {
            ShadowPrice[] prices = [.. plan.Record.ShadowPrices.Where(p => p.Guardrail == verdict.Guardrail && p.Unit == verdict.Unit)];
            Assert.Equal(prices.Length == 0 ? null : prices.Max(p => p.DollarsPerUnit), verdict.ShadowPrice);
        }
    }

    [Fact]
    public static void A_stored_plan_replays()
    {
        var planner = new AdjustmentPlanner(solver: new OrToolsAdjustmentSolver());
        string stored = VixShieldJson.Serialize(planner.Plan(Sample.Book, Sample.Moved, Inputs));
        Assert.Contains("\"shadowPrices\":[{", stored, StringComparison.Ordinal);
        Assert.Equal(ReplayStatus.Same, PlanReplay.Of(stored, planner, Sample.Book, Sample.Moved, Inputs).Status);
    }

    /// <summary>A delta band out of reach gives way alone: every guardrail of a higher rank is kept, and no plan shown comes nearer to the band while keeping them.</summary>
    [Fact]
    public static void Where_nothing_is_feasible_the_least_repair_keeps_what_ranks_higher()
    {
        var policy = new AdjustmentPolicy { TotalDelta = new Band(90_000, 90_001) };
        AdjustmentPlan plan = new AdjustmentPlanner(policy, solver: new OrToolsAdjustmentSolver()).Plan(Sample.Book, Sample.Moved, Inputs);
        Assert.Equal(PlanStatus.Infeasible, plan.Status);
        PlanAlternative repair = Assert.Single(plan.Alternatives, a => a.Name == "least repair");
        Assert.Equal("total delta", Assert.Single(repair.Guardrails, g => g.Severity == GuardrailSeverity.Hard && !g.Holds).Guardrail);
        double reached = repair.Guardrails.Single(g => g.Guardrail == GuardrailNames.TotalDelta).Margin!.Value;
        GuardrailFault fault = Assert.Single(plan.AtFault, f => f.Verdict.Guardrail == GuardrailNames.TotalDelta);
        Assert.Equal(fault.LeastRelaxation!.Value, -reached, 1e-6 * 90_000);
        foreach (PlanAlternative other in plan.Alternatives.Where(a => a.Guardrails.All(g => g.Holds || g.Severity == GuardrailSeverity.Soft || g.Guardrail == GuardrailNames.TotalDelta)))
            Assert.True(other.Guardrails.Single(g => g.Guardrail == GuardrailNames.TotalDelta).Margin <= reached + 1e-6, other.Name);
    }
}

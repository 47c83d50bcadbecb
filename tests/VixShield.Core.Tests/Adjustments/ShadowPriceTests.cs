using System.Collections.Immutable;
using System.Text.Json;
using VixShield.Adjustments;
using VixShield.Serialization;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Adjustments;

/// <summary>What a plan keeps of a solver's relaxation and repair, and the ranks that the repair goes by.</summary>
public static class ShadowPriceTests
{
    private static readonly PlanInputs Inputs = new() { Calibration = Sample.Calibration, Stress = StressSets.Standard };

    // Every optional guardrail on the sample: an impossible delta band beside limits that hold. Rows that the candidates' limits imply are left out: the whole chain, which may sell the wings, leaves most of them in.
    private static readonly AdjustmentPolicy Everything = new()
    {
        Listed = ListedCandidates.Whole with { MinimumDays = 7, MaximumDays = 75, MinimumBid = 0.1, MaximumRelativeSpread = 0.4 },
        TotalDelta = new Band(90_000, 90_001),
        GammaCap = 50_000,
        TailLoss = new TailLossLimit(500_000, 0.25),
        CostCap = 4_000,
        MinimumInterval = TimeSpan.FromHours(12),
    };

    [Fact]
    public static void The_order_of_repair_holds_every_hard_guardrail_that_has_rows_once()
    {
        string[] unseen = [GuardrailNames.Margin, GuardrailNames.LiquidityCoverage, GuardrailNames.ImprovementExceedsCost];
        Assert.Equal(
            GuardrailNames.All.Order(StringComparer.Ordinal), GuardrailNames.RepairOrder.Concat(GuardrailNames.Soft).Concat(unseen).Order(StringComparer.Ordinal));
        string[] last = ["tail loss", "carry floor", "hedge effectiveness", "gamma cap", "vega hard band", "total delta"];
        Assert.Equal(last, GuardrailNames.RepairOrder.TakeLast(last.Length));
        Assert.Equal(GuardrailNames.MinimumInterval, GuardrailNames.RepairOrder[0]);
    }

    [Fact]
    public static void Hard_rows_carry_their_rank_and_a_veto_the_first()
    {
        RuleSet rules = new RuleSetBuilder().AddSyntheticDeltaTrim().Add(new Veto()).Build();
        PlanInputs late = Inputs with { LastAdjustment = Sample.Moved.ValuationInstant.AddHours(-1) };
        AdjustmentProblem problem = new AdjustmentPlanner(Everything, rules).Problem(Sample.Book, Sample.Moved, late)!;
        foreach (AdjustmentRow row in problem.Rows.Where(r => r.Severity == GuardrailSeverity.Hard && r.Guardrail != "Veto"))
            Assert.Equal(GuardrailNames.RepairOrder.IndexOf(row.Guardrail), row.Priority);
        Assert.Equal(0, Assert.Single(problem.Rows, r => r.Guardrail == "Veto").Priority);
        Assert.Equal(0, Assert.Single(problem.Rows, r => r.Guardrail == GuardrailNames.MinimumInterval).Priority);
        Assert.True(problem.Rows.Where(r => r.Severity == GuardrailSeverity.Hard).Select(r => r.Guardrail).Distinct().Count() >= 12);
        // Ranks of soft rows stay those of the policy.
        foreach (AdjustmentRow row in problem.Rows.Where(r => r.Severity == GuardrailSeverity.Soft))
            Assert.Equal(Everything.Soft.Order.IndexOf(row.Guardrail), row.Priority);
    }

    [Fact]
    public static void Verdicts_carry_the_largest_price_of_their_rows_in_their_unit_and_the_record_all_of_them()
    {
        AdjustmentPlan plan = new AdjustmentPlanner(Everything, solver: new Priced(repairs: false)).Plan(Sample.Book, Sample.Moved, Inputs);
        AdjustmentProblem problem = new AdjustmentPlanner(Everything).Problem(Sample.Book, Sample.Moved, Inputs)!;
        Assert.Equal(Priced.PricesOf(problem).Select(p => (p.Row, p.Guardrail, p.DollarsPerUnit)), plan.Record.ShadowPrices.Select(p => (p.Row, p.Guardrail, p.DollarsPerUnit)));
        foreach (ShadowPrice price in plan.Record.ShadowPrices)
        {
            bool isSlope = price.Guardrail is "maximum loss" or "no widening" && problem.Rows[price.Row] is LinearRow;
            Assert.Equal(isSlope ? "$ at settlement per point of the underlying" : problem.Rows[price.Row].Unit, price.Unit);
        }

        Assert.Contains(plan.Record.ShadowPrices, p => p.Unit.EndsWith("per point of the underlying", StringComparison.Ordinal));
        Assert.Equal(-12.5, plan.Record.RelaxedObjective);
        foreach (GuardrailVerdict verdict in plan.Alternatives.SelectMany(a => a.Guardrails))
        {
            // The rows of a guardrail on slopes are in other units than the guardrail.
            int[] rows = [.. Enumerable.Range(0, problem.Rows.Length).Where(i => problem.Rows[i].Guardrail == verdict.Guardrail && problem.Rows[i].Unit == verdict.Unit)];
            if (verdict.Guardrail is "maximum loss" or "no widening")
                rows = [.. rows.Where(i => problem.Rows[i] is MaximumRow)];
            Assert.Equal(rows.Length == 0 ? null : Priced.PriceOf(rows[^1]), verdict.ShadowPrice);
        }

        Assert.Contains(plan.DoNothingVerdicts(), v => v.ShadowPrice is not null);
        Assert.Null(plan.DoNothingVerdicts().Single(v => v.Guardrail == GuardrailNames.ImprovementExceedsCost).ShadowPrice);
    }

    [Fact]
    public static void A_solver_without_relaxation_leaves_prices_out()
    {
        AdjustmentPlan plan = new AdjustmentPlanner().Plan(Sample.Book, Sample.Moved, Inputs);
        Assert.Null(plan.Record.RelaxedObjective);
        Assert.Empty(plan.Record.ShadowPrices);
        Assert.All(plan.Alternatives.SelectMany(a => a.Guardrails), v => Assert.Null(v.ShadowPrice));
    }

    [Fact]
    public static void A_repair_is_shown_last_with_what_it_breaks_and_is_no_plan()
    {
        AdjustmentPlan plan = new AdjustmentPlanner(Everything, solver: new Priced(repairs: true)).Plan(Sample.Book, Sample.Moved, Inputs);
        Assert.Equal(PlanStatus.Infeasible, plan.Status);
        Assert.Null(plan.Best);
        PlanAlternative repair = plan.Alternatives[^1];
        Assert.Equal("least repair", repair.Name);
        Assert.False(repair.IsFeasible);
        Assert.NotEmpty(repair.Orders);
        Assert.False(repair.Guardrails.Single(g => g.Guardrail == GuardrailNames.TotalDelta).Holds);
        Assert.Contains(repair.Reasons, r => r.StartsWith("total delta is broken", StringComparison.Ordinal));
        Assert.DoesNotContain(plan.Pareto, a => a.Name == repair.Name);
        AdjustmentPlan without = new AdjustmentPlanner(Everything, solver: new Priced(repairs: false)).Plan(Sample.Book, Sample.Moved, Inputs);
        Assert.DoesNotContain(without.Alternatives, a => a.Name == repair.Name);
    }

    /// <summary>A solver that ends without a plan and then meets one on its way to a repair has a plan after all.</summary>
    [Fact]
    public static void A_repair_that_breaks_nothing_is_a_plan()
    {
        AdjustmentPlan known = new AdjustmentPlanner().Plan(Sample.Book, Sample.Moved, Inputs);
        AdjustmentPlan plan = new AdjustmentPlanner(solver: new Found()).Plan(Sample.Book, Sample.Moved, Inputs);
        Assert.Equal(PlanStatus.Feasible, plan.Status);
        Assert.Equal(known.Best!.Objective, plan.Best!.Objective, 1e-9);
    }

    [Fact]
    public static void Stored_plans_hold_prices_and_replay()
    {
        var planner = new AdjustmentPlanner(Everything, solver: new Priced(repairs: true));
        AdjustmentPlan plan = planner.Plan(Sample.Book, Sample.Moved, Inputs);
        string text = VixShieldJson.Serialize(plan);
        using var stored = JsonDocument.Parse(text);
        JsonElement search = stored.RootElement.GetProperty("search");
        Assert.Equal(-12.5, search.GetProperty("relaxedObjective").GetDouble());
        JsonElement[] prices = [.. search.GetProperty("shadowPrices").EnumerateArray()];
        Assert.Equal(plan.Record.ShadowPrices.Select(p => (p.Row, p.Guardrail, p.DollarsPerUnit, p.Unit)), prices.Select(p =>
            (p.GetProperty("row").GetInt32(), p.GetProperty("guardrail").GetString()!, p.GetProperty("dollarsPerUnit").GetDouble(), p.GetProperty("unit").GetString()!)));
        Assert.All(prices, p => Assert.Equal("high", p.GetProperty("side").GetString()));
        JsonElement delta = stored.RootElement.GetProperty("alternatives")[0].GetProperty("guardrails").EnumerateArray().Single(g => g.GetProperty("guardrail").GetString() == "total delta");
        Assert.Equal(plan.DoNothingVerdicts().Single(v => v.Guardrail == "total delta").ShadowPrice, delta.GetProperty("shadowPrice").GetDouble());
        Assert.Equal(ReplayStatus.Same, PlanReplay.Of(text, planner, Sample.Book, Sample.Moved, Inputs).Status);
        // Another solver is another plan.
        Assert.Equal(ReplayStatus.Differs, PlanReplay.Of(text, new AdjustmentPlanner(Everything), Sample.Book, Sample.Moved, Inputs).Status);
    }

    private static ImmutableArray<GuardrailVerdict> DoNothingVerdicts(this AdjustmentPlan plan) => plan.Alternatives[0].Guardrails;

    /// <summary>Says that nothing is feasible, prices every row by its index, and may offer one lot of the first column as repair.</summary>
    private sealed class Priced(bool repairs) : IAdjustmentSolver
    {
        public string Name => "priced";

        public int? MaximumColumnsAtOnce => null;

        internal static double PriceOf(int row) => 1 + row;

        internal static IEnumerable<ShadowPrice> PricesOf(AdjustmentProblem problem) =>
            problem.Rows.Select((r, i) => new ShadowPrice(i, r.Guardrail, r.Severity, LimitSide.High, PriceOf(i), r.Unit));

        public SolverResult Solve(AdjustmentProblem problem, CancellationToken cancellationToken = default)
        {
            int[] lots = new int[problem.Columns.Length];
            lots[0] = problem.Columns[0].MaximumLots > 0 ? 1 : -1;
            return new SolverResult(Name, SolverStatus.Infeasible, [], relaxedObjective: -12.5, shadowPrices: PricesOf(problem), repair: repairs ? problem.Evaluate(lots) : null);
        }
    }

    /// <summary>Gives as repair what enumeration finds.</summary>
    private sealed class Found : IAdjustmentSolver
    {
        public string Name => "found";

        public int? MaximumColumnsAtOnce => null;

        public SolverResult Solve(AdjustmentProblem problem, CancellationToken cancellationToken = default) =>
            new(Name, SolverStatus.NotFound, [], repair: new EnumerationSolver().Solve(problem, cancellationToken).Solutions[0]);
    }

    private sealed class Veto : IAdjustmentRule
    {
        public string Name => "Veto";

        public ImmutableArray<RuleParameter> Parameters => [];

        public RuleOutcome Evaluate(in RuleContext context) => new(Name, RuleStatus.Triggered, 1, 0, "Not today.") { VetoesTrading = true };
    }
}

using VixShield.Adjustments;
using VixShield.Optimization;
using static VixShield.Tests.Optimization.Rows;

namespace VixShield.Tests.Optimization;

/// <summary>Problems at the edges of what may be asked: nothing to keep, nothing to pay, nothing to trade. All lots are the oracle.</summary>
public static class EdgeCaseTests
{
    private static readonly OrToolsAdjustmentSolver Solver = new();

    [Fact]
    public static void Without_rows_nothing_is_traded()
    {
        Solved(new AdjustmentProblem([Column("one", -3, 3)], []), 0);
        Solved(new AdjustmentProblem([Column("one", 0, 0)], []), 0);
        Solved(new AdjustmentProblem([Column("free", -3, 3, 0), Column("free too", 0, 2, 0)], []), 0, 0);
    }

    [Fact]
    public static void Carry_gained_earns_nothing_and_carry_given_up_costs_its_days()
    {
        AdjustmentColumn[] columns = [Column("earns", 0, 5), Column("pays", 0, 5)];
        LinearForm carry = Form(100, 10, -10);
        Solved(new AdjustmentProblem(columns, [], carry, 7), 0, 0);
        // One lot that earns costs 1 and saves 70.
        Assert.Equal(2, Solved(new AdjustmentProblem(columns, [AtLeast(1, 0, 1)], carry, 7), 1, 1).Objective);
        // For no days it saves nothing.
        Assert.Equal(1, Solved(new AdjustmentProblem(columns, [AtLeast(1, 0, 1)], carry, 0), 0, 1).Objective);
        // Sold, what earns pays.
        Solved(new AdjustmentProblem([Column("earns", -5, 5), Column("other", -5, 5, 60)], [AtLeast(2, -1, -1)], Form(-40, 10, 0), 7), 0, -2);
    }

    /// <summary>The column's own costs, those of a row and those of the tail differ: each counts where it belongs, once, whatever the lots.</summary>
    [Fact]
    public static void Fixed_costs_of_columns_and_of_rows_count_apart()
    {
        AdjustmentColumn[] columns = [Column("a", -4, 4, 2, 10), Column("b", -4, 4, 3)];
        Solved(new AdjustmentProblem(columns, [AtLeast(3, 1, 1)]), 0, 3);
        Solved(new AdjustmentProblem(columns, [AtLeast(-1000, 1, 1), AtLeast(8, 1, 1)]), 4, 4);
        var onB = new CostRow("orders", GuardrailSeverity.Hard, "orders", [0, 0], [0, 1], 0.5);
        Solved(new AdjustmentProblem(columns, [AtLeast(3, 1, 1), onB]), 3, 0);
        var both = new CostRow("orders", GuardrailSeverity.Hard, "orders", [0, 0], [1, 1], 1);
        SolverResult two = Solver.Solve(new AdjustmentProblem(columns, [AtLeast(5, 1, 1), both]));
        Assert.Equal(SolverStatus.Infeasible, two.Status);
        Assert.Equal(["need", "orders"], two.Conflicts.Select(c => c.Guardrail).Order());
        var tail = new TailLossRow("tail", GuardrailSeverity.Hard, [Form(-100, 30, 30), Form(50, -1, -1)], [0.5, 0.5], [0, 0], 0.5, 40, [25, 0]);
        Assert.Equal(2.5, Solved(new AdjustmentProblem([Column("a", 0, 4), Column("b", 0, 4, 1.25)], [tail]), 0, 2).Objective);
        // With a cheaper column that pays 25 once: 100 + 25 - 30 n at most 40.
        Assert.Equal(3, Solved(new AdjustmentProblem([Column("a", 0, 4), Column("b", 0, 4, 3.5)], [tail]), 3, 0).Objective);
    }

    [Fact]
    public static void Columns_that_cost_nothing_may_go_both_ways()
    {
        AdjustmentColumn[] columns = [Column("free", -5, 5, 0), Column("dear", -5, 5, 9)];
        foreach ((double low, double high) in new[] { (3.0, 3.5), (-4.5, -4), (-Infinity, -4.5), (0, 0), (7, 7) })
            AsEvery(new AdjustmentProblem(columns, [Between(low, high, 1, 1)]));
        // Bought and sold at once are no lots: two rows that only such a trade would keep.
        SolverResult result = Solver.Solve(new AdjustmentProblem([Column("free", -5, 5, 0)], [Between(1, 1, 1), new LinearRow("other", GuardrailSeverity.Hard, "$", Form(0, 1), -1, -1)]));
        Assert.Equal(SolverStatus.Infeasible, result.Status);
    }

    [Fact]
    public static void Columns_that_cannot_trade_are_part_of_no_answer() =>
        Solved(new AdjustmentProblem([Column("none", 0, 0, 0), Column("some", 0, 3, 5)], [AtLeast(2, 10, 1)]), 0, 2);

    [Fact]
    public static void Rows_that_no_column_moves_hold_or_do_not()
    {
        AdjustmentColumn[] columns = [Column("a", -2, 2), Column("b", 0, 2)];
        AdjustmentRow[] held =
        [
            Between(-1, 0, 0, 0), new CostRow("cost", GuardrailSeverity.Hard, "$", [0, 0], null, 0), new MaximumRow("maximum", GuardrailSeverity.Hard, "$", [[Form(1, 0, 0), Form(2, 0, 0)]], 2),
            new MaximumRow("sum", GuardrailSeverity.Hard, "$", [[Form(1, 0, 0)], [Form(2, 0, 0), Form(-1, 0, 0)]], 3),
            new TailLossRow("tail", GuardrailSeverity.Hard, [Form(-3, 0, 0), Form(4, 0, 0)], [1, 1], [0, 0], 0.5, 3),
            new EffectivenessRow("effectiveness", GuardrailSeverity.Hard, [Form(1, 0, 0)], new[,] { { 1.0 } }, [Form(2, 0, 0)], 0.75),
        ];
        Solved(new AdjustmentProblem(columns, [.. held, AtLeast(1, 1, 1)]), 1, 0);
        AdjustmentRow[] broken =
        [
            Between(-2, -1, 0, 0), new CostRow("cost", GuardrailSeverity.Hard, "$", [0, 0], null, -1), new MaximumRow("maximum", GuardrailSeverity.Hard, "$", [[Form(1, 0, 0), Form(2, 0, 0)]], 1),
            new MaximumRow("sum", GuardrailSeverity.Hard, "$", [[Form(1, 0, 0)], [Form(2, 0, 0), Form(-1, 0, 0)]], 2),
            new TailLossRow("tail", GuardrailSeverity.Hard, [Form(-3, 0, 0), Form(4, 0, 0)], [1, 1], [0, 0], 0.5, 2),
            new EffectivenessRow("effectiveness", GuardrailSeverity.Hard, [Form(1, 0, 0)], new[,] { { 1.0 } }, [Form(2, 0, 0)], 0.85),
        ];
        foreach (AdjustmentRow row in broken)
        {
            SolverResult result = Solver.Solve(new AdjustmentProblem(columns, [row, AtLeast(1, 1, 1) with { Priority = 1 }]));
            Assert.Equal(SolverStatus.Infeasible, result.Status);
            GuardrailConflict conflict = Assert.Single(result.Conflicts);
            Assert.Equal(row.ViolationAt([0, 0]), conflict.LeastRelaxation!.Value, 1e-9);
        }
    }

    [Fact]
    public static void Infinite_limits_and_prices_of_nothing_ask_for_nothing()
    {
        AdjustmentColumn[] columns = [Column("a", -2, 2), Column("b", 0, 2)];
        Solved(new AdjustmentProblem(columns, [Between(-Infinity, Infinity, 5, -5), Soft("wish", 100, 0, 0, 1, 1)]), 0, 0);
        Solved(new AdjustmentProblem(columns, [Soft("wish", 100, 0.999, 0, 1, 1)]), 0, 0);
        Assert.Equal(4 + (1.5 * 96), Solved(new AdjustmentProblem(columns, [Soft("wish", 100, 1.5, 0, 1, 1)]), 2, 2).Objective, 1e-9);
    }

    [Fact]
    public static void Large_numbers_beside_small_ones_are_solved_as_all_lots_say()
    {
        AdjustmentColumn[] columns = [Column("a", -3, 3, 1e-3), Column("b", -3, 3, 2500), Column("c", -3, 3, 4)];
        AsEvery(new AdjustmentProblem(columns, [Between(-1e7, 2.5e6, -1e6, 3e6, 2e6), AtLeast(1e-3, 4e-4, 7e-4, 1e-4)]));
        AsEvery(new AdjustmentProblem(columns, [Between(-3e-4, 3e-4, 2e-4, -5e-4, 1e-4), AtLeast(5e6, 1e6, 3e6, -2e6)]));
    }

    private static AdjustmentSolution Solved(AdjustmentProblem problem, params int[] lots)
    {
        SolverResult result = AsEvery(problem);
        Assert.Equal(lots, result.Solutions[0].Lots.ToArray());
        return result.Solutions[0];
    }

    private static SolverResult AsEvery(AdjustmentProblem problem)
    {
        SolverResult result = Solver.Solve(problem);
        if (Least(problem) is not { } least)
        {
            Assert.Equal(SolverStatus.Infeasible, result.Status);
            return result;
        }

        Assert.Equal(SolverStatus.Optimal, result.Status);
        Assert.Equal(least, result.Solutions[0].Objective, 1e-6 * Math.Max(1, least));
        Assert.True(result.RelaxedObjective <= least + (1e-6 * Math.Max(1, least)), $"{result.RelaxedObjective} above {least}");
        Assert.All(result.Solutions, s => Assert.True(problem.Evaluate(s.Lots.AsSpan()).Equals(s) && s.IsFeasible));
        return result;
    }
}

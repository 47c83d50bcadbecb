using VixShield.Adjustments;
using VixShield.Optimization;
using static VixShield.Tests.Optimization.Rows;

namespace VixShield.Tests.Optimization;

/// <summary>Effectiveness where the unhedged variance vanishes.</summary>
public static class EffectivenessEdgeTests
{
    private static readonly OrToolsAdjustmentSolver Solver = new();

    /// <summary>The book is hedged by lots that leave nothing to hedge but a variance all the same: effectiveness is minus infinity there, and those lots are no answer.</summary>
    [Fact]
    public static void Lots_that_leave_nothing_to_hedge_are_no_answer()
    {
        AdjustmentProblem problem = Problem(1, 2);
        Assert.Equal(double.NegativeInfinity, problem.Rows[0].ValueAt([1]));
        Assert.True(problem.Rows[0].ViolationAt([1]) > 0);
        SolverResult result = Solver.Solve(problem);
        Assert.Equal(SolverStatus.Optimal, result.Status);
        Assert.Equal([2], result.Solutions[0].Lots.ToArray());
    }

    /// <summary>Only such lots keep the other guardrail: the two are in conflict, by an amount that no number says.</summary>
    [Fact]
    public static void Where_no_other_lots_are_left_there_is_no_solution_and_no_exception()
    {
        SolverResult result = Solver.Solve(Problem(1, 1));
        Assert.Equal(SolverStatus.Infeasible, result.Status);
        Assert.Empty(result.Solutions);
    }

    private static AdjustmentProblem Problem(double low, double high)
    {
        var row = new EffectivenessRow("effectiveness", GuardrailSeverity.Hard, [Form(1, 0.4)], new[,] { { 1.0 } }, [Form(1, -1)], -2.5);
        return new AdjustmentProblem([Column("a", -2, 2)], [row, Between(low, high, 1)]);
    }
}

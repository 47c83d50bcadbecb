using System.Collections.Immutable;
using VixShield.Adjustments;
using VixShield.Optimization;
using static VixShield.Tests.Optimization.Rows;

namespace VixShield.Tests.Optimization;

/// <summary>Columns none of which can trade: to do nothing is all there is.</summary>
public static class NoTradeTests
{
    private static readonly OrToolsAdjustmentSolver Solver = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public static void A_guardrail_that_nothing_can_repair_is_at_fault(int count)
    {
        double[] perLot = [.. Enumerable.Repeat(10.0, count)];
        SolverResult result = Solver.Solve(new AdjustmentProblem(Enumerable.Range(0, count).Select(i => Column($"none {i}", 0, 0)), [AtLeast(2, perLot)]));
        Assert.Equal(SolverStatus.Infeasible, result.Status);
        Assert.Equal(2, Assert.Single(result.Conflicts).LeastRelaxation!.Value, 1e-9);
        Assert.True(result.Repair!.IsNothing);
    }

    /// <summary>Nothing to trade, and to do nothing is excluded: no lots are left.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public static void Columns_that_cannot_trade_leave_nothing_once_nothing_is_excluded(int count)
    {
        var problem = new AdjustmentProblem(Enumerable.Range(0, count).Select(i => Column($"c{i}", 0, 0)), []);
        Assert.True(Solver.Solve(problem).Solutions[0].IsNothing);
        SolverResult none = Solver.Solve(problem.Excluding(new int[count].ToImmutableArray()));
        Assert.Equal(SolverStatus.Infeasible, none.Status);
        Assert.Empty(none.Conflicts);
        Assert.Empty(none.Solutions);
    }
}

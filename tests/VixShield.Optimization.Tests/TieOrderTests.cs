using VixShield.Adjustments;
using VixShield.Optimization;
using static VixShield.Tests.Optimization.Rows;

namespace VixShield.Tests.Optimization;

/// <summary>The ranking of equals that <see cref="AdjustmentProblem"/> states after the soft rows: fewer contracts first, then the earlier columns.</summary>
public static class TieOrderTests
{
    private static readonly OrToolsAdjustmentSolver Solver = new();

    [Theory]
    [InlineData("a", "b")]
    [InlineData("b", "a")]
    public static void Of_lots_that_cost_the_same_the_fewest_contracts_are_given(string half, string whole)
    {
        var problem = new AdjustmentProblem([Column(half, 0, 4, 10), Column(whole, 0, 4, 20)], [AtLeast(4, 1, 2)]);
        Assert.Equal([0, 2], Solver.Solve(problem).Solutions[0].Lots.ToArray());
    }

    [Fact]
    public static void Columns_that_cost_nothing_and_are_not_needed_are_not_traded()
    {
        var problem = new AdjustmentProblem([Column("free", -4, 4, 0), Column("free too", -4, 4, 0), Column("dear", -4, 4, 3)], [AtLeast(2, 1, -1, 1)]);
        AdjustmentSolution best = Solver.Solve(problem).Solutions[0];
        Assert.Equal(0, best.Objective);
        Assert.Equal(2, best.Lots.Sum(Math.Abs));
    }
}

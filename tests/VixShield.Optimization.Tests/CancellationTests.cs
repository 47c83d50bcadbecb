using VixShield.Adjustments;
using VixShield.Optimization;
using static VixShield.Tests.Optimization.Rows;

namespace VixShield.Tests.Optimization;

/// <summary>A search that is stopped ends soon and claims nothing. The time allowed is far beyond what it takes: it tells an end from none.</summary>
public static class CancellationTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly OrToolsAdjustmentSolver Endless = new(new OrToolsSolverOptions { MaximumNodes = 100_000_000 });

    [Fact]
    public static void Cancelled_before_it_begins_it_does_nothing()
    {
        SolverResult result = Endless.Solve(new AdjustmentProblem([Column("a", 0, 2)], [AtLeast(1, 1)]), new CancellationToken(true));
        Assert.Equal(SolverStatus.Cancelled, result.Status);
        Assert.Empty(result.Solutions);
        Assert.Null(result.Bound);
        Assert.Null(result.RelaxedObjective);
    }

    /// <summary>Bands without width: days of branch and bound.</summary>
    [Theory]
    [InlineData(50, 5, 1)]
    [InlineData(200, 8, 20)]
    public static async Task Cancelled_in_the_middle_it_ends(int columns, int rows, int most)
    {
        AdjustmentProblem problem = HardProblems.Knapsacks(columns, rows, 0, 11, most);
        using var source = new CancellationTokenSource();
        Task<SolverResult> search = Task.Run(() => Endless.Solve(problem, source.Token));
        Assert.NotSame(search, await Task.WhenAny(search, Task.Delay(TimeSpan.FromSeconds(1))));
        source.Cancel();
        SolverResult result = await search.WaitAsync(Patience);
        Assert.Equal(SolverStatus.Cancelled, result.Status);
        Assert.Empty(result.Solutions);
        Assert.Null(result.Bound);
    }

    /// <summary>A token that is never cancelled is not disturbed by one that was: a solver holds no state.</summary>
    [Fact]
    public static void After_a_cancelled_search_the_next_one_is_whole()
    {
        var problem = new AdjustmentProblem([Column("a", 0, 2)], [AtLeast(1, 1)]);
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Equal(SolverStatus.Cancelled, Endless.Solve(problem, source.Token).Status);
        Assert.Equal(SolverStatus.Optimal, Endless.Solve(problem).Status);
    }
}

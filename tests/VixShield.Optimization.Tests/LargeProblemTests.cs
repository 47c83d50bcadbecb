using VixShield.Adjustments;
using VixShield.Optimization;

namespace VixShield.Tests.Optimization;

/// <summary>Problems too large to enumerate: nothing that a plain search finds may be below the bound, nor below what is called the best.</summary>
public static class LargeProblemTests
{
    private static readonly OrToolsAdjustmentSolver Solver = new(new OrToolsSolverOptions { MaximumNodes = 2000 });

    [Theory]
    [InlineData(1, 40, 10)]
    [InlineData(2, 40, 10)]
    [InlineData(3, 40, 10)]
    [InlineData(4, 40, 10)]
    [InlineData(5, 40, 5)]
    [InlineData(6, 40, 5)]
    [InlineData(7, 25, 12)]
    [InlineData(8, 80, 8)]
    [InlineData(9, 12, 4)]
    [InlineData(10, 12, 6)]
    public static void No_plain_search_finds_what_refutes_a_claim(int seed, int columns, int rows)
    {
        AdjustmentProblem problem = LargeProblems.Of(seed, columns, rows);
        SolverResult result = Solver.Solve(problem);
        Assert.True(result.Status is SolverStatus.Optimal or SolverStatus.GapOpen, $"{result}: {result.Note}");
        Assert.All(result.Solutions, s => Assert.True(problem.Evaluate(s.Lots.AsSpan()).Equals(s) && s.IsFeasible, $"{s}"));
        Assert.True(result.RelaxedObjective <= (result.Bound ?? double.PositiveInfinity) + 1e-6, $"{result.RelaxedObjective} above {result.Bound}");
        var random = new Random(1000 + seed);
        int count = 0;
        foreach (AdjustmentSolution met in RandomSearch.From(problem, random, result.Solutions.Select(s => s.Lots)))
        {
            count++;
            Assert.True(result.Bound is null || met.Objective >= result.Bound - (1e-6 * Math.Max(1, met.Objective)), $"{met} is below the bound {result.Bound}");
            Assert.True(result.Status != SolverStatus.Optimal || met.Objective >= result.Solutions[0].Objective - (1e-6 * Math.Max(1, met.Objective)), $"{met} is better than {result}");
        }

        Assert.True(count > 100, $"The plain search met {count} lots: too few to refute anything.");
    }

    [Theory]
    [InlineData(21, 40, 6)]
    [InlineData(22, 30, 10)]
    [InlineData(23, 15, 5)]
    public static void In_any_order_of_columns_and_rows_the_lots_are_the_same(int seed, int columns, int rows)
    {
        AdjustmentProblem problem = LargeProblems.Of(seed, columns, rows);
        SolverResult given = Solver.Solve(problem);
        var random = new Random(seed);
        int[] columnOrder = [.. Enumerable.Range(0, columns)];
        int[] rowOrder = [.. Enumerable.Range(0, problem.Rows.Length)];
        random.Shuffle(columnOrder);
        random.Shuffle(rowOrder);
        SolverResult shuffled = Solver.Solve(LargeProblems.Permuted(problem, columnOrder, rowOrder));
        Assert.Equal(given.Status, shuffled.Status);
        Assert.Equal(given.Bound, shuffled.Bound);
        Assert.Equal(given.Nodes, shuffled.Nodes);
        Assert.Equal(given.RelaxedObjective, shuffled.RelaxedObjective);
        Assert.Equal(
            given.Solutions.Select(s => string.Join(' ', columnOrder.Select(c => s.Lots[c]))),
            shuffled.Solutions.Select(s => string.Join(' ', s.Lots)));
        Assert.Equal(
            given.ShadowPrices.Select(p => (p.Row, p.Side, p.DollarsPerUnit)),
            shuffled.ShadowPrices.Select(p => (rowOrder[p.Row], p.Side, p.DollarsPerUnit)).OrderBy(p => p.Item1).ThenBy(p => p.Side));
    }
}

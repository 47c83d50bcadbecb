using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using VixShield.Adjustments;
using VixShield.Optimization;
using VixShield.Tests.Adjustments.Solving;
using VixShield.Tests.Infrastructure;
using static VixShield.Tests.Optimization.Rows;

namespace VixShield.Tests.Optimization;

/// <summary>Lots that are no solution: they alone go, the next best follows, and no guardrail is blamed when none is left.</summary>
public static class ExcludedLotsTests
{
    private static readonly OrToolsAdjustmentSolver Solver = new();

    [Fact]
    public static void The_next_best_follows_and_at_the_end_no_guardrail_is_blamed()
    {
        var problem = new AdjustmentProblem([Column("one", 0, 2)], [AtLeast(1, 1.0)]);
        Assert.Equal([1], Solver.Solve(problem).Solutions[0].Lots.ToArray());
        Assert.Equal([2], Solver.Solve(problem.Excluding([1])).Solutions[0].Lots.ToArray());
        SolverResult none = Solver.Solve(problem.Excluding([1], [2]));
        Assert.Equal(SolverStatus.Infeasible, none.Status);
        Assert.Empty(none.Conflicts);
        Assert.Null(none.Repair);
    }

    /// <summary>All lots of two columns, one after the other, come in the order of their objective; each answer is proven, and the last is that there is none.</summary>
    [Theory]
    [InlineData(0, 2, 0)]
    [InlineData(-2, 2, 0)]
    [InlineData(-2, 2, 4)]
    [InlineData(-2, 0, 4)]
    public static void One_after_the_other_until_none_is_left(int low, int high, double start)
    {
        var problem = new AdjustmentProblem([Column("a", low, high, 3, start), Column("b", -1, 1, 0.5)], [Between(-4, 4, 2, 1)]);
        double[] expected = [.. Every(problem).Where(s => s.IsFeasible).Select(s => s.Objective).Order()];
        var met = new List<double>();
        while (true)
        {
            SolverResult result = Solver.Solve(problem);
            if (result.Solutions.IsEmpty)
            {
                Assert.Equal(SolverStatus.Infeasible, result.Status);
                Assert.Empty(result.Conflicts);
                break;
            }

            Assert.Equal(SolverStatus.Optimal, result.Status);
            met.Add(result.Solutions[0].Objective);
            problem = problem.Excluding(result.Solutions[0].Lots);
            Assert.True(met.Count <= expected.Length, "The same lots came twice.");
        }

        Assert.Equal(expected.Length, met.Count);
        Assert.All(expected.Zip(met), p => Assert.Equal(p.First, p.Second, 1e-9));
    }

    [SeededProperty(MaxTest = 25)]
    public static Property Random_problems_without_their_best_lots_have_the_next_best() => Prop.ForAll(RandomProblems.All.ToArbitrary(), problem =>
    {
        ImmutableArray<int>[] gone = [.. Every(problem).Where(s => s.IsFeasible).OrderBy(s => s.Objective).Take(3).Select(s => s.Lots)];
        AdjustmentProblem left = problem.Excluding(gone);
        SolverResult result = Solver.Solve(left);
        return Least(left) is { } least
            ? (result.Status == SolverStatus.Optimal && Near(least, result.Solutions[0].Objective) && result.RelaxedObjective <= least + (1e-6 * Math.Max(1, least))).Label($"{result}, not {least}")
            : (result.Status == SolverStatus.Infeasible && (gone.Length == 0 || (result.Conflicts.IsEmpty && result.Repair is null))).Label($"{result}: {string.Join("; ", result.Conflicts)}");
    });

    /// <summary>A conflict stays one where lots are excluded beside it.</summary>
    [Fact]
    public static void Guardrails_in_conflict_are_blamed_whatever_is_excluded()
    {
        var never = new LinearRow("never", GuardrailSeverity.Hard, "$", Form(0, 1), 5, 6);
        SolverResult result = Solver.Solve(new AdjustmentProblem([Column("one", 0, 2)], [never]).Excluding([0], [1]));
        Assert.Equal(SolverStatus.Infeasible, result.Status);
        Assert.Equal("never", Assert.Single(result.Conflicts).Guardrail);
        Assert.Equal([2], result.Repair!.Lots.ToArray());
    }
}

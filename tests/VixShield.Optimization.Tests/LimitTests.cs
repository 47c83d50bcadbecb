using FsCheck;
using FsCheck.Fluent;
using VixShield.Adjustments;
using VixShield.Optimization;
using VixShield.Tests.Adjustments.Solving;
using VixShield.Tests.Infrastructure;
using static VixShield.Tests.Optimization.Rows;

namespace VixShield.Tests.Optimization;

/// <summary>A search that ends early claims no more than it knows.</summary>
public static class LimitTests
{
    [Fact]
    public static void One_node_leaves_a_gap_around_the_optimum_of_a_hard_problem()
    {
        AdjustmentProblem problem = HardProblems.Knapsacks(14, 2, 0.004, 5);
        SolverResult whole = new OrToolsAdjustmentSolver(new OrToolsSolverOptions { MaximumNodes = 5_000_000 }).Solve(problem);
        Assert.Equal(SolverStatus.Optimal, whole.Status);
        double least = whole.Solutions[0].Objective;
        SolverResult short1 = new OrToolsAdjustmentSolver(new OrToolsSolverOptions { MaximumNodes = 1 }).Solve(problem);
        Assert.Equal(SolverStatus.GapOpen, short1.Status);
        Assert.True(short1.Bound <= least + 1e-6 && least <= short1.Solutions[0].Objective + 1e-6, $"{short1.Bound}, {least}, {short1.Solutions[0].Objective}");
        Assert.True(short1.RelaxedObjective <= short1.Bound + 1e-6);
        Assert.Equal(short1.Solutions[0].Objective - short1.Bound!.Value, short1.Gap!.Value, 1e-9);
        Assert.NotNull(short1.Note);
        Assert.All(short1.Solutions, s => Assert.True(problem.Evaluate(s.Lots.AsSpan()).IsFeasible));
    }

    /// <summary>No lots keep an odd sum of even numbers, which no relaxation sees: one node is too few to know, and many suffice.</summary>
    [Fact]
    public static void One_node_does_not_claim_that_there_is_nothing_where_it_cannot_know()
    {
        AdjustmentColumn[] columns = [.. Enumerable.Range(0, 9).Select(i => Column($"c{i}", -9, 9, 1 + i))];
        var never = new LinearRow("never", GuardrailSeverity.Hard, "$", new LinearForm(0, columns.Select((_, i) => 200.0 + (2 * i))), 1, 1);
        SolverResult result = new OrToolsAdjustmentSolver(new OrToolsSolverOptions { MaximumNodes = 1 }).Solve(new AdjustmentProblem(columns, [never]));
        Assert.Contains(result.Status, (SolverStatus[])[SolverStatus.NotFound, SolverStatus.Infeasible]);
        Assert.Empty(result.Solutions);
        Assert.True(result.Status == SolverStatus.Infeasible || result.Conflicts.IsEmpty);
    }

    [SeededProperty(MaxTest = 80)]
    public static Property With_one_node_what_is_claimed_is_true() => Prop.ForAll(RandomProblems.All.ToArbitrary(), problem => Claims(problem, new OrToolsSolverOptions { MaximumNodes = 1 }));

    [SeededProperty(MaxTest = 30)]
    public static Property With_one_node_and_one_iteration_what_is_claimed_is_true() => Prop.ForAll(
        RandomProblems.All.ToArbitrary(), problem => Claims(problem, new OrToolsSolverOptions { MaximumNodes = 1, MaximumIterations = 1 }));

    [SeededProperty(MaxTest = 12)]
    public static Property A_permitted_gap_is_not_exceeded() => Prop.ForAll(RandomProblems.All.ToArbitrary(), problem =>
    {
        SolverResult absolute = new OrToolsAdjustmentSolver(new OrToolsSolverOptions { AbsoluteGap = 20 }).Solve(problem);
        SolverResult relative = new OrToolsAdjustmentSolver(new OrToolsSolverOptions { RelativeGap = 0.2 }).Solve(problem);
        return Least(problem) is { } least
            ? Bounded(absolute, least).And((absolute.Gap <= 20 + 1e-6).Label($"{absolute.Gap}"))
                .And(Bounded(relative, least)).And((relative.Gap <= (0.2 * relative.Solutions[0].Objective) + 1e-6).Label($"{relative.Gap}"))
            : (absolute.Status == SolverStatus.Infeasible && relative.Status == SolverStatus.Infeasible).Label($"{absolute}; {relative}");
    });

    [SeededProperty(MaxTest = 15)]
    public static Property At_most_so_many_solutions_are_given_and_the_best_is_the_same() => Prop.ForAll(RandomProblems.All.ToArbitrary(), problem =>
    {
        SolverResult one = new OrToolsAdjustmentSolver(new OrToolsSolverOptions { MaximumSolutions = 1 }).Solve(problem);
        SolverResult many = new OrToolsAdjustmentSolver(new OrToolsSolverOptions { MaximumSolutions = 100 }).Solve(problem);
        bool ranked = many.Solutions.Zip(many.Solutions.Skip(1)).All(p => p.First.Objective <= p.Second.Objective + 1e-6);
        return (one.Status == many.Status && one.Solutions.Length == Math.Min(1, many.Solutions.Length) && ranked && (one.Solutions.IsEmpty || one.Solutions[0].Equals(many.Solutions[0])))
            .Label($"{one}; {string.Join("; ", many.Solutions)}");
    });

    private static Property Claims(AdjustmentProblem problem, OrToolsSolverOptions options)
    {
        double? least = Least(problem);
        SolverResult result = new OrToolsAdjustmentSolver(options).Solve(problem);
        bool isTrue = result.Status switch
        {
            SolverStatus.Optimal => least is { } at && Near(at, result.Solutions[0].Objective),
            SolverStatus.Infeasible => least is null,
            SolverStatus.GapOpen => least <= result.Solutions[0].Objective + 1e-6,
            SolverStatus.NotFound => true,
            _ => false,
        };
        double limit = (least ?? Infinity) + (1e-6 * Math.Max(1, least ?? 0));
        bool bounded = !(result.Bound > limit) && !(result.RelaxedObjective > limit);
        return (isTrue && bounded).Label($"{result}, bound {result.Bound}, relaxed {result.RelaxedObjective}, least {least}");
    }

    private static Property Bounded(SolverResult result, double least) => (result.Status is SolverStatus.Optimal or SolverStatus.GapOpen
        && result.Bound <= least + 1e-6 && least <= result.Solutions[0].Objective + 1e-6
        && (result.Status == SolverStatus.GapOpen || Near(least, result.Solutions[0].Objective))).Label($"{result}, bound {result.Bound}, least {least}");
}

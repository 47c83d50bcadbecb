using FsCheck;
using FsCheck.Fluent;
using VixShield.Adjustments;
using VixShield.Optimization;
using VixShield.Tests.Infrastructure;
using static VixShield.Tests.Optimization.Rows;

namespace VixShield.Tests.Optimization;

/// <summary>Hedge effectiveness as a row of any kind: hard and soft, with an unhedged part that trades change or do not, and matrices that are no covariance. All lots are the oracle.</summary>
public static class EffectivenessTests
{
    private static readonly OrToolsAdjustmentSolver Solver = new();

    [SeededProperty(MaxTest = 30)]
    public static Property A_hard_row_is_solved_as_all_lots_say() => Prop.ForAll(Seeds, seed => AsEvery(Problem(seed, GuardrailSeverity.Hard, isTraded: seed % 2 == 0, isSemidefinite: true)));

    [SeededProperty(MaxTest = 15)]
    public static Property A_soft_row_is_solved_as_all_lots_say() => Prop.ForAll(Seeds, seed => AsEvery(Problem(seed, GuardrailSeverity.Soft, isTraded: seed % 2 == 0, isSemidefinite: true)));

    /// <summary>The row asks of its matrix only that it is symmetric, and that the unhedged part has a positive variance without a trade. Here trades do not change that part.</summary>
    [SeededProperty(MaxTest = 60)]
    public static Property A_matrix_that_is_not_semidefinite_is_solved_as_all_lots_say() => Prop.ForAll(Seeds, seed =>
        AsEvery(Problem(seed, seed % 2 == 0 ? GuardrailSeverity.Hard : GuardrailSeverity.Soft, isTraded: false, isSemidefinite: false)));

    [Fact]
    public static void A_matrix_of_rank_one_is_solved()
    {
        double[,] covariance = { { 4, -6 }, { -6, 9 } };
        var row = new EffectivenessRow("effectiveness", GuardrailSeverity.Hard, [Form(10, -2, 0.5), Form(0, 0, 1)], covariance, [Form(10, 0, 0), Form(0, 0, 0)], 0.95);
        SolverResult result = Solver.Solve(new AdjustmentProblem([Column("a", -6, 6, 3), Column("b", -6, 6, 2)], [row]));
        Assert.Equal(SolverStatus.Optimal, result.Status);
        Assert.Equal(Least(new AdjustmentProblem([Column("a", -6, 6, 3), Column("b", -6, 6, 2)], [row])), result.Solutions[0].Objective);
    }

    /// <summary>A perfect hedge in whole lots keeps a floor of 1, and only it does.</summary>
    [Fact]
    public static void A_floor_of_one_is_kept_by_the_perfect_hedge_alone()
    {
        EffectivenessRow Row(double start) => new("effectiveness", GuardrailSeverity.Hard, [Form(start, 3)], new[,] { { 2.5 } }, [Form(start, 0)], 1);
        Assert.Equal([-7], Solver.Solve(new AdjustmentProblem([Column("a", -9, 9)], [Row(21)])).Solutions[0].Lots.ToArray());
        SolverResult none = Solver.Solve(new AdjustmentProblem([Column("a", -9, 9)], [Row(22)]));
        Assert.Equal(SolverStatus.Infeasible, none.Status);
        Assert.Equal([-7], Assert.Single(none.Conflicts).AttainedBy.ToArray());
        Assert.Equal(1.0 / (22 * 22), none.Conflicts[0].LeastRelaxation!.Value, 1e-9);
    }

    private static Arbitrary<int> Seeds => Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    private static Property AsEvery(AdjustmentProblem problem)
    {
        SolverResult result = Solver.Solve(problem);
        return Least(problem) is { } least
            ? (result.Status == SolverStatus.Optimal && Near(least, result.Solutions[0].Objective) && result.RelaxedObjective <= least + (1e-6 * Math.Max(1, least))).Label($"{result}, bound {result.Bound}, not {least}")
            : (result.Status == SolverStatus.Infeasible).Label($"{result}");
    }

    private static AdjustmentProblem Problem(int seed, GuardrailSeverity severity, bool isTraded, bool isSemidefinite)
    {
        var random = new Random(seed);
        double Uniform(double low, double high) => low + ((high - low) * random.NextDouble());
        int count = random.Next(1, 4);
        int factors = random.Next(1, 4);
        AdjustmentColumn[] columns = [.. Enumerable.Range(0, count).Select(i => Column($"c{i}", -random.Next(1, 5), random.Next(1, 5), Uniform(0, 30)))];
        LinearForm Any(double size) => new(Uniform(-10, 10), columns.Select(_ => size * Uniform(-5, 5)));
        double[,] root = new double[factors, factors];
        double[,] matrix = new double[factors, factors];
        for (int i = 0; i < factors; i++)
        {
            for (int j = 0; j < factors; j++)
                root[i, j] = Uniform(-1, 1);
        }

        for (int i = 0; i < factors; i++)
        {
            for (int j = 0; j < factors; j++)
                matrix[i, j] = isSemidefinite ? Enumerable.Range(0, factors).Sum(k => root[i, k] * root[j, k]) : root[Math.Min(i, j), Math.Max(i, j)];
        }

        // Without a trade the unhedged part must have a variance: the first factor alone does where the matrix is not semidefinite.
        if (!isSemidefinite)
            matrix[0, 0] = Math.Abs(matrix[0, 0]) + 0.1;
        LinearForm[] unhedged = [.. Enumerable.Range(0, factors).Select(f => isSemidefinite ? Any(isTraded ? 1 : 0) : new LinearForm(f == 0 ? Uniform(5, 10) : 0, columns.Select(_ => 0.0)))];
        var row = new EffectivenessRow("effectiveness", severity, Enumerable.Range(0, factors).Select(_ => Any(1)), matrix, unhedged, Uniform(-1, 0.95)) { Price = severity == GuardrailSeverity.Soft ? Uniform(0, 200) : 0 };
        var need = new LinearRow("need", GuardrailSeverity.Hard, "$", Any(1), Uniform(-15, 5), Infinity);
        return new AdjustmentProblem(columns, [row, need], Any(1), Uniform(0, 2));
    }
}

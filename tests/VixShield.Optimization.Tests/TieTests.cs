using FsCheck;
using FsCheck.Fluent;
using VixShield.Adjustments;
using VixShield.Optimization;
using VixShield.Tests.Infrastructure;
using static VixShield.Tests.Optimization.Rows;

namespace VixShield.Tests.Optimization;

/// <summary>Among lots that cost the same, the soft rows of the first priority decide, then those of the next: numbers are whole here, so that ties are many and exact.</summary>
public static class TieTests
{
    private static readonly OrToolsAdjustmentSolver Solver = new();

    [Fact]
    public static void Ties_go_to_the_soft_row_of_the_first_priority()
    {
        AdjustmentProblem With(int first, int second) => new(
            [Column("a", 0, 1), Column("b", 0, 1)], [AtLeast(1, 1, 1), Soft("x", 1, 0, first, 1, 0), Soft("y", 1, 0, second, 0, 1)]);
        Assert.Equal([1, 0], Solver.Solve(With(0, 1)).Solutions[0].Lots.ToArray());
        Assert.Equal([0, 1], Solver.Solve(With(1, 0)).Solutions[0].Lots.ToArray());
    }

    /// <summary>The sum of the violations of a priority counts, not the first of its rows.</summary>
    [Fact]
    public static void Rows_of_one_priority_count_together()
    {
        var problem = new AdjustmentProblem(
            [Column("a", 0, 1), Column("b", 0, 1)],
            [AtLeast(1, 1, 1), Soft("x", 3, 0, 0, 3, 0), Soft("y", 2, 0, 0, 0, 2), Soft("z", 2, 0, 0, 0, 2), Soft("first by name", 9, 0, 1, 9, 0)]);
        Assert.Equal([0, 1], Solver.Solve(problem).Solutions[0].Lots.ToArray());
    }

    [SeededProperty(MaxTest = 100)]
    public static Property Of_the_cheapest_lots_the_first_by_soft_priority_is_given() => Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
    {
        AdjustmentProblem problem = Problem(seed);
        AdjustmentSolution[] feasible = [.. Every(problem).Where(s => s.IsFeasible)];
        SolverResult result = Solver.Solve(problem);
        if (feasible.Length == 0)
            return (result.Status == SolverStatus.Infeasible).Label($"{result}");
        double least = feasible.Min(s => s.Objective);
        double[] best = feasible.Where(s => s.Objective <= least + 1e-9).Select(s => Softly(problem, s)).MinBy(v => v, Comparer<double[]>.Create(Compare))!;
        double[] given = Softly(problem, result.Solutions[0]);
        return (result.Status == SolverStatus.Optimal && Near(least, result.Solutions[0].Objective) && Compare(best, given) == 0)
            .Label($"{result}: violations {string.Join(' ', given)}, not {string.Join(' ', best)}; seed {seed}");
    });

    private static AdjustmentProblem Problem(int seed)
    {
        var random = new Random(seed);
        AdjustmentColumn[] columns = [.. Enumerable.Range(0, random.Next(2, 6)).Select(i => Column($"c{i}", -random.Next(3), random.Next(1, 3), random.Next(0, 3), random.Next(4) == 0 ? 2 : 0))];
        double[] Whole(int size) => [.. columns.Select(_ => (double)random.Next(-size, size + 1))];
        var rows = new List<AdjustmentRow> { AtLeast(random.Next(-2, 5), Whole(3)) };
        for (int i = 0; i < 3; i++)
            rows.Add(Soft($"soft {i}", random.Next(0, 6), random.Next(3) == 0 ? 1 : 0, random.Next(3), Whole(2)));
        rows.Add(new MaximumRow("soft maximum", GuardrailSeverity.Soft, "$", [[new LinearForm(0, Whole(2)), new LinearForm(1, Whole(2))], [new LinearForm(0, Whole(2))]], 1) { Priority = random.Next(3) });
        return new AdjustmentProblem(columns, rows);
    }

    private static double[] Softly(AdjustmentProblem problem, AdjustmentSolution solution) =>
        [.. problem.Rows.Select((r, i) => (Row: r, Violation: solution.Violations[i])).Where(p => p.Row.Severity == GuardrailSeverity.Soft).GroupBy(p => p.Row.Priority).OrderBy(g => g.Key).Select(g => g.Sum(p => p.Violation))];

    private static int Compare(double[] x, double[] y) => x.Zip(y).Select(p => Near(p.First, p.Second) ? 0 : p.First.CompareTo(p.Second)).FirstOrDefault(o => o != 0);
}

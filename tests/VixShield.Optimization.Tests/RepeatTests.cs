using System.Globalization;
using VixShield.Adjustments;
using VixShield.Optimization;

namespace VixShield.Tests.Optimization;

/// <summary>The same problem gives the same result to the last digit: again, from four threads at once on one solver, and from another solver.</summary>
public static class RepeatTests
{
    private static readonly OrToolsAdjustmentSolver Solver = new(new OrToolsSolverOptions { MaximumNodes = 500 });

    [Fact]
    public static void Again_and_from_four_threads_at_once()
    {
        AdjustmentProblem[] problems = [.. Enumerable.Range(0, 3).Select(s => LargeProblems.Of(s, 20, 6)), HardProblems.Knapsacks(12, 2, 0.01, 3), HardProblems.Knapsacks(10, 2, 0, 3)];
        string[] first = [.. problems.Select(p => Told(Solver.Solve(p)))];
        string[][] all = new string[4][];
        Thread[] threads = [.. Enumerable.Range(0, 4).Select(t => new Thread(() => all[t] = [.. problems.Select(p => Told(Solver.Solve(p)))]))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        Assert.All(all, told => Assert.Equal(first, told));
        Assert.Equal(first, problems.Select(p => Told(new OrToolsAdjustmentSolver(Solver.Options).Solve(p))));
    }

    private static string Told(SolverResult r) => string.Join('\n', [
        r.ToString(), r.Nodes.ToString(CultureInfo.InvariantCulture), $"{r.Bound:R} {r.RelaxedObjective:R} {r.Note}", r.Repair?.ToString() ?? "",
        .. r.Solutions.Select(s => string.Join(' ', s.Lots)), .. r.ShadowPrices.Select(p => $"{p.Row} {p.Side} {p.DollarsPerUnit:R}"), .. r.Conflicts.Select(c => $"{c} {string.Join(' ', c.AttainedBy)} {string.Join(' ', c.RelaxedBy)}"),
    ]);
}

using System.Diagnostics;
using System.Runtime.InteropServices;
using VixShield.Adjustments;
using VixShield.Benchmarks.Tables;
using VixShield.Market;
using VixShield.Optimization;

namespace VixShield.Benchmarks.Optimisation;

/// <summary>The solver on OR-Tools over whole chains of real days and over made problems: relaxation, solver and plan, with the gap that is left. Times are the median of a few runs after one of warming up.</summary>
internal static class OptimisationCommand
{
    private const int Runs = 3;
    private const int MadeProblems = 9;

    // With two kinds of options some 300 candidates.
    private const int FewPerKind = 140;

    internal static int Run()
    {
        Console.WriteLine($"{Processor.Name}, {RuntimeInformation.FrameworkDescription}, one thread");
        var solver = new OrToolsAdjustmentSolver();
        foreach (ChainDay day in ChainDay.All())
        {
            Day(day, 10_000, "relaxation 150, solver 1,000, plan 2,000");
            Day(day, FewPerKind, "solver 1,500");
        }

        Made(solver);
        return 0;

        void Day(ChainDay day, int mostPerKind, string limits)
        {
            Console.WriteLine($"{day.Name}, milliseconds; limits: {limits}");
            Console.WriteLine($"  {"question",-34} {"columns",7} {"rows",5} {"relaxed",10} {"objective",10} {"gap",8} {"relaxation",10} {"solver",8} {"plan",8}  status");
            var times = new List<(double Relaxation, double Solver, double Plan, bool IsSolved)>();
            foreach ((string name, MarketSnapshot market, AdjustmentPolicy policy) in day.Questions(mostPerKind))
                times.Add(Question(day, name, market, policy, solver));
            Medians(times.Where(t => t.IsSolved).ToArray(), times.Count);
        }
    }

    private static (double, double, double, bool) Question(ChainDay day, string name, MarketSnapshot market, AdjustmentPolicy policy, OrToolsAdjustmentSolver solver)
    {
        var planner = new AdjustmentPlanner(policy, solver: solver);
        AdjustmentProblem problem = planner.Problem(day.Book, market, day.Inputs)!;
        SolverResult result = solver.Solve(problem);
        int rows = 0;
        double relaxation = MedianOf(() => rows = solver.Relax(problem).Rows);
        double solve = MedianOf(() => solver.Solve(problem));
        double plan = MedianOf(() => planner.Plan(day.Book, market, day.Inputs));
        string objective = result.Solutions.IsEmpty ? "-" : FormattableString.Invariant($"{result.Solutions[0].Objective:0.00}");
        Console.WriteLine(FormattableString.Invariant(
            $"  {name,-34} {problem.Columns.Length,7} {rows,5} {result.RelaxedObjective,10:0.00} {objective,10} {result.Gap,8:0.00} {relaxation,10:0} {solve,8:0} {plan,8:0}  {result.Status}, {result.Nodes} nodes"));
        return (relaxation, solve, plan, !result.Solutions.IsEmpty);
    }

    private static void Made(OrToolsAdjustmentSolver solver)
    {
        Console.WriteLine("300 columns, 60 rows at random, limit 1,500 to the proof");
        List<double> times = [];
        for (int seed = 1; seed <= MadeProblems; seed++)
        {
            AdjustmentProblem problem = MadeProblem.Of(seed);
            SolverResult result = solver.Solve(problem);
            times.Add(MedianOf(() => solver.Solve(problem)));
            string objective = result.Solutions.IsEmpty ? "-" : FormattableString.Invariant($"{result.Solutions[0].Objective:0.00}");
            Console.WriteLine(FormattableString.Invariant($"  seed {seed,2}: {result.Status,-10} relaxed {result.RelaxedObjective,8:0.00} objective {objective,8} gap {result.Gap:0.00}, {result.Nodes,6} nodes, {times[^1],8:0} ms"));
        }

        times.Sort();
        Console.WriteLine(FormattableString.Invariant($"  median {times[times.Count / 2]:0} ms, worst {times[^1]:0} ms"));
    }

    private static void Medians((double Relaxation, double Solver, double Plan, bool IsSolved)[] times, int asked)
    {
        if (times.Length == 0)
            return;
        Console.WriteLine(FormattableString.Invariant(
            $"  median of {times.Length} with a plan, of {asked}: relaxation {Median(times.Select(t => t.Relaxation)):0}, solver {Median(times.Select(t => t.Solver)):0}, plan {Median(times.Select(t => t.Plan)):0}; worst {times.Max(t => t.Relaxation):0}, {times.Max(t => t.Solver):0}, {times.Max(t => t.Plan):0}"));
    }

    private static double MedianOf(Action run)
    {
        List<double> times = [];
        for (int i = 0; i < Runs; i++)
        {
            long start = Stopwatch.GetTimestamp();
            run();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return Median(times);
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}

using System.Diagnostics;
using System.Runtime.InteropServices;
using VixShield.Adjustments;
using VixShield.Benchmarks.Surface;
using VixShield.Benchmarks.Tables;
using VixShield.Market;

namespace VixShield.Benchmarks.Adjustments;

/// <summary>Enumeration of twelve candidates, and plans end to end for a desk of 60 legs: quiet, shocked, and where nothing is feasible.</summary>
internal static class AdjustmentsCommand
{
    private const double EnumerationLimit = 10;
    private const double PlanLimit = 200;

    internal static int Run()
    {
        var desk = new PlanDesk();
        Console.WriteLine($"{Processor.Name}, {RuntimeInformation.FrameworkDescription}");
        Console.WriteLine(FormattableString.Invariant($"{"milliseconds",-66} {"least",10} {"median",10} {"limit",8} {"share",7}"));
        AdjustmentProblem twelve = PlanDesk.Twelve(canBeSolved: true);
        AdjustmentProblem never = PlanDesk.Twelve(canBeSolved: false);
        var solver = new EnumerationSolver();
        Row($"12 candidates, at most 3 at once, 5 lots either way ({solver.Solve(twelve).Nodes} judged)", EnumerationLimit, () => solver.Solve(twelve));
        Row($"  the same where nothing is feasible, conflicts and all ({solver.Solve(never).Nodes} judged)", null, () => solver.Solve(never));
        var planner = new AdjustmentPlanner(desk.Policy);
        var tight = new AdjustmentPlanner(desk.Policy with { CarryFloor = 5 });
        Plan("plan of 60 legs, quiet market", planner, desk, desk.Market);
        double now = planner.Plan(desk.Book, desk.Market, desk.Inputs).Exposures.TotalDelta.Mid;
        var shifted = new AdjustmentPlanner(desk.Policy with { TotalDelta = new Band(now + 3000, now + 30_000) });
        Plan("plan of 60 legs, a delta band 3,000 $ above", shifted, desk, desk.Market);
        Plan("plan of 60 legs, SPX -4 % and VIX +9", planner, desk, desk.Shocked);
        Plan("plan of 60 legs, a carry floor that nothing reaches", tight, desk, desk.Shocked);
        return 0;
    }

    private static void Plan(string what, AdjustmentPlanner planner, PlanDesk desk, MarketSnapshot market)
    {
        AdjustmentPlan plan = planner.Plan(desk.Book, market, desk.Inputs);
        var stages = new Stages();
        planner.Plan(desk.Book, market, desk.Inputs, stages);
        string reached = stages.ToString();
        Row($"{what}: {plan.Status} ({plan.Record.Candidates.Length} candidates)", PlanLimit, () => planner.Plan(desk.Book, market, desk.Inputs));
        Console.WriteLine($"  {reached}");
    }

    /// <summary>Milliseconds of one run until each stage was reached.</summary>
    private sealed class Stages : IProgress<PlanStage>
    {
        private readonly Stopwatch _watch = Stopwatch.StartNew();
        private readonly List<string> _reached = [];

        public void Report(PlanStage value) => _reached.Add(FormattableString.Invariant($"{value} after {_watch.Elapsed.TotalMilliseconds:0.0}"));

        public override string ToString() => FormattableString.Invariant($"{string.Join(", ", _reached)}, the plan after {_watch.Elapsed.TotalMilliseconds:0.0}");
    }

    private static void Row(string what, double? limit, Action run)
    {
        RepeatedTiming timing = RepeatedTiming.Of(run);
        string share = limit is { } most ? FormattableString.Invariant($"{100 * timing.Least / most:0} %{(timing.Least > most ? "!" : string.Empty)}") : string.Empty;
        Console.WriteLine(FormattableString.Invariant($"{what,-66} {timing.Least,10:0.00} {timing.Median,10:0.00} {limit,8:0.#} {share,7}"));
    }
}

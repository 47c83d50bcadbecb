using FsCheck;
using FsCheck.Fluent;
using VixShield.Adjustments;
using VixShield.Optimization;
using VixShield.Tests.Adjustments.Solving;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Optimization;

public static class RandomProblemTests
{
    private static readonly EnumerationSolver Enumeration = new(new EnumerationSolverOptions { MaximumInstruments = 5, Sizes = 5 });

    [SeededProperty(MaxTest = 500)]
    public static Property The_solver_finds_what_an_enumeration_of_everything_finds() => Prop.ForAll(RandomProblems.All.ToArbitrary(), problem =>
    {
        AdjustmentSolution[] feasible = [.. RandomProblems.EveryLots(problem).Select(lots => problem.Evaluate(lots)).Where(s => s.IsFeasible)];
        SolverResult exact = Enumeration.Solve(problem);
        SolverResult result = new OrToolsAdjustmentSolver().Solve(problem);
        if (feasible.Length == 0)
            return (result.Status == SolverStatus.Infeasible && exact.Status == SolverStatus.Infeasible).Label($"{result}");
        double least = feasible.Min(s => s.Objective);
        bool same = result.Status == SolverStatus.Optimal && Near(result.Solutions[0].Objective, least) && Near(exact.Solutions[0].Objective, least);
        bool bounded = result.RelaxedObjective <= least + (1e-6 * Math.Max(1, least)) && Near(result.Bound!.Value, least);
        bool distinct = result.Solutions.Select(s => string.Join(' ', s.Lots.Select(l => l == 0 ? 0 : 1))).Distinct().Count() == result.Solutions.Length;
        return (same && bounded && distinct).Label($"{result.Status}, {result.Solutions.FirstOrDefault()} against {least}, bound {result.Bound}, relaxed {result.RelaxedObjective}");
    });

    [SeededProperty(MaxTest = 150)]
    public static Property Conflicts_are_minimal_and_their_relaxations_the_least() => Prop.ForAll(RandomProblems.Hard.ToArbitrary(), problem =>
    {
        AdjustmentSolution[] all = [.. RandomProblems.EveryLots(problem).Select(lots => problem.Evaluate(lots))];
        SolverResult result = new OrToolsAdjustmentSolver().Solve(problem);
        if (all.Any(s => s.IsFeasible))
            return (result.Status == SolverStatus.Optimal).Label($"{result}");
        string[] set = [.. result.Conflicts.Select(c => c.Guardrail)];
        double Violation(AdjustmentSolution s, string guardrail) => problem.Rows.Select((r, i) => r.Severity == GuardrailSeverity.Hard && r.Guardrail == guardrail ? s.Violations[i] : 0).Sum();
        bool Keeps(AdjustmentSolution s, IEnumerable<string> guardrails) => guardrails.All(g => Violation(s, g) == 0);
        bool conflict = set.Length > 0 && !all.Any(s => Keeps(s, set));
        bool minimal = set.All(g => all.Any(s => Keeps(s, set.Where(other => other != g))));
        bool least = result.Conflicts.All(c =>
        {
            double within = all.Where(s => Keeps(s, set.Where(g => g != c.Guardrail))).Min(s => Violation(s, c.Guardrail));
            double[] alone = [.. all.Where(s => Keeps(s, problem.HardGuardrails.Where(g => g != c.Guardrail))).Select(s => Violation(s, c.Guardrail))];
            return Near(within, c.LeastViolation) && (alone.Length == 0 ? c.LeastRelaxation is null : Near(alone.Min(), c.LeastRelaxation ?? double.NaN));
        });
        // The repair breaks the first guardrails least: all have the same rank, so the order is that of their names.
        AdjustmentSolution[] left = all;
        foreach (string guardrail in problem.HardGuardrails.Order(StringComparer.Ordinal))
        {
            double fewest = left.Min(s => Violation(s, guardrail));
            left = [.. left.Where(s => Near(Violation(s, guardrail), fewest))];
        }

        bool repaired = result.Repair is { } repair && left.Any(s => s.Lots.AsSpan().SequenceEqual(repair.Lots.AsSpan())) && Near(repair.Cost, left.Min(s => s.Cost));
        return (conflict && minimal && least && repaired).Label($"{result.Status}: {conflict} {minimal} {least} {repaired}: {string.Join("; ", result.Conflicts)}; {result.Repair}");
    });

    [SeededProperty(MaxTest = 60)]
    public static Property The_order_of_columns_and_rows_changes_nothing() => Prop.ForAll(RandomProblems.All.ToArbitrary(), problem =>
    {
        SolverResult forwards = new OrToolsAdjustmentSolver().Solve(problem);
        SolverResult backwards = new OrToolsAdjustmentSolver().Solve(RandomProblems.Reversed(problem));
        return forwards.Status == backwards.Status && forwards.Solutions.Length == backwards.Solutions.Length
            && forwards.Solutions.Zip(backwards.Solutions).All(p => p.First.Lots.SequenceEqual(p.Second.Lots.Reverse()));
    });

    private static bool Near(double x, double y) => Math.Abs(x - y) <= 1e-6 * Math.Max(1, Math.Abs(x));
}

using System.Collections.Immutable;
using VixShield.Adjustments;

namespace VixShield.Optimization;

/// <summary>
/// Solves an adjustment problem over any number of columns with Google OR-Tools: every kind of row, whole lots, fixed costs. The relaxation over all columns (GLOP) gives a bound and a price for every
/// guardrail; rounding and local search give a first plan; columns whose reduced cost shows that they cannot enter a better one are left out, which loses nothing; the rest is solved by branch and bound
/// (SCIP) until the plan is proven best or a limit is reached, and then the gap is given. One thread, a fixed seed, and limits in counts of work: the same problem gives the same result, in whatever order its
/// columns and rows are given.
/// </summary>
/// <remarks>
/// Hedge effectiveness is solved as the variance that it is, by tangents that are added until they are exact, not by an absolute deviation in its place; where trades change the unhedged variance as well, by
/// splitting ranges. A problem without solution is explained by a deletion filter, with the least relaxation of each guardrail in conflict and a repair that breaks the guardrails of the lowest rank first.
/// Thread-safe: a solver holds no state between calls.
/// </remarks>
public sealed class OrToolsAdjustmentSolver : IAdjustmentSolver
{
    /// <summary>Makes a solver.</summary>
    /// <param name="options">How far it goes; null for the defaults.</param>
    public OrToolsAdjustmentSolver(OrToolsSolverOptions? options = null) => Options = options ?? new OrToolsSolverOptions();

    /// <summary>How far it goes.</summary>
    public OrToolsSolverOptions Options { get; }

    /// <inheritdoc/>
    public string Name => "OR-Tools";

    /// <summary>null: any number.</summary>
    public int? MaximumColumnsAtOnce => null;

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">The native library of OR-Tools for this platform lacks a solver, or a row is of a kind that is not known.</exception>
    public SolverResult Solve(AdjustmentProblem problem, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var work = new WorkCount();
        try
        {
            return Solved(problem, work, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new SolverResult(Name, SolverStatus.Cancelled, [], null, work.Nodes, null, "The search was stopped.");
        }
    }

    /// <summary>Name and limits.</summary>
    public override string ToString() => $"{Name}: {Options}";

    /// <summary>The relaxation alone, with the cuts that it needs: its objective and the rows of its model.</summary>
    internal (double? Objective, int Rows) Relax(AdjustmentProblem problem)
    {
        (LinearSolution solution, ProblemModel model) = new Minimiser(Options, 0, 0, new WorkCount(), CancellationToken.None).Relaxed(Goal.Best(new CanonicalProblem(problem).Ordered), new CutPool());
        return (solution.Status == LinearStatus.Optimal ? solution.Objective : null, model.Linear.Rows.Count);
    }

    private SolverResult Solved(AdjustmentProblem problem, WorkCount work, CancellationToken cancellation)
    {
        var canonical = new CanonicalProblem(problem);
        AdjustmentProblem ordered = canonical.Ordered;
        Goal goal = Goal.Best(ordered);
        Minimum best = new Minimiser(Options, Options.MaximumNodes, Options.MaximumNodes, work, cancellation).Of(goal, firstWillDo: false, new int[ordered.Columns.Length]);
        ImmutableArray<ShadowPrice> prices = [.. best.Prices.Select(canonical.Given).OrderBy(p => p.Row).ThenBy(p => p.Side)];
        if (best.IsFound)
        {
            bool isProven = best.Status == MinimumStatus.Proven;
            int[] lots = isProven ? new TieBreaker(ordered, Options, work, cancellation).Best(best.Lots!, best.Candidates) : best.Lots!;
            IEnumerable<int[]> further = new Alternatives(goal, cancellation).Of(lots, best.Candidates, Options.MaximumSolutions - 1);
            ImmutableArray<AdjustmentSolution> solutions = Ranked(problem, [lots, .. best.Others, .. further.Where(l => goal.Allows(l))], canonical);
            return new SolverResult(
                Name,
                isProven ? SolverStatus.Optimal : SolverStatus.GapOpen,
                solutions,
                null,
                work.Nodes,
                isProven ? solutions[0].Objective : best.Bound,
                isProven ? null : FormattableString.Invariant($"The search ended with a gap; limits are {Options}."),
                best.Relaxed,
                prices);
        }

        return WithoutSolution(problem, canonical, best, prices, work, cancellation);
    }

    private SolverResult WithoutSolution(
        AdjustmentProblem problem, CanonicalProblem canonical, Minimum best, ImmutableArray<ShadowPrice> prices, WorkCount work, CancellationToken cancellation)
    {
        // To explain takes many searches, and what each finds matters less than a plan.
        AdjustmentProblem ordered = canonical.Ordered;
        // Excluded lots can leave none that keep the guardrails: then no guardrails are in conflict.
        bool isConflict = ordered.Excluded.IsEmpty || Explaining().Of(Goal.Keep(ordered, _ => true), firstWillDo: true).Status == MinimumStatus.Infeasible;
        var filter = new ConflictFilter(ordered, Explaining);
        ImmutableArray<GuardrailConflict> conflicts = isConflict && best.Status == MinimumStatus.Infeasible
            ? [.. filter.Find(ordered.HardGuardrails).Select(c => new GuardrailConflict(c.Guardrail, c.Unit, c.Violation, canonical.Given(c.Within), c.Relaxation, c.Alone is null ? default : canonical.Given(c.Alone)))]
            : [];
        int[]? repair = isConflict ? filter.Repair() : null;
        string? note = best.Status == MinimumStatus.Infeasible ? filter.Note : $"{FormattableString.Invariant($"The search ended at its limits: {Options}.")} {filter.Note}".TrimEnd();
        return new SolverResult(
            Name,
            best.Status == MinimumStatus.Infeasible ? SolverStatus.Infeasible : SolverStatus.NotFound,
            [],
            conflicts,
            work.Nodes,
            null,
            note,
            best.Relaxed,
            prices,
            repair is null ? null : canonical.Evaluated(repair));

        Minimiser Explaining() => new(Options, Options.MaximumExplanationNodes / 6, Options.MaximumExplanationNodes, work, cancellation);
    }

    /// <summary>The best of each set of columns, best first. The first of the lots leads where others are as good.</summary>
    private ImmutableArray<AdjustmentSolution> Ranked(AdjustmentProblem problem, IEnumerable<int[]> lots, CanonicalProblem canonical)
    {
        // Ranked in the canonical order, so that the order of the columns given does not matter among equals.
        IComparer<AdjustmentSolution> order = canonical.Ordered.Order;
        return
        [
            .. lots
                .Select(l => canonical.Ordered.Evaluate(l))
                .Where(s => s.IsFeasible)
                .GroupBy(s => string.Concat(s.Lots.Select(l => l == 0 ? '0' : '1')))
                .Select(g => g.Min(order)!)
                .Order(order)
                .Take(Options.MaximumSolutions)
                .Select(s => problem.Evaluate(canonical.Given(s.Lots.AsSpan()).AsSpan())),
        ];
    }
}

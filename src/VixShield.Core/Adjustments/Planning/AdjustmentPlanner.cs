using System.Collections.Immutable;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>
/// Answers which trades bring a book back inside its guardrails, at what cost, and if none does, which guardrails exclude each other. Candidates come from rules and from listed contracts; a solver sizes
/// them; every plan shown is revalued in full, and none that breaks a hard guardrail then is called feasible.
/// </summary>
public sealed class AdjustmentPlanner
{
    // Guardrails that a solver does not see (margin, coverage, fills) can refuse a plan; each refusal excludes its lots and asks again.
    internal const int MostRounds = 25;

    // So many rounds exclude alone, which loses nothing; after them a late guardrail is taken as linear where it refused.
    internal const int ExactRounds = 5;

    /// <summary>Makes a planner.</summary>
    /// <param name="policy">The guardrails; null for the defaults.</param>
    /// <param name="rules">The rules; null for <see cref="RuleSet.Default"/>.</param>
    /// <param name="solver">The solver; null for an <see cref="EnumerationSolver"/> with its defaults.</param>
    public AdjustmentPlanner(AdjustmentPolicy? policy = null, RuleSet? rules = null, IAdjustmentSolver? solver = null)
    {
        Policy = policy ?? AdjustmentPolicy.Default;
        Rules = rules ?? RuleSet.Default;
        Solver = solver ?? new EnumerationSolver();
    }

    /// <summary>The guardrails.</summary>
    public AdjustmentPolicy Policy { get; }

    /// <summary>The rules.</summary>
    public RuleSet Rules { get; }

    /// <summary>The solver.</summary>
    public IAdjustmentSolver Solver { get; }

    /// <summary>Values the book, evaluates the rules, lets the solver size their trades and revalues what it shows.</summary>
    /// <param name="book">The book.</param>
    /// <param name="market">The market.</param>
    /// <param name="inputs">Calibration and readings; null for none.</param>
    /// <param name="progress">Told of each stage, or null.</param>
    /// <param name="cancellationToken">Stops the search; the plan's status is then <see cref="PlanStatus.Cancelled"/>.</param>
    /// <exception cref="MissingDatumException">The market lacks what a leg or a given stress scenario needs.</exception>
    /// <exception cref="ArgumentException">The calibration was made under other betas than the plan's.</exception>
    public AdjustmentPlan Plan(
        Book book, MarketSnapshot market, PlanInputs? inputs = null, IProgress<PlanStage>? progress = null, CancellationToken cancellationToken = default)
    {
        PlanRoom room = RoomOf(book, market, inputs, progress);
        var assembly = new PlanAssembly(room, this);
        if (cancellationToken.IsCancellationRequested)
            return assembly.Cancelled();
        if (assembly.DoNothing.Guardrails.FirstOrDefault(g => g.Severity == GuardrailSeverity.Hard && g.Status == GuardrailStatus.MissingData) is { } missing)
            return assembly.Finish(PlanStatus.MissingData, $"{missing}");
        if (assembly.Columns.Count == 0)
            return assembly.WithoutCandidates();
        return Search(room, assembly, progress, cancellationToken);
    }

    /// <summary>
    /// The problem that the solver is given: columns and rows of the candidates in a market, for other solvers, tests and study. Null where neither rules nor listed contracts offer anything.
    /// </summary>
    /// <param name="book">The book.</param>
    /// <param name="market">The market.</param>
    /// <param name="inputs">Calibration and readings; null for none.</param>
    /// <exception cref="MissingDatumException">The market lacks what a leg or a given stress scenario needs.</exception>
    /// <exception cref="ArgumentException">The calibration was made under other betas than the plan's.</exception>
    public AdjustmentProblem? Problem(Book book, MarketSnapshot market, PlanInputs? inputs = null) => new PlanAssembly(RoomOf(book, market, inputs, null), this).Problem;

    /// <summary>Name of the solver, and the rules.</summary>
    public override string ToString() => $"{Solver.Name}; {Rules}";

    private PlanRoom RoomOf(Book book, MarketSnapshot market, PlanInputs? inputs, IProgress<PlanStage>? progress)
    {
        inputs ??= PlanInputs.None;
        FactorMap map = FactorMap.Create(market, inputs.Betas, inputs.Response);
        if (inputs.Calibration is { } calibration && calibration.Exposures.Map.Betas != map.Betas)
        {
            throw new ArgumentException(
                $"The calibration's betas are {calibration.Exposures.Map.Betas}, the plan's are {map.Betas}: a vega band compares vegas under one set of betas.",
                nameof(inputs));
        }

        BookValuation valuation = BookValuation.Of(book, market);
        progress?.Report(PlanStage.Valued);
        var context = new RuleContext(valuation, map, Policy, inputs);
        ImmutableArray<RuleOutcome> outcomes = Rules.Evaluate(context);
        progress?.Report(PlanStage.RulesEvaluated);
        return new PlanRoom(context, outcomes);
    }

    private AdjustmentPlan Search(PlanRoom room, PlanAssembly assembly, IProgress<PlanStage>? progress, CancellationToken cancellationToken)
    {
        AdjustmentProblem problem = assembly.Problem!;
        ImmutableArray<AdjustmentRow> late = [];
        ImmutableArray<AdjustmentRow> latest = [];
        for (int round = 1; ; round++)
        {
            SolverResult result = Solver.Solve(late.IsEmpty ? problem : problem.With(problem.HoldingDays, late), cancellationToken);
            assembly.Count(result, isLinearised: !late.IsEmpty);
            progress?.Report(PlanStage.Solved);
            if (result.Status == SolverStatus.Cancelled)
                return assembly.Cancelled();
            if (result.Solutions.IsEmpty)
            {
                // Rows made elsewhere may exclude too much together: those of the last point alone are tried before giving up.
                if (late.Length > latest.Length && round < MostRounds)
                {
                    late = latest;
                    continue;
                }

                return assembly.HasStanding ? assembly.Conclude(bestStands: result.Status == SolverStatus.Infeasible) : assembly.Infeasible(result, problem);
            }

            List<ImmutableArray<int>> refused = assembly.Take(late.IsEmpty ? result.Solutions : result.Solutions.Select(s => assembly.Problem!.Evaluate(s.Lots.AsSpan())));
            bool bestStands = !refused.Exists(r => r.AsSpan().SequenceEqual(result.Solutions[0].Lots.AsSpan()));
            if (bestStands || round == MostRounds)
            {
                assembly.Widen();
                AdjustmentPlan plan = assembly.Conclude(bestStands);
                progress?.Report(PlanStage.Revalued);
                return plan;
            }

            problem = problem.Excluding(refused);
            if (round >= ExactRounds && LateRows.At(room, assembly.Columns, problem, result.Solutions[0].Lots) is { IsEmpty: false } rows)
            {
                latest = rows;
                late = late.AddRange(rows);
            }
        }
    }
}

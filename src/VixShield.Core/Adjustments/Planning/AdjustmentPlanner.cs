using System.Collections.Immutable;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>
/// Answers which of the rules' trades bring a book back inside its guardrails, at what cost, and if none does, which guardrails
/// exclude each other. It judges every combination of at most one candidate of each rule in whole lots, no instrument traded twice:
/// exact over what the rules offer, silent about trades that no rule offers. In a book so large that this would be more than 100,000
/// combinations, sizes are judged in steps, and the record says so (<see cref="DecisionRecord.LotStep"/>).
/// </summary>
public sealed class AdjustmentPlanner
{
    /// <summary>Makes a planner.</summary>
    /// <param name="policy">The guardrails; null for the defaults.</param>
    /// <param name="rules">The rules; null for <see cref="RuleSet.Default"/>.</param>
    public AdjustmentPlanner(AdjustmentPolicy? policy = null, RuleSet? rules = null)
    {
        Policy = policy ?? AdjustmentPolicy.Default;
        Rules = rules ?? RuleSet.Default;
    }

    /// <summary>The guardrails.</summary>
    public AdjustmentPolicy Policy { get; }

    /// <summary>The rules.</summary>
    public RuleSet Rules { get; }

    /// <summary>Values the book, evaluates the rules, judges their combinations and revalues what it shows.</summary>
    /// <param name="book">The book.</param>
    /// <param name="market">The market.</param>
    /// <param name="inputs">Calibration and readings; null for none.</param>
    /// <param name="progress">Told of each stage, or null.</param>
    /// <param name="cancellationToken">Stops the search; the plan's status is then <see cref="PlanStatus.Cancelled"/>.</param>
    /// <exception cref="MissingDatumException">The market lacks what a leg needs.</exception>
    /// <exception cref="ArgumentException">The calibration was made under other betas than the plan's.</exception>
    /// <exception cref="InvalidOperationException">The rules offer more than 100,000 combinations even of the coarsest sizes.</exception>
    public AdjustmentPlan Plan(
        Book book, MarketSnapshot market, PlanInputs? inputs = null, IProgress<PlanStage>? progress = null, CancellationToken cancellationToken = default)
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

        var guardrails = new GuardrailSet(Policy, inputs.Calibration);
        var run = new PlanRun(context, guardrails, outcomes);
        if (cancellationToken.IsCancellationRequested)
            return run.Finish(PlanStatus.Cancelled, null, [run.DoNothing], [], 1);
        if (run.DoNothing.Guardrails.Any(g => g.Severity == GuardrailSeverity.Hard && g.Status == GuardrailStatus.MissingData))
            return run.Finish(PlanStatus.MissingData, null, [run.DoNothing], [], 1);
        if (run.DoNothing.IsFeasible)
            return run.Finish(PlanStatus.NothingToDo, run.DoNothing, [run.DoNothing], [], 1);

        CandidateEnumeration enumeration = CandidateEnumeration.Of(outcomes, market, map, guardrails);
        if (enumeration.Count > CandidateEnumeration.MaximumCombinations)
        {
            throw new InvalidOperationException(FormattableString.Invariant(
                $"The rules offer {enumeration.Count:G6} combinations of single sizes; at most {CandidateEnumeration.MaximumCombinations} are judged."));
        }

        var judged = new List<JudgedCombination>();
        foreach (ImmutableArray<SizedCandidate> combination in enumeration.Combinations())
        {
            if (cancellationToken.IsCancellationRequested)
                return run.Finish(PlanStatus.Cancelled, null, [run.DoNothing], [], judged.Count);
            judged.Add(run.Judge(combination));
        }

        progress?.Report(PlanStage.Enumerated);
        AdjustmentPlan plan = run.Conclude(judged, enumeration.LotStep);
        progress?.Report(PlanStage.Revalued);
        return plan;
    }
}

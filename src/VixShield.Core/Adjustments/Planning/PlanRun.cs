using System.Collections.Immutable;
using System.Reflection;
using VixShield.Instruments;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>One run of the planner: judges combinations, revalues alternatives in full, finds the guardrails at fault.</summary>
internal sealed class PlanRun
{
    private readonly RuleContext _context;

    // What has settled owes the same before and after: no trade touches it, and guardrails on positions leave it out.
    private readonly Book _live;

    private readonly GuardrailSet _guardrails;
    private readonly ImmutableArray<RuleOutcome> _outcomes;

    internal PlanRun(in RuleContext context, GuardrailSet guardrails, ImmutableArray<RuleOutcome> outcomes)
    {
        _context = context;
        _guardrails = guardrails;
        _outcomes = outcomes;
        DateTimeOffset instant = context.Market.ValuationInstant;
        _live = Book.OfPositions(context.Book.Positions.Where(p => !p.Leg.HasExpiredBy(instant)));
        DoNothing = Revalue([], "do nothing");
    }

    internal PlanAlternative DoNothing { get; }

    internal JudgedCombination Judge(ImmutableArray<SizedCandidate> combination)
    {
        MappedExposures now = _context.Exposures;
        double delta = now.TotalDelta.Mid;
        double vega = _guardrails.VegaOf(now);
        double carry = now.Carry.Total;
        foreach (SizedCandidate candidate in combination)
        {
            delta += candidate.TotalDelta;
            vega += candidate.Vega;
            carry += candidate.Carry;
        }

        Book after = _live.Apply(TradesOf(combination).AsSpan());
        return new JudgedCombination(combination, _guardrails.Judge(new PlanState(_live, after, delta, vega, carry)));
    }

    internal AdjustmentPlan Conclude(List<JudgedCombination> judged, int lotStep)
    {
        var alternatives = ImmutableArray.CreateBuilder<PlanAlternative>();
        alternatives.Add(DoNothing);
        PlanAlternative? leastCost = null;
        JudgedCombination? best = Best(judged.Where(j => j.HardBroken == 0));
        if (best is not null)
        {
            leastCost = Revalue(best.Candidates, "least cost");
            alternatives.Add(leastCost);
        }

        // Each trade by itself, so that a reader sees what it does alone; the least-cost one is not shown twice.
        foreach (IGrouping<(string, string), JudgedCombination> group in judged
            .Where(j => j.Candidates.Length == 1)
            .GroupBy(j => (j.Candidates[0].Rule, j.Candidates[0].Candidate.Label)))
        {
            JudgedCombination single = Best(group)!;
            if (single != best)
                alternatives.Add(Revalue(single.Candidates, single.Candidates[0].Candidate.Label));
        }

        return best is null
            ? Finish(lotStep == 1 ? PlanStatus.Infeasible : PlanStatus.GapOpen, null, alternatives.DrainToImmutable(), Infeasibility.AtFault(judged), judged.Count, lotStep)
            : Finish(PlanStatus.Feasible, leastCost, alternatives.DrainToImmutable(), [], judged.Count, lotStep);
    }

    internal AdjustmentPlan Finish(
        PlanStatus status,
        PlanAlternative? leastCost,
        ImmutableArray<PlanAlternative> alternatives,
        ImmutableArray<GuardrailVerdict> atFault,
        int judged,
        int lotStep = 1)
    {
        string version = typeof(AdjustmentPlan).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? string.Empty;
        // What follows a plus sign is the build's commit, which does not change what the library computes.
        var record = new DecisionRecord(
            version.Split('+')[0], _context.Market.ContentHash, _context.Policy, _context.Inputs, _context.Map, _outcomes, judged, lotStep, _context.Market.Notes);
        return new AdjustmentPlan(status, _context.Valuation, _context.Exposures, leastCost, alternatives, atFault, record);
    }

    /// <summary>
    /// Fewest hard guardrails broken, then the least broken, then fewest soft ones, then cost, then contracts; the first of equals in
    /// enumeration order.
    /// </summary>
    private static JudgedCombination? Best(IEnumerable<JudgedCombination> judged) => judged
        .OrderBy(j => j.HardBroken)
        .ThenBy(j => j.Violation)
        .ThenBy(j => j.SoftBroken)
        .ThenBy(j => j.Cost)
        .ThenBy(j => j.Contracts)
        .FirstOrDefault();

    private static ImmutableArray<Trade> TradesOf(ImmutableArray<SizedCandidate> combination) =>
        [.. combination.SelectMany(c => c.Candidate.TradesFor(c.Lots))];

    private PlanAlternative Revalue(ImmutableArray<SizedCandidate> combination, string name)
    {
        ImmutableArray<Trade> trades = TradesOf(combination);
        Book book = _context.Book.Apply(trades.AsSpan());
        BookValuation valuation = BookValuation.Of(book, _context.Market);
        MappedExposures after = valuation.Net.Map(_context.Map);
        ImmutableArray<GuardrailVerdict> verdicts = _guardrails.Judge(
            new PlanState(_live, _live.Apply(trades.AsSpan()), after.TotalDelta.Mid, _guardrails.VegaOf(after), after.Carry.Total));
        return new PlanAlternative(
            name,
            trades,
            combination.Sum(c => c.Cost),
            _context.Exposures,
            valuation,
            after,
            verdicts,
            [.. combination.Select(c => FormattableString.Invariant($"{c.Rule}: {c.Candidate.Label}, {c.Lots} {(c.Lots == 1 ? "lot" : "lots")}{(c.Candidate.Note is null ? "" : $" ({c.Candidate.Note})")}"))]);
    }
}

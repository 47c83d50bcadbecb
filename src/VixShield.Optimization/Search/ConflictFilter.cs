using System.Collections.Immutable;
using VixShield.Adjustments;

namespace VixShield.Optimization;

/// <summary>
/// Why a problem has no solution. A deletion filter: each guardrail in turn is left out, and stays out if the rest still cannot be kept together, by the relaxation where that suffices and in whole lots where it
/// does not. Then the least by which each of the set must give way, with the others of the set kept and with every other guardrail kept. Excluded lots count here.
/// </summary>
internal sealed class ConflictFilter(AdjustmentProblem problem, Func<Minimiser> minimisers)
{
    // The set and the repair have as many nodes each, so that the one does not go without for the other.
    private Minimiser _minimiser = minimisers();
    private bool _isComplete = true;

    /// <summary>What was not settled, in words; null where the set is minimal and the relaxations are the least.</summary>
    internal string? Note => _isComplete ? null : "Conflicts were not searched to the end (MaximumExplanationNodes): their set may be smaller, and less relaxation may suffice.";

    internal ImmutableArray<(string Guardrail, string Unit, int[] Within, double Violation, int[]? Alone, double? Relaxation)> Find(IEnumerable<string> order)
    {
        List<string> set = [.. order];
        foreach (string left in set.ToArray())
        {
            List<string> rest = [.. set.Where(g => g != left)];
            Minimum kept = _minimiser.Of(Goal.Keep(problem, rest.Contains), firstWillDo: true);
            // Where the search does not reach an end the guardrail stays: the set is then a conflict all the same.
            _isComplete &= kept.Status != MinimumStatus.Unknown;
            if (kept.Status == MinimumStatus.Infeasible)
                set = rest;
        }

        var found = ImmutableArray.CreateBuilder<(string, string, int[], double, int[]?, double?)>(set.Count);
        foreach (string guardrail in set)
        {
            int[]? within = LeastViolation(guardrail, g => g != guardrail && set.Contains(g));
            int[]? alone = LeastViolation(guardrail, g => g != guardrail);
            string unit = problem.Rows.First(r => r.Guardrail == guardrail && r.Severity == GuardrailSeverity.Hard).Unit;
            if (within is not null)
                found.Add((guardrail, unit, within, ViolationAt(guardrail, within), alone, alone is null ? null : ViolationAt(guardrail, alone)));
        }

        return found.ToImmutable();
    }

    /// <summary>Lots that break the hard guardrails least, those of the first rank before those of the next, at the least cost; null where the search found none.</summary>
    internal int[]? Repair()
    {
        _minimiser = minimisers();
        IEnumerable<string> order = problem.Rows
            .Where(r => r.Severity == GuardrailSeverity.Hard)
            .GroupBy(r => r.Guardrail)
            .OrderBy(g => g.Min(r => r.Priority))
            .ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => g.Key);
        var kept = new List<string>();
        var given = new Dictionary<string, int[]>();
        int[]? lots = null;
        foreach (string guardrail in order)
        {
            // Those before keep what they reached.
            if (lots is not null && ViolationAt(guardrail, lots) == 0)
            {
                kept.Add(guardrail);
                continue;
            }

            Goal goal = Goal.LeastViolation(problem, guardrail, kept.Contains);
            foreach ((string before, int[] at) in given)
                goal = goal.Allowing(before, at);
            if (Least(goal, guardrail) is not { } better)
                return lots;
            lots = better;
            if (ViolationAt(guardrail, lots) == 0)
                kept.Add(guardrail);
            else
                given.Add(guardrail, lots);
        }

        if (lots is null)
            return null;
        Goal last = Goal.Keep(problem, kept.Contains);
        foreach ((string before, int[] at) in given)
            last = last.Allowing(before, at);
        return _minimiser.Of(last.WithCosts(), firstWillDo: false, lots).Lots ?? lots;
    }

    private int[]? LeastViolation(string guardrail, Func<string, bool> isKept)
    {
        Goal goal = Goal.LeastViolation(problem, guardrail, isKept);
        if (Least(goal, guardrail) is not { } lots)
            return null;
        Goal cheapest = Goal.Keep(problem, isKept).Allowing(guardrail, lots).WithCosts();
        Minimum minimum = _minimiser.Of(cheapest, firstWillDo: false, lots);
        _isComplete &= minimum.Status == MinimumStatus.Proven;
        return minimum.Lots ?? lots;
    }

    private int[]? Least(Goal goal, string guardrail)
    {
        EffectivenessRow[] ratios = [.. problem.Rows.OfType<EffectivenessRow>().Where(r => r.Guardrail == guardrail && r.Severity == GuardrailSeverity.Hard && r.Unhedged.Any(u => u.PerLot.Any(p => p != 0)))];
        if (ratios.Length == 1)
            return LeastRatio(goal, ratios[0]);
        Minimum minimum = _minimiser.Of(goal);
        _isComplete &= minimum.Status is MinimumStatus.Proven or MinimumStatus.Infeasible;
        return minimum.Lots;
    }

    /// <summary>
    /// The least ratio of two variances that lots change both: the least of hedged less ratio times unhedged is 0 at the least ratio and negative above it (Dinkelbach 1967).
    /// </summary>
    private int[]? LeastRatio(Goal goal, EffectivenessRow row)
    {
        const int MostRounds = 50;
        // Other rows of the guardrail are in another unit: they are broken least first, and together that need not be the least.
        Goal others = goal.Without(row);
        if (others.Uses.Contains(RowUse.Priced))
        {
            _isComplete = false;
            Minimum least = _minimiser.Of(others);
            if (least.Lots is not { } first)
                return null;
            goal = goal.AllowingPriced(first, row);
        }

        Minimum any = _minimiser.Of(goal.Without(row), firstWillDo: true);
        _isComplete &= any.Status is MinimumStatus.Proven or MinimumStatus.Infeasible;
        int[]? lots = any.Lots;
        for (int round = 0; lots is not null && round < MostRounds && row.ViolationAt(lots) > 0 && double.IsFinite(QuadraticRow.RatioAt(row, lots)); round++)
        {
            Minimum lower = _minimiser.Of(goal.WithRatio(row, QuadraticRow.RatioAt(row, lots)), firstWillDo: false, lots);
            _isComplete &= lower.Status == MinimumStatus.Proven;
            if (lower.Lots is null || !(QuadraticRow.RatioAt(row, lower.Lots) < QuadraticRow.RatioAt(row, lots)))
                break;
            lots = lower.Lots;
        }

        return lots;
    }

    private double ViolationAt(string guardrail, int[] lots) =>
        problem.Rows.Where(r => r.Guardrail == guardrail && r.Severity == GuardrailSeverity.Hard).Sum(r => r.ViolationAt(lots));
}

using System.Collections.Immutable;

namespace VixShield.Adjustments;

/// <summary>
/// Finds a minimal set of guardrails that exclude each other by deletion: each in turn is left out, and stays out if the rest still cannot be kept together. Then the least by which each of the set must
/// give way: with the others of the set kept, and with every other guardrail kept. Excluded lots count here: what is excluded for another reason still shows that the guardrails can be kept.
/// </summary>
internal sealed class ConflictSearch(AdjustmentProblem problem, EnumerationSolverOptions options, CancellationToken cancellation)
{
    private bool _isComplete = true;

    /// <summary>What was not searched, in words; null where the set is minimal and the relaxations are the least.</summary>
    internal string? Note => _isComplete ? null : "Conflicts were searched in part: their set may be smaller, and less relaxation may suffice.";

    internal ImmutableArray<GuardrailConflict> Find()
    {
        List<string> set = [.. problem.HardGuardrails];
        if (Keeps(set) != false)
            return [];
        foreach (string left in set.ToArray())
        {
            List<string> rest = [.. set.Where(g => g != left)];
            // Where the search does not reach an end the guardrail stays: the set is then a conflict all the same.
            if (Keeps(rest) == false)
                set = rest;
        }

        return cancellation.IsCancellationRequested ? [] : [.. set.Select(g => ConflictOf(g, set)).OfType<GuardrailConflict>()];
    }

    /// <summary>Whether the guardrails can be kept together; null where that is not known.</summary>
    private bool? Keeps(List<string> guardrails)
    {
        var goal = new AnyLots();
        bool isComplete = Run(RowsOf(guardrails.Contains), goal, _ => []);
        if (!goal.IsFound && !isComplete)
            _isComplete = false;
        return goal.IsFound ? true : isComplete ? false : null;
    }

    private GuardrailConflict? ConflictOf(string guardrail, List<string> set)
    {
        LeastViolation within = Least(guardrail, g => set.Contains(g));
        LeastViolation alone = Least(guardrail, _ => true);
        string unit = problem.Rows.First(r => r.Guardrail == guardrail && r.Severity == GuardrailSeverity.Hard).Unit;
        return within.Lots.IsDefault ? null : new GuardrailConflict(guardrail, unit, within.Least, within.Lots, alone.Lots.IsDefault ? null : alone.Least, alone.Lots);
    }

    private LeastViolation Least(string guardrail, Func<string, bool> keeps)
    {
        var goal = new LeastViolation(problem, guardrail);
        if (!Run(RowsOf(g => g != guardrail && keeps(g)), goal, found => found.IsFound ? goal.Relaxed() : []))
            _isComplete = false;
        return goal;
    }

    /// <summary>Searches few sizes, then, where that was not all, everything: with further rows that what was found allows. True where nothing was left out.</summary>
    private bool Run(AdjustmentRow[] rows, Goal goal, Func<Goal, IEnumerable<AdjustmentRow>> further)
    {
        var part = new AdjustmentProblem(problem.Columns, rows);
        EnumerationSpace space = EnumerationSpace.Coarse(part, options);
        var search = new EnumerationSearch(part, space, options, cancellation);
        search.Run(rows, goal);
        if (goal.IsEnough || (space.IsWhole && !search.IsCutShort))
            return !search.IsCancelled;
        AdjustmentRow[] all = [.. rows, .. further(goal)];
        part = new AdjustmentProblem(problem.Columns, all);
        search = new EnumerationSearch(part, EnumerationSpace.Coarse(part, options).Whole(), options, cancellation);
        search.Run(all, goal);
        return goal.IsEnough || !(search.IsCutShort || search.IsCancelled);
    }

    private AdjustmentRow[] RowsOf(Func<string, bool> takes) => [.. problem.Rows.Where(r => r.Severity == GuardrailSeverity.Hard && takes(r.Guardrail))];

    private abstract class Goal : EnumerationSearch.IGoal
    {
        internal bool IsFound { get; private protected set; }

        internal bool IsEnough { get; private protected set; }

        public double LargestCost => double.PositiveInfinity;

        public bool IsOfInterest(ReadOnlySpan<int> lots, double cost) => true;

        public abstract bool Take(ReadOnlySpan<int> lots, double cost);
    }

    private sealed class AnyLots : Goal
    {
        public override bool Take(ReadOnlySpan<int> lots, double cost)
        {
            IsFound = true;
            IsEnough = true;
            return false;
        }
    }

    private sealed class LeastViolation(AdjustmentProblem problem, string guardrail) : Goal
    {
        private readonly AdjustmentRow[] _rows = [.. problem.Rows.Where(r => r.Guardrail == guardrail && r.Severity == GuardrailSeverity.Hard)];
        private double _cost = double.PositiveInfinity;

        internal double Least { get; private set; } = double.PositiveInfinity;

        internal ImmutableArray<int> Lots { get; private set; }

        public override bool Take(ReadOnlySpan<int> lots, double cost)
        {
            double violation = 0;
            foreach (AdjustmentRow row in _rows)
                violation += row.ViolationAt(lots);
            if (violation < Least || (violation == Least && cost < _cost))
            {
                Least = violation;
                _cost = cost;
                Lots = [.. lots];
                IsFound = true;
            }

            return true;
        }

        /// <summary>The guardrail's linear rows with as much more room as the least violation so far: nothing better is outside.</summary>
        internal IEnumerable<AdjustmentRow> Relaxed() => _rows.OfType<LinearRow>().Select(r => new LinearRow(r.Guardrail, r.Severity, r.Unit, r.Form, r.Low - Least, r.High + Least));
    }
}

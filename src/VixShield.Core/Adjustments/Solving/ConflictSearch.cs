using System.Collections.Immutable;

namespace VixShield.Adjustments;

/// <summary>
/// Finds a minimal set of guardrails that exclude each other by deletion: each in turn is left out, and stays out if the rest still cannot be kept together. Then the least by which each of the set must
/// give way: with the others of the set kept, and with every other guardrail kept.
/// </summary>
internal sealed class ConflictSearch(AdjustmentProblem asked, EnumerationSpace space, EnumerationSolverOptions options, CancellationToken cancellation)
{
    private readonly AdjustmentProblem _problem = new(asked.Columns, asked.Rows, asked.Carry, asked.HoldingDays);

    private bool _isCutShort;

    /// <summary>The set; empty where a search was cut short, because then nothing is known of it.</summary>
    internal ImmutableArray<GuardrailConflict> Find()
    {
        List<string> set = [.. _problem.HardGuardrails];
        // Lots that are excluded for another reason still show that the guardrails can be kept: then none of them is at fault.
        if (CanAllBeKept(set))
            return [];
        foreach (string left in set.ToArray())
        {
            List<string> rest = [.. set.Where(g => g != left)];
            if (!CanAllBeKept(rest))
                set = rest;
        }

        return _isCutShort ? [] : [.. set.Select(g => ConflictOf(g, set))];
    }

    private bool CanAllBeKept(List<string> guardrails)
    {
        var goal = new AnyLots();
        EnumerationSearch search = Search();
        search.Run(RowsOf(guardrails.Contains), goal);
        _isCutShort |= search.IsCutShort || search.IsCancelled;
        return goal.Found;
    }

    private GuardrailConflict ConflictOf(string guardrail, List<string> set)
    {
        var within = new LeastViolation(_problem, guardrail);
        Search().Run(RowsOf(g => g != guardrail && set.Contains(g)), within);
        var alone = new LeastViolation(_problem, guardrail);
        Search().Run(RowsOf(g => g != guardrail), alone);
        string unit = _problem.Rows.First(r => r.Guardrail == guardrail && r.Severity == GuardrailSeverity.Hard).Unit;
        return new GuardrailConflict(guardrail, unit, within.Least, within.Lots, alone.Lots.IsDefault ? null : alone.Least, alone.Lots);
    }

    private EnumerationSearch Search() => new(_problem, space, options, cancellation);

    private AdjustmentRow[] RowsOf(Func<string, bool> takes) => [.. _problem.Rows.Where(r => r.Severity == GuardrailSeverity.Hard && takes(r.Guardrail))];

    private sealed class AnyLots : EnumerationSearch.IGoal
    {
        internal bool Found { get; private set; }

        public double LargestCost => double.PositiveInfinity;

        public bool Take(ReadOnlySpan<int> lots, double cost)
        {
            Found = true;
            return false;
        }
    }

    private sealed class LeastViolation(AdjustmentProblem problem, string guardrail) : EnumerationSearch.IGoal
    {
        private readonly AdjustmentRow[] _rows = [.. problem.Rows.Where(r => r.Guardrail == guardrail && r.Severity == GuardrailSeverity.Hard)];
        private double _cost = double.PositiveInfinity;

        internal double Least { get; private set; } = double.PositiveInfinity;

        internal ImmutableArray<int> Lots { get; private set; }

        public double LargestCost => double.PositiveInfinity;

        public bool Take(ReadOnlySpan<int> lots, double cost)
        {
            double violation = 0;
            foreach (AdjustmentRow row in _rows)
                violation += row.ViolationAt(lots);
            if (violation < Least || (violation == Least && cost < _cost))
            {
                Least = violation;
                _cost = cost;
                Lots = [.. lots];
            }

            return true;
        }
    }
}

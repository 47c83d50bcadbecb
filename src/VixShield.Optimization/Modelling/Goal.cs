using System.Collections.Immutable;
using VixShield.Adjustments;

namespace VixShield.Optimization;

/// <summary>What is minimised over the lots of a problem, and what must hold: the problem's own question, or one of those that explain why it has no answer. Judged by plain evaluation.</summary>
internal sealed class Goal
{
    // Objectives and violations nearer than that share are equal.
    private const double Same = 1e-9;

    private readonly Lazy<ImmutableArray<double>> _sizes;

    private Goal(AdjustmentProblem problem, bool countsCost, bool mindsExcluded, ImmutableArray<RowUse> uses, ImmutableArray<double> weights)
    {
        Problem = problem;
        CountsCost = countsCost;
        MindsExcluded = mindsExcluded;
        Uses = uses;
        Weights = weights;
        _sizes = new Lazy<ImmutableArray<double>>(() => [.. problem.Rows.Select(SizeOf)]);
    }

    internal AdjustmentProblem Problem { get; }

    /// <summary>Whether cost and carry given up are part of the value.</summary>
    internal bool CountsCost { get; }

    /// <summary>Whether excluded lots are no solution.</summary>
    internal bool MindsExcluded { get; }

    internal ImmutableArray<RowUse> Uses { get; }

    /// <summary>By row: the violation allowed of one that is kept, the price of one that is priced, the ratio of a ratio.</summary>
    internal ImmutableArray<double> Weights { get; }

    /// <summary>What the problem's own objective must not exceed; null where it does not matter.</summary>
    internal double? Ceiling { get; private init; }

    /// <summary>Sums of the violations of priced rows that must not be exceeded.</summary>
    internal ImmutableArray<(ImmutableArray<int> Rows, double Most)> Sums { get; private init; } = [];

    /// <summary>Whether it is the problem's own question, whose value is in dollars and may be left with a gap.</summary>
    internal bool IsPlan => CountsCost && MindsExcluded;

    /// <summary>By row: what a lot changes at most, against which violations of different units are compared.</summary>
    internal ImmutableArray<double> Sizes => _sizes.Value;

    /// <summary>The problem as it stands: hard rows are kept, soft ones priced.</summary>
    internal static Goal Best(AdjustmentProblem problem) => new(
        problem,
        true,
        true,
        [.. problem.Rows.Select(r => r.Severity == GuardrailSeverity.Hard ? RowUse.Kept : r.Price > 0 ? RowUse.Priced : RowUse.Ignored)],
        [.. problem.Rows.Select(r => r.Severity == GuardrailSeverity.Hard ? 0 : r.Price)]);

    /// <summary>
    /// Of lots that are as good in the problem's own terms, those that violate some soft rows least, with the sums of violations of other soft rows not above what they are: one step of the ranking of equals.
    /// </summary>
    internal static Goal Tie(AdjustmentProblem problem, double objective, ImmutableArray<int> rows, ImmutableArray<(ImmutableArray<int> Rows, double Most)> sums) => new(
        problem,
        false,
        true,
        [.. problem.Rows.Select(r => r.Severity == GuardrailSeverity.Hard ? RowUse.Kept : RowUse.Priced)],
        [.. problem.Rows.Select((r, i) => r.Severity == GuardrailSeverity.Soft && rows.Contains(i) ? 1.0 : 0)])
    {
        Ceiling = objective,
        Sums = sums,
    };

    /// <summary>Any lots, however dear, that keep the hard rows of some guardrails; the first that is found will do.</summary>
    internal static Goal Keep(AdjustmentProblem problem, Func<string, bool> isKept) => new(
        problem, false, false, [.. problem.Rows.Select(r => IsHard(r) && isKept(r.Guardrail) ? RowUse.Kept : RowUse.Ignored)], [.. new double[problem.Rows.Length]]);

    /// <summary>The least violation of one guardrail's hard rows while those of others are kept.</summary>
    internal static Goal LeastViolation(AdjustmentProblem problem, string guardrail, Func<string, bool> isKept) => Keep(problem, isKept).With(
        r => IsHard(r) && r.Guardrail == guardrail, (_, _) => (RowUse.Priced, 1));

    /// <summary>The same with the hard rows of a guardrail allowed to be broken as far as some lots break them.</summary>
    internal Goal Allowing(string guardrail, int[] lots) => With(r => IsHard(r) && r.Guardrail == guardrail, (r, _) => Allowed(r.ViolationAt(lots)));

    // A violation beyond any number asks for nothing more.
    private static (RowUse Use, double Weight) Allowed(double violation) => violation > 1e100 ? (RowUse.Ignored, 0) : (RowUse.Kept, violation);

    /// <summary>The same without a row.</summary>
    internal Goal Without(AdjustmentRow row) => With(r => ReferenceEquals(r, row), (_, _) => (RowUse.Ignored, 0));

    /// <summary>The same with all rows that are priced, but one, allowed to be broken as far as some lots break them.</summary>
    internal Goal AllowingPriced(int[] lots, AdjustmentRow but) =>
        With(r => !ReferenceEquals(r, but), (r, use) => use == RowUse.Priced ? Allowed(r.ViolationAt(lots)) : (use, Weights[Problem.Rows.IndexOf(r)]));

    /// <summary>The same with cost and carry given up in the value.</summary>
    internal Goal WithCosts() => new(Problem, true, MindsExcluded, Uses, Weights);

    /// <summary>The same with a hedge-effectiveness row as the difference that its ratio makes of it.</summary>
    internal Goal WithRatio(EffectivenessRow row, double ratio) => With(r => ReferenceEquals(r, row), (_, _) => (RowUse.Ratio, ratio));

    internal Goal Over(ReadOnlySpan<int> columns) => new(Problem.Over(columns), CountsCost, MindsExcluded, Uses, Weights) { Ceiling = Ceiling, Sums = Sums };

    /// <summary>What is minimised.</summary>
    internal double ValueAt(ReadOnlySpan<int> lots)
    {
        AdjustmentSolution? solution = CountsCost ? Problem.Evaluate(lots) : null;
        double value = solution is null ? 0 : solution.Cost + (Problem.HoldingDays * solution.CarryGivenUp);
        for (int i = 0; i < Uses.Length; i++)
        {
            if (Uses[i] == RowUse.Priced)
                value += Weights[i] * Problem.Rows[i].ViolationAt(lots);
            else if (Uses[i] == RowUse.Ratio)
                value += QuadraticRow.DifferenceAt((EffectivenessRow)Problem.Rows[i], Weights[i], lots);
        }

        return value;
    }

    /// <summary>Whether lots keep what must hold.</summary>
    internal bool Allows(ReadOnlySpan<int> lots)
    {
        if (ShortfallAt(lots) > 0 || (MindsExcluded && IsExcluded(lots)))
            return false;
        if (Ceiling is not { } ceiling)
            return true;
        AdjustmentSolution solution = Problem.Evaluate(lots);
        return solution.Objective <= ceiling + (Same * Math.Max(1, Math.Abs(ceiling))) && Sums.All(s => s.Rows.Sum(r => solution.Violations[r]) <= s.Most + (Same * Math.Max(1, s.Most)));
    }

    internal bool IsExcluded(ReadOnlySpan<int> lots)
    {
        foreach (ImmutableArray<int> excluded in Problem.Excluded)
        {
            if (excluded.AsSpan().SequenceEqual(lots))
                return true;
        }

        return false;
    }

    /// <summary>By how much lots miss what must hold, each row in terms of its own size; 0 where all of it holds.</summary>
    internal double ShortfallAt(ReadOnlySpan<int> lots)
    {
        double shortfall = 0;
        for (int i = 0; i < lots.Length; i++)
        {
            if (lots[i] < Problem.Columns[i].MinimumLots || lots[i] > Problem.Columns[i].MaximumLots)
                return double.PositiveInfinity;
        }

        for (int i = 0; i < Uses.Length; i++)
        {
            if (Uses[i] != RowUse.Kept)
                continue;
            double violation = Problem.Rows[i].ViolationAt(lots);
            if (violation > Weights[i] * (1 + 1e-9))
                shortfall += (violation - Weights[i]) / Sizes[i];
        }

        return shortfall;
    }

    private static bool IsHard(AdjustmentRow row) => row.Severity == GuardrailSeverity.Hard;

    private static double SizeOf(AdjustmentRow row) => Math.Max(1e-6, row switch
    {
        LinearRow r => LargestOf(r.Form),
        CostRow r => r.PerLot.Max(),
        MaximumRow r => r.Groups.Max(g => g.Max(LargestOf)),
        TailLossRow r => r.Profits.Max(LargestOf),
        _ => 0.01,
    });

    private static double LargestOf(LinearForm form) => form.PerLot.Max(Math.Abs);

    private Goal With(Func<AdjustmentRow, bool> takes, Func<AdjustmentRow, RowUse, (RowUse, double)> turn)
    {
        ImmutableArray<RowUse>.Builder uses = Uses.ToBuilder();
        ImmutableArray<double>.Builder weights = Weights.ToBuilder();
        for (int i = 0; i < uses.Count; i++)
        {
            if (takes(Problem.Rows[i]))
                (uses[i], weights[i]) = turn(Problem.Rows[i], uses[i]);
        }

        return new Goal(Problem, CountsCost, MindsExcluded, uses.ToImmutable(), weights.ToImmutable());
    }
}

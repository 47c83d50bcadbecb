using System.Collections.Immutable;
using VixShield.Adjustments;

namespace VixShield.Optimization;

/// <summary>
/// Among lots of the least objective, those that violate the soft rows of the first priority least, then of the next: the ranking of equals that the problem asks for. Of its last ranks, fewer lots and columns, what
/// single steps lead to.
/// </summary>
internal sealed class TieBreaker(AdjustmentProblem problem, OrToolsSolverOptions options, WorkCount work, CancellationToken cancellation)
{
    // Equals are rare, and the columns that can be part of them few.
    private const long Nodes = 200;

    internal int[] Best(int[] best, int[] candidates)
    {
        candidates = [.. Enumerable.Range(0, best.Length).Where(i => best[i] != 0).Union(candidates).Order()];
        if (candidates.Length == 0)
            return best;
        double objective = problem.Evaluate(best).Objective;
        var sums = ImmutableArray.CreateBuilder<(ImmutableArray<int> Rows, double Most)>();
        foreach (ImmutableArray<int> rows in SoftByPriority())
        {
            double most = ViolationAt(rows, best);
            if (most > 0)
            {
                Goal goal = Goal.Tie(problem, objective, rows, sums.ToImmutable()).Over(candidates);
                var found = new Incumbents(goal);
                found.Take([.. candidates.Select(c => best[c])]);
                new ExactSearch(goal, new CutPool(), options, work, cancellation).Run(found, Nodes, firstWillDo: false);
                if (found.Best is { } better)
                {
                    int[] all = new int[best.Length];
                    for (int i = 0; i < candidates.Length; i++)
                        all[candidates[i]] = better[i];
                    best = all;
                }
            }

            sums.Add((rows, ViolationAt(rows, best)));
        }

        return FewestLots(best);
    }

    /// <summary>Fewer lots of one or two columns that are traded, as long as the ranking likes them better: lots that cost nothing are not traded for nothing.</summary>
    private int[] FewestLots(int[] best)
    {
        int[] traded = [.. Enumerable.Range(0, best.Length).Where(i => best[i] != 0)];
        if (traded.Length == 0)
            return best;
        AdjustmentProblem part = problem.Over(traded);
        AdjustmentSolution at = part.Evaluate([.. traded.Select(c => best[c])]);
        while (Fewer(at).Where(s => s.IsFeasible && part.Order.Compare(s, at) < 0).Min(part.Order) is { } better)
            at = better;
        int[] all = new int[best.Length];
        for (int i = 0; i < traded.Length; i++)
            all[traded[i]] = at.Lots[i];
        return all;

        IEnumerable<AdjustmentSolution> Fewer(AdjustmentSolution from)
        {
            for (int i = 0; i < traded.Length; i++)
            {
                if (from.Lots[i] == 0)
                    continue;
                ImmutableArray<int> fewer = from.Lots.SetItem(i, from.Lots[i] - Math.Sign(from.Lots[i]));
                yield return part.Evaluate(fewer.AsSpan());
                yield return part.Evaluate(from.Lots.SetItem(i, 0).AsSpan());
                for (int j = i + 1; j < traded.Length; j++)
                {
                    yield return part.Evaluate(fewer.SetItem(j, fewer[j] - 1).AsSpan());
                    yield return part.Evaluate(fewer.SetItem(j, fewer[j] + 1).AsSpan());
                }
            }
        }
    }

    private double ViolationAt(ImmutableArray<int> rows, int[] lots) => rows.Sum(r => problem.Rows[r].ViolationAt(lots));

    private IEnumerable<ImmutableArray<int>> SoftByPriority() => Enumerable.Range(0, problem.Rows.Length)
        .Where(i => problem.Rows[i].Severity == GuardrailSeverity.Soft)
        .GroupBy(i => problem.Rows[i].Priority)
        .OrderBy(g => g.Key)
        .Select(g => g.ToImmutableArray());
}

using System.Collections.Immutable;
using VixShield.Adjustments;

namespace VixShield.Optimization;

/// <summary>Among lots of the least objective, those that violate the soft rows of the first priority least, then of the next: the ranking of equals that the problem asks for.</summary>
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

        return best;
    }

    private double ViolationAt(ImmutableArray<int> rows, int[] lots) => rows.Sum(r => problem.Rows[r].ViolationAt(lots));

    private IEnumerable<ImmutableArray<int>> SoftByPriority() => Enumerable.Range(0, problem.Rows.Length)
        .Where(i => problem.Rows[i].Severity == GuardrailSeverity.Soft)
        .GroupBy(i => problem.Rows[i].Priority)
        .OrderBy(g => g.Key)
        .Select(g => g.ToImmutableArray());
}

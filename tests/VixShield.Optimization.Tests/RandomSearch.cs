using System.Collections.Immutable;
using VixShield.Adjustments;

namespace VixShield.Tests.Optimization;

/// <summary>Feasible lots found by simulated annealing over single lots and pairs of them, from nothing and from lots that are known: plain evaluation alone, and slow.</summary>
internal static class RandomSearch
{
    private const int Steps = 6000;

    internal static IEnumerable<AdjustmentSolution> From(AdjustmentProblem problem, Random random, IEnumerable<ImmutableArray<int>> known)
    {
        foreach (int[] start in known.Take(2).Select(l => l.ToArray()).Append(new int[problem.Columns.Length]))
        {
            double[] sizes = [.. problem.Rows.Select(r => 1 + r.ViolationAt(new int[problem.Columns.Length]))];
            int[] at = start;
            double value = Value(problem.Evaluate(at), problem, sizes);
            for (int step = 0; step < Steps; step++)
            {
                int[] next = (int[])at.Clone();
                int moves = random.Next(1, 4);
                for (int m = 0; m < moves; m++)
                {
                    int column = random.Next(next.Length);
                    int by = random.Next(4) == 0 ? -next[column] : random.Next(-2, 3);
                    next[column] = Math.Clamp(next[column] + by, problem.Columns[column].MinimumLots, problem.Columns[column].MaximumLots);
                }

                AdjustmentSolution judged = problem.Evaluate(next);
                if (judged.IsFeasible)
                    yield return judged;
                double nextValue = Value(judged, problem, sizes);
                double heat = 200.0 * (Steps - step) / Steps;
                if (nextValue <= value || random.NextDouble() < Math.Pow(0.5, (nextValue - value) / Math.Max(1e-3, heat)))
                    (at, value) = (next, nextValue);
            }
        }
    }

    private static double Value(AdjustmentSolution solution, AdjustmentProblem problem, double[] sizes) =>
        solution.Objective + problem.Rows.Select((r, i) => r.Severity == GuardrailSeverity.Hard ? 5000 * Math.Min(10, solution.Violations[i] / sizes[i]) : 0).Sum();
}

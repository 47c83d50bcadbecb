using System.Collections.Immutable;

namespace VixShield.Adjustments;

/// <summary>Refines lots that were judged in steps: one lot more or less of one column, or of two, as long as that improves.</summary>
internal static class LotPolish
{
    // Each pass improves the objective; a handful suffices between two steps, and the limit keeps it finite.
    private const int MostPasses = 10_000;

    internal static ImmutableArray<AdjustmentSolution> Of(AdjustmentProblem problem, ImmutableArray<AdjustmentSolution> solutions)
    {
        SolutionOrder order = SolutionOrder.Of(problem);
        return Distinct(problem, solutions.Select(s => Refine(problem, s, order)));
    }

    /// <summary>The best of each set of columns, best first: refined lots may drop a column and meet another solution's.</summary>
    internal static ImmutableArray<AdjustmentSolution> Distinct(AdjustmentProblem problem, IEnumerable<AdjustmentSolution> solutions)
    {
        SolutionOrder order = SolutionOrder.Of(problem);
        return [.. solutions.GroupBy(s => string.Concat(s.Lots.Select(l => l == 0 ? '0' : '1'))).Select(g => g.Min(order)!).Order(order)];
    }

    /// <summary>The best that single lots of any column lead to from a solution, in so many steps: nearby, not the best of all.</summary>
    internal static AdjustmentSolution Nearby(AdjustmentProblem problem, AdjustmentSolution start, int steps, int mostColumns)
    {
        return Refine(problem, start, SolutionOrder.Of(problem), Steps, steps);

        IEnumerable<ImmutableArray<int>> Steps(ImmutableArray<int> lots) => Enumerable.Range(0, lots.Length)
            .SelectMany(i => (ImmutableArray<int>[])[lots.SetItem(i, lots[i] - 1), lots.SetItem(i, lots[i] + 1)])
            .Where(l => l.Count(x => x != 0) <= mostColumns);
    }

    private static AdjustmentSolution Refine(AdjustmentProblem problem, AdjustmentSolution best, SolutionOrder order) => Refine(problem, best, order, Neighbours, MostPasses);

    private static AdjustmentSolution Refine(
        AdjustmentProblem problem, AdjustmentSolution best, SolutionOrder order, Func<ImmutableArray<int>, IEnumerable<ImmutableArray<int>>> neighbours, int passes)
    {
        for (int pass = 0; pass < passes; pass++)
        {
            AdjustmentSolution? better = neighbours(best.Lots)
                .Select(lots => problem.Evaluate(lots.AsSpan()))
                .Where(s => s.IsFeasible && order.Compare(s, best) < 0)
                .Min(order);
            if (better is null)
                break;
            best = better;
        }

        return best;
    }

    private static IEnumerable<ImmutableArray<int>> Neighbours(ImmutableArray<int> lots)
    {
        int[] traded = [.. Enumerable.Range(0, lots.Length).Where(i => lots[i] != 0)];
        foreach (int one in traded)
        {
            foreach (int step in (int[])[-1, 1])
            {
                ImmutableArray<int> moved = lots.SetItem(one, lots[one] + step);
                yield return moved;
                foreach (int other in traded.Where(i => i > one))
                {
                    yield return moved.SetItem(other, lots[other] - 1);
                    yield return moved.SetItem(other, lots[other] + 1);
                }
            }
        }
    }
}

using System.Collections.Immutable;

namespace VixShield.Optimization;

/// <summary>
/// The least value of a goal by branch and bound over whole lots. What the linear model leaves open is closed from its solutions: tangents are added where a square was valued too low, ranges are split where
/// a secant was, and lots that are excluded, or that differ for another reason, are made impossible. The first solution that the goal values as the model does is the best.
/// </summary>
internal sealed class ExactSearch(Goal goal, CutPool cuts, OrToolsSolverOptions options, WorkCount work, CancellationToken cancellation)
{
    // Objectives nearer than that share are the same: the libraries stop there.
    private const double SameValue = 1e-8;

    // A square valued too low by less than that share is the libraries' own tolerance.
    private const double SameSquare = 1e-8;

    // A search over whole lots is too long to add the forms of a maximum one by one.
    private const int FormsAtOnce = 6;

    // Each solve settles one solution of the model that is none of the goal; most problems need none or a few.
    private const int MostSolves = 400;

    private int _solves;

    /// <summary>Searches all columns of the goal, as long as the limit of nodes allows.</summary>
    internal Minimum Run(Incumbents found, long nodes, bool firstWillDo)
    {
        var open = new PriorityQueue<QuadraticRanges, double>();
        open.Enqueue(QuadraticRanges.Whole, double.NegativeInfinity);
        long last = work.Nodes + nodes;
        double bound = double.PositiveInfinity;
        bool isComplete = true;
        while (open.TryDequeue(out QuadraticRanges? ranges, out double least))
        {
            if (firstWillDo && found.Best is not null)
                break;
            if (least >= found.Value - ToleranceAt(found.Value))
            {
                bound = Math.Min(bound, least);
                continue;
            }

            (bool isDone, double atLeast) = Part(ranges, found, open, last, firstWillDo);
            isComplete &= isDone;
            bound = Math.Min(bound, atLeast);
        }

        if (found.Best is null)
            return isComplete ? Minimum.Infeasible : new Minimum(MinimumStatus.Unknown, null, double.PositiveInfinity, bound);
        return new Minimum(isComplete ? MinimumStatus.Proven : MinimumStatus.Open, found.Best, found.Value, isComplete ? found.Value : Math.Min(bound, found.Value));
    }

    /// <summary>Searches one part; whether it is settled, and how low a value in it can be that is not yet found.</summary>
    private (bool IsDone, double Bound) Part(QuadraticRanges ranges, Incumbents found, PriorityQueue<QuadraticRanges, double> open, long last, bool firstWillDo)
    {
        var model = new ProblemModel(goal, ranges, cuts);
        double bound = double.NegativeInfinity;
        while (true)
        {
            if (_solves++ >= MostSolves || work.Nodes >= last)
                return (false, bound);
            using ModelSolver solver = ModelSolver.Whole(model.Linear, options, Math.Max(1, last - work.Nodes), goal.IsPlan ? options.AbsoluteGap : 0, goal.IsPlan ? options.RelativeGap : 0, firstWillDo);
            LinearSolution solution = solver.Solve(cancellation, found.Best is { } best ? model.ValuesAt(best) : null);
            work.Nodes += solution.Work;
            if (solution.Status == LinearStatus.Infeasible)
                return (true, double.PositiveInfinity);
            bound = Math.Max(bound, solution.Bound);
            if (solution.Values.Length == 0)
                return (false, bound);
            int[] lots = model.LotsOf(solution.Values);
            bool isAllowed = found.Take(lots);
            if (firstWillDo && isAllowed)
                return (true, bound);
            double tolerance = ToleranceAt(found.Value);
            if (bound >= found.Value - tolerance)
                return (true, bound);
            // Within the gap that the options leave, a solution of the model is taken for what it is.
            bool isExact = isAllowed && goal.ValueAt(lots) <= solution.Objective + ToleranceAt(solution.Objective);
            if (isExact)
                return (IsClosed(found.Value, bound), bound);
            if (model.AddCuts(solution.Values, SameSquare, FormsAtOnce))
                continue;
            if (model.Split(lots) is { } parts)
            {
                open.Enqueue(parts.Lower, bound);
                open.Enqueue(parts.Upper, bound);
                return (true, double.PositiveInfinity);
            }

            if (!goal.IsExcluded(lots))
                model.Exclude(lots);
            foreach (ImmutableArray<int> excluded in NearestExcluded(lots, model))
                model.Exclude(excluded.AsSpan());
        }
    }

    /// <summary>Where a search comes upon excluded lots, their neighbours are excluded as well, more often than not.</summary>
    private ImmutableArray<int>[] NearestExcluded(int[] lots, ProblemModel model)
    {
        const int AtOnce = 16;
        return goal.MindsExcluded && goal.IsExcluded(lots)
            ? goal.Problem.Excluded.Where(e => !model.HasExcluded(e)).OrderBy(e => lots.Select((l, i) => Math.Abs((long)l - e[i])).Sum()).Take(AtOnce).ToArray()
            : [];
    }

    private static bool IsClosed(double value, double bound) => bound >= value - (1e-7 * Math.Max(1, Math.Abs(value)));

    private static double ToleranceAt(double value) => double.IsFinite(value) ? SameValue * Math.Max(1, Math.Abs(value)) : 0;
}

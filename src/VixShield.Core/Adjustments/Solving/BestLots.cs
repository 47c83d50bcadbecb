using System.Collections.Immutable;

namespace VixShield.Adjustments;

/// <summary>Keeps the best lots by objective, one of each set of columns, as many as asked for.</summary>
internal sealed class BestLots : EnumerationSearch.IGoal
{
    private readonly AdjustmentProblem _problem;
    private readonly int _most;
    private readonly SolutionOrder _order;
    private readonly List<AdjustmentSolution> _kept;

    /// <summary>Starts with solutions known already, best first and at most as many as are kept.</summary>
    internal BestLots(AdjustmentProblem problem, int most, ReadOnlySpan<AdjustmentSolution> known)
    {
        _problem = problem;
        _most = most;
        _order = SolutionOrder.Of(problem);
        _kept = [.. known];
    }

    public double LargestCost => _kept.Count < _most ? double.PositiveInfinity : _kept[^1].Objective;

    public bool IsOfInterest(ReadOnlySpan<int> lots, double cost) => cost + (_problem.HoldingDays * _problem.CarryGivenUp(lots)) <= LargestCost;

    public bool Take(ReadOnlySpan<int> lots, double cost)
    {
        AdjustmentSolution solution = _problem.Evaluate(lots);
        if (solution.Objective > LargestCost)
            return true;
        int same = _kept.FindIndex(k => SameColumns(k.Lots, solution.Lots));
        if (same >= 0)
        {
            if (_order.Compare(solution, _kept[same]) >= 0)
                return true;
            _kept.RemoveAt(same);
        }

        int place = _kept.BinarySearch(solution, _order);
        _kept.Insert(place < 0 ? ~place : place, solution);
        if (_kept.Count > _most)
            _kept.RemoveAt(_most);
        return true;
    }

    internal ImmutableArray<AdjustmentSolution> Ranked() => [.. _kept];

    private static bool SameColumns(ImmutableArray<int> left, ImmutableArray<int> right)
    {
        for (int i = 0; i < left.Length; i++)
        {
            if (left[i] != 0 != (right[i] != 0))
                return false;
        }

        return true;
    }
}

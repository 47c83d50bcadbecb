using System.Collections.Immutable;

namespace VixShield.Adjustments;

/// <summary>
/// Depth-first enumeration. A node is a set of lots; its children trade one more of the later columns. A child is skipped when a hard linear row cannot be kept by whatever may still be added, or when its
/// cost alone is above what is looked for: cost never falls when a column is added.
/// </summary>
internal sealed class EnumerationSearch
{
    private const int NodesBetweenChecks = 4096;

    private readonly AdjustmentProblem _problem;
    private readonly EnumerationSpace _space;
    private readonly EnumerationSolverOptions _options;
    private readonly CancellationToken _cancellation;
    private int _deepest;
    private readonly int[] _lots;

    private LinearRow[] _linear = [];
    private AdjustmentRow[] _other = [];
    private bool[] _otherHoldsAtStart = [];
    private bool[][] _otherTouches = [];
    private double[][] _perLot = [];
    private double[][] _values = [];
    private double[][][] _up = [];
    private double[][][] _down = [];
    private IGoal _goal = null!;
    private bool _stopped;

    internal EnumerationSearch(AdjustmentProblem problem, EnumerationSpace space, EnumerationSolverOptions options, CancellationToken cancellation)
    {
        _problem = problem;
        _space = space;
        _options = options;
        _cancellation = cancellation;
        _deepest = Math.Min(options.MaximumInstruments, space.Chosen.Length);
        _lots = new int[problem.Columns.Length];
    }

    /// <summary>What a search looks for, among lots that keep the rows asked for.</summary>
    internal interface IGoal
    {
        /// <summary>No lots that cost more are looked for.</summary>
        double LargestCost { get; }

        /// <summary>Whether lots are worth judging by the rows that take longer; a cheap test.</summary>
        bool IsOfInterest(ReadOnlySpan<int> lots, double cost);

        /// <summary>Takes lots that keep the rows; false ends the search.</summary>
        bool Take(ReadOnlySpan<int> lots, double cost);
    }

    internal long Nodes { get; private set; }

    internal bool IsCutShort { get; private set; }

    internal bool IsCancelled { get; private set; }

    /// <summary>The best lots by objective, each over other columns; only what is as good as solutions known already.</summary>
    internal ImmutableArray<AdjustmentSolution> Best(int most, params ReadOnlySpan<AdjustmentSolution> known)
    {
        var goal = new BestLots(_problem, most, known);
        AdjustmentRow[] rows = [.. _problem.Rows.Where(r => r.Severity == GuardrailSeverity.Hard)];
        // One column at a time, then two, and so on: what is found early bounds the many combinations of many.
        int deepest = _deepest;
        for (int depth = Math.Min(1, deepest); depth <= deepest && !IsCutShort && !IsCancelled; depth++)
        {
            _deepest = depth;
            Run(rows, goal);
        }

        return goal.Ranked();
    }

    /// <summary>Visits lots that keep the given rows and are not excluded, until the goal has enough.</summary>
    internal void Run(AdjustmentRow[] rows, IGoal goal)
    {
        _goal = goal;
        _stopped = false;
        _linear = [.. rows.OfType<LinearRow>()];
        _other = [.. rows.Where(r => r is not LinearRow)];
        Array.Clear(_lots);
        _otherHoldsAtStart = [.. _other.Select(r => r.ViolationAt(_lots) == 0)];
        _otherTouches = [.. _other.Select(r => Enumerable.Range(0, _lots.Length).Select(r.Touches).ToArray())];
        _perLot = [.. _space.Chosen.Select(c => _linear.Select(r => r.Form.PerLot[c]).ToArray())];
        _values = [.. Enumerable.Range(0, _deepest + 1).Select(_ => new double[_linear.Length])];
        for (int r = 0; r < _linear.Length; r++)
            _values[0][r] = _linear[r].Form.Start;
        SetReach();
        Visit(_values[0], 0, 0);
        if (!_stopped && CanReach(_values[0], 0, 0))
            Extend(0, 0, 0);
    }

    private void Extend(int from, int depth, double cost)
    {
        for (int place = from; place < _space.Chosen.Length && !_stopped; place++)
        {
            int column = _space.Chosen[place];
            double[] perLot = _perLot[place];
            double[] before = _values[depth];
            double[] after = _values[depth + 1];
            foreach (int lots in _space.Sizes[place])
            {
                double total = cost + _problem.CostOf(column, lots);
                // Sizes come by magnitude: all that follow cost as much or more.
                if (total > _goal.LargestCost)
                    break;
                if (!Count())
                    return;
                for (int r = 0; r < after.Length; r++)
                    after[r] = before[r] + (perLot[r] * lots);
                if (!CanReach(after, place + 1, depth + 1))
                    continue;
                _lots[column] = lots;
                Visit(after, total, depth + 1);
                if (depth + 1 < _deepest && !_stopped)
                    Extend(place + 1, depth + 1, total);
                _lots[column] = 0;
                if (_stopped)
                    return;
            }
        }
    }

    private bool Count()
    {
        Nodes++;
        if (Nodes >= _options.MaximumNodes)
        {
            IsCutShort = true;
            _stopped = true;
        }
        else if (Nodes % NodesBetweenChecks == 0 && _cancellation.IsCancellationRequested)
        {
            IsCancelled = true;
            _stopped = true;
        }

        return !_stopped;
    }

    private void Visit(double[] values, double cost, int depth)
    {
        for (int r = 0; r < values.Length; r++)
        {
            if (_linear[r].ViolationOf(values[r]) > 0)
                return;
        }

        if (!_goal.IsOfInterest(_lots, cost))
            return;
        for (int r = 0; r < _other.Length; r++)
        {
            bool holds = IsTouched(r, depth) ? _other[r].ViolationAt(_lots) == 0 : _otherHoldsAtStart[r];
            if (!holds)
                return;
        }

        foreach (ImmutableArray<int> excluded in _problem.Excluded)
        {
            if (excluded.AsSpan().SequenceEqual(_lots))
                return;
        }

        if (!_goal.Take(_lots, cost))
            _stopped = true;
    }

    private bool IsTouched(int row, int depth)
    {
        if (depth == 0)
            return false;
        foreach (int column in _space.Chosen)
        {
            if (_lots[column] != 0 && _otherTouches[row][column])
                return true;
        }

        return false;
    }

    private bool CanReach(double[] values, int from, int depth)
    {
        double[] up = _up[_deepest - depth][from];
        double[] down = _down[_deepest - depth][from];
        for (int r = 0; r < values.Length; r++)
        {
            if (values[r] + up[r] < _linear[r].LowWithRounding || values[r] + down[r] > _linear[r].HighWithRounding)
                return false;
        }

        return true;
    }

    /// <summary>For every number of columns that may still be added and every place from which on: the most that a row can rise or fall.</summary>
    private void SetReach()
    {
        int places = _space.Chosen.Length;
        _up = new double[_deepest + 1][][];
        _down = new double[_deepest + 1][][];
        for (int k = 0; k <= _deepest; k++)
        {
            _up[k] = [.. Enumerable.Range(0, places + 1).Select(_ => new double[_linear.Length])];
            _down[k] = [.. Enumerable.Range(0, places + 1).Select(_ => new double[_linear.Length])];
        }

        var rises = new List<double>();
        var falls = new List<double>();
        for (int r = 0; r < _linear.Length; r++)
        {
            rises.Clear();
            falls.Clear();
            for (int place = places - 1; place >= 0; place--)
            {
                double perLot = _perLot[place][r];
                rises.Add(Math.Max(0, _space.Sizes[place].Select(l => perLot * l).DefaultIfEmpty().Max()));
                falls.Add(Math.Min(0, _space.Sizes[place].Select(l => perLot * l).DefaultIfEmpty().Min()));
                rises.Sort((x, y) => y.CompareTo(x));
                falls.Sort();
                double rise = 0;
                double fall = 0;
                for (int k = 1; k <= _deepest; k++)
                {
                    rise += k <= rises.Count ? rises[k - 1] : 0;
                    fall += k <= falls.Count ? falls[k - 1] : 0;
                    _up[k][place][r] = rise;
                    _down[k][place][r] = fall;
                }
            }
        }
    }
}

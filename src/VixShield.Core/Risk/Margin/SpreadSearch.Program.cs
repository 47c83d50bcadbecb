namespace VixShield.Risk;

/// <summary>The search's linear program, in units of the class's uncovered requirement.</summary>
internal sealed partial class SpreadSearch
{
    private const int MostCells = 60_000;
    private const int GroupColumns = 4;
    private const double WholeNumber = 1e-6;
    // More than any contract can save by breaking a slope's limit.
    private const double SlopePenalty = 16;

    private readonly LinearProgram _program = new();
    private (int Place, int Threshold, bool IsLong)[] _variables = [];
    private double[] _lower = [];
    private double[] _upper = [];
    private double[] _fixedPayoffs = [];
    private double[] _fixedSlopes = [];
    private (int Put, int Call)[] _strangles = [];
    private double _slopeUnit = 1;
    private double _rootBound;
    private int _nodes;

    private void CompileProgram()
    {
        var variables = new List<(int, int, bool)>();
        int thresholds = _class.Thresholds;
        for (int s = 0; s < _class.Shorts.Length; s++)
        {
            for (int t = _class.FirstThreshold[s]; t < thresholds; t++)
                variables.Add((s, t, false));
        }

        _fixedPayoffs = new double[thresholds * _class.Points];
        _fixedSlopes = new double[thresholds];
        for (int l = 0; l < _class.Longs.Length; l++)
        {
            for (int t = 0; t <= _class.LastThreshold[l] && _class.LastThreshold[l] > 0; t++)
                variables.Add((l, t, true));
            if (_class.LastThreshold[l] != 0)
                continue;
            // One place only: a long never makes a group lose more, so it is there.
            _fixedSlopes[0] += _class.Longs[l].Count * _class.LongSlopes[l];
            for (int k = 0; k < _class.Points; k++)
                _fixedPayoffs[k] += _class.Longs[l].Count * _class.LongPayoffs[(l * _class.Points) + k];
        }

        _variables = [.. variables];
        int[] shorts = [.. Enumerable.Range(0, _class.Shorts.Length)];
        _strangles = [.. shorts.Where(s => !_class.Shorts[s].IsCall).SelectMany(p => shorts.Where(s => _class.Shorts[s].IsCall).Select(c => (p, c)))];
        _lower = new double[_variables.Length];
        _upper = new double[_variables.Length];
        _slopeUnit = Math.Max(1, _class.ShortSlopes.Concat(_class.LongSlopes).DefaultIfEmpty(0).Max());
    }

    private void SearchProgram()
    {
        int rows = RowsAtMost(0);
        if (rows * (_variables.Length + (GroupColumns * _class.Thresholds) + _strangles.Length) > MostCells)
            return;
        Array.Clear(_lower);
        for (int v = 0; v < _variables.Length; v++)
            _upper[v] = Count(v);
        _nodes = 0;
        _rootBound = LowerBound;
        bool complete = Branch(0);
        // A search that went through every branch proves what it found.
        LowerBound = complete ? Cost : Math.Max(LowerBound, Math.Min(Cost, _rootBound));
    }

    private int Count(int variable) => _variables[variable] is var (place, _, isLong) && isLong ? _class.Longs[place].Count : _class.Shorts[place].Count;

    private int RowsAtMost(int depth) =>
        (_class.Thresholds * (_class.Points + 3)) + _class.Shorts.Length + _class.Longs.Length + depth;

    /// <summary>Solves a node and what is below it; false when it was left open.</summary>
    private bool Branch(int depth)
    {
        if (++_nodes > _mostNodes || depth > 200)
            return false;
        double? bound = SolveNode(depth);
        if (bound is null)
            return false;
        if (depth == 0)
            _rootBound = Math.Max(_rootBound, bound.Value);
        if (bound.Value >= Cost - (Rounding * _scale))
            return true;

        int split = -1;
        double farthest = WholeNumber;
        for (int v = 0; v < _variables.Length; v++)
        {
            double value = Value(v);
            double distance = Math.Abs(value - Math.Round(value));
            if (distance > farthest)
            {
                farthest = distance;
                split = v;
            }
        }

        Round(upwards: false);
        Offer();
        if (split < 0)
            return true;
        Round(upwards: true);
        Offer();
        if (bound.Value >= Cost - (Rounding * _scale))
            return true;
        // A large class is not searched: its bound is that of the program without whole numbers.
        if (_class.Shorts.Length + _class.Longs.Length > MostExactLegs)
            return false;

        double at = Value(split);
        bool upFirst = at - Math.Floor(at) > 0.5;
        bool complete = Half(split, at, upFirst, depth);
        return Half(split, at, !upFirst, depth) && complete;
    }

    private bool Half(int variable, double at, bool up, int depth)
    {
        double lower = _lower[variable], upper = _upper[variable];
        if (up)
            _lower[variable] = Math.Ceiling(at);
        else
            _upper[variable] = Math.Floor(at);
        bool complete = Branch(depth + 1);
        _lower[variable] = lower;
        _upper[variable] = upper;
        return complete;
    }

    private double Value(int variable) => _lower[variable] + _program.Of(variable);

    /// <summary>Whole contracts near the program's: downwards, or with what that leaves over where the program had most of a contract.</summary>
    private void Round(bool upwards)
    {
        _trial.SetByExpiry();
        int thresholds = _class.Thresholds;
        Array.Clear(_trial.Shorts);
        for (int l = 0; l < _class.Longs.Length; l++)
        {
            if (_class.LastThreshold[l] > 0)
                _trial.Longs.AsSpan(l * thresholds, thresholds).Clear();
        }

        for (int v = 0; v < _variables.Length; v++)
        {
            (int place, int t, bool isLong) = _variables[v];
            (isLong ? _trial.Longs : _trial.Shorts)[(place * thresholds) + t] = (int)Math.Floor(Value(v) + WholeNumber);
        }

        for (int v = 0; v < _variables.Length; v++)
        {
            (int place, int t, bool isLong) = _variables[v];
            int[] target = isLong ? _trial.Longs : _trial.Shorts;
            double fraction = Value(v) - target[(place * thresholds) + t];
            if ((isLong || upwards) && fraction > 0.5 && Left(place, isLong) > 0)
                target[(place * thresholds) + t]++;
        }

        // What is left of a long does no harm in the last group that it can cover.
        for (int l = 0; l < _class.Longs.Length; l++)
        {
            if (_class.LastThreshold[l] > 0)
                _trial.Longs[(l * thresholds) + _class.LastThreshold[l]] += Left(l, true);
        }
    }

    private int Left(int place, bool isLong)
    {
        if (!isLong)
            return _trial.Uncovered(place);
        int left = _class.Longs[place].Count;
        for (int t = 0; t < _class.Thresholds; t++)
            left -= _trial.Longs[(place * _class.Thresholds) + t];
        return left;
    }
}

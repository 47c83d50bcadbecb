namespace VixShield.Risk;

/// <summary>
/// The search's linear program, in units of the class's uncovered requirement. It starts at a known assignment: columns are the contracts that leave their place there, to
/// be uncovered or in another group, and the largest loss of each group; what stays in its place is what the row of a leg leaves over.
/// </summary>
internal sealed partial class SpreadSearch
{
    // More than any contract can save by breaking a slope's limit.
    private const double SlopePenalty = 16;

    private readonly LinearProgram _program = new();
    private int[] _shortVariables = [];
    private int[] _longVariables = [];
    private int[] _uncoveredColumns = [];
    private int[] _firstRows = [];
    private int _columns;
    private int _rows;
    private int _lossColumns;
    private (int Put, int Call)[] _strangles = [];
    private bool[] _inProgram = [];
    private double _slopeUnit = 1;

    private void CompileProgram()
    {
        int thresholds = _class.Thresholds;
        _shortVariables = new int[_class.Shorts.Length * thresholds];
        _longVariables = new int[_class.Longs.Length * thresholds];
        _uncoveredColumns = new int[_class.Shorts.Length];
        _firstRows = new int[thresholds];
        _columns = _class.FirstThreshold.Sum(t => thresholds - t) + _class.LastThreshold.Sum(t => Math.Max(0, t));
        _lossColumns = _columns;
        _columns += 2 * thresholds;
        _rows = _class.Shorts.Length + _class.LastThreshold.Count(t => t > 0);
        for (int t = 0; t < thresholds; t++)
        {
            _firstRows[t] = _rows;
            _rows += 1 + _class.LastThresholdOf.Count(last => last >= t);
        }

        int[] shorts = [.. Enumerable.Range(0, _class.Shorts.Length)];
        _strangles = [.. shorts.Where(s => !_class.Shorts[s].IsCall).SelectMany(p => shorts.Where(s => _class.Shorts[s].IsCall).Select(c => (p, c)))];
        _inProgram = new bool[_strangles.Length];
        _slopeUnit = Math.Max(1, _class.ShortSlopes.Concat(_class.LongSlopes).DefaultIfEmpty(0).Max());
    }

    /// <summary>The program of the whole class at the start: every short in its own group or, together, in the last.</summary>
    private void BuildProgram(bool together)
    {
        int thresholds = _class.Thresholds, column = 0, row = 0;
        _program.Begin(_columns, _rows, _strangles.Length);
        for (int s = 0; s < _class.Shorts.Length; s++)
        {
            int start = together ? thresholds - 1 : _class.FirstThreshold[s];
            _program.AddRow(_class.Shorts[s].Count).Slice(column, thresholds - _class.FirstThreshold[s]).Fill(1);
            _uncoveredColumns[s] = column++;
            for (int t = _class.FirstThreshold[s]; t < thresholds; t++)
                _shortVariables[(s * thresholds) + t] = t == start ? ~row : column++;
            row++;
        }

        for (int l = 0; l < _class.Longs.Length; l++)
        {
            int start = _class.LastThreshold[l];
            if (start <= 0)
                continue;
            _program.AddRow(_class.Longs[l].Count).Slice(column, start).Fill(1);
            for (int t = 0; t <= start; t++)
                _longVariables[(l * thresholds) + t] = t == start ? ~row : column++;
            row++;
        }

        Array.Clear(_inProgram);
        for (int t = 0; t < thresholds; t++)
            AddGroup(t);
        for (int s = 0; s < _class.Shorts.Length; s++)
            _program.Objective[_uncoveredColumns[s]] = -(_premiums[s] + _bases[s]) / _scale;
        for (int t = 0; t < thresholds; t++)
        {
            _program.Objective[_lossColumns + (2 * t)] = -1;
            _program.Objective[_lossColumns + (2 * t) + 1] = -SlopePenalty;
        }

        for (int t = 0; t < thresholds; t++)
            StartGroup(t);
    }

    private void AddGroup(int t)
    {
        Span<double> row = _program.AddRow(0);
        row[_lossColumns + (2 * t) + 1] = -1;
        double limit = 0;
        for (int s = 0; s < _class.Shorts.Length; s++)
            limit -= AddShort(row, s, t, _class.ShortSlopes[s] / _slopeUnit);
        for (int l = 0; l < _class.Longs.Length; l++)
            limit += AddLong(row, l, t, _class.LongSlopes[l] / _slopeUnit);
        _program.SetLimit(_firstRows[t], limit);
        int at = _firstRows[t];
        for (int k = 0; k < _class.Points; k++)
        {
            if (_class.LastThresholdOf[k] < t)
                continue;
            row = _program.AddRow(0);
            row[_lossColumns + (2 * t)] = -1;
            limit = 0;
            for (int s = 0; s < _class.Shorts.Length; s++)
                limit -= AddShort(row, s, t, _class.ShortPayoffs[(s * _class.Points) + k] / _scale);
            for (int l = 0; l < _class.Longs.Length; l++)
                limit += AddLong(row, l, t, _class.LongPayoffs[(l * _class.Points) + k] / _scale);
            _program.SetLimit(++at, limit);
        }
    }

    /// <returns>What the contracts of the start lose in the group.</returns>
    private double AddShort(Span<double> row, int s, int t, double loss)
    {
        int first = _class.FirstThreshold[s];
        if (t < first || loss == 0)
            return 0;
        int variable = _shortVariables[(s * _class.Thresholds) + t];
        if (variable >= 0)
        {
            row[variable] = loss;
            return 0;
        }

        row.Slice(_uncoveredColumns[s], _class.Thresholds - first).Fill(-loss);
        return loss * _class.Shorts[s].Count;
    }

    /// <returns>What the contracts of the start pay in the group.</returns>
    private double AddLong(Span<double> row, int l, int t, double gain)
    {
        int last = _class.LastThreshold[l];
        if (t > last || gain == 0)
            return 0;
        if (last == 0)
            return gain * _class.Longs[l].Count;
        int variable = _longVariables[(l * _class.Thresholds) + t];
        if (variable >= 0)
        {
            row[variable] = -gain;
            return 0;
        }

        row.Slice(_longVariables[l * _class.Thresholds], last).Fill(gain);
        return gain * _class.Longs[l].Count;
    }

    /// <summary>Brings a group's loss, and its slope where that has no limit, into the table, which leaves no limit below 0.</summary>
    private void StartGroup(int t)
    {
        if (_program.Limit(_firstRows[t]) < 0)
            _program.Pivot(_firstRows[t], _lossColumns + (2 * t) + 1);
        int end = t + 1 < _class.Thresholds ? _firstRows[t + 1] : _rows;
        int worst = -1;
        for (int row = _firstRows[t] + 1; row < end; row++)
        {
            if (_program.Limit(row) < (worst < 0 ? 0 : _program.Limit(worst)))
                worst = row;
        }

        if (worst >= 0)
            _program.Pivot(worst, _lossColumns + (2 * t));
    }

    /// <summary>Solves the program at its start, with those strangles that gain.</summary>
    private bool SolveRoot()
    {
        while (true)
        {
            if (!_program.Solve())
                return false;
            if (!AddStrangles(all: false))
                return true;
        }
    }

    private bool AddStrangles(bool all)
    {
        bool added = false;
        for (int i = 0; i < _strangles.Length; i++)
        {
            (int put, int call) = _strangles[i];
            if (_inProgram[i])
                continue;
            double saving = Strangle.Saving(_premiums[put], _bases[put], _premiums[call], _bases[call]) / _scale;
            double gain = _program.GainOf(_uncoveredColumns[put]) + _program.GainOf(_uncoveredColumns[call]) + saving;
            if (saving <= 0 || (!all && gain <= Rounding))
                continue;
            _program.AddSum(_uncoveredColumns[put], _uncoveredColumns[call], saving);
            _inProgram[i] = true;
            added = true;
        }

        return added;
    }
}

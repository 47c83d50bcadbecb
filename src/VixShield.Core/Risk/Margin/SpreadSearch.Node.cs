namespace VixShield.Risk;

/// <summary>
/// One node of the search as a linear program: contracts above their lower limits, the largest loss of each group above what the lower limits lose, and uncovered
/// strangles.
/// </summary>
internal sealed partial class SpreadSearch
{
    /// <returns>The node's lower bound in dollars; +infinity when it allows nothing; null when the program was not solved.</returns>
    private double? SolveNode(int depth)
    {
        int thresholds = _class.Thresholds;
        int variables = _variables.Length;
        int strangles = variables + (GroupColumns * thresholds);
        _program.Begin(strangles + _strangles.Length, RowsAtMost(depth));
        double constant = 0;

        for (int s = 0; s < _class.Shorts.Length; s++)
            constant += _class.Shorts[s].Count * (_premiums[s] + _bases[s]);
        for (int v = 0; v < variables; v++)
        {
            (int place, _, bool isLong) = _variables[v];
            if (isLong)
                continue;
            double saved = _premiums[place] + _bases[place];
            constant -= _lower[v] * saved;
            _program.Objective[v] = saved / _scale;
        }

        for (int t = 0; t < thresholds; t++)
            constant += AddGroup(t, variables + (GroupColumns * t));
        for (int i = 0; i < _strangles.Length; i++)
        {
            (int put, int call) = _strangles[i];
            _program.Objective[strangles + i] = Strangle.Saving(_premiums[put], _bases[put], _premiums[call], _bases[call]) / _scale;
        }

        if (!AddCounts(strangles))
            return double.PositiveInfinity;
        for (int v = 0; v < variables; v++)
        {
            if (_upper[v] < Count(v))
                _program.AddRow(_upper[v] - _lower[v])[v] = 1;
        }

        return _program.Solve() ? constant - (_program.Value * _scale) : null;
    }

    /// <summary>
    /// A group's columns: loss above that at the lower limits, slope above it, and how far longs bring each of the two below it.
    /// </summary>
    /// <returns>What the group asks at the lower limits.</returns>
    private double AddGroup(int t, int column)
    {
        double slope = -_fixedSlopes[t];
        for (int v = 0; v < _variables.Length; v++)
        {
            (int place, int threshold, bool isLong) = _variables[v];
            if (threshold == t)
                slope += _lower[v] * (isLong ? -_class.LongSlopes[place] : _class.ShortSlopes[place]);
        }

        double excess = Math.Max(0, slope);
        Span<double> row = _program.AddRow((excess - slope) / _slopeUnit);
        row[column + 1] = -1;
        row[column + 3] = 1;
        for (int v = 0; v < _variables.Length; v++)
        {
            (int place, int threshold, bool isLong) = _variables[v];
            if (threshold == t)
                row[v] = (isLong ? -_class.LongSlopes[place] : _class.ShortSlopes[place]) / _slopeUnit;
        }

        double largest = 0;
        for (int k = 0; k < _class.Points; k++)
            largest = Math.Max(largest, LossAtLower(t, k));
        for (int k = 0; k < _class.Points; k++)
        {
            row = _program.AddRow((largest - LossAtLower(t, k)) / _scale);
            row[column] = -1;
            row[column + 2] = 1;
            for (int v = 0; v < _variables.Length; v++)
            {
                (int place, int threshold, bool isLong) = _variables[v];
                if (threshold == t)
                    row[v] = Payoff(place, k, isLong) / _scale;
            }
        }

        _program.Objective[column] = -1;
        _program.Objective[column + 1] = -SlopePenalty;
        AddRelief(column + 2, largest / _scale, 1);
        AddRelief(column + 3, excess / _slopeUnit, SlopePenalty);
        return largest + (SlopePenalty * _scale * excess / _slopeUnit);
    }

    private void AddRelief(int column, double most, double worth)
    {
        if (most <= 0)
            return;
        _program.AddRow(most)[column] = 1;
        _program.Objective[column] = worth;
    }

    private double Payoff(int place, int k, bool isLong) =>
        isLong ? -_class.LongPayoffs[(place * _class.Points) + k] : _class.ShortPayoffs[(place * _class.Points) + k];

    private double LossAtLower(int t, int k)
    {
        double loss = -_fixedPayoffs[(t * _class.Points) + k];
        for (int v = 0; v < _variables.Length; v++)
        {
            (int place, int threshold, bool isLong) = _variables[v];
            if (threshold == t)
                loss += _lower[v] * Payoff(place, k, isLong);
        }

        return loss;
    }

    /// <returns>Whether the lower limits leave any contracts at all.</returns>
    private bool AddCounts(int strangles)
    {
        for (int v = 0; v < _variables.Length;)
        {
            (int place, _, bool isLong) = _variables[v];
            int end = v;
            double left = Count(v);
            for (; end < _variables.Length && _variables[end].Place == place && _variables[end].IsLong == isLong; end++)
                left -= _lower[end];
            if (left < 0)
                return false;
            Span<double> row = _program.AddRow(left);
            for (; v < end; v++)
                row[v] = 1;
            for (int i = 0; i < _strangles.Length && !isLong; i++)
                row[strangles + i] = _strangles[i].Put == place || _strangles[i].Call == place ? 1 : 0;
        }

        return true;
    }
}

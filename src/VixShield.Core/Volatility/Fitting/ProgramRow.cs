namespace VixShield.Volatility;

/// <summary>A row of a <see cref="BandedProgram"/> with the state of its lower and its upper bound.</summary>
internal struct ProgramRow
{
    internal readonly int Start;
    internal readonly Coefficients C;
    private readonly bool _hasHigh;
    private ProgramSide _low;
    private ProgramSide _high;

    internal ProgramRow(int start, in Coefficients c, double low, double high, double penalty)
    {
        Start = start;
        C = c;
        _hasHigh = double.IsFinite(high);
        _low = new ProgramSide(low, penalty);
        _high = new ProgramSide(-high, penalty);
    }

    internal readonly double Gap => _low.Gap + (_hasHigh ? _high.Gap : 0);

    /// <summary>Starts both bounds at a point.</summary>
    /// <returns>How many there are.</returns>
    internal int Begin(double[] x)
    {
        double product = C.Dot(x, Start);
        _low.Begin(product);
        if (!_hasHigh)
            return 1;
        _high.Begin(-product);
        return 2;
    }

    internal double Stiffness()
    {
        double stiffness = _low.Stiffness();
        return _hasHigh ? stiffness + _high.Stiffness() : stiffness;
    }

    internal double Prepare(double target)
    {
        double pull = _low.Prepare(target);
        return _hasHigh ? pull - _high.Prepare(target) : pull;
    }

    internal double Advance(double[] step)
    {
        double change = C.Dot(step, Start);
        double length = _low.Advance(change);
        return _hasHigh ? Math.Min(length, _high.Advance(-change)) : length;
    }

    internal readonly double GapAfter(double length) => _low.GapAfter(length) + (_hasHigh ? _high.GapAfter(length) : 0);

    internal void Take(double length, double[] x)
    {
        double product = C.Dot(x, Start);
        _low.Take(length, product);
        if (_hasHigh)
            _high.Take(length, -product);
    }
}

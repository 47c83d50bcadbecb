namespace VixShield.Economics;

/// <summary>A sum whose rounding errors are added up beside it (Neumaier's form of Kahan's sum). The default value is the empty sum.</summary>
internal struct CompensatedSum
{
    private double _sum;
    private double _lost;

    internal readonly double Value => _sum + _lost;

    internal void Add(double term)
    {
        double next = _sum + term;
        _lost += Math.Abs(_sum) >= Math.Abs(term) ? _sum - next + term : term - next + _sum;
        _sum = next;
    }
}

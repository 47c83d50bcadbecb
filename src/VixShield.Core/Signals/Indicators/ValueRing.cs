namespace VixShield.Signals;

/// <summary>The last values of a stream. Its sums are made afresh from the oldest value on, so that nothing drifts.</summary>
internal sealed class ValueRing(int length)
{
    private readonly double[] _values = new double[length];
    private int _next;

    internal int Count { get; private set; }

    internal int Missing => _values.Length - Count;

    internal bool IsFull => Count == _values.Length;

    /// <summary>The oldest value of a full ring.</summary>
    internal double Oldest => _values[_next];

    internal void Add(double value)
    {
        _values[_next] = value;
        _next = _next + 1 == _values.Length ? 0 : _next + 1;
        if (!IsFull)
            Count++;
    }

    internal void Clear()
    {
        _next = 0;
        Count = 0;
    }

    /// <summary>Mean of a full ring, about its oldest value.</summary>
    internal double Mean() => Oldest + Offset();

    /// <summary>Mean of a full ring less its oldest value.</summary>
    internal double Offset()
    {
        double first = Oldest;
        double sum = 0;
        for (int i = _next; i < _values.Length; i++)
            sum += _values[i] - first;
        for (int i = 0; i < _next; i++)
            sum += _values[i] - first;
        return sum / _values.Length;
    }

    /// <summary>Deviation of a full ring over its number of values, about the mean that is <paramref name="offset"/> from the oldest.</summary>
    internal double Deviation(double offset)
    {
        double first = Oldest;
        double squares = 0;
        for (int i = _next; i < _values.Length; i++)
            squares += (_values[i] - first - offset) * (_values[i] - first - offset);
        for (int i = 0; i < _next; i++)
            squares += (_values[i] - first - offset) * (_values[i] - first - offset);
        if (squares >= WindowColumn.LeastSquares && squares <= double.MaxValue)
            return Math.Sqrt(squares / _values.Length);

        double greatest = 0;
        for (int i = 0; i < _values.Length; i++)
            greatest = Math.Max(greatest, Math.Abs(_values[i] - first - offset));
        if (greatest == 0)
            return 0;
        squares = 0;
        for (int i = 0; i < _values.Length; i++)
        {
            double share = (_values[(_next + i) % _values.Length] - first - offset) / greatest;
            squares += share * share;
        }

        return greatest * Math.Sqrt(squares / _values.Length);
    }
}

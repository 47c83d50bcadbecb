namespace VixShield.Signals;

/// <summary>An exponential average that is fed one value after another: the mean of the first values, then a step of k towards each.</summary>
internal struct ExponentialState(int period)
{
    private readonly double _step = 2.0 / (period + 1);
    private double _first;
    private double _sum;
    private int _count;

    /// <summary>The average; meaningless until ready. What overflows once stays not finite.</summary>
    internal double Value { get; private set; }

    internal readonly int Missing => period - _count;

    internal readonly bool IsReady => _count == period;

    internal void Add(double value)
    {
        if (_count == period)
        {
            // A step towards the value leaves a flat series exactly where it is.
            Value += _step * (value - Value);
            return;
        }

        if (_count == 0)
        {
            _first = value;
            _sum = 0;
        }

        _sum += value - _first;
        _count++;
        if (_count == period)
            Value = _first + (_sum / period);
    }

    internal void Clear() => _count = 0;
}

namespace VixShield.Signals;

/// <summary>
/// Moving average convergence/divergence: the line is a fast exponential average less a slow one, the signal an exponential average of the line, seeded with the mean of its first values, the
/// histogram line less signal. A difference of prices, not a ratio, so that the values may cross 0, as a spread does. Line ready with value slow, signal with value slow + signal - 1.
/// </summary>
/// <remarks>Mutable and not safe to share between threads. An update allocates nothing.</remarks>
/// <remarks>Do not feed it a spliced front contract or spread: each roll is a jump. See <see cref="ConstantMaturitySpread"/>.</remarks>
public sealed partial class MovingAverageConvergenceDivergence
{
    private readonly int _fastFrom;
    private ExponentialState _fast;
    private ExponentialState _slow;
    private ExponentialState _signal;
    private int _skipped;

    /// <summary>Makes a MACD that has seen nothing.</summary>
    /// <param name="options">Lengths and seeding; null for the default.</param>
    public MovingAverageConvergenceDivergence(MacdOptions? options = null)
    {
        Options = options ?? MacdOptions.Default;
        _fastFrom = Options.FastAt + 1 - Options.Fast;
        _fast = new ExponentialState(Options.Fast);
        _slow = new ExponentialState(Options.Slow);
        _signal = new ExponentialState(Options.Signal);
    }

    /// <summary>Lengths and seeding.</summary>
    public MacdOptions Options { get; }

    /// <summary>Takes the next value.</summary>
    /// <param name="value">The value; finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite; the state is unchanged.</exception>
    public MacdReading Update(double value)
    {
        Guard.Finite(value, nameof(value));
        if (_skipped < _fastFrom)
            _skipped++;
        else
            _fast.Add(value);
        _slow.Add(value);
        IndicatorReading fast = _fast.IsReady ? IndicatorReading.Of(_fast.Value) : default;
        if (!_slow.IsReady)
            return new MacdReading(fast, default, default, IndicatorReading.NotReady(_slow.Missing + Options.Signal - 1), null);
        double line = _fast.Value - _slow.Value;
        _signal.Add(line);
        double histogram = line - _signal.Value;
        bool ready = _signal.IsReady && double.IsFinite(histogram);
        return new MacdReading(
            fast,
            IndicatorReading.Of(_slow.Value),
            IndicatorReading.Of(line),
            ready ? IndicatorReading.Of(_signal.Value) : _signal.IsReady ? IndicatorReading.Without(IndicatorStatus.OutOfRange) : IndicatorReading.NotReady(_signal.Missing),
            ready ? histogram : null);
    }

    /// <summary>Forgets everything, as after a hole.</summary>
    public void Restart()
    {
        _fast.Clear();
        _slow.Clear();
        _signal.Clear();
        _skipped = 0;
    }
}

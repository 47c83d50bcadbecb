namespace VixShield.Signals;

/// <summary>
/// Bollinger bands: the mean of the last n values, and k standard deviations (over n) above and below it. Percent b is (value - lower) / (upper - lower), the width (upper - lower) / middle. Ready with
/// the n-th value; sums are made afresh at each.
/// </summary>
/// <remarks>Mutable and not safe to share between threads. An update allocates nothing.</remarks>
/// <remarks>Source: Bollinger, Bollinger on Bollinger Bands (2001).</remarks>
public sealed partial class BollingerBands
{
    private readonly ValueRing _window;

    /// <summary>Makes bands that have seen nothing.</summary>
    /// <param name="period">n; from 2 to 10,000.</param>
    /// <param name="deviations">k; from 0.01 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public BollingerBands(int period = 20, double deviations = 2)
    {
        Period = IndicatorPeriod.Check(period, nameof(period), 2);
        Deviations = CheckDeviations(deviations);
        _window = new ValueRing(period);
    }

    /// <summary>n.</summary>
    public int Period { get; }

    /// <summary>k.</summary>
    public double Deviations { get; }

    /// <summary>Takes the next value.</summary>
    /// <param name="value">The value; finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite; the state is unchanged.</exception>
    public BollingerReading Update(double value)
    {
        _window.Add(Guard.Finite(value, nameof(value)));
        if (!_window.IsFull)
            return new BollingerReading(IndicatorStatus.NotReady, _window.Missing);
        double offset = _window.Offset();
        double middle = _window.Oldest + offset;
        double distance = Deviations * _window.Deviation(offset);
        double upper = middle + distance;
        double lower = middle - distance;
        if (!double.IsFinite(upper) || !double.IsFinite(lower))
            return new BollingerReading(IndicatorStatus.OutOfRange, 0);
        double between = upper - lower;
        return new BollingerReading(
            middle,
            upper,
            lower,
            between == 0 ? IndicatorReading.Without(IndicatorStatus.Flat) : IndicatorReading.Of(double.IsFinite(between) ? (value - lower) / between : double.NaN),
            middle > 0 ? IndicatorReading.Of(between / middle) : IndicatorReading.Without(IndicatorStatus.NoBase));
    }

    /// <summary>Forgets everything, as after a hole.</summary>
    public void Restart() => _window.Clear();

    private static double CheckDeviations(double deviations) => Guard.InRange(deviations, 0.01, 100, nameof(deviations));
}

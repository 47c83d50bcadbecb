using VixShield.Market;

namespace VixShield.Signals;

/// <summary>
/// Exponential moving average: the mean of the first n values, from then on a step of k = 2 / (n + 1) from the average towards each value. Ready with the n-th value. In the unit of the
/// values.
/// </summary>
/// <remarks>Mutable and not safe to share between threads. An update allocates nothing.</remarks>
public sealed class ExponentialMovingAverage
{
    private ExponentialState _state;

    /// <summary>Makes an average that has seen nothing.</summary>
    /// <param name="period">n; from 1 to 10,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
    public ExponentialMovingAverage(int period)
    {
        Period = IndicatorPeriod.Check(period, nameof(period));
        _state = new ExponentialState(period);
    }

    /// <summary>n.</summary>
    public int Period { get; }

    /// <summary>Takes the next value.</summary>
    /// <param name="value">The value; finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite; the state is unchanged.</exception>
    public IndicatorReading Update(double value)
    {
        _state.Add(Guard.Finite(value, nameof(value)));
        return _state.IsReady ? IndicatorReading.Of(_state.Value) : IndicatorReading.NotReady(_state.Missing);
    }

    /// <summary>Forgets everything, as after a hole.</summary>
    public void Restart() => _state.Clear();

    /// <summary>The average of a whole column: the bits of one update after another.</summary>
    /// <param name="values">The values; finite.</param>
    /// <param name="output">At least as long: the averages, null where there is none.</param>
    /// <param name="statuses">At least as long: the states.</param>
    /// <param name="period">n; from 1 to 10,000.</param>
    /// <exception cref="ArgumentException">An output is too short, a value not finite or the period out of range; nothing is written.</exception>
    public static void Compute(ReadOnlySpan<double> values, Span<double?> output, Span<IndicatorStatus> statuses, int period)
    {
        IndicatorPeriod.Check(period, nameof(period));
        IndicatorColumns.Check(values, output, statuses);
        for (int i = 0; i < Math.Min(period - 1, values.Length); i++)
            IndicatorColumns.WriteNone(IndicatorStatus.NotReady, output, statuses, i);
        if (values.Length < period)
            return;
        double step = 2.0 / (period + 1);
        double average = WindowColumn.Mean(values[..period]);
        IndicatorColumns.Write(average, output, statuses, period - 1);
        for (int i = period; i < values.Length; i++)
        {
            average += step * (values[i] - average);
            IndicatorColumns.Write(average, output, statuses, i);
        }
    }

    /// <summary>The average over a series; it restarts after each gap.</summary>
    /// <param name="series">The series.</param>
    /// <param name="period">n; from 1 to 10,000.</param>
    /// <exception cref="ArgumentException">The series is null or the period out of range.</exception>
    public static IndicatorSeries Over(SessionSeries series, int period) => IndicatorSeries.Over(
        "EMA", FormattableString.Invariant($"{IndicatorPeriod.Check(period, nameof(period))}"), series, (values, output, statuses) => Compute(values, output, statuses, period));
}

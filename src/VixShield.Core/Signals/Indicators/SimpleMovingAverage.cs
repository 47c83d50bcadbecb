using VixShield.Market;

namespace VixShield.Signals;

/// <summary>Mean of the last n values, summed afresh at each of them. Ready with the n-th value. In the unit of the values.</summary>
/// <remarks>Mutable and not safe to share between threads. An update allocates nothing.</remarks>
public sealed class SimpleMovingAverage
{
    private readonly ValueRing _window;

    /// <summary>Makes an average that has seen nothing.</summary>
    /// <param name="period">n; from 1 to 10,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
    public SimpleMovingAverage(int period)
    {
        Period = IndicatorPeriod.Check(period, nameof(period));
        _window = new ValueRing(period);
    }

    /// <summary>n.</summary>
    public int Period { get; }

    /// <summary>Takes the next value.</summary>
    /// <param name="value">The value; finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite; the state is unchanged.</exception>
    public IndicatorReading Update(double value)
    {
        _window.Add(Guard.Finite(value, nameof(value)));
        return _window.IsFull ? IndicatorReading.Of(_window.Mean()) : IndicatorReading.NotReady(_window.Missing);
    }

    /// <summary>Forgets everything, as after a hole.</summary>
    public void Restart() => _window.Clear();

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
        for (int i = 0; i < values.Length; i++)
        {
            if (i < period - 1)
                IndicatorColumns.WriteNone(IndicatorStatus.NotReady, output, statuses, i);
            else
                IndicatorColumns.Write(WindowColumn.Mean(values.Slice(i - period + 1, period)), output, statuses, i);
        }
    }

    /// <summary>The average over a series; it restarts after each gap.</summary>
    /// <param name="series">The series.</param>
    /// <param name="period">n; from 1 to 10,000.</param>
    /// <exception cref="ArgumentException">The series is null or the period out of range.</exception>
    public static IndicatorSeries Over(SessionSeries series, int period) => IndicatorSeries.Over(
        "SMA", FormattableString.Invariant($"{IndicatorPeriod.Check(period, nameof(period))}"), series, (values, output, statuses) => Compute(values, output, statuses, period));
}

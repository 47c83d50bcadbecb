using VixShield.Market;

namespace VixShield.Signals;

/// <summary>
/// Distance of the latest value from the mean of the last n (itself among them), in standard deviations over n. Ready with the n-th value; <see cref="IndicatorStatus.Flat"/> where the window is
/// flat. Never beyond the root of n - 1 by more than rounding.
/// </summary>
/// <remarks>Mutable and not safe to share between threads. An update allocates nothing.</remarks>
public sealed class ZScore
{
    private readonly ValueRing _window;

    /// <summary>Makes a score that has seen nothing.</summary>
    /// <param name="period">n; from 2 to 10,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
    public ZScore(int period)
    {
        Period = IndicatorPeriod.Check(period, nameof(period), 2);
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
        if (!_window.IsFull)
            return IndicatorReading.NotReady(_window.Missing);
        double offset = _window.Offset();
        double deviation = _window.Deviation(offset);
        return deviation == 0 ? IndicatorReading.Without(IndicatorStatus.Flat) : IndicatorReading.Of((value - _window.Oldest - offset) / deviation);
    }

    /// <summary>Forgets everything, as after a hole.</summary>
    public void Restart() => _window.Clear();

    /// <summary>The score of a whole column: the bits of one update after another.</summary>
    /// <param name="values">The values; finite.</param>
    /// <param name="output">At least as long: the scores, null where there is none.</param>
    /// <param name="statuses">At least as long: the states.</param>
    /// <param name="period">n; from 2 to 10,000.</param>
    /// <exception cref="ArgumentException">An output is too short, a value not finite or the period out of range; nothing is written.</exception>
    public static void Compute(ReadOnlySpan<double> values, Span<double?> output, Span<IndicatorStatus> statuses, int period)
    {
        IndicatorPeriod.Check(period, nameof(period), 2);
        IndicatorColumns.Check(values, output, statuses);
        for (int i = 0; i < values.Length; i++)
        {
            if (i < period - 1)
            {
                IndicatorColumns.WriteNone(IndicatorStatus.NotReady, output, statuses, i);
                continue;
            }

            ReadOnlySpan<double> window = values.Slice(i - period + 1, period);
            double offset = WindowColumn.Offset(window);
            double deviation = WindowColumn.Deviation(window, offset);
            if (deviation == 0)
                IndicatorColumns.WriteNone(IndicatorStatus.Flat, output, statuses, i);
            else
                IndicatorColumns.Write((values[i] - window[0] - offset) / deviation, output, statuses, i);
        }
    }

    /// <summary>The score over a series; it restarts after each gap.</summary>
    /// <param name="series">The series.</param>
    /// <param name="period">n; from 2 to 10,000.</param>
    /// <exception cref="ArgumentException">The series is null or the period out of range.</exception>
    public static IndicatorSeries Over(SessionSeries series, int period) => IndicatorSeries.Over(
        "Z-score", FormattableString.Invariant($"{IndicatorPeriod.Check(period, nameof(period), 2)}"), series, (values, output, statuses) => Compute(values, output, statuses, period));
}

using VixShield.Market;

namespace VixShield.Signals;

/// <summary>
/// Latest value over the one n values earlier, less 1 (0.01 is one percent). Ready with value n + 1; <see cref="IndicatorStatus.NoBase"/> where the earlier value is not greater than 0, as of a spread
/// that crosses 0.
/// </summary>
/// <remarks>Mutable and not safe to share between threads. An update allocates nothing.</remarks>
public sealed class RateOfChange
{
    private readonly ValueRing _window;

    /// <summary>Makes a rate that has seen nothing.</summary>
    /// <param name="period">n; from 1 to 10,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
    public RateOfChange(int period)
    {
        Period = IndicatorPeriod.Check(period, nameof(period));
        _window = new ValueRing(period + 1);
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
        return _window.Oldest > 0 ? IndicatorReading.Of((value / _window.Oldest) - 1) : IndicatorReading.Without(IndicatorStatus.NoBase);
    }

    /// <summary>Forgets everything, as after a hole.</summary>
    public void Restart() => _window.Clear();

    /// <summary>The rate of a whole column: the bits of one update after another.</summary>
    /// <param name="values">The values; finite.</param>
    /// <param name="output">At least as long: the rates, null where there is none.</param>
    /// <param name="statuses">At least as long: the states.</param>
    /// <param name="period">n; from 1 to 10,000.</param>
    /// <exception cref="ArgumentException">An output is too short, a value not finite or the period out of range; nothing is written.</exception>
    public static void Compute(ReadOnlySpan<double> values, Span<double?> output, Span<IndicatorStatus> statuses, int period)
    {
        IndicatorPeriod.Check(period, nameof(period));
        IndicatorColumns.Check(values, output, statuses);
        for (int i = 0; i < values.Length; i++)
        {
            if (i < period)
                IndicatorColumns.WriteNone(IndicatorStatus.NotReady, output, statuses, i);
            else if (values[i - period] > 0)
                IndicatorColumns.Write((values[i] / values[i - period]) - 1, output, statuses, i);
            else
                IndicatorColumns.WriteNone(IndicatorStatus.NoBase, output, statuses, i);
        }
    }

    /// <summary>The rate over a series; it restarts after each gap.</summary>
    /// <param name="series">The series.</param>
    /// <param name="period">n; from 1 to 10,000.</param>
    /// <exception cref="ArgumentException">The series is null or the period out of range.</exception>
    public static IndicatorSeries Over(SessionSeries series, int period) => IndicatorSeries.Over(
        "Rate of change", FormattableString.Invariant($"{IndicatorPeriod.Check(period, nameof(period))}"), series, (values, output, statuses) => Compute(values, output, statuses, period));
}

using VixShield.Market;

namespace VixShield.Signals;

/// <summary>
/// Relative strength index of Wilder: 100 G / (G + L), G and L the averages of the rises and falls from value to value: the means of the first n, from then on ((n - 1) average + latest) / n. Ready with
/// value n + 1, always from 0 to 100: 50 where nothing has moved, 100 without a fall, 0 without a rise.
/// </summary>
/// <remarks>Mutable and not safe to share between threads. An update allocates nothing.</remarks>
/// <remarks>Source: Wilder, New Concepts in Technical Trading Systems (1978).</remarks>
public sealed class RelativeStrengthIndex
{
    private double _previous;
    private double _rises;
    private double _falls;

    // Values seen, up to n + 1.
    private int _count;

    /// <summary>Makes an index that has seen nothing.</summary>
    /// <param name="period">n; from 1 to 10,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
    public RelativeStrengthIndex(int period = 14) => Period = IndicatorPeriod.Check(period, nameof(period));

    /// <summary>n.</summary>
    public int Period { get; }

    /// <summary>Takes the next value.</summary>
    /// <param name="value">The value; finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite; the state is unchanged.</exception>
    public IndicatorReading Update(double value)
    {
        double change = Guard.Finite(value, nameof(value)) - _previous;
        _previous = value;
        if (_count == 0)
        {
            _rises = 0;
            _falls = 0;
            _count = 1;
            return IndicatorReading.NotReady(Period);
        }

        double rise = change > 0 ? change : 0;
        double fall = change < 0 ? -change : 0;
        if (_count > Period)
        {
            _rises = (((Period - 1) * _rises) + rise) / Period;
            _falls = (((Period - 1) * _falls) + fall) / Period;
            return Reading();
        }

        _rises += rise;
        _falls += fall;
        _count++;
        if (_count <= Period)
            return IndicatorReading.NotReady(Period + 1 - _count);
        _rises /= Period;
        _falls /= Period;
        return Reading();
    }

    /// <summary>Forgets everything, as after a hole.</summary>
    public void Restart() => _count = 0;

    /// <summary>The index of a whole column: the bits of one update after another.</summary>
    /// <param name="values">The values; finite.</param>
    /// <param name="output">At least as long: the index, null where there is none.</param>
    /// <param name="statuses">At least as long: the states.</param>
    /// <param name="period">n; from 1 to 10,000.</param>
    /// <exception cref="ArgumentException">An output is too short, a value not finite or the period out of range; nothing is written.</exception>
    public static void Compute(ReadOnlySpan<double> values, Span<double?> output, Span<IndicatorStatus> statuses, int period = 14)
    {
        IndicatorPeriod.Check(period, nameof(period));
        IndicatorColumns.Check(values, output, statuses);
        for (int i = 0; i < Math.Min(period, values.Length); i++)
            IndicatorColumns.WriteNone(IndicatorStatus.NotReady, output, statuses, i);
        if (values.Length <= period)
            return;
        (double rises, double falls) = (0, 0);
        for (int i = 1; i <= period; i++)
        {
            rises += Math.Max(values[i] - values[i - 1], 0);
            falls += Math.Max(values[i - 1] - values[i], 0);
        }

        (rises, falls) = (rises / period, falls / period);
        IndicatorColumns.Write(IndexOf(rises, falls), output, statuses, period);
        for (int i = period + 1; i < values.Length; i++)
        {
            rises = (((period - 1) * rises) + Math.Max(values[i] - values[i - 1], 0)) / period;
            falls = (((period - 1) * falls) + Math.Max(values[i - 1] - values[i], 0)) / period;
            IndicatorColumns.Write(IndexOf(rises, falls), output, statuses, i);
        }
    }

    /// <summary>The index over a series; it restarts after each gap.</summary>
    /// <param name="series">The series.</param>
    /// <param name="period">n; from 1 to 10,000.</param>
    /// <exception cref="ArgumentException">The series is null or the period out of range.</exception>
    public static IndicatorSeries Over(SessionSeries series, int period = 14) => IndicatorSeries.Over(
        "RSI", FormattableString.Invariant($"{IndicatorPeriod.Check(period, nameof(period))}"), series, (values, output, statuses) => Compute(values, output, statuses, period));

    private IndicatorReading Reading()
    {
        double total = _rises + _falls;
        if (total == 0)
            return IndicatorReading.Of(50);
        // Over a total beyond the range of a double every average would look like 0.
        return double.IsFinite(total) ? IndicatorReading.Of(100 * (_rises / total)) : IndicatorReading.Without(IndicatorStatus.OutOfRange);
    }

    private static double IndexOf(double rises, double falls) => (rises + falls) switch
    {
        0 => 50,
        double total when double.IsFinite(total) => 100 * (rises / total),
        _ => double.NaN,
    };
}

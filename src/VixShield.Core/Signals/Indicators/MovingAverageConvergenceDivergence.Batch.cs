using VixShield.Market;

namespace VixShield.Signals;

/// <content>Whole columns and series.</content>
public sealed partial class MovingAverageConvergenceDivergence
{
    /// <summary>The MACD of a whole column: the bits of one update after another. No allocation.</summary>
    /// <param name="values">The values; finite.</param>
    /// <param name="columns">Where the results go.</param>
    /// <param name="options">Lengths and seeding; null for the default.</param>
    /// <exception cref="ArgumentException">A column is too short or a value not finite; nothing is written.</exception>
    public static void Compute(ReadOnlySpan<double> values, MacdColumns columns, MacdOptions? options = null)
    {
        options ??= MacdOptions.Default;
        columns.Check(values.Length);
        IndicatorColumns.CheckFinite(values, nameof(values));
        double fastStep = 2.0 / (options.Fast + 1);
        double slowStep = 2.0 / (options.Slow + 1);
        double signalStep = 2.0 / (options.Signal + 1);
        (double fast, double slow, double signal) = (0, 0, 0);
        (double firstLine, double sum) = (0, 0);
        for (int i = 0; i < values.Length; i++)
        {
            if (i == options.FastAt)
                fast = WindowColumn.Mean(values.Slice(i - options.Fast + 1, options.Fast));
            else if (i > options.FastAt)
                fast += fastStep * (values[i] - fast);
            if (!columns.FastAverage.IsEmpty)
                columns.FastAverage[i] = i >= options.FastAt && double.IsFinite(fast) ? fast : null;

            if (i < options.LineAt)
            {
                WriteBefore(columns, i);
                continue;
            }

            slow = i == options.LineAt ? WindowColumn.Mean(values[..options.Slow]) : slow + (slowStep * (values[i] - slow));
            double line = fast - slow;
            if (i == options.LineAt)
                firstLine = line;
            if (i <= options.SignalAt)
                sum += line - firstLine;
            if (i == options.SignalAt)
                signal = firstLine + (sum / options.Signal);
            else if (i > options.SignalAt)
                signal += signalStep * (line - signal);
            Write(columns, i, slow, line, i < options.SignalAt ? null : signal);
        }
    }

    /// <summary>The MACD over a series; it restarts after each gap.</summary>
    /// <param name="series">The series.</param>
    /// <param name="options">Lengths and seeding; null for the default.</param>
    /// <exception cref="ArgumentNullException">The series is null.</exception>
    public static MacdSeries Over(SessionSeries series, MacdOptions? options = null) => MacdSeries.Of(Guard.NotNull(series, nameof(series)), options ?? MacdOptions.Default);

    private static void WriteBefore(in MacdColumns columns, int i)
    {
        if (!columns.SlowAverage.IsEmpty)
            columns.SlowAverage[i] = null;
        if (!columns.Line.IsEmpty)
            columns.Line[i] = null;
        if (!columns.LineStatuses.IsEmpty)
            columns.LineStatuses[i] = IndicatorStatus.NotReady;
        WriteSignal(columns, i, null, null, IndicatorStatus.NotReady);
    }

    private static void Write(in MacdColumns columns, int i, double slow, double line, double? signal)
    {
        if (!columns.SlowAverage.IsEmpty)
            columns.SlowAverage[i] = double.IsFinite(slow) ? slow : null;
        if (!columns.Line.IsEmpty)
            columns.Line[i] = double.IsFinite(line) ? line : null;
        if (!columns.LineStatuses.IsEmpty)
            columns.LineStatuses[i] = IndicatorText.StatusOf(line);
        if (signal is not { } average)
            WriteSignal(columns, i, null, null, IndicatorStatus.NotReady);
        else if (double.IsFinite(line - average))
            WriteSignal(columns, i, average, line - average, IndicatorStatus.Ready);
        else
            WriteSignal(columns, i, null, null, IndicatorStatus.OutOfRange);
    }

    private static void WriteSignal(in MacdColumns columns, int i, double? signal, double? histogram, IndicatorStatus status)
    {
        if (!columns.Signal.IsEmpty)
            columns.Signal[i] = signal;
        if (!columns.Histogram.IsEmpty)
            columns.Histogram[i] = histogram;
        if (!columns.SignalStatuses.IsEmpty)
            columns.SignalStatuses[i] = status;
    }
}

using VixShield.Market;

namespace VixShield.Signals;

/// <content>Whole columns and series.</content>
public sealed partial class BollingerBands
{
    /// <summary>The bands of a whole column: the bits of one update after another. No allocation.</summary>
    /// <param name="values">The values; finite.</param>
    /// <param name="columns">Where the results go.</param>
    /// <param name="period">n; from 2 to 10,000.</param>
    /// <param name="deviations">k; from 0.01 to 100.</param>
    /// <exception cref="ArgumentException">A column is too short, a value not finite or a number out of range; nothing is written.</exception>
    public static void Compute(ReadOnlySpan<double> values, BollingerColumns columns, int period = 20, double deviations = 2)
    {
        IndicatorPeriod.Check(period, nameof(period), 2);
        CheckDeviations(deviations);
        columns.Check(values.Length);
        IndicatorColumns.CheckFinite(values, nameof(values));
        for (int i = 0; i < values.Length; i++)
        {
            if (i < period - 1)
            {
                columns.WriteNone(i, IndicatorStatus.NotReady);
                continue;
            }

            ReadOnlySpan<double> window = values.Slice(i - period + 1, period);
            double offset = WindowColumn.Offset(window);
            double middle = window[0] + offset;
            double distance = deviations * WindowColumn.Deviation(window, offset);
            (double upper, double lower) = (middle + distance, middle - distance);
            if (!(double.IsFinite(upper) && double.IsFinite(lower)))
            {
                columns.WriteNone(i, IndicatorStatus.OutOfRange);
                continue;
            }

            columns.Write(i, middle, upper, lower);
            double between = upper - lower;
            double percentB = between > double.MaxValue ? double.NaN : (values[i] - lower) / between;
            BollingerColumns.WriteRatio(columns.PercentB, columns.PercentBStatuses, i, between == 0 ? IndicatorStatus.Flat : IndicatorText.StatusOf(percentB), percentB);
            double width = between / middle;
            BollingerColumns.WriteRatio(columns.Width, columns.WidthStatuses, i, middle > 0 ? IndicatorText.StatusOf(width) : IndicatorStatus.NoBase, width);
        }
    }

    /// <summary>The bands over a series; they restart after each gap.</summary>
    /// <param name="series">The series.</param>
    /// <param name="period">n; from 2 to 10,000.</param>
    /// <param name="deviations">k; from 0.01 to 100.</param>
    /// <exception cref="ArgumentException">The series is null or a number out of range.</exception>
    public static BollingerSeries Over(SessionSeries series, int period = 20, double deviations = 2) =>
        BollingerSeries.Of(Guard.NotNull(series, nameof(series)), IndicatorPeriod.Check(period, nameof(period), 2), CheckDeviations(deviations));
}

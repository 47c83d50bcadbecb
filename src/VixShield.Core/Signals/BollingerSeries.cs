using VixShield.Market;

namespace VixShield.Signals;

/// <summary>Bollinger bands on every session of a series, restarted after each gap.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class BollingerSeries
{
    private BollingerSeries(IndicatorSeries middle, IndicatorSeries upper, IndicatorSeries lower, IndicatorSeries percentB, IndicatorSeries width)
    {
        Middle = middle;
        Upper = upper;
        Lower = lower;
        PercentB = percentB;
        Width = width;
    }

    /// <summary>Mean of the window.</summary>
    public IndicatorSeries Middle { get; }

    /// <summary>The upper band.</summary>
    public IndicatorSeries Upper { get; }

    /// <summary>The lower band.</summary>
    public IndicatorSeries Lower { get; }

    /// <summary>Where the value lies between the bands.</summary>
    public IndicatorSeries PercentB { get; }

    /// <summary>Distance of the bands over the middle.</summary>
    public IndicatorSeries Width { get; }

    /// <summary>The middle's name, sessions and restarts.</summary>
    public override string ToString() => Middle.ToString();

    internal static BollingerSeries Of(SessionSeries source, int period, double deviations)
    {
        int count = source.Count;
        (double?[] middle, double?[] upper, double?[] lower) = (new double?[count], new double?[count], new double?[count]);
        (double?[] percentB, double?[] width) = (new double?[count], new double?[count]);
        (IndicatorStatus[] bands, IndicatorStatus[] percents, IndicatorStatus[] widths) = (new IndicatorStatus[count], new IndicatorStatus[count], new IndicatorStatus[count]);
        foreach ((int start, int length) in SeriesStretch.Of(source))
        {
            var columns = new BollingerColumns
            {
                Middle = middle.AsSpan(start, length),
                Upper = upper.AsSpan(start, length),
                Lower = lower.AsSpan(start, length),
                PercentB = percentB.AsSpan(start, length),
                Width = width.AsSpan(start, length),
                Statuses = bands.AsSpan(start, length),
                PercentBStatuses = percents.AsSpan(start, length),
                WidthStatuses = widths.AsSpan(start, length),
            };
            BollingerBands.Compute(source.Values.AsSpan().Slice(start, length), columns, period, deviations);
        }

        string parameters = FormattableString.Invariant($"{period},{deviations}");
        return new BollingerSeries(
            new IndicatorSeries("Bollinger middle", parameters, source, middle, bands),
            new IndicatorSeries("Bollinger upper band", parameters, source, upper, bands),
            new IndicatorSeries("Bollinger lower band", parameters, source, lower, bands),
            new IndicatorSeries("Bollinger percent b", parameters, source, percentB, percents),
            new IndicatorSeries("Bollinger width", parameters, source, width, widths));
    }
}

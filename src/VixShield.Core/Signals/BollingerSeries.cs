using VixShield.Display;
using VixShield.Market;

namespace VixShield.Signals;

/// <summary>Bollinger bands on every session of a series, restarted after each gap.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
[TypeFormatterSource]
public sealed class BollingerSeries : IDisplayable
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

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Bollinger bands", ToString())
    {
        Facts =
        [
            new("name", Middle.Name),
            new("parameters", Middle.Parameters),
            new("sessions", Middle.Dates.Length),
            new("restarts", Middle.Restarts.Length),
        ],
        Tables =
        [
            DisplayTable.OfLast(
                "bands",
                (int[])[.. Enumerable.Range(0, Middle.Dates.Length)],
                new("date", r => Middle.Dates[r]),
                new("value", r => Middle.Source.Values[r]),
                new("lower", r => Lower.Values[r]),
                new("middle", r => Middle.Values[r]),
                new("upper", r => Upper.Values[r]),
                new("percent b", r => PercentB.Values[r]),
                new("width", "%", r => DisplayCell.Percent(Width.Values[r])),
                new("status", r => Middle.Statuses[r])),
        ],
    };

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

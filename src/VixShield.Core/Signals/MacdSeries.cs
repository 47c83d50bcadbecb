using VixShield.Display;
using VixShield.Market;

namespace VixShield.Signals;

/// <summary>A MACD on every session of a series, restarted after each gap.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
[TypeFormatterSource]
public sealed class MacdSeries : IDisplayable
{
    private MacdSeries(MacdOptions options, IndicatorSeries line, IndicatorSeries signal, IndicatorSeries histogram)
    {
        Options = options;
        Line = line;
        Signal = signal;
        Histogram = histogram;
    }

    /// <summary>Lengths and seeding.</summary>
    public MacdOptions Options { get; }

    /// <summary>Fast average less slow average.</summary>
    public IndicatorSeries Line { get; }

    /// <summary>Exponential average of the line.</summary>
    public IndicatorSeries Signal { get; }

    /// <summary>Line less signal.</summary>
    public IndicatorSeries Histogram { get; }

    /// <summary>The line's name, sessions and restarts.</summary>
    public override string ToString() => Line.ToString();

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("MACD", ToString())
    {
        Facts =
        [
            new("name", Line.Name),
            new("lengths", Options.ToString()),
            new("sessions", Line.Dates.Length),
            new("restarts", Line.Restarts.Length),
        ],
        Tables =
        [
            DisplayTable.OfLast(
                "values",
                (int[])[.. Enumerable.Range(0, Line.Dates.Length)],
                new("date", r => Line.Dates[r]),
                new("source", r => Line.Source.Values[r]),
                new("line", r => Line.Values[r]),
                new("signal", r => Signal.Values[r]),
                new("histogram", r => Histogram.Values[r]),
                new("line status", r => Line.Statuses[r]),
                new("signal status", r => Signal.Statuses[r])),
        ],
    };

    internal static MacdSeries Of(SessionSeries source, MacdOptions options)
    {
        int count = source.Count;
        (double?[] line, double?[] signal, double?[] histogram) = (new double?[count], new double?[count], new double?[count]);
        (IndicatorStatus[] lineStatuses, IndicatorStatus[] signalStatuses) = (new IndicatorStatus[count], new IndicatorStatus[count]);
        foreach ((int start, int length) in SeriesStretch.Of(source))
        {
            var columns = new MacdColumns
            {
                Line = line.AsSpan(start, length),
                Signal = signal.AsSpan(start, length),
                Histogram = histogram.AsSpan(start, length),
                LineStatuses = lineStatuses.AsSpan(start, length),
                SignalStatuses = signalStatuses.AsSpan(start, length),
            };
            MovingAverageConvergenceDivergence.Compute(source.Values.AsSpan().Slice(start, length), columns, options);
        }

        string parameters = options.ToString();
        return new MacdSeries(
            options,
            new IndicatorSeries("MACD line", parameters, source, line, lineStatuses),
            new IndicatorSeries("MACD signal", parameters, source, signal, signalStatuses),
            new IndicatorSeries("MACD histogram", parameters, source, histogram, signalStatuses));
    }
}

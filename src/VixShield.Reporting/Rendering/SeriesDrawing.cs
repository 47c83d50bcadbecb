using ScottPlot;

namespace VixShield.Reporting;

/// <summary>Draws the series of a chart.</summary>
internal static class SeriesDrawing
{
    // From this many points on they are drawn smaller, so that a line through them is seen.
    private const int ManyPoints = 40;

    internal static void Add(Plot plot, ChartSeries series, SeriesPlaces places, bool isNarrow, bool isSvg)
    {
        Color color = Palette.Of(series.Color);
        switch (series.Kind)
        {
            case ChartSeriesKind.Area:
                Area(plot, series, color);
                break;
            case ChartSeriesKind.Bars:
                Bars(plot, series, color, places);
                break;
            case ChartSeriesKind.Points:
                Points(plot, series, color, places.Offset(series), isNarrow);
                break;
            default:
                Lines(plot, series, color, isSvg);
                break;
        }
    }

    /// <summary>A missing value interrupts the line: each stretch is a line of its own, and the first stands in the legend.</summary>
    private static void Lines(Plot plot, ChartSeries series, Color color, bool isSvg)
    {
        LinePattern pattern = series.Kind switch
        {
            ChartSeriesKind.DashedLine => LinePattern.Dashed,
            ChartSeriesKind.DottedLine => LinePattern.Dotted,
            _ => LinePattern.Solid,
        };
        bool isNamed = false;
        foreach ((int start, int count) in Runs(series.X.Length, i => series.Y[i] is not null))
        {
            var line = plot.Add.Scatter(series.X.AsSpan(start, count).ToArray(), Enumerable.Range(start, count).Select(i => series.Y[i]!.Value).ToArray(), LinePatterns.Of(pattern, color, isSvg));
            line.LineWidth = 2.2f;
            line.LinePattern = LinePatterns.Of(pattern, isSvg);
            line.MarkerSize = count == 1 ? 5 : 0;
            if (!isNamed)
                line.LegendText = series.Name;
            isNamed = true;
        }
    }

    private static void Area(Plot plot, ChartSeries series, Color color)
    {
        bool isNamed = false;
        foreach ((int start, int count) in Runs(series.X.Length, i => series.Low[i] is not null && series.High[i] is not null))
        {
            int[] places = [.. Enumerable.Range(start, count)];
            var area = plot.Add.FillY([.. places.Select(i => series.X[i])], [.. places.Select(i => series.Low[i]!.Value)], [.. places.Select(i => series.High[i]!.Value)]);
            area.FillColor = color.WithAlpha(0.2);
            area.LineWidth = 0;
            if (!isNamed)
                area.LegendText = series.Name;
            isNamed = true;
        }
    }

    private static void Bars(Plot plot, ChartSeries series, Color color, SeriesPlaces where)
    {
        double offset = where.Offset(series);
        int[] places = [.. Enumerable.Range(0, series.X.Length).Where(i => series.Y[i] is not null)];
        var drawn = plot.Add.Bars(places.Select(i => new Bar { Position = series.X[i] + offset, Value = series.Y[i]!.Value, Size = 0.9 * where.Width, FillColor = color, LineWidth = 0 }).ToArray());
        drawn.LegendText = series.Name;
        Intervals(plot, series, Palette.Text, offset);
    }

    private static void Points(Plot plot, ChartSeries series, Color color, double offset, bool isNarrow)
    {
        int[] places = [.. Enumerable.Range(0, series.X.Length).Where(i => series.Y[i] is not null)];
        var points = plot.Add.Scatter(places.Select(i => series.X[i] + offset).ToArray(), places.Select(i => series.Y[i]!.Value).ToArray(), color);
        points.LineWidth = 0;
        points.MarkerSize = series.X.Length >= ManyPoints ? 4 : 8;
        points.MarkerShape = series.Color switch
        {
            ChartColor.Blue => MarkerShape.FilledCircle,
            ChartColor.Vermilion => MarkerShape.FilledDiamond,
            ChartColor.Green => MarkerShape.FilledTriangleUp,
            ChartColor.Grey => MarkerShape.OpenCircle,
            _ => MarkerShape.FilledSquare,
        };
        points.LegendText = series.Name;
        Intervals(plot, series, color, offset);
        if (series.Labels.IsEmpty)
            return;
        foreach (int i in places)
        {
            var text = plot.Add.Text(series.Labels[i], series.X[i], series.Y[i]!.Value);
            text.LabelFontSize = isNarrow ? 10 : 11;
            text.LabelFontColor = Palette.Text;
            text.LabelAlignment = Alignment.LowerCenter;
            ChartFont.Apply(text);
            text.OffsetY = -7;
        }
    }

    private static void Intervals(Plot plot, ChartSeries series, Color color, double offset)
    {
        if (series.Low.IsEmpty)
            return;
        int[] places = [.. Enumerable.Range(0, series.X.Length).Where(i => series.Low[i] is not null && series.High[i] is not null)];
        if (places.Length == 0)
            return;
        // From the middle of each interval, which is not always where its value stands.
        double[] middles = [.. places.Select(i => (series.Low[i]!.Value + series.High[i]!.Value) / 2)];
        double[] halves = [.. places.Select(i => Math.Abs(series.High[i]!.Value - series.Low[i]!.Value) / 2)];
        var intervals = plot.Add.ErrorBar([.. places.Select(i => series.X[i] + offset)], middles, halves);
        intervals.Color = color;
        intervals.LineWidth = 1.6f;
        intervals.CapSize = 4;
    }

    private static IEnumerable<(int Start, int Count)> Runs(int length, Func<int, bool> isThere)
    {
        int start = 0;
        while (start < length)
        {
            if (!isThere(start))
            {
                start++;
                continue;
            }

            int end = start;
            while (end < length && isThere(end))
                end++;
            yield return (start, end - start);
            start = end;
        }
    }
}

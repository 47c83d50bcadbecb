using System.Globalization;
using System.Text.RegularExpressions;
using ScottPlot;
using ScottPlot.Plottables;

namespace VixShield.Reporting;

/// <summary>Draws a chart. Below <see cref="NarrowWidth"/> letters stay as large, and there are fewer of them.</summary>
internal static partial class ChartDrawing
{
    internal const int NarrowWidth = 520;
    private const float FontSize = 13;

    internal static string Svg(Chart chart, int width, int height) =>
        SvgNames.Own(LinePatterns.WithDashes(FontFamily().Replace(Draw(chart, width, isSvg: true).GetSvgXml(width, height), $"font-family=\"{ChartFont.Families}\"")));

    internal static byte[] Png(Chart chart, int width, int height) => Draw(chart, width, isSvg: false).GetImageBytes(width, height, ImageFormat.Png);

    private static Plot Draw(Chart chart, int width, bool isSvg)
    {
        bool isNarrow = width < NarrowWidth;
        var plot = new Plot();
        plot.FigureBackground.Color = Colors.White;
        plot.Axes.Color(Palette.Text);
        plot.Grid.MajorLineColor = Palette.Rule;
        foreach (ChartStretch stretch in chart.Stretches)
            Add(plot, stretch, isFirst: chart.Stretches.First(s => s.Name == stretch.Name) == stretch);
        foreach (ChartMark mark in chart.Marks)
            Add(plot, mark, isFirst: chart.Marks.First(m => m.Name == mark.Name) == mark, isSvg);
        if (chart.Grid is { } grid)
            GridDrawing.Add(plot, grid, isNarrow);
        var places = new SeriesPlaces(chart);
        foreach (ChartSeries series in chart.Series)
            SeriesDrawing.Add(plot, series, places, isNarrow, isSvg);
        Axes(plot, chart, isNarrow);
        if (chart.Grid is null && (chart.Series.Length > 1 || !chart.Stretches.IsEmpty || !chart.Marks.IsEmpty))
            Legend(plot);
        else
            plot.HideLegend();
        ChartFont.Apply(plot);
        return plot;
    }

    private static void Add(Plot plot, ChartStretch stretch, bool isFirst)
    {
        var span = plot.Add.HorizontalSpan(stretch.From, stretch.To, Palette.Of(stretch.Color).WithAlpha(0.22));
        span.LineWidth = 0;
        if (isFirst)
            span.LegendText = stretch.Name;
    }

    private static void Add(Plot plot, ChartMark mark, bool isFirst, bool isSvg)
    {
        LinePattern dashes = LinePattern.DenselyDashed;
        Color color = LinePatterns.Of(dashes, Palette.Of(mark.Color), isSvg);
        AxisLine line = mark.IsVertical
            ? plot.Add.VerticalLine(mark.Value, 1.5f, color, LinePatterns.Of(dashes, isSvg))
            : plot.Add.HorizontalLine(mark.Value, 1.5f, color, LinePatterns.Of(dashes, isSvg));
        if (isFirst)
            line.LegendText = mark.Name;
    }

    private static void Axes(Plot plot, Chart chart, bool isNarrow)
    {
        plot.XLabel(chart.X.Label);
        plot.YLabel(chart.Y.Label);
        foreach (IAxis axis in new IAxis[] { plot.Axes.Bottom, plot.Axes.Left })
        {
            axis.Label.FontSize = FontSize;
            axis.Label.Bold = false;
            axis.TickLabelStyle.FontSize = FontSize - 1;
        }

        plot.Axes.Bottom.TickGenerator = Ticks(chart.X, isNarrow ? 4 : 9);
        plot.Axes.Left.TickGenerator = Ticks(chart.Y, isNarrow ? 5 : 8);
        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Axes.Top.FrameLineStyle.Width = 0;
        if (chart.Grid is { } grid)
        {
            plot.HideGrid();
            plot.Axes.SetLimits(-0.5, grid.Rows[0].Length - 0.5, -0.5, grid.Rows.Length - 0.5);
            return;
        }

        // Texts beside points need room at the edges.
        bool hasLabels = chart.Series.Any(s => !s.Labels.IsEmpty);
        plot.Axes.Margins(horizontal: hasLabels ? (isNarrow ? 0.25 : 0.14) : 0.03, vertical: hasLabels ? (isNarrow ? 0.3 : 0.18) : 0.08);
        if (chart.X.Kind == ChartAxisKind.Category)
        {
            plot.Axes.AutoScaleY();
            // Bars begin at 0, also where none is above or below it.
            AxisLimits limits = plot.Axes.GetLimits();
            if (chart.Series.Any(s => s.Kind == ChartSeriesKind.Bars))
                plot.Axes.SetLimitsY(Math.Min(limits.Bottom, 0), Math.Max(limits.Top, 0));
            plot.Axes.SetLimitsX(-0.6, chart.X.Categories.Length - 0.4);
        }
    }

    private static ITickGenerator Ticks(ChartAxis axis, int most)
    {
        if (axis.Kind == ChartAxisKind.Category)
        {
            // Names that would run into each other are thinned out.
            int step = axis.Categories.Length <= 2 * most ? 1 : (axis.Categories.Length + most - 1) / most;
            int[] shown = [.. Enumerable.Range(0, axis.Categories.Length).Where(i => i % step == 0)];
            return new ScottPlot.TickGenerators.NumericManual([.. shown.Select(i => (double)i)], [.. shown.Select(i => Wrapped(axis.Categories[i]))]);
        }

        bool isDate = axis.Kind == ChartAxisKind.Date;
        return new ScottPlot.TickGenerators.NumericAutomatic { TargetTickCount = most, IntegerTicksOnly = isDate, LabelFormatter = isDate ? Day : Number };
    }

    private static string Wrapped(string category) => category.Length > 9 ? category.Replace(' ', '\n') : category;

    private static string Day(double number) =>
        number >= DateOnly.MinValue.DayNumber && number <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber((int)number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";

    private static string Number(double value) => value.ToString(Math.Abs(value) >= 1000 ? "#,0.##" : "0.####", CultureInfo.InvariantCulture);

    private static void Legend(Plot plot)
    {
        var panel = plot.ShowLegend(Edge.Bottom);
        panel.Legend.Orientation = Orientation.Horizontal;
        panel.Legend.TightHorizontalWrapping = true;
        panel.Legend.OutlineWidth = 0;
        panel.Legend.ShadowColor = Colors.Transparent;
        panel.Legend.BackgroundColor = Colors.Transparent;
        panel.Legend.FontSize = FontSize - 1;
        panel.Legend.FontColor = Palette.Text;
    }

    [GeneratedRegex("font-family=\"[^\"]*\"")]
    private static partial Regex FontFamily();
}

namespace VixShield.Reporting;

/// <summary>Where the bars of several series stand side by side about a category.</summary>
internal sealed class BarPlaces
{
    private const double Together = 0.8;

    private readonly ChartSeries[] _bars;

    internal BarPlaces(Chart chart) => _bars = [.. chart.Series.Where(s => s.Kind == ChartSeriesKind.Bars)];

    internal double Width => Together / Math.Max(1, _bars.Length);

    internal double Offset(ChartSeries series) => (Array.IndexOf(_bars, series) - ((_bars.Length - 1) / 2d)) * Width;
}

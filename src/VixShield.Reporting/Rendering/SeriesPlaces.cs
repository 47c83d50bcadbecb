namespace VixShield.Reporting;

/// <summary>Where bars of several series stand side by side about a category, and points with intervals that stand at one place a little apart: a matter of drawing, the data keep their places.</summary>
internal sealed class SeriesPlaces
{
    private const double Together = 0.8;

    // Of the width of the chart, between the intervals of neighbouring series.
    private const double Apart = 0.007;

    private readonly ChartSeries[] _bars;
    private readonly ChartSeries[] _points;
    private readonly double _span;

    internal SeriesPlaces(Chart chart)
    {
        _bars = [.. chart.Series.Where(s => s.Kind == ChartSeriesKind.Bars)];
        _points = [.. chart.Series.Where(s => s.Kind == ChartSeriesKind.Points)];
        // Only series that share all their places stand in each other's way.
        if (_points.All(s => s.Low.IsEmpty) || _points.Any(s => !s.X.AsSpan().SequenceEqual(_points[0].X.AsSpan())))
            _points = [];
        _span = _points.Length > 1 && _points[0].X.Length > 1 ? _points[0].X.Max() - _points[0].X.Min() : 0;
    }

    internal double Width => Together / Math.Max(1, _bars.Length);

    internal double Offset(ChartSeries series) => series.Kind == ChartSeriesKind.Bars
        ? (Array.IndexOf(_bars, series) - ((_bars.Length - 1) / 2d)) * Width
        : _points.Length == 0 ? 0 : (Array.IndexOf(_points, series) - ((_points.Length - 1) / 2d)) * Apart * _span;
}

using VixShield.Curves;
using VixShield.Reporting;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Reporting;

public sealed class VixCurveChartTests
{
    private static readonly VixFuturesCurve s_curve = Sample.Moved.VixFutures;

    [Fact]
    public void Futures_spot_and_the_earlier_curve_stand_where_they_are()
    {
        Chart chart = VixCurveChart.Of(s_curve, null, Sample.Market.VixFutures);
        Assert.Equal(s_curve.Points.Select(p => (double?)p.Price), Series(chart, "VX futures").Y);
        Assert.Equal(s_curve.Points.Select(p => (p.Expiry.Instant - s_curve.ValuationInstant).TotalDays), Series(chart, "VX futures").X, new Within(1e-9));
        Assert.Equal([s_curve.SpotVix], Series(chart, "spot VIX").Y.Select(y => y!.Value));
        Assert.Equal([0d], Series(chart, "spot VIX").X.AsEnumerable());
        Assert.Equal(Sample.Market.VixFutures.Points.Select(p => (double?)p.Price), Series(chart, "earlier VX futures").Y);
        Assert.DoesNotContain(chart.Series, s => s.Kind == ChartSeriesKind.Area);
    }

    [Fact]
    public void The_shape_begins_at_spot_and_misses_the_futures_by_what_it_says()
    {
        Chart chart = VixCurveChart.Of(s_curve);
        ChartSeries shape = Series(chart, "mean reversion from spot");
        Assert.Equal(s_curve.SpotVix, shape.Y[0]!.Value, 1e-9);
        double squares = 0;
        foreach (VixFuture future in s_curve.Points)
        {
            double days = 365 * s_curve.YearsTo(future.Expiry);
            int i = Enumerable.Range(1, shape.X.Length - 1).First(k => shape.X[k] >= days - 1e-9);
            double weight = (days - shape.X[i - 1]) / (shape.X[i] - shape.X[i - 1]);
            squares += Math.Pow(((1 - weight) * shape.Y[i - 1]!.Value) + (weight * shape.Y[i]!.Value) - future.Price, 2);
        }

        string note = chart.Notes.Single(n => n.StartsWith("Shape:", StringComparison.Ordinal));
        double said = double.Parse(note.Split("misses ")[1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(Math.Sqrt(squares / s_curve.Points.Length), said, 0.01);
    }

    [Fact]
    public void A_tenth_of_the_history_is_below_the_band_and_a_tenth_above()
    {
        ChartSeries band = VixCurveChart.Of(s_curve, Sample.Document.History).Series.Single(s => s.Kind == ChartSeriesKind.Area);
        Assert.NotEmpty(band.X);
        for (int i = 0; i < band.X.Length; i++)
        {
            double[] levels = [.. Sample.Document.History!.ConstantMaturity((int)band.X[i]).Levels.Values];
            // A share of a few dozen sessions is known to one session.
            Assert.InRange(levels.Count(v => v < band.Low[i]) - (0.1 * levels.Length), -1, 1);
            Assert.InRange(levels.Count(v => v > band.High[i]) - (0.1 * levels.Length), -1, 1);
            Assert.InRange(levels.Count(v => v < band.Y[i]) - (0.5 * levels.Length), -1, 1);
        }
    }

    [Fact]
    public void One_future_is_a_curve_and_a_short_history_is_said_to_be_short()
    {
        var one = new VixFuturesCurve(s_curve.ValuationInstant, 20, [s_curve.Points[0]]);
        var history = new Market.VixFuturesHistory(Sample.Document.History!.Sessions.Take(5));
        Chart chart = VixCurveChart.Of(one, history);
        Assert.Single(Series(chart, "VX futures").X);
        Assert.False(chart.IsEmpty);
        Assert.True(chart.ToSvg().Length > 0);
    }

    private static ChartSeries Series(Chart chart, string name) => chart.Series.Single(s => s.Name == name);
}

using System.Globalization;
using VixShield.Display;
using VixShield.Expiries;
using VixShield.Market;
using VixShield.Reporting;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Reporting;

public sealed class DecouplingChartTests
{
    private static readonly DateOnly s_today = new(2023, 2, 15);

    [Fact]
    public void The_last_point_is_the_plans_reading_and_the_others_are_measured_against_the_sessions_before_them_alone()
    {
        VixFuturesHistory history = Sample.Document.History!;
        ChartSeries series = DecouplingChart.Of(history, Plans.Moved.Record.Inputs.Decoupling, s_today).Series.Single();
        Assert.Equal(Plans.Reading.ZScore, series.Y[^1]);
        Assert.Equal(s_today.DayNumber, series.X[^1]);
        foreach (int i in new[] { 5, 25, 40, 58 })
        {
            VixFuturesSession session = history.Sessions[i];
            DecouplingReading expected = DecouplingMeasure.Measure(new VixFuturesHistory(history.Sessions.Take(i)), history.CurveOn(session.Date)!, TradingCalendar.UsOptions);
            Assert.Equal(expected.ZScore, series.Y[series.X.IndexOf(session.Date.DayNumber)]);
        }
    }

    [Fact]
    public void Shaded_are_the_decoupled_sessions_and_no_others()
    {
        Chart chart = DecouplingChart.Of(Sample.Document.History!, Plans.Reading, s_today);
        ChartSeries series = chart.Series.Single();
        double threshold = DecouplingOptions.Default.Threshold;
        for (int i = 0; i < series.X.Length; i++)
            Assert.Equal(series.Y[i] is { } z && Math.Abs(z) > threshold, chart.Stretches.Any(s => s.From < series.X[i] && series.X[i] < s.To));
        Assert.Equal([threshold, -threshold], chart.Marks.Select(m => m.Value));
        // The table names days, not the half days at which a shade begins.
        DisplayTable shaded = chart.ToDisplay().Tables[^1];
        Assert.Equal(chart.Stretches.Select(s => DateOnly.FromDayNumber((int)(s.From + 0.5)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), shaded.Rows.Select(r => r[1].Text));
        Assert.Equal(chart.Stretches.Select(s => DateOnly.FromDayNumber((int)(s.To - 0.5)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), shaded.Rows.Select(r => r[2].Text));
    }

    [Fact]
    public void A_detectors_readings_and_episodes_are_drawn_as_they_are()
    {
        DecouplingObservation[] observations = [.. MadeUp(400)];
        var options = new DecouplingDetectorOptions { Window = 120, MinimumObservations = 100 };
        var readings = DecouplingDetector.Run(observations, options);
        var episodes = DecouplingEpisode.Of(readings);
        Chart chart = DecouplingChart.Of(readings, options);
        Assert.Equal(readings.Select(r => r.Statistics.Z1), chart.Series[0].Y);
        Assert.Equal(readings.Select(r => r.Statistics.Z5), chart.Series[1].Y);
        Assert.NotEmpty(episodes);
        Assert.Equal(episodes.Select(e => (e.First.DayNumber - 0.5, e.Last.DayNumber + 0.5)), chart.Stretches.Select(s => (s.From, s.To)));
        Assert.Equal(
            episodes.Select(e => e.Direction == CouplingDirection.HedgeLags ? "decoupled: the hedge lags" : e.Direction == CouplingDirection.HedgeOverreacts ? "decoupled: the hedge overreacts" : "decoupled"),
            chart.Stretches.Select(s => s.Name));
    }

    [Fact]
    public void Readings_that_are_not_ready_are_an_empty_chart_that_says_so()
    {
        Chart chart = DecouplingChart.Of(DecouplingDetector.Run([.. MadeUp(10)]));
        Assert.True(chart.IsEmpty);
        Assert.Contains("No session has a residual", chart.Description, StringComparison.Ordinal);
        Assert.True(DecouplingChart.Of([]).IsEmpty);
        Assert.StartsWith("<svg", chart.ToSvg()[chart.ToSvg().IndexOf("<svg", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    /// <summary>Moves of VX that follow those of VIX with noise, and twice not at all.</summary>
    private static IEnumerable<DecouplingObservation> MadeUp(int count)
    {
        var random = new Random(20260711);
        (double vix, double future) = (18, 19);
        DateOnly date = new(2020, 1, 2);
        for (int i = 0; i < count; i++)
        {
            double x = (random.NextDouble() - 0.5) * 0.1;
            bool isOff = i is 200 or 300;
            double y = isOff ? (i == 200 ? -0.2 : 0.25) : (0.5 * x) + ((random.NextDouble() - 0.5) * 0.02);
            (vix, future) = (vix * Math.Exp(isOff ? 0.15 : x), future * Math.Exp(y));
            while (!TradingCalendar.UsOptions.IsSession(date))
                date = date.AddDays(1);
            yield return new DecouplingObservation { Date = date, Vix = vix, Future = future, FutureLogChange = i == 0 ? null : y, MaturityDays = 30 };
            date = date.AddDays(1);
        }
    }
}

using VixShield.Curves;
using VixShield.Expiries;
using VixShield.Market;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.TermStructure;

public sealed class VixCurveHistoryTests
{
    private static readonly VixCurveMeasure[] Measures =
    [
        VixCurveMeasure.Basis, VixCurveMeasure.RelativeBasis, VixCurveMeasure.Slope(1, 2), VixCurveMeasure.Contango, VixCurveMeasure.RelativeSlope(2, 3),
        VixCurveMeasure.Spread(30, 60), VixCurveMeasure.RelativeSpread(30, 45),
    ];

    [Law(Arbitrary = [typeof(HistoryCase)], MaxTest = 25)]
    public void Levels_are_those_of_the_curve_of_the_session(HistoryCase made, FsCheck.PositiveInt hole)
    {
        VixFuturesHistory history = Holed(made.Make(), hole.Get);
        foreach (VixCurveMeasure measure in Measures)
        {
            VixCurveHistory measured = VixCurveHistory.Of(history, measure);
            Assert.Equal(history.Sessions.Select(s => s.Date), measured.Points.Select(p => p.Date));
            foreach (VixCurvePoint point in measured.Points)
            {
                Assert.Equal(Naive(history.SessionOn(point.Date)!, measure), point.Value);
                Assert.Equal(point.Value is null, point.Status != VixCurvePointStatus.Ok);
                Assert.Equal(point.Value is not null, measured.Values.TryGet(point.Date, out double value) && value == point.Value);
            }
        }
    }

    [Law(Arbitrary = [typeof(HistoryCase)], MaxTest = 25)]
    public void Changes_cross_neither_gaps_nor_rolls(HistoryCase made, FsCheck.PositiveInt hole, FsCheck.PositiveInt length)
    {
        VixFuturesHistory history = Holed(made.Make(), hole.Get);
        int sessions = 1 + (length.Get % 7);
        foreach (VixCurveMeasure measure in Measures)
        {
            VixCurveHistory measured = VixCurveHistory.Of(history, measure);
            for (int i = 0; i < measured.Points.Length; i++)
            {
                VixCurvePoint after = measured.Points[i];
                DateOnly from = HistoryCase.Calendar.AddSessions(after.Date, -sessions);
                VixCurvePoint? before = measured.Points.FirstOrDefault(p => p.Date == from);
                bool whole = measured.Points.Count(p => p.Date > from && p.Date <= after.Date) == sessions;
                bool rolled = !measure.IsConstantMaturity
                    && history.Contracts.Any(c => c.Date > from && c.Date <= after.Date);
                double? expected = before is null || !whole || rolled ? null : after.Value - before.Value;
                VixCurveChange change = measured.Change(i, sessions);
                Assert.Equal(expected, change.Value);
                Assert.Equal(expected is null, change.Status != VixCurveChangeStatus.Ok);
                if (rolled && whole && before?.Value is not null && after.Value is not null)
                    Assert.Equal(VixCurveChangeStatus.Rolled, change.Status);
            }
        }
    }

    [Law(Arbitrary = [typeof(HistoryCase)], MaxTest = 15)]
    public void A_percentile_counts_what_is_strictly_before_the_day(HistoryCase made, FsCheck.PositiveInt hole, FsCheck.PositiveInt length)
    {
        VixFuturesHistory history = Holed(made.Make(), hole.Get);
        VixCurveHistory measured = VixCurveHistory.Of(history, VixCurveMeasure.Contango);
        // Another scale of prices is a monotone change of the basis in points.
        VixCurveHistory basis = VixCurveHistory.Of(history, VixCurveMeasure.Basis);
        VixCurveHistory scaled = VixCurveHistory.Of(Scaled(history, 4), VixCurveMeasure.Basis);
        int window = 5 + (length.Get % 40);
        for (int i = 0; i < measured.Points.Length; i++)
        {
            foreach (int? sessions in new int?[] { window, null })
            {
                VixCurvePoint point = measured.Points[i];
                double[] earlier = [.. measured.Points
                    .Where(p => p.Date < point.Date && p.Value is not null)
                    .Where(p => sessions is null || HistoryCase.Calendar.CountSessions(p.Date, point.Date) <= sessions)
                    .Select(p => p.Value!.Value)];
                PercentileReading reading = measured.PercentileAt(i, sessions, 5);
                Assert.Equal(earlier.Length < 5, reading.Status == PercentileStatus.TooFewValues);
                Assert.Equal(earlier.Length, reading.Observations);
                if (earlier.Length >= 5)
                    Assert.Equal(earlier.Average(v => v < point.Value ? 1 : v == point.Value ? 0.5 : 0), reading.Percentile!.Value, 1e-12);
                else
                    Assert.Null(reading.Percentile);
                Assert.Equal(basis.PercentileAt(i, sessions, 5).Percentile, scaled.PercentileAt(i, sessions, 5).Percentile);
            }
        }

        Assert.Equal(0, measured.Percentile(history.Sessions[^1].Date, -1e9, null, 1).Percentile);
        Assert.Equal(1, measured.Percentile(history.Sessions[^1].Date, 1e9, null, 1).Percentile);
    }

    [Fact]
    public void Ties_count_half_and_a_day_without_a_value_has_no_percentile()
    {
        DateOnly day = new(2022, 1, 3);
        Expiry[] contracts = [.. Enumerable.Range(1, 3).Select(m => ExpiryRules.VixMonthly.Resolve(2022, m, HistoryCase.Calendar))];
        List<VixFuturesSession> sessions = [];
        foreach (double? vix in new double?[] { 18, 18, 20, null, 16 })
        {
            sessions.Add(new VixFuturesSession(day, vix, contracts.Select(c => new VixFuture(c, 20))));
            day = HistoryCase.Calendar.NextSession(day);
        }

        VixCurveHistory basis = VixCurveHistory.Of(new VixFuturesHistory(sessions), VixCurveMeasure.Basis);
        Assert.Equal(0.5, basis.PercentileAt(1, null, 1).Percentile);
        Assert.Equal((1.0 + 0.5 + 0.5) / 3, basis.Percentile(sessions[4].Date, 2, null, 3).Percentile);
        Assert.Equal((VixCurvePointStatus.NoSpot, PercentileStatus.NoValue, null), (basis.Points[3].Status, basis.PercentileAt(3).Status, basis.PercentileAt(3).Percentile));
        Assert.Equal((PercentileStatus.TooFewValues, 3), (basis.PercentileAt(4, null, 4).Status, basis.PercentileAt(4, null, 4).Observations));
        Assert.Equal(VixCurveChangeStatus.MissingValue, basis.Change(4, 1).Status);
        Assert.Equal(2, basis.Change(4, 4).Value);
        Assert.Equal(VixCurveChangeStatus.TooShort, basis.Change(0, 1).Status);
        Refusal.OfArgument("far", () => VixCurveMeasure.Slope(2, 2));
        Refusal.OfArgument("near", () => VixCurveMeasure.Spread(0, 30));
        Refusal.OfArgument("index", () => basis.Change(5, 1));
        Refusal.OfArgument("value", () => basis.Percentile(day, double.NaN));
        Refusal.OfArgument("minimum", () => basis.Percentile(day, 1, null, 0));
    }

    internal static VixFuturesHistory Holed(VixFuturesHistory history, int hole)
    {
        int at = 5 + (hole % (history.Sessions.Length - 5));
        return new VixFuturesHistory(history.Sessions.Where((_, i) => i != at), history.Calendar);
    }

    private static VixFuturesHistory Scaled(VixFuturesHistory history, double factor) => new(history.Sessions.Select(s => new VixFuturesSession(
        s.Date, s.Vix * factor, s.Futures.Select(f => new VixFuture(f.Expiry, f.Price * factor)))));

    private static double? Naive(VixFuturesSession session, VixCurveMeasure measure)
    {
        double[] prices = [.. session.Futures.Select(f => f.Price)];
        double? near = measure.IsConstantMaturity ? At(measure.Near) : measure.Near == 0 ? session.Vix : prices.Length >= measure.Near ? prices[measure.Near - 1] : null;
        double? far = measure.IsConstantMaturity ? At(measure.Far) : prices.Length >= measure.Far ? prices[measure.Far - 1] : null;
        return measure.IsRelative ? (far - near) / near : far - near;

        // The same products in the same order as two contracts held.
        double? At(int days)
        {
            DateOnly target = session.Date.AddDays(days);
            VixFuture? upper = session.Futures.FirstOrDefault(f => f.Expiry.Date >= target);
            VixFuture? lower = session.Futures.LastOrDefault(f => f.Expiry.Date < target);
            if (upper is null || (lower is null && upper.Expiry.Date != target))
                return null;
            if (upper.Expiry.Date == target)
                return upper.Price;
            double weight = (double)(upper.Expiry.Date.DayNumber - target.DayNumber) / (upper.Expiry.Date.DayNumber - lower!.Expiry.Date.DayNumber);
            return (weight * lower.Price) + ((1 - weight) * upper.Price);
        }
    }
}

using VixShield.Curves;
using VixShield.Market;
using VixShield.TermStructure;

namespace VixShield.Reporting;

/// <summary>VX futures over their days to settlement, with spot VIX, a mean-reverting shape through them, and where the curve was in a history.</summary>
public static class VixCurveChart
{
    private const double LowShare = 0.1;
    private const double HighShare = 0.9;
    private const int StepDays = 15;
    private const int FewestSessions = 20;

    /// <summary>Draws a curve.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="history">Sessions whose constant maturities make the band from the 10th to the 90th percentile; null for none.</param>
    /// <param name="earlier">An earlier curve for comparison, such as that before a move; null for none.</param>
    /// <exception cref="ArgumentNullException">The curve is null.</exception>
    public static Chart Of(VixFuturesCurve curve, VixFuturesHistory? history = null, VixFuturesCurve? earlier = null)
    {
        ArgumentNullException.ThrowIfNull(curve);
        List<ChartSeries> series = [];
        List<string> notes = ["A difference between spot VIX and a future is no mispricing: they are about different 30 days."];
        double last = curve.Points.Max(p => Days(curve, p));
        if (history is not null)
            AddBand(series, notes, history, last);
        CurveFit<MeanReversionCurve> fit = MeanReversionFit.OneSpeed(NelsonSiegelFit.Contracts(curve), curve.SpotVix);
        if (fit.Curve is { } shape)
        {
            double[] days = [.. Enumerable.Range(0, 61).Select(i => last * i / 60)];
            series.Add(new ChartSeries("mean reversion from spot", ChartSeriesKind.DashedLine, ChartColor.Green, days, days.Select(d => (double?)shape.At(d / 365))));
            notes.Add(FormattableString.Invariant($"Shape: {shape}, root mean square of its misses {fit.RootMeanSquare:0.###} points."));
        }
        else
        {
            notes.Add($"No mean-reverting shape: {fit.Reason}");
        }

        if (earlier is not null)
            series.Add(Futures("earlier VX futures", earlier, ChartColor.Grey));
        series.Add(Futures("VX futures", curve, ChartColor.Blue));
        series.Add(new ChartSeries("spot VIX", ChartSeriesKind.Points, ChartColor.Vermilion, [0], [curve.SpotVix]));
        string slope = curve.Slope is { } points ? FormattableString.Invariant($", the second {Math.Abs(points):0.##} points {(points < 0 ? "below" : "above")} the first") : "";
        return new Chart(
            "VIX futures curve",
            FormattableString.Invariant($"Spot VIX {curve.SpotVix:0.##}; the first future at {curve.Points[0].Price:0.##}, {Math.Abs(curve.Basis):0.##} points {(curve.Basis < 0 ? "below" : "above")} spot{slope}."),
            new ChartAxis("time to settlement", "calendar days"),
            new ChartAxis("VIX and VX", "VIX points"))
        {
            Series = [.. series],
            Notes = [.. notes],
        };
    }

    private static ChartSeries Futures(string name, VixFuturesCurve curve, ChartColor color) =>
        new(name, ChartSeriesKind.Points, color, curve.Points.Select(p => Days(curve, p)), curve.Points.Select(p => (double?)p.Price));

    private static double Days(VixFuturesCurve curve, VixFuture future) => 365 * curve.YearsTo(future.Expiry);

    private static void AddBand(List<ChartSeries> series, List<string> notes, VixFuturesHistory history, double last)
    {
        List<double> places = [];
        List<double?> lows = [];
        List<double?> middles = [];
        List<double?> highs = [];
        for (int days = StepDays; days <= last; days += StepDays)
        {
            double[] levels = [.. history.ConstantMaturity(days).Levels.Values.Order()];
            if (levels.Length < FewestSessions)
                continue;
            places.Add(days);
            lows.Add(Quantile(levels, LowShare));
            middles.Add(Quantile(levels, 0.5));
            highs.Add(Quantile(levels, HighShare));
        }

        if (places.Count == 0)
        {
            notes.Add(FormattableString.Invariant($"No band: no constant maturity has {FewestSessions} sessions in the history ({history})."));
            return;
        }

        series.Add(new ChartSeries("10th to 90th percentile of the history", ChartSeriesKind.Area, ChartColor.SkyBlue, places, middles, lows, highs));
        notes.Add($"Band: constant maturities of {history}.");
    }

    /// <summary>Linear between the ordered values, the first at 0 and the last at 1.</summary>
    private static double Quantile(double[] ordered, double share)
    {
        double place = share * (ordered.Length - 1);
        int below = Math.Min((int)place, ordered.Length - 2);
        return ordered[below] + ((place - below) * (ordered[below + 1] - ordered[below]));
    }
}

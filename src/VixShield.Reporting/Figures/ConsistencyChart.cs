using VixShield.TermStructure;

namespace VixShield.Reporting;

/// <summary>SPX forward variance, E[VIX²] of VIX options and the square of VX at each VX expiry, with the bands of their quotes.</summary>
public static class ConsistencyChart
{
    private const double PerVariance = 10_000;

    /// <summary>Draws a triangle.</summary>
    /// <param name="triangle">The measured market.</param>
    /// <exception cref="ArgumentNullException">The triangle is null.</exception>
    public static Chart Of(ConsistencyTriangle triangle)
    {
        ArgumentNullException.ThrowIfNull(triangle);
        ConsistencyExpiry[] all = [.. triangle.Expiries];
        int judged = all.Count(e => e.SpxLessOptions.Verdict != ConsistencyVerdict.NotAvailable);
        int outside = all.Count(e => e.SpxLessOptions.Verdict is ConsistencyVerdict.OutsideAbove or ConsistencyVerdict.OutsideBelow);
        double[] days = [.. all.Select(e => 365 * e.Years)];
        return new Chart(
            "SPX options, VIX options and VX against each other",
            FormattableString.Invariant($"{judged} of {all.Length} expiries can be judged; in {outside} of them SPX variance and VIX options differ by more than their quotes allow."),
            new ChartAxis("time to VX settlement", "calendar days"),
            new ChartAxis("30-day variance", "VIX points²"))
        {
            Series =
            [
                new ChartSeries("SPX forward variance", ChartSeriesKind.Points, ChartColor.Blue, days, all.Select(e => PerVariance * e.Spx.Variance), all.Select(e => PerVariance * e.Spx.Low), all.Select(e => PerVariance * e.Spx.High)),
                new ChartSeries("E[VIX²] of VIX options", ChartSeriesKind.Points, ChartColor.Vermilion, days, all.Select(e => e.Options?.Value), all.Select(e => e.Options?.Low), all.Select(e => e.Options?.High)),
                new ChartSeries("VX squared", ChartSeriesKind.Points, ChartColor.Green, days, all.Select(e => (double?)e.FutureSquared)),
            ],
            Notes = ["The first two should agree, and neither is below the third. Outside a band says that the numbers are inconsistent beyond their quotes, not which of them is off.", "Series of one expiry are drawn a little apart."],
        };
    }
}

using VixShield.Risk;

namespace VixShield.Reporting;

/// <summary>What the passage of a day adds, by cause, before and after trades.</summary>
public static class CarryChart
{
    /// <summary>Draws a carry.</summary>
    /// <param name="before">The carry.</param>
    /// <param name="after">The carry after the trades; null for none.</param>
    public static Chart Of(Carry before, Carry? after = null) => new(
        "Carry by cause",
        FormattableString.Invariant($"{before.Total:+0;-0;0} $ a day{(after is { } then ? FormattableString.Invariant($" before, {then.Total:+0;-0;0} $ a day after") : "")}: option theta, roll-down of the surface, roll-down of the VX curve, and financing."),
        new ChartAxis("cause", ["option theta", "surface roll-down", "VIX roll-down", "financing", "total"]),
        new ChartAxis("carry", "$ per calendar day"))
    {
        Series = after is { } changed ? [Bars("before", ChartColor.Blue, before), Bars("after", ChartColor.Vermilion, changed)] : [Bars("now", ChartColor.Blue, before)],
        Notes = ["Earned if nothing but time passes. A consequence of that assumption, no forecast."],
    };

    private static ChartSeries Bars(string when, ChartColor color, Carry carry) =>
        new(when, ChartSeriesKind.Bars, color, [0, 1, 2, 3, 4], [carry.OptionTheta, carry.SurfaceRollDown, carry.VixRollDown, carry.Financing, carry.Total]);
}

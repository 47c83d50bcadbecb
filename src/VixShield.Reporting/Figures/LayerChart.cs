using VixShield.Risk;

namespace VixShield.Reporting;

/// <summary>Greeks by part of the book, before and after trades, with their intervals over the betas: what has no layer, each hedge layer, and the net.</summary>
public static class LayerChart
{
    /// <summary>Draws an exposure.</summary>
    /// <param name="measure">Which exposure.</param>
    /// <param name="map">The betas.</param>
    /// <param name="before">The book.</param>
    /// <param name="after">The book after the trades; null for none.</param>
    /// <exception cref="ArgumentException">A null, or the measure is no member.</exception>
    public static Chart Of(LayerMeasure measure, FactorMap map, BookValuation before, BookValuation? after = null)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(before);
        if (!Enum.IsDefined(measure))
            throw new ArgumentOutOfRangeException(nameof(measure), measure, "Must be a member.");
        int[] layers = [.. before.Layers.Concat(after?.Layers ?? []).Distinct().Order()];
        (string name, string unit) = measure == LayerMeasure.TotalDelta ? ("Total delta", "$ per +1 % of the index") : ("VIX-equivalent vega", "$ per VIX point");
        Interval netBefore = Of(measure, before.Net.Map(map));
        Interval? netAfter = after is null ? null : Of(measure, after.Net.Map(map));
        return new Chart(
            $"{name} by hedge layer",
            FormattableString.Invariant($"Net {name} {netBefore.Mid:+0;-0;0} [{netBefore.Low:+0;-0;0}, {netBefore.High:+0;-0;0}]{(netAfter is { } net ? FormattableString.Invariant($" before, {net.Mid:+0;-0;0} [{net.Low:+0;-0;0}, {net.High:+0;-0;0}] after") : "")}, {unit}."),
            new ChartAxis("part of the book", ["no layer", .. layers.Select(l => FormattableString.Invariant($"layer {l}")), "net"]),
            new ChartAxis(name, unit))
        {
            Series = after is null ? [Bars("now", ChartColor.Blue, before)] : [Bars("before", ChartColor.Blue, before), Bars("after", ChartColor.Vermilion, after)],
            Notes = ["Lines over the bars are ranges over the beta set, for total delta over the response of VIX as well."],
        };

        ChartSeries Bars(string when, ChartColor color, BookValuation book)
        {
            Interval[] all =
            [
                Of(measure, book.SumOf(l => l.Position.Layer is null).Map(map)),
                .. layers.Select(layer => Of(measure, book.ByLayer(layer).Map(map))),
                Of(measure, book.Net.Map(map)),
            ];
            return new ChartSeries(
                when, ChartSeriesKind.Bars, color, Enumerable.Range(0, all.Length).Select(i => (double)i), all.Select(i => (double?)i.Mid), all.Select(i => (double?)i.Low), all.Select(i => (double?)i.High));
        }
    }

    private static Interval Of(LayerMeasure measure, MappedExposures exposures) => measure == LayerMeasure.TotalDelta ? exposures.TotalDelta : exposures.VixEquivalentVega;
}

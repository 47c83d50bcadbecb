using VixShield.Instruments;
using VixShield.Market;
using VixShield.Volatility;

namespace VixShield.Reporting;

/// <summary>The quotes of an expiry as implied volatilities, bid to ask, with the smile through them and the strikes that a book holds.</summary>
public static class SmileChart
{
    private const int Points = 121;

    /// <summary>Draws the smile of a chain.</summary>
    /// <param name="chain">The chain.</param>
    /// <param name="strikes">Strikes to mark, such as those held; none by default.</param>
    /// <exception cref="ArgumentNullException">The chain is null.</exception>
    public static Chart Of(OptionChain chain, params IEnumerable<double> strikes)
    {
        ArgumentNullException.ThrowIfNull(chain);
        ArgumentNullException.ThrowIfNull(strikes);
        List<ChartSeries> series = [];
        List<string> notes = [];
        QuotedVolatility[] quotes = [.. chain.Fit?.Volatilities ?? []];
        double[] nodes = chain.Fit is null ? [.. chain.GivenVolatilities.Select(n => n.Strike)] : [.. quotes.Select(q => q.Quote.Strike)];
        foreach ((string name, OptionRight right, ChartColor color) in new[] { ("puts, bid to ask", OptionRight.Put, ChartColor.Blue), ("calls, bid to ask", OptionRight.Call, ChartColor.Green) })
        {
            QuotedVolatility[] side = [.. quotes.Where(q => q.Quote.Right == right)];
            if (side.Length > 0)
                series.Add(new ChartSeries(name, ChartSeriesKind.Points, color, side.Select(q => q.Quote.Strike), side.Select(q => Percent(q.Mid)), side.Select(q => Percent(q.Bid)), side.Select(q => Percent(q.Ask))));
        }

        if (chain.Smile is { } smile && nodes.Length > 0)
        {
            double[] at = [.. Enumerable.Range(0, Points).Select(i => nodes.Min() + ((nodes.Max() - nodes.Min()) * i / (Points - 1)))];
            series.Add(new ChartSeries("smile", ChartSeriesKind.Line, ChartColor.Vermilion, at, at.Select(k => (double?)(100 * smile.VolatilityAt(k)))));
        }

        if (chain.Fit is { } fit)
            notes.Add($"{fit.Reason} {fit.Quality}.");
        double[] marked = [.. strikes.Where(k => nodes.Length > 0 && k >= nodes.Min() && k <= nodes.Max()).Distinct().Order()];
        return new Chart(
            $"Smile of {chain.Symbol} {chain.Expiry}",
            FormattableString.Invariant($"Forward {chain.Forward:0.##}{(chain.Smile is { } s ? FormattableString.Invariant($", at-the-money volatility {100 * s.AtTheMoney:0.##} %") : ", no smile")}, {nodes.Length} strikes{(chain.RefusedQuotes.IsEmpty ? "" : FormattableString.Invariant($", {chain.RefusedQuotes.Length} quotes refused"))}."),
            new ChartAxis("strike", chain.Symbol == MarketSnapshot.VixSymbol ? "VIX points" : "index points"),
            new ChartAxis("implied volatility", "% a year"))
        {
            Series = [.. series],
            Marks = [new ChartMark(FormattableString.Invariant($"forward {chain.Forward:0.##}"), chain.Forward, isVertical: true), .. marked.Select(k => new ChartMark("strike held", k, isVertical: true, ChartColor.Purple))],
            Notes = [.. notes],
        };
    }

    /// <summary>A side without a volatility (a bid of 0, say) is missing, not 0.</summary>
    private static double? Percent(double volatility) => double.IsFinite(volatility) ? 100 * volatility : null;
}

using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Expiries;
using VixShield.Market;

namespace VixShield.Risk;

/// <summary>
/// The vegas of an index by expiry, told as exposures to the forward variances between neighbouring listed expiries: which stretch of time the book is long or short. Nothing is added to
/// the vegas or left out. Immutable.
/// </summary>
/// <remarks>
/// With w_i = v_i^2 T_i at the money, dV/dw_i = vega_i / (2 v_i T_i), and forward variance j raises every w_i with i at least j by T_j - T_(j-1): exposure_j = (T_j - T_(j-1)) x sum of dV/dw_i over i from j
/// on. As in the vegas, the volatilities of an expiry move in parallel by what the one at the money moves. A relative move of all forward variances by e changes the value by e x sum of vega_i v_i / 2.
/// </remarks>
[TypeFormatterSource]
public sealed class ForwardVarianceExposures : IDisplayable
{
    private ForwardVarianceExposures(string symbol, ImmutableArray<ForwardVarianceBucket> buckets)
    {
        Symbol = symbol;
        Buckets = buckets;
    }

    /// <summary>Symbol of the index or share.</summary>
    public string Symbol { get; }

    /// <summary>One bucket for each listed expiry with a smile, nearest first, without gap or overlap from the valuation instant on; those behind the last exposure are 0.</summary>
    public ImmutableArray<ForwardVarianceBucket> Buckets { get; }

    /// <summary>Tells exposures as forward variances.</summary>
    /// <param name="exposures">The exposures; of them those to volatilities of the symbol.</param>
    /// <param name="market">The market in which they were made: at-the-money volatilities and times.</param>
    /// <param name="symbol">The index or share. Volatilities of another, such as SPY beside SPX, make buckets of their own.</param>
    /// <exception cref="MissingDatumException">The market has no smile for an expiry to whose volatility there is exposure, or none of the symbol.</exception>
    public static ForwardVarianceExposures Of(FactorExposures exposures, MarketSnapshot market, string symbol = "SPX")
    {
        Guard.NotNull(exposures, nameof(exposures));
        Guard.NotNull(market, nameof(market));
        Guard.NotBlank(symbol, nameof(symbol));
        Node[] nodes =
        [
            .. market.Chains.Where(c => c.Symbol == symbol && market.SmileFor(symbol, c.Expiry) is not null)
                .Select(c => new Node(c.Expiry, c.Years, market.SmileFor(symbol, c.Expiry)!.AtTheMoney)).OrderBy(n => n.Years),
        ];
        if (nodes.Length == 0)
            throw new MissingDatumException(new DatumKey(DatumKind.Volatility, symbol));
        foreach (FactorExposure item in exposures.Items)
        {
            if (item.Factor.Kind == FactorKind.Volatility && item.Factor.Symbol == symbol && nodes.All(n => n.Expiry != item.Factor.Expiry))
                throw new MissingDatumException(new DatumKey(DatumKind.Volatility, symbol, item.Factor.Expiry), "forward variances");
        }

        var buckets = new ForwardVarianceBucket[nodes.Length];
        double perTotalVariance = 0;
        for (int i = nodes.Length - 1; i >= 0; i--)
        {
            Node node = nodes[i];
            Node? before = i > 0 ? nodes[i - 1] : null;
            double from = before?.Years ?? 0;
            double length = node.Years - from;
            perTotalVariance += exposures[new RiskFactor(FactorKind.Volatility, symbol, node.Expiry)] / (2 * node.Volatility * node.Years);
            buckets[i] = new ForwardVarianceBucket(
                before?.Expiry, node.Expiry, from, node.Years, (node.TotalVariance - (before?.TotalVariance ?? 0)) / length, perTotalVariance * length);
        }

        return new ForwardVarianceExposures(symbol, [.. buckets]);
    }

    /// <summary>The buckets.</summary>
    public override string ToString() => $"{Symbol}: {string.Join("; ", Buckets)}";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Exposures to forward variances", ToString())
    {
        Facts =
        [
            new("symbol", Symbol),
            new("buckets", Buckets.Length),
        ],
        Tables =
        [
            DisplayTable.Of(
                "",
                Buckets,
                new("from", r => r.From?.ToString() ?? "now"),
                new("until", r => r.Until.ToString()),
                new("from", "years", r => r.FromYears),
                new("until", "years", r => r.UntilYears),
                new("forward volatility", "%", r => DisplayCell.Percent(r.ForwardVolatility)),
                new("exposure per vol point", "$/vol point", r => r.PerVolatilityPoint),
                new("exposure", "$ per 1.00 of variance", r => r.Exposure)),
        ],
    };

    private sealed record Node(Expiry Expiry, double Years, double Volatility)
    {
        internal double TotalVariance => Volatility * Volatility * Years;
    }
}

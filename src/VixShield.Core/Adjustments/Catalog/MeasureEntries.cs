using System.Collections.Immutable;

namespace VixShield.Adjustments;

/// <summary>The numbers that plans show of a book, as catalogue entries.</summary>
internal static class MeasureEntries
{
    internal static ImmutableArray<CatalogEntry> All { get; } =
    [
        new CatalogEntry("total delta", "Dollars per +1 % of SPX with VIX following, at the policy's skew stickiness; with an interval over betas and response."),
        new CatalogEntry("partial delta", "Dollars per +1 % of SPX with VIX unchanged."),
        new CatalogEntry("gamma", "Dollars per +1 % of SPX for a further +1 %."),
        new CatalogEntry("VIX-equivalent vega", "Dollars per +1 point of spot VIX, all tenors following by their betas; with an interval over the beta set."),
        new CatalogEntry("slope vega", "Dollars per +1 point of the slope direction, the 30-day volatility staying."),
        new CatalogEntry("raw vega", "Dollars per +1 vol point of every index volatility at once."),
        new CatalogEntry("vol-of-vol vega", "Dollars per +1 vol point of VIX-option volatilities; added to no other vega."),
        new CatalogEntry("carry", "Dollars per calendar day: option theta, surface roll-down, VIX roll-down and financing."),
        new CatalogEntry("stress loss", "Largest loss over the stress set, costs of the trades included, in dollars."),
        new CatalogEntry("tail loss", "Mean loss of the worst share of the stress set, costs included, in dollars.",
            new CatalogParameter(nameof(TailLossLimit.Share), "of the probability", 0, 1, 0.05, "Share of the probability that is the tail; above 0.")),
        new CatalogEntry("hedge effectiveness", "1 - Var(hedged) / Var(unhedged) to first order under a covariance."),
        new CatalogEntry("maximum loss", "Largest payment of the options at settlement, overlays aside, in dollars."),
        new CatalogEntry("margin", "Margin net of credit under the rules given, in dollars."),
        new CatalogEntry("liquidity coverage", "What stands ready over what the worst scenario asks for."),
        new CatalogEntry("break-evens", "Index levels of no profit at the horizon of the holding days, against today's mark and the cost of the trades."),
        new CatalogEntry("outlook", "Days until time alone breaks a hard guardrail."),
    ];
}

using System.Collections.Immutable;

namespace VixShield.Adjustments;

/// <summary>The policy's numbers as catalogue entries, one for each group that a front end shows together.</summary>
internal static class PolicyEntries
{
    private static readonly AdjustmentPolicy Default = AdjustmentPolicy.Default;

    internal static ImmutableArray<CatalogEntry> All { get; } =
    [
        new CatalogEntry(
            nameof(AdjustmentPolicy.TotalDelta),
            "Allowed total delta: dollars per +1 % of SPX with VIX following. Hard under the middle betas, soft under the low and high ones.",
            new CatalogParameter(nameof(Band.Low), "$ per 1 %", double.NegativeInfinity, double.PositiveInfinity, Default.TotalDelta.Low, "Lower edge."),
            new CatalogParameter(nameof(Band.High), "$ per 1 %", double.NegativeInfinity, double.PositiveInfinity, Default.TotalDelta.High, "Upper edge, at least the lower one."),
            new CatalogParameter(nameof(AdjustmentPolicy.SkewStickiness), "of the skew", 0, 2, Default.SkewStickiness, "0 keeps the smile in moneyness, 1 keeps each strike's volatility.")),
        new CatalogEntry(
            nameof(AdjustmentPolicy.Vega),
            "Allowed distance of vega from its value at calibration, as fractions of a scale.",
            new CatalogParameter(nameof(VegaBand.Soft), "of the scale", 0, 10, Default.Vega.Soft, "Beyond it the soft guardrail warns; at most the hard fraction."),
            new CatalogParameter(nameof(VegaBand.Hard), "of the scale", 0, 10, Default.Vega.Hard, "Beyond it a plan is refused."),
            new CatalogParameter(nameof(VegaBand.MinimumScale), "$ per vega unit", 0, double.PositiveInfinity, Default.Vega.MinimumScale, "Least scale; above 0 where the scale is the net vega.")),
        new CatalogEntry(
            nameof(AdjustmentPolicy.CarryFloor),
            "Least carry: a fraction of the carry at calibration where that is positive, an amount otherwise.",
            Number(nameof(AdjustmentPolicy.CarryFloor), "of the carry at calibration", 0, 10, Default.CarryFloor, "The fraction."),
            Number(nameof(AdjustmentPolicy.AbsoluteCarryFloor), "$ per day", double.NegativeInfinity, double.PositiveInfinity, Default.AbsoluteCarryFloor, "The amount; the carry at calibration where none is set."),
            Number(nameof(AdjustmentPolicy.HoldingDays), "calendar days", 0, 365, Default.HoldingDays, "Days for which carry given up counts in the objective.")),
        new CatalogEntry(
            "Risk limits",
            "Limits that are not judged unless set, because they need a datum or bind in every market.",
            Number(nameof(AdjustmentPolicy.GammaCap), "$ per 1 % per 1 %", 0, 1e12, Default.GammaCap, "Largest short gamma, as a positive number."),
            Number(nameof(AdjustmentPolicy.HedgeEffectivenessFloor), "of the unhedged variance", -1000, 1, Default.HedgeEffectivenessFloor, "Least hedge effectiveness under the covariance given."),
            Number(nameof(TailLossLimit.Dollars), "$", 0, 1e15, Default.TailLoss?.Dollars, "Largest expected loss in the tail of the stress set; above 0."),
            Number(nameof(TailLossLimit.Share), "of the probability", 0, 1, 0.05, "Share of the probability that is the tail; above 0.")),
        new CatalogEntry(
            "Structure",
            "What a repair may not do to the positions.",
            Switch(nameof(AdjustmentPolicy.MaximumLossNotIncreasing), Default.MaximumLossNotIncreasing, "Settlement may not cost more than before."),
            Switch(nameof(AdjustmentPolicy.NoWidening), Default.NoWidening, "Wings do not move outwards."),
            Switch(nameof(AdjustmentPolicy.ShortStrikesUntouched), Default.ShortStrikesUntouched, "Short strikes stay."),
            Switch(nameof(AdjustmentPolicy.NoNewShortOptions), Default.NoNewShortOptions, "A short option position may only shrink."),
            Switch(nameof(AdjustmentPolicy.HedgeStaysLong), Default.HedgeStaysLong, "No future of the hedge is sold beyond what is held."),
            Switch(nameof(AdjustmentPolicy.DefinedRiskBetweenFills), Default.DefinedRiskBetweenFills, "No fill leaves more short than long options of an expiry and right."),
            Number(nameof(AdjustmentPolicy.MaximumTurnover), "of the contracts", 0, 1, Default.MaximumTurnover, "Largest share of the book's contracts that a plan may close.")),
        new CatalogEntry(
            "Margin and liquidity",
            "What a broker may ask for, and what stands ready for it.",
            Number(nameof(AdjustmentPolicy.MarginLimit), "$", 0, 1e15, Default.MarginLimit, "Largest margin net of credit."),
            Number(nameof(AdjustmentPolicy.CoverageFloor), "of what is owed", 0, 1000, Default.CoverageFloor, "Least liquidity coverage over the stress set."),
            Number(nameof(AdjustmentPolicy.CoverageDays), "calendar days", 1, 365, Default.CoverageDays, "Days within which the stress is taken to happen.")),
        new CatalogEntry(
            "Trading",
            "How much and when may be traded.",
            Number(nameof(AdjustmentPolicy.MaximumLots), "lots", 1, 10_000, Default.MaximumLots, "Most lots of one candidate."),
            Number(nameof(AdjustmentPolicy.CostCap), "$", 0, 1e12, Default.CostCap, "Largest cost of a plan."),
            Number(nameof(AdjustmentPolicy.MinimumInterval), "days", 0, 365, Default.MinimumInterval.TotalDays, "Least time between two adjustments."),
            Number(nameof(AdjustmentPolicy.MaximumAlternatives), "alternatives", 1, 100, Default.MaximumAlternatives, "Most alternatives shown beside doing nothing."),
            Number(nameof(SignalLimit.Upper), "of the indicator", double.NegativeInfinity, double.PositiveInfinity, null, "Above it no hedge is bought; an RSI goes from 0 to 100.")),
        new CatalogEntry(
            nameof(AdjustmentPolicy.Costs),
            "What a trade costs beside the quoted half-spread.",
            Number(nameof(TradingCosts.FeePerOption), "$", 0, 1000, Default.Costs.FeePerOption, "Fee of an option contract."),
            Number(nameof(TradingCosts.FeePerFuture), "$", 0, 1000, Default.Costs.FeePerFuture, "Fee of a future."),
            Number(nameof(TradingCosts.PriceImprovement), "of the half-spread", 0, 1, Default.Costs.PriceImprovement, "Part of the half-spread that is not paid; half a tick is always paid."),
            Number(nameof(TradingCosts.FixedPerOrder), "$", 0, 1e6, Default.Costs.FixedPerOrder, "Cost of an order whatever its size.")),
        new CatalogEntry(
            nameof(AdjustmentPolicy.Soft),
            "What a broken soft guardrail costs in the objective.",
            Number(nameof(SoftLimits.VegaPrice), "VIX points", 0, 100, Default.Soft.VegaPrice, "Points of loss taken for each dollar per point outside."),
            Number(nameof(SoftLimits.DeltaPrice), "% of SPX", 0, 100, Default.Soft.DeltaPrice, "Per cent taken for each dollar per 1 % outside.")),
        new CatalogEntry(
            nameof(AdjustmentPolicy.Listed),
            "Which listed contracts are candidates beside what the rules offer.",
            Switch(nameof(ListedCandidates.IsUsed), Default.Listed.IsUsed, "Whether they are candidates at all."),
            Switch(nameof(ListedCandidates.WholeChain), Default.Listed.WholeChain, "Whether every out-of-the-money option on SPX and VIX is one."),
            Number(nameof(ListedCandidates.MaximumPerKind), "contracts", 1, 10_000, Default.Listed.MaximumPerKind, "Most of each kind."),
            Number(nameof(ListedCandidates.MinimumDays), "calendar days", 0, 1000, Default.Listed.MinimumDays, "Fewest days to expiry."),
            Number(nameof(ListedCandidates.MaximumDays), "calendar days", 0, 10_000, Default.Listed.MaximumDays, "Most days to expiry of the whole chain."),
            Number(nameof(ListedCandidates.MinimumBid), "points", 0, 1000, Default.Listed.MinimumBid, "Least bid of an option."),
            Number(nameof(ListedCandidates.MaximumRelativeSpread), "of the middle", 0, 2, Default.Listed.MaximumRelativeSpread, "Largest spread of an option.")),
    ];

    private static CatalogParameter Number(string name, string unit, double minimum, double maximum, double? value, string description) =>
        new(name, unit, minimum, maximum, value, description);

    private static CatalogParameter Switch(string name, bool value, string description) => new(name, "switch", 0, 1, value ? 1 : 0, description);
}

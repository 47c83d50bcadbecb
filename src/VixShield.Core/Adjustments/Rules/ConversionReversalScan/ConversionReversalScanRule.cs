using System.Collections.Immutable;
using VixShield.Instruments;
using VixShield.Market;

namespace VixShield.Adjustments;

/// <summary>
/// Looks for locked conversions, reversals and boxes in the European index chains, after bid and ask, fees and the rate that the boxes imply. As a rule there is none, and the reason says how far inside costs the best one
/// is. What it offers is delta-neutral: it adjusts no exposure of a book.
/// </summary>
internal sealed class ConversionReversalScanRule(ConversionReversalScanOptions options) : IAdjustmentRule
{
    public string Name => "ConversionReversalScan";

    internal static CatalogEntry Entry { get; } = new(
        "ConversionReversalScan",
        "Reports the best locked edge of conversions, reversals and boxes in SPX and SPXW chains after all costs: none as a rule.",
        new CatalogParameter(nameof(ConversionReversalScanOptions.MinimumEdge), "$ per contract", 0, 1e6, 0, "Edge after all costs above which a trade is offered."),
        new CatalogParameter(nameof(ConversionReversalScanOptions.RateError), "per year", 0, 1, 0.0025, "Standard error of the rate where the quotes determine none."),
        new CatalogParameter(nameof(ConversionReversalScanOptions.UseIndexFutures), "switch", 0, 1, 1, "Whether ES futures of the same expiry are compared as well."));

    public ImmutableArray<RuleParameter> Parameters { get; } =
    [
        new(nameof(ConversionReversalScanOptions.MinimumEdge), options.MinimumEdge, "$ per contract"),
        new(nameof(ConversionReversalScanOptions.RateError), options.RateError, "per year"),
        new(nameof(ConversionReversalScanOptions.UseIndexFutures), options.UseIndexFutures ? 1 : 0, "switch"),
    ];

    public RuleOutcome Evaluate(in RuleContext context)
    {
        MarketSnapshot market = context.Market;
        TradingCosts costs = context.Policy.Costs;
        ParityScan[] scans = [.. market.Chains
            .Where(c => c.Symbol == Contracts.Spx.UnderlyingSymbol)
            .OrderBy(c => c.Expiry)
            .Select(c => ParityScan.Of(c, options.UseIndexFutures ? FutureOf(c, market) : null, costs, options))];
        string american = string.Join(", ", market.Chains.Where(c => IsAmerican(c.Symbol)).Select(c => c.Symbol).Distinct().Order(StringComparer.Ordinal));
        string skipped = american.Length == 0 ? string.Empty : $" {american} skipped: American options may be exercised early, around dividends above all, and nothing is locked.";
        ParityEdge[] edges = [.. scans.SelectMany(s => s.Edges)];
        if (edges.Length == 0)
        {
            return new RuleOutcome(Name, RuleStatus.MissingData, null, options.MinimumEdge, FormattableString.Invariant(
                $"No edge can be measured: {scans.Length} SPX chains have {scans.Sum(s => s.Strikes)} strikes with a usable call and put, and a box needs two in one chain.") + skipped);
        }

        // The first of equal ones by expiry.
        ParityEdge best = edges.MaxBy(e => e.Dollars)!;
        ParityEdge[] above = [.. edges.Where(e => e.Dollars > options.MinimumEdge)];
        var candidates = new List<TradeCandidate>();
        foreach (ParityEdge edge in above)
        {
            try
            {
                ImmutableArray<Trade> unit = edge.Unit();
                candidates.Add(new TradeCandidate(edge.Name, unit, 0, context.Policy.MaximumLots, context.CostOf(unit), FormattableString.Invariant(
                    $"edge {edge.Dollars:G6} $ a contract after bid and ask and fees, which are the cost shown; delta-neutral, it adjusts no exposure; it sells options, binds margin to the expiry, and holds only if all legs fill at these quotes, whose size is not known")));
            }
            catch (MissingDatumException missing)
            {
                skipped += $" Not offered: {missing.Message.TrimEnd('.')}.";
            }
        }

        string verdict = above.Length == 0
            ? FormattableString.Invariant($"inside costs, not above {options.MinimumEdge:G6} $: none")
            : FormattableString.Invariant($"{above.Length} above {options.MinimumEdge:G6} $; quotes of one instant that are seldom all real: look for a stale one first");
        string reason = FormattableString.Invariant($"Best locked edge {best.Dollars:G6} $ a contract after bid and ask, fees and the rate ({best.Name}), of {scans.Sum(s => s.Strikes)} strikes in {scans.Length} chains: {verdict}.");
        RuleStatus status = above.Length == 0 ? RuleStatus.NotTriggered : candidates.Count == 0 ? RuleStatus.MissingData : RuleStatus.Triggered;
        return new RuleOutcome(Name, status, best.Dollars, options.MinimumEdge, reason + skipped, candidates);
    }

    // A price that comes from the options themselves, or from another time of day, locks nothing.
    private static FutureMark? FutureOf(OptionChain chain, MarketSnapshot market) =>
        market.Futures.FirstOrDefault(f => f.Contract == Contracts.Es && f.Expiry == chain.Expiry && f.Source == PriceSource.Mid);

    private static bool IsAmerican(string symbol) => Contracts.All.Any(c => c.Kind == ContractKind.Option && c.UnderlyingSymbol == symbol && c.Exercise == ExerciseStyle.American);
}

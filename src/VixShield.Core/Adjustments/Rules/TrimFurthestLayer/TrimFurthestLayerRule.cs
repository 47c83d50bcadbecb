using System.Collections.Immutable;
using VixShield.Instruments;
using VixShield.Market;

namespace VixShield.Adjustments;

/// <summary>
/// Triggered when vega is above the upper edge of its hard band, or stressed liquidity coverage below its target. Sells long contracts of the furthest hedge layer, latest expiry and
/// highest strike first. It removes tail cover: where there is a stress set the loss after the sale is stated, and the sale refused where that breaks its limit.
/// </summary>
internal sealed class TrimFurthestLayerRule(TrimFurthestLayerOptions options) : IAdjustmentRule
{
    public string Name => "TrimFurthestLayer";

    internal static CatalogEntry Entry { get; } = new(
        "TrimFurthestLayer",
        "Sells long contracts of the furthest hedge layer, which takes vega off or raises liquidity, and takes tail cover with it.",
        new CatalogParameter(nameof(TrimFurthestLayerOptions.CoverageTarget), "ratio", 0, 100, 1.25, "Least stressed liquidity coverage."),
        new CatalogParameter(nameof(TrimFurthestLayerOptions.StressLossLimit), "$", 0, double.PositiveInfinity, null, "Largest loss in the stress set after a sale."),
        new CatalogParameter(nameof(TrimFurthestLayerOptions.MaximumStressLossIncrease), "share", 0, 10, 0.10, "By which share the loss in the stress set may rise where no limit is set."));

    public ImmutableArray<RuleParameter> Parameters { get; } =
    [
        new(nameof(TrimFurthestLayerOptions.CoverageTarget), options.CoverageTarget, "ratio"),
        .. options.StressLossLimit is { } limit ? [new RuleParameter(nameof(TrimFurthestLayerOptions.StressLossLimit), limit, "$")] : Array.Empty<RuleParameter>(),
        new(nameof(TrimFurthestLayerOptions.MaximumStressLossIncrease), options.MaximumStressLossIncrease, "share"),
    ];

    public RuleOutcome Evaluate(in RuleContext context)
    {
        HedgeHolding[] holdings = [.. LiquidityExit.Order(HedgeHolding.LongOf(context.Book, context.Market.ValuationInstant).Where(h => h.Layer is not null))];
        if (holdings.Length == 0)
            return new RuleOutcome(Name, RuleStatus.NotApplicable, null, null, "The book holds no long position in a hedge layer.");

        List<string> left = [];
        List<string> missing = [];
        List<TradeCandidate> candidates = [];
        StressLoss? stress = StressLoss.Of(context, out string noStress);
        StressLimit limit = new(options, stress);
        if (VegaTrim(context, holdings, limit, left, missing) is { } trim)
            candidates.Add(trim);

        VegaBandState? band = VegaBandState.Of(context.Policy.Vega, context.Inputs.Calibration);
        double vega = VegaBandState.Measure(context.Policy.Vega, context.Exposures);
        bool above = vega > band?.Hard.High;
        string reason = band is null
            ? "No calibration was given, so the vega band is unknown."
            : FormattableString.Invariant($"Vega {vega:G6} is {(above ? "above" : "not above")} the upper edge {band.Hard.High:G6} of its hard band.");

        StressedCoverage? coverage = StressedCoverage.Of(context, out string noCoverage);
        bool below = coverage is not null && !StressedCoverage.Reaches(coverage.Before, options.CoverageTarget);
        if (below && Exit(context, coverage!, holdings, limit, left) is { } exit)
            candidates.Add(exit);
        reason += coverage is null
            ? $" Liquidity is not judged; missing: {noCoverage.TrimEnd('.')}."
            : FormattableString.Invariant($" Liquidity: {StressedCoverage.Describe(coverage.Before)} is {(below ? "below" : "not below")} {options.CoverageTarget:G6}.");
        if (stress is null)
            reason += $" The stress loss after a sale is not known; missing: {noStress.TrimEnd('.')}.";
        reason += RuleText.NotOffered([.. left, .. missing]);

        RuleStatus status = above || below ? RuleStatus.Triggered
            : band is null ? RuleStatus.MissingData
            : candidates.Count == 0 && missing.Count > 0 ? RuleStatus.MissingData
            : candidates.Count == 0 && !limit.HasRefused ? RuleStatus.NotApplicable
            : RuleStatus.NotTriggered;
        return below && !above
            ? new RuleOutcome(Name, status, coverage!.Before.Ratio, options.CoverageTarget, reason, candidates)
            : new RuleOutcome(Name, status, band is null ? null : vega, band?.Hard.High, reason, candidates);
    }

    /// <summary>A sale that takes vega off: the first holding of the furthest layer whose sale does, since a long VIX put gains vega by its sale.</summary>
    private static TradeCandidate? VegaTrim(in RuleContext context, HedgeHolding[] holdings, StressLimit limit, List<string> left, List<string> missing)
    {
        int furthest = holdings[0].Layer!.Value;
        HedgeHolding? holding = null;
        foreach (HedgeHolding candidate in holdings.Where(h => h.Layer == furthest))
        {
            if (context.ExposuresOf([candidate.Sell(1)]).VixEquivalentVega.Mid < 0)
            {
                holding = candidate;
                break;
            }
        }

        if (holding is null)
        {
            left.Add($"a trim for vega, because no sale of what layer {furthest} holds lowers it");
            return null;
        }

        try
        {
            int most = Math.Min(holding.Quantity, context.Policy.MaximumLots);
            int allowed = limit.MostOf(holding, most, left);
            return allowed == 0 ? null : new TradeCandidate(
                $"trim layer {furthest}: {holding.Leg.Name}", [holding.Sell(1)], 0, allowed, context.CostOf([holding.Sell(1)]), limit.Note(new HedgeSale(holding, allowed)));
        }
        catch (MissingDatumException error)
        {
            missing.Add(error.Message);
            return null;
        }
    }

    private TradeCandidate? Exit(in RuleContext context, StressedCoverage coverage, HedgeHolding[] holdings, StressLimit limit, List<string> left)
    {
        if (LiquidityExit.Find(context, coverage, options.CoverageTarget, holdings, left) is not { } exit || limit.Refuses(exit.Sales, left))
            return null;
        Trade[] unit = [.. exit.Sales.Select(s => s.ToTrade())];
        return new TradeCandidate(
            $"exit for liquidity: {string.Join(", ", exit.Sales)}",
            unit,
            0,
            1,
            context.CostOf(unit),
            $"{(exit.Step == 1 ? "the fewest contracts" : FormattableString.Invariant($"the fewest contracts, looked at in steps of {exit.Step},"))} that bring coverage to its target: {StressedCoverage.Describe(exit.Coverage)}; {limit.Note(exit.Sales)}");
    }
}

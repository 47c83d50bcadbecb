using System.Collections.Immutable;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>
/// Triggered when vega is above the upper edge of its hard band. Sells long contracts of the furthest hedge layer, latest expiry and
/// highest strike first. It removes tail cover, which the exposures after the trade show.
/// </summary>
internal sealed class TrimFurthestLayerRule : IAdjustmentRule
{
    public string Name => "TrimFurthestLayer";

    internal static CatalogEntry Entry { get; } = new(
        "TrimFurthestLayer",
        "Sells long contracts of the furthest hedge layer, which takes vega off and tail cover with it.");

    public ImmutableArray<RuleParameter> Parameters { get; } = [];

    public RuleOutcome Evaluate(in RuleContext context)
    {
        // Only what a sale takes vega off: a long VIX put gains it.
        List<HedgeHolding> holdings = [.. HedgeHolding.LongOf(context.Book, context.Market.ValuationInstant).Where(h => h.Layer is not null)];
        if (holdings.Count == 0)
            return new RuleOutcome(Name, RuleStatus.NotApplicable, null, null, "The book holds no long position in a hedge layer.");
        int furthest = holdings.Max(h => h.Layer!.Value);
        MarketSnapshot market = context.Market;
        FactorMap map = context.Map;
        if (holdings.LastOrDefault(h => h.Layer == furthest && Vega(h.Leg, market, map) > 0) is not { } holding)
            return new RuleOutcome(Name, RuleStatus.NotApplicable, null, null, $"No sale of what layer {furthest} holds lowers vega.");

        Trade[] unit = [new(holding.Leg with { Quantity = -1 }, LegRole.Hedge, furthest)];
        var candidates = new List<TradeCandidate>();
        string note = string.Empty;
        try
        {
            candidates.Add(new TradeCandidate(
                $"trim layer {furthest}: {holding.Leg.Name}", unit, 0, Math.Min(holding.Quantity, context.Policy.MaximumLots), context.CostOf(unit)));
        }
        catch (MissingDatumException missing)
        {
            note = " Not offered: " + missing.Message;
        }

        if (VegaBandState.Of(context.Policy.Vega, context.Inputs.Calibration) is not { } band)
            return new RuleOutcome(Name, RuleStatus.MissingData, null, null, "No calibration was given, so the vega band is unknown." + note, candidates);
        double vega = VegaBandState.Measure(context.Policy.Vega, context.Exposures);
        bool above = vega > band.Hard.High;
        RuleStatus status = candidates.Count == 0 ? RuleStatus.MissingData : above ? RuleStatus.Triggered : RuleStatus.NotTriggered;
        return new RuleOutcome(
            Name,
            status,
            vega,
            band.Hard.High,
            FormattableString.Invariant($"Vega {vega:G6} is {(above ? "above" : "not above")} the upper edge {band.Hard.High:G6} of its hard band.") + note,
            candidates);
    }

    private static double Vega(Leg leg, MarketSnapshot market, FactorMap map) =>
        BookValuation.Of(Book.OfLegs(leg), market).Net.Map(map).VixEquivalentVega.Mid;
}

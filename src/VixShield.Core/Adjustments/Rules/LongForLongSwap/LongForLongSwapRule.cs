using System.Collections.Immutable;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>
/// Triggered when carry is below its floor or vega outside its soft band. Sells a long of the hedge and buys another of the same underlying at equal vega where that keeps more carry:
/// no option is sold that is not owned. Ranked by carry kept a day per dollar of cost.
/// </summary>
internal sealed class LongForLongSwapRule(LongForLongSwapOptions options) : IAdjustmentRule
{
    public string Name => "LongForLongSwap";

    internal static CatalogEntry Entry { get; } = new(
        "LongForLongSwap",
        "Swaps a long of the hedge for another long of the same underlying at equal vega, where that keeps more carry.",
        new CatalogParameter(nameof(LongForLongSwapOptions.Targets), "contracts", 1, 20, 3, "How many listed contracts are looked at for each holding."),
        new CatalogParameter(nameof(LongForLongSwapOptions.MinimumBid), "points", 0, 1000, 0.10, "Least bid of an option that is sold or bought."),
        new CatalogParameter(nameof(LongForLongSwapOptions.MaximumRelativeSpread), "share", 0, 2, 0.25, "Largest spread from bid to ask as a share of the middle."));

    public ImmutableArray<RuleParameter> Parameters { get; } =
    [
        new(nameof(LongForLongSwapOptions.Targets), options.Targets, "contracts"),
        new(nameof(LongForLongSwapOptions.MinimumBid), options.MinimumBid, "points"),
        new(nameof(LongForLongSwapOptions.MaximumRelativeSpread), options.MaximumRelativeSpread, "share"),
    ];

    public RuleOutcome Evaluate(in RuleContext context)
    {
        HedgeHolding[] holdings = [.. HedgeHolding.LongOf(context.Book, context.Market.ValuationInstant).Where(h => h.Leg.Kind is ContractKind.Option or ContractKind.Future)];
        if (holdings.Length == 0)
            return new RuleOutcome(Name, RuleStatus.NotApplicable, null, null, "The book holds no long future or option of the hedge.");
        double carry = context.Exposures.Carry.Total;
        if (context.Policy.CarryFloorOf(context.Inputs.Calibration) is not { } floor || VegaBandState.Of(context.Policy.Vega, context.Inputs.Calibration) is not { } band)
            return new RuleOutcome(Name, RuleStatus.MissingData, carry, null, "No calibration was given, so carry floor and vega band are unknown.");

        double vega = VegaBandState.Measure(context.Policy.Vega, context.Exposures);
        bool below = carry < floor;
        bool outside = band.Soft.MarginOf(vega) < 0;
        string reason = FormattableString.Invariant($"Carry {carry:G6} $/day is {(below ? "below" : "not below")} its floor {floor:G6}; vega {vega:G6} is {(outside ? "outside" : "inside")} its soft band {band.Soft}.");
        (double measured, double threshold) = outside && !below ? (vega, band.Soft.NearerEdge(vega)) : (carry, floor);
        if (!below && !outside)
            return new RuleOutcome(Name, RuleStatus.NotTriggered, measured, threshold, reason + " Nothing to swap for.");

        List<string> left = [];
        List<LongSwap> swaps = [];
        int costly = 0;
        foreach (HedgeHolding holding in holdings)
            costly += Add(context, holding, swaps, left);
        if (costly > 0)
            left.Add(FormattableString.Invariant($"{costly} listed contracts that keep no more carry at equal vega than what is held"));
        if (outside && !below)
            reason += " A swap at equal vega moves vega only by what rounding leaves; it is offered for its carry.";
        // The order of the holdings and of their targets is fixed, and the sort keeps it among equals.
        return new RuleOutcome(Name, RuleStatus.Triggered, measured, threshold, reason + RuleText.NotOffered(left), ToCandidates(context, swaps));
    }

    private static IEnumerable<TradeCandidate> ToCandidates(RuleContext context, List<LongSwap> swaps) =>
        [.. swaps.OrderByDescending(s => s.Rank).Select(s => s.ToCandidate(context))];

    /// <summary>Adds the swaps of a holding that keep more carry; returns how many keep none.</summary>
    private int Add(in RuleContext context, HedgeHolding holding, List<LongSwap> swaps, List<string> left)
    {
        QuoteFilter filter = new(options.MinimumBid, options.MaximumRelativeSpread);
        try
        {
            if (SwapTargets.Held(context, holding, filter, left) is not { } held)
                return 0;
            int costly = 0;
            foreach (LongContract target in SwapTargets.For(context, held, filter, options.Targets))
            {
                if (Swap(context, holding, held, target) is not { } swap)
                    continue;
                if (swap.CarryKept > 0)
                    swaps.Add(swap);
                else
                    costly++;
            }

            return costly;
        }
        catch (MissingDatumException missing)
        {
            left.Add(missing.Message);
            return 0;
        }
    }

    /// <summary>The largest swap that the holding, the lots of the policy and whole contracts allow; null where there is none, or where the long that is sold covers a short.</summary>
    private static LongSwap? Swap(in RuleContext context, HedgeHolding holding, LongContract held, LongContract target)
    {
        int most = context.Policy.MaximumLots;
        int owned = context.Book.Positions.Where(p => p.Leg.IsSameInstrument(holding.Leg)).Sum(p => p.Leg.Quantity);
        double ratio = held.Vega / target.Vega;
        for (int sold = Math.Min(Math.Min(holding.Quantity, owned), most); sold >= 1; sold--)
        {
            double bought = Math.Round(sold * ratio, MidpointRounding.AwayFromZero);
            if (bought > most)
                continue;
            if (bought < 1)
                return null;
            Trade[] trades = LongSwap.Trades(context, holding, target.Leg, sold, (int)bought);
            return Payment(context, context.Book.Apply(trades)) <= Payment(context, context.Book)
                ? new LongSwap(holding, held, target, sold, (int)bought, context.CostOf(trades))
                : null;
        }

        return null;
    }

    /// <summary>What the options of a book can owe at settlement, overlays and what has settled aside, as the guardrail on maximum loss counts it.</summary>
    private static double Payment(RuleContext context, Book book) =>
        SettlementRisk.LargestPayment(book.Positions.Where(p => p.Role != LegRole.Overlay && !p.Leg.HasExpiredBy(context.Market.ValuationInstant)));
}

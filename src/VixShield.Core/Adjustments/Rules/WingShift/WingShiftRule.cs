using System.Collections.Immutable;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>
/// Triggered when total delta or vega is out of its band. Sells an owned long wing of a condor side and buys one nearer to the short strike, which costs a debit, adds gamma and vega and lowers what
/// that side can lose. Short strikes stay, no wing moves outwards, and the largest payment at settlement does not rise.
/// </summary>
internal sealed class WingShiftRule(WingShiftOptions options) : IAdjustmentRule
{
    public string Name => "WingShift";

    internal static CatalogEntry Entry { get; } = new(
        "WingShift",
        "Moves long wings nearer to the short strikes for a debit; short strikes stay and the maximum loss does not rise.",
        new CatalogParameter(nameof(WingShiftOptions.Targets), "strikes", 1, 10, 2, "How many listed strikes towards the short strike are offered for each wing."),
        new CatalogParameter(nameof(WingShiftOptions.MinimumBid), "points", 0, 1000, 0.05, "Least bid of the wing that is sold and of the one that is bought."),
        new CatalogParameter(nameof(WingShiftOptions.MaximumRelativeSpread), "share", 0, 2, 0.50, "Largest spread from bid to ask as a share of the middle."));

    public ImmutableArray<RuleParameter> Parameters { get; } =
    [
        new(nameof(WingShiftOptions.Targets), options.Targets, "strikes"),
        new(nameof(WingShiftOptions.MinimumBid), options.MinimumBid, "points"),
        new(nameof(WingShiftOptions.MaximumRelativeSpread), options.MaximumRelativeSpread, "share"),
    ];

    public RuleOutcome Evaluate(in RuleContext context)
    {
        LongWing[] wings = [.. LongWing.Of(context.Book, context.Market.ValuationInstant)];
        if (wings.Length == 0)
            return new RuleOutcome(Name, RuleStatus.NotApplicable, null, null, "The book holds no long wing outside a short strike.");
        Band deltaBand = context.Policy.TotalDelta;
        double delta = context.Exposures.TotalDelta.Mid;
        double vega = VegaBandState.Measure(context.Policy.Vega, context.Exposures);
        Band? vegaBand = VegaBandState.Of(context.Policy.Vega, context.Inputs.Calibration)?.Soft;
        WingNeed need = WingNeed.Of(deltaBand, delta, vegaBand, vega);
        string reason = FormattableString.Invariant($"Total delta {delta:G6} $/1% is {(need.Delta == 0 ? "inside" : "outside")} its band {deltaBand}; ")
            + (vegaBand is { } band
                ? FormattableString.Invariant($"vega {vega:G6} is {(need.Vega == 0 ? "inside" : "outside")} its soft band {band}.")
                : "the vega band is unknown, because no calibration was given.");
        (double measured, double threshold) = need.Delta == 0 && need.Vega != 0 ? (vega, vegaBand!.Value.NearerEdge(vega)) : (delta, deltaBand.NearerEdge(delta));
        if (!need.IsAny)
            return new RuleOutcome(Name, vegaBand is null ? RuleStatus.MissingData : RuleStatus.NotTriggered, measured, threshold, reason + " No wing need move.");

        List<string> left = [];
        List<string> sides = [];
        List<TradeCandidate> candidates = [];
        foreach (LongWing wing in wings)
        {
            int before = candidates.Count;
            Offer(context, wing, need, candidates, left);
            if (candidates.Count > before && !sides.Contains(wing.Side))
                sides.Add(wing.Side);
        }

        if (sides.Count > 0)
            reason += $" A shift helps on the {string.Join(" and the ", sides)}.";
        return new RuleOutcome(Name, RuleStatus.Triggered, measured, threshold, reason + RuleText.NotOffered(left), candidates);
    }

    private void Offer(in RuleContext context, LongWing wing, WingNeed need, List<TradeCandidate> candidates, List<string> left)
    {
        QuoteFilter filter = new(options.MinimumBid, options.MaximumRelativeSpread);
        MarketSnapshot market = context.Market;
        if (QuoteFilter.QuoteOf(wing.Leg, market) is not { } owned || !filter.Takes(owned))
        {
            left.Add($"{wing.Leg.Name} has no quote of its own within the filters");
            return;
        }

        Book book = context.Book;
        OptionQuote[] targets = [.. market.ChainFor(wing.Leg.Contract.UnderlyingSymbol, wing.Leg.Expiry)!.Quotes
            .Where(q => q.Right == wing.Leg.Right && wing.IsInwards(q.Strike) && filter.Takes(q))
            .Where(q => !book.Positions.Any(p => p.Leg.Quantity < 0 && p.Leg.IsSameInstrument(wing.Leg with { Strike = q.Strike })))
            .OrderBy(q => Math.Abs(q.Strike - wing.Leg.Strike))
            .Take(options.Targets)];
        if (targets.Length == 0)
            left.Add(FormattableString.Invariant($"no listed strike within the filters between {wing.Leg.Name} and the short strike {wing.ShortStrike}"));
        foreach (OptionQuote target in targets)
        {
            try
            {
                Offer(context, wing, owned, target, need, candidates, left);
            }
            catch (MissingDatumException missing)
            {
                left.Add(missing.Message);
            }
        }
    }

    private static void Offer(in RuleContext context, LongWing wing, OptionQuote owned, OptionQuote target, WingNeed need, List<TradeCandidate> candidates, List<string> left)
    {
        Trade[] unit = wing.ShiftTo(target.Strike);
        string shift = FormattableString.Invariant($"{wing.Side} wing {wing.Leg.Strike} to {target.Strike}");
        MappedExposures moved = context.ExposuresOf(unit);
        if (need.Helps(context.Policy, moved) is not { } helped)
        {
            left.Add($"{shift}, which moves nothing that is out of its band back");
            return;
        }

        double debit = wing.Leg.Contract.Multiplier * (target.Mid - owned.Mid);
        if (!(debit > 0))
        {
            left.Add($"{shift}, whose quotes say that the nearer option is worth no more");
            return;
        }

        int lots = Math.Min(wing.Quantity, context.Policy.MaximumLots);
        double before = Payment(context, context.Book);
        double after = Payment(context, context.Book.Apply([.. unit.Select(t => t with { Leg = t.Leg with { Quantity = t.Leg.Quantity * lots } })]));
        // It is convex in the lots: if all of them do not raise it, no part of them does.
        if (!(after <= before))
        {
            left.Add(FormattableString.Invariant($"{shift}, because the maximum loss would rise from {Amount(before)} to {Amount(after)}"));
            return;
        }

        string note = FormattableString.Invariant($"moves {helped} back: a lot changes total delta by {RuleText.Signed(moved.TotalDelta.Mid)} $/1%, gamma by {RuleText.Signed(moved.SpxGamma)} $/1%, ")
            + FormattableString.Invariant($"vega by {RuleText.Signed(moved.VixEquivalentVega.Mid)} $ per VIX point, carry by {RuleText.Signed(moved.Carry.Total)} $ a day; ")
            + FormattableString.Invariant($"debit {debit:G6} $ a lot at the middles beside the cost; the most the options can owe at settlement is {Amount(before)} before and {Amount(after)} after {lots} lots; buy before selling");
        candidates.Add(new TradeCandidate(
            $"{wing.Leg.Contract.Symbol} {wing.Leg.Expiry}: {shift}{(wing.Structure is null ? string.Empty : $" of {wing.Structure}")}", unit, 0, lots, context.CostOf(unit), note));
    }

    private static string Amount(double payment) => double.IsPositiveInfinity(payment) ? "without bound" : FormattableString.Invariant($"{payment:G6} $");

    /// <summary>What the options of a book can owe at settlement, overlays and what has settled aside, as the guardrail on maximum loss counts it.</summary>
    private static double Payment(RuleContext context, Book book) =>
        SettlementRisk.LargestPayment(book.Positions.Where(p => p.Role != LegRole.Overlay && !p.Leg.HasExpiredBy(context.Market.ValuationInstant)));
}

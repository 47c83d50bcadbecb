using System.Collections.Immutable;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.TermStructure;

namespace VixShield.Adjustments;

/// <summary>
/// Triggered when the front VX future is decoupled. Sells long VX hedges of the nearest contract held and buys later contracts so
/// that the point beta stays the same, rounded to whole contracts; what rounding leaves over is in the candidate's note.
/// </summary>
internal sealed class TimeShiftRule(TimeShiftOptions options) : IAdjustmentRule
{
    public string Name => "TimeShift";

    internal static CatalogEntry Entry { get; } = new(
        "TimeShift",
        "Rotates long VX hedges to later contracts at equal point beta.",
        new CatalogParameter(nameof(TimeShiftOptions.Targets), "contracts", 1, 8, 2, "How many later contracts are offered as targets."));

    public ImmutableArray<RuleParameter> Parameters { get; } = [new(nameof(TimeShiftOptions.Targets), options.Targets, "contracts")];

    public RuleOutcome Evaluate(in RuleContext context)
    {
        if (HedgeHolding.LongOf(context.Book, context.Market.ValuationInstant).Where(h => h.Leg.Contract == Contracts.Vx).MinBy(h => h.Leg.ExpiryOrNull) is not { } near)
            return new RuleOutcome(Name, RuleStatus.NotApplicable, null, null, "The book holds no long VX hedge.");

        var leg = (FutureLeg)near.Leg;
        MarketSnapshot market = context.Market;
        var candidates = new List<TradeCandidate>();
        string note = string.Empty;
        double nearBeta = PointBeta(context, leg);
        // Later contracts of the same kind that can be traded: weeklies and minis on the curve are no targets.
        IEnumerable<FutureMark> targets = market.Futures
            .Where(f => f.Contract == leg.Contract && f.Expiry > leg.Expiry)
            .OrderBy(f => f.Expiry)
            .Take(options.Targets);
        foreach (FutureMark target in targets)
        {
            FutureLeg far = leg with { Expiry = target.Expiry };
            double farBeta = PointBeta(context, far);
            if (!(nearBeta > 0 && farBeta > 0))
            {
                note += $" Not offered: a beta that is not positive between {leg.Name} and {far.Name}.";
                continue;
            }

            if (market.MarkFor(leg.Contract, leg.Expiry)?.Contract != leg.Contract)
            {
                note += $" Not offered: {leg.Name} has no spread of its own in the market.";
                break;
            }

            for (int sold = 1; sold <= Math.Min(near.Quantity, context.Policy.MaximumLots); sold++)
            {
                double equal = sold * nearBeta / farBeta;
                if (Math.Round(equal, MidpointRounding.AwayFromZero) is >= 1 and <= Leg.MaximumQuantity)
                    candidates.Add(Rotation(context, near, far, sold, equal, nearBeta, farBeta));
            }
        }

        DecouplingReading? reading = context.Inputs.Decoupling;
        if (reading is null || reading.State == CouplingState.NotReady)
            return new RuleOutcome(Name, RuleStatus.MissingData, null, null, (reading?.Reason ?? "No decoupling reading was given.") + note, candidates);
        RuleStatus status = reading.State == CouplingState.Decoupled ? RuleStatus.Triggered : RuleStatus.NotTriggered;
        return new RuleOutcome(Name, status, reading.ZScore, null, reading.Reason + note, candidates);
    }

    private static TradeCandidate Rotation(in RuleContext context, HedgeHolding near, FutureLeg far, int sold, double equal, double nearBeta, double farBeta)
    {
        int bought = (int)Math.Round(equal, MidpointRounding.AwayFromZero);
        // What is bought joins the hedge's own position of that contract, or opens one where the sold contract stood.
        Position? held = context.Book.Positions.Where(p => p.Role == LegRole.Hedge && p.Leg.IsSameInstrument(far)).MinBy(p => p.Layer);
        Trade[] unit =
        [
            new(near.Leg with { Quantity = -sold }, LegRole.Hedge, near.Layer),
            new(far with { Quantity = bought }, LegRole.Hedge, held is null ? near.Layer : held.Layer, held is null ? near.Structure : null),
        ];
        double leftOver = far.Contract.Multiplier * ((bought * farBeta) - (sold * nearBeta));
        return new TradeCandidate(
            FormattableString.Invariant($"rotate VX {near.Leg.ExpiryOrNull!.Date:yyyy-MM-dd} to {far.Expiry.Date:yyyy-MM-dd}"),
            unit,
            0,
            1,
            context.CostOf(unit),
            FormattableString.Invariant($"equal point beta would buy {equal:F3}; rounding leaves {leftOver:+0;-0} $ per VIX point"));
    }

    private static double PointBeta(in RuleContext context, FutureLeg leg)
    {
        RiskFactor future = new(FactorKind.VixFuture, MarketSnapshot.VixSymbol, leg.Expiry);
        return context.Map.PerVixPoint(future) ?? throw new MissingDatumException($"The map has no beta for {future}.");
    }
}

using System.Collections.Immutable;
using VixShield.Instruments;
using VixShield.Market;

namespace VixShield.Adjustments;

/// <summary>
/// Triggered when vega is above the upper edge of its hard band. Sells long contracts of the furthest hedge layer, latest expiry and
/// highest strike first. It removes tail cover, which the exposures after the trade show.
/// </summary>
internal sealed class FurthestLayerTrimRule : IAdjustmentRule
{
    public string Name => "FurthestLayerTrim";

    public ImmutableArray<RuleParameter> Parameters { get; } = [];

    public RuleOutcome Evaluate(in RuleContext context)
    {
        int? furthest = context.Book.Positions.Where(p => p.Role == LegRole.Hedge && p.Leg.Quantity > 0).Max(p => p.Layer);
        if (furthest is null)
            return new RuleOutcome(Name, RuleStatus.NotApplicable, null, null, "The book holds no long position in a hedge layer.");

        Position position = context.Book.Positions
            .Where(p => p.Role == LegRole.Hedge && p.Layer == furthest && p.Leg.Quantity > 0)
            .OrderByDescending(p => p.Leg.ExpiryOrNull)
            .ThenByDescending(p => (p.Leg as OptionLeg)?.Strike ?? 0)
            .First();
        Trade[] unit = [new(position.Leg with { Quantity = -1 }, position.Role, position.Layer, position.Structure)];
        var candidates = new List<TradeCandidate>();
        string note = string.Empty;
        try
        {
            candidates.Add(new TradeCandidate(
                $"trim layer {furthest}: {position.Leg.Name}", unit, 1, Math.Min(position.Leg.Quantity, context.Policy.MaximumLots), TradingCost.Of(unit, context.Market)));
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
}

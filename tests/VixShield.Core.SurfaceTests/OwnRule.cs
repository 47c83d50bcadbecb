using System.Collections.Immutable;
using VixShield.Adjustments;
using VixShield.Instruments;
using VixShield.Market;

namespace VixShield.SurfaceTests;

/// <summary>A rule of a user, written against the public surface alone: halves a hedge layer whose vega exceeds a limit.</summary>
internal sealed class OwnRule(int layer, double limit) : IAdjustmentRule
{
    public string Name => "HalveLayer";

    public ImmutableArray<RuleParameter> Parameters => [new("Layer", layer, "layer"), new("Limit", limit, "$ per VIX point")];

    public RuleOutcome Evaluate(in RuleContext context)
    {
        double vega = context.Valuation.ByLayer(layer).Map(context.Map).VixEquivalentVega.Mid;
        if (vega <= limit)
            return new(Name, RuleStatus.NotTriggered, vega, limit, $"Layer {layer} is within its limit.");
        var candidates = new List<TradeCandidate>();
        try
        {
            foreach (Position held in context.Book.Positions.Where(p => p.Layer == layer && p.Leg.Quantity > 1))
            {
                Trade[] unit = [new(held.Leg with { Quantity = -1 }, held.Role, layer, held.Structure)];
                candidates.Add(new TradeCandidate($"halve {held.Leg.Name}", unit, 0, Math.Min(held.Leg.Quantity / 2, context.Policy.MaximumLots), context.CostOf(unit)));
            }
        }
        catch (MissingDatumException missing)
        {
            return new(Name, RuleStatus.MissingData, vega, limit, missing.Message);
        }

        return new(Name, RuleStatus.Triggered, vega, limit, $"Layer {layer} is above its limit.", candidates);
    }
}

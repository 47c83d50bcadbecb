using System.Text.Json;
using VixShield.Adjustments;

namespace VixShield.Serialization;

internal sealed class PolicyFormat : JsonFormat<AdjustmentPolicy>
{
    internal const string SchemaName = "vixshield.policy/1";

    internal override string Schema => SchemaName;

    internal override AdjustmentPolicy Read(JsonElement root)
    {
        PolicyDocument document = root.Deserialize(DocumentContext.Default.PolicyDocument)!;
        VegaMeasure measure = JsonPlace.Name<VegaMeasure>(document.Vega.Measure, "$.vega.measure");
        VegaScale scale = JsonPlace.Name<VegaScale>(document.Vega.Scale, "$.vega.scale");
        VegaBand vega = JsonPlace.At("$.vega", () => new VegaBand(document.Vega.Soft, document.Vega.Hard, measure, scale, document.Vega.MinimumScale));
        Band totalDelta = JsonPlace.At("$.totalDelta", () => new Band(document.TotalDelta.Low, document.TotalDelta.High));
        AdjustmentPolicy none = AdjustmentPolicy.Default;
        return JsonPlace.At("$", () => new AdjustmentPolicy
        {
            TotalDelta = totalDelta,
            SkewStickiness = document.SkewStickiness ?? none.SkewStickiness,
            Vega = vega,
            CarryFloor = document.CarryFloor,
            AbsoluteCarryFloor = document.AbsoluteCarryFloor,
            GammaCap = document.GammaCap,
            HedgeEffectivenessFloor = document.HedgeEffectivenessFloor,
            TailLoss = PolicyMapping.TailLoss(document.TailLoss),
            MaximumLossNotIncreasing = document.MaximumLossNotIncreasing,
            NoWidening = document.NoWidening ?? none.NoWidening,
            ShortStrikesUntouched = document.ShortStrikesUntouched,
            NoNewShortOptions = document.NoNewShortOptions,
            HedgeStaysLong = document.HedgeStaysLong ?? none.HedgeStaysLong,
            DefinedRiskBetweenFills = document.DefinedRiskBetweenFills ?? none.DefinedRiskBetweenFills,
            MaximumTurnover = document.MaximumTurnover ?? none.MaximumTurnover,
            MarginLimit = document.MarginLimit,
            CoverageFloor = document.CoverageFloor,
            CoverageDays = document.CoverageDays ?? none.CoverageDays,
            CostCap = document.CostCap,
            HoldingDays = document.HoldingDays ?? none.HoldingDays,
            Soft = PolicyMapping.Soft(document.Soft),
            MinimumInterval = document.MinimumIntervalHours is { } hours ? PolicyMapping.Hours(hours, "$.minimumIntervalHours") : none.MinimumInterval,
            HedgePurchases = PolicyMapping.Signal(document.HedgePurchases),
            Events = PolicyMapping.Events(document.Events),
            MaximumLots = document.MaximumLots,
            Participation = PolicyMapping.Participation(document.Participation),
            Costs = PolicyMapping.Costs(document.Costs),
            Listed = PolicyMapping.Listed(document.Listed),
            MaximumAlternatives = document.MaximumAlternatives ?? none.MaximumAlternatives,
        });
    }

    internal override string Write(AdjustmentPolicy value, DocumentContext context) => JsonSerializer.Serialize(PolicyMapping.Write(value, Schema), context.PolicyDocument);
}

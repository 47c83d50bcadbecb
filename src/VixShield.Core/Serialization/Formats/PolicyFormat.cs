using System.Text.Json;
using VixShield.Adjustments;

namespace VixShield.Serialization;

internal sealed class PolicyFormat : JsonFormat<AdjustmentPolicy>
{
    internal override string Schema => "vixshield.policy/1";

    internal override AdjustmentPolicy Read(JsonElement root)
    {
        PolicyDocument document = root.Deserialize(DocumentContext.Default.PolicyDocument)!;
        VegaMeasure measure = JsonPlace.Name<VegaMeasure>(document.Vega.Measure, "$.vega.measure");
        VegaScale scale = JsonPlace.Name<VegaScale>(document.Vega.Scale, "$.vega.scale");
        VegaBand vega = JsonPlace.At("$.vega", () => new VegaBand(document.Vega.Soft, document.Vega.Hard, measure, scale, document.Vega.MinimumScale));
        Band totalDelta = JsonPlace.At("$.totalDelta", () => new Band(document.TotalDelta.Low, document.TotalDelta.High));
        return JsonPlace.At("$", () => new AdjustmentPolicy
        {
            TotalDelta = totalDelta,
            Vega = vega,
            CarryFloor = document.CarryFloor,
            AbsoluteCarryFloor = document.AbsoluteCarryFloor,
            MaximumLossNotIncreasing = document.MaximumLossNotIncreasing,
            ShortStrikesUntouched = document.ShortStrikesUntouched,
            NoNewShortOptions = document.NoNewShortOptions,
            MaximumLots = document.MaximumLots,
        });
    }

    internal override string Write(AdjustmentPolicy value, DocumentContext context) => JsonSerializer.Serialize(
        new PolicyDocument
        {
            Schema = Schema,
            TotalDelta = new BandDocument { Low = value.TotalDelta.Low, High = value.TotalDelta.High },
            Vega = new VegaBandDocument
            {
                Measure = JsonPlace.NameOf(value.Vega.Measure),
                Scale = JsonPlace.NameOf(value.Vega.Scale),
                Soft = value.Vega.Soft,
                Hard = value.Vega.Hard,
                MinimumScale = value.Vega.MinimumScale,
            },
            CarryFloor = value.CarryFloor,
            AbsoluteCarryFloor = value.AbsoluteCarryFloor,
            MaximumLossNotIncreasing = value.MaximumLossNotIncreasing,
            ShortStrikesUntouched = value.ShortStrikesUntouched,
            NoNewShortOptions = value.NoNewShortOptions,
            MaximumLots = value.MaximumLots,
        },
        context.PolicyDocument);
}

using System.Text.Json;
using VixShield.Instruments;
using VixShield.Risk;

namespace VixShield.Serialization;

internal sealed class LiquidityPolicyFormat : JsonFormat<LiquidityPolicy>
{
    internal override string Schema => "vixshield.liquidity-policy/1";

    internal override LiquidityPolicy Read(JsonElement root)
    {
        LiquidityPolicyDocument document = root.Deserialize(DocumentContext.Default.LiquidityPolicyDocument)!;
        return new LiquidityPolicy { Limits = [.. document.Limits.Select((l, i) => Limit(l, FormattableString.Invariant($"$.limits[{i}]")))] };
    }

    internal override string Write(LiquidityPolicy value, DocumentContext context) => JsonSerializer.Serialize(
        new LiquidityPolicyDocument
        {
            Schema = Schema,
            Limits = [.. value.Limits.Select(Document)],
        },
        context.LiquidityPolicyDocument);

    internal static LiquidityLimitDocument? Document(LiquidityLimit limit) => new()
    {
        MinimumDays = limit.Days.MinimumDays,
        MaximumDays = limit.Days.MaximumDays,
        OpenInterestShare = limit.OpenInterestShare,
        VolumeShare = limit.VolumeShare,
    };

    internal static LiquidityLimit Limit(LiquidityLimitDocument? limit, string path)
    {
        JsonPlace.Required(limit, path);
        return JsonPlace.At(path, () => new LiquidityLimit(new TenorBucket(limit!.MinimumDays, limit.MaximumDays), limit.OpenInterestShare, limit.VolumeShare));
    }
}

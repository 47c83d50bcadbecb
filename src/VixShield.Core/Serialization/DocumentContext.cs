using System.Text.Json;
using System.Text.Json.Serialization;

namespace VixShield.Serialization;

/// <summary>
/// Source-generated serialisers of the stored documents: no reflection, so that trimmed and native programs can use them. Strict:
/// unknown, repeated and missing members are errors.
/// </summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Strict, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(InstantConverter)])]
[JsonSerializable(typeof(BookDocument))]
[JsonSerializable(typeof(ContractDocument))]
[JsonSerializable(typeof(ContractTerms))]
[JsonSerializable(typeof(ExpiryParts))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(MarketFileDocument))]
[JsonSerializable(typeof(MoveDocument))]
[JsonSerializable(typeof(PolicyDocument))]
[JsonSerializable(typeof(MarginRulesDocument))]
[JsonSerializable(typeof(LiquidityPolicyDocument))]
[JsonSerializable(typeof(EventCalendarDocument))]
[JsonSerializable(typeof(PlanDocument))]
internal sealed partial class DocumentContext : JsonSerializerContext
{
    internal static DocumentContext CreateIndented() => new(new JsonSerializerOptions(Default.Options) { WriteIndented = true });
}

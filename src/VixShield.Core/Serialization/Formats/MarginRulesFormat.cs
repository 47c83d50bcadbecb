using System.Collections.Immutable;
using System.Text.Json;
using VixShield.Risk;

namespace VixShield.Serialization;

internal sealed class MarginRulesFormat : JsonFormat<MarginRules>
{
    internal override string Schema => "vixshield.margin-rules/1";

    internal override MarginRules Read(JsonElement root)
    {
        MarginRulesDocument document = root.Deserialize(DocumentContext.Default.MarginRulesDocument)!;
        MarginMethod method = JsonPlace.Name<MarginMethod>(document.Method, "$.method");
        MarginPooling pooling = JsonPlace.Name<MarginPooling>(document.Pooling, "$.pooling");
        MarginRate equity = MarginMapping.Rate(document.Equity, "$.equity");
        MarginRate broadIndex = MarginMapping.Rate(document.BroadIndex, "$.broadIndex");
        MarginRate volatilityIndex = MarginMapping.Rate(document.VolatilityIndex, "$.volatilityIndex");
        ImmutableArray<string> symbols = [.. document.BroadIndexSymbols
            .Select((s, i) => JsonPlace.Required(s, FormattableString.Invariant($"$.broadIndexSymbols[{i}]")))];
        FutureMarginTable futures = MarginMapping.Table(document.Futures, "$.futures");
        MarginRange broadIndexRange = MarginMapping.Range(document.BroadIndexRange, "$.broadIndexRange");
        var ranges = document.Ranges.ToImmutableSortedDictionary(r => r.Key, r => MarginMapping.Range(r.Value, $"$.ranges.{r.Key}"), StringComparer.Ordinal);
        return JsonPlace.At("$", () => new MarginRules
        {
            Name = document.Name,
            Method = method,
            Pooling = pooling,
            VolatilityIndexCalendarRelief = document.VolatilityIndexCalendarRelief,
            Equity = equity,
            BroadIndex = broadIndex,
            VolatilityIndex = volatilityIndex,
            BroadIndexSymbols = symbols,
            Leverage = document.Leverage.ToImmutableSortedDictionary(StringComparer.Ordinal),
            LongPremiumShare = document.LongPremiumShare,
            LongTermPremiumShare = document.LongTermPremiumShare,
            LongTermMonths = document.LongTermMonths,
            ShareRate = document.ShareRate,
            Futures = futures,
            BroadIndexRange = broadIndexRange,
            Ranges = ranges,
            MinimumPointsPerContract = document.MinimumPointsPerContract,
            MostSearchNodes = document.MostSearchNodes,
        });
    }

    internal override string Write(MarginRules value, DocumentContext context) => JsonSerializer.Serialize(
        new MarginRulesDocument
        {
            Schema = Schema,
            Name = value.Name,
            Method = JsonPlace.NameOf(value.Method),
            Pooling = JsonPlace.NameOf(value.Pooling),
            VolatilityIndexCalendarRelief = value.VolatilityIndexCalendarRelief,
            Equity = MarginMapping.Write(value.Equity),
            BroadIndex = MarginMapping.Write(value.BroadIndex),
            VolatilityIndex = MarginMapping.Write(value.VolatilityIndex),
            BroadIndexSymbols = [.. value.BroadIndexSymbols],
            Leverage = new Dictionary<string, double>(value.Leverage),
            LongPremiumShare = value.LongPremiumShare,
            LongTermPremiumShare = value.LongTermPremiumShare,
            LongTermMonths = value.LongTermMonths,
            ShareRate = value.ShareRate,
            Futures = MarginMapping.Write(value.Futures),
            BroadIndexRange = MarginMapping.Write(value.BroadIndexRange),
            Ranges = value.Ranges.ToDictionary(r => r.Key, r => (MarginRangeDocument?)MarginMapping.Write(r.Value)),
            MinimumPointsPerContract = value.MinimumPointsPerContract,
            MostSearchNodes = value.MostSearchNodes,
        },
        context.MarginRulesDocument);
}

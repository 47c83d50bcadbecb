using System.Collections.Frozen;
using VixShield.Adjustments;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;

namespace VixShield.Serialization;

/// <summary>The formats by type.</summary>
internal static class JsonFormats
{
    private static readonly FrozenDictionary<Type, object> All = new Dictionary<Type, object>
    {
        [typeof(Book)] = new BookFormat(),
        [typeof(ContractSpec)] = new ContractFormat(),
        [typeof(MarketDocument)] = new MarketDocumentFormat(),
        [typeof(MarketSnapshot)] = new MarketSnapshotFormat(),
        [typeof(MarketMove)] = new MarketMoveFormat(),
        [typeof(AdjustmentPolicy)] = new PolicyFormat(),
        [typeof(MarginRules)] = new MarginRulesFormat(),
        [typeof(LiquidityPolicy)] = new LiquidityPolicyFormat(),
        [typeof(EventCalendar)] = new EventCalendarFormat(),
        [typeof(AdjustmentPlan)] = new PlanFormat(),
    }.ToFrozenDictionary();

    internal static JsonFormat<T> For<T>()
        where T : class => All.TryGetValue(typeof(T), out object? format)
            ? (JsonFormat<T>)format
            : throw new NotSupportedException($"{typeof(T).Name} has no JSON form; these have: {string.Join(", ", All.Keys.Select(k => k.Name).Order(StringComparer.Ordinal))}.");
}

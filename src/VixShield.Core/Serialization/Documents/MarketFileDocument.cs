using System.Text.Json.Serialization;

namespace VixShield.Serialization;

internal sealed record MarketFileDocument : StoredDocument
{
    public required string Schema { get; init; }

    public required DateTimeOffset Valuation { get; init; }

    public required List<string?> Notes { get; init; }

    public required Dictionary<string, double> Levels { get; init; }

    public required List<FutureDocument?> Futures { get; init; }

    public required List<ChainDocument?> Chains { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Dictionary<string, List<DateOnly>?>? ExDividendDates { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public List<SettlementDocument?>? Settlements { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Dictionary<string, List<EventDocument?>?>? EventClocks { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public List<SessionDocument?>? History { get; init; }
}

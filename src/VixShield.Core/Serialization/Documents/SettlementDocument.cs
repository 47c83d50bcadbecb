namespace VixShield.Serialization;

internal sealed record SettlementDocument
{
    public required string Symbol { get; init; }

    public required ExpiryReference Expiry { get; init; }

    public required double Value { get; init; }
}

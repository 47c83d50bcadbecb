namespace VixShield.Serialization;

internal sealed record LiquidityPolicyDocument : StoredDocument
{
    public required string Schema { get; init; }

    public required List<LiquidityLimitDocument?> Limits { get; init; }
}

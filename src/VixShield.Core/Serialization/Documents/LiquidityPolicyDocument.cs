namespace VixShield.Serialization;

internal sealed record LiquidityPolicyDocument
{
    public required string Schema { get; init; }

    public required List<LiquidityLimitDocument?> Limits { get; init; }
}

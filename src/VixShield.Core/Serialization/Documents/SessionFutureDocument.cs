namespace VixShield.Serialization;

internal sealed record SessionFutureDocument
{
    public required ExpiryReference Expiry { get; init; }

    public required double Price { get; init; }
}

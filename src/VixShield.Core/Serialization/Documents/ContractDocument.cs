namespace VixShield.Serialization;

internal sealed record ContractDocument : StoredDocument
{
    public required string Schema { get; init; }

    public required ContractTerms Contract { get; init; }
}

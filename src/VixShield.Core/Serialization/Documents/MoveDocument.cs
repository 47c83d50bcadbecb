namespace VixShield.Serialization;

internal sealed record MoveDocument : StoredDocument
{
    public required string Schema { get; init; }

    public required string Name { get; init; }

    public required string IndexSymbol { get; init; }

    public required MovePointDocument Index { get; init; }

    public required MovePointDocument Vix { get; init; }

    public required List<MovePointDocument?> VixFutures { get; init; }

    public required List<MovePointDocument?> IndexVolatilities { get; init; }

    public required MovePointDocument VixVolatility { get; init; }
}

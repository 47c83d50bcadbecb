namespace VixShield.Serialization;

internal sealed record SearchDocument
{
    public required string? Solver { get; init; }

    public required string? Status { get; init; }

    public required string? Note { get; init; }

    public required double? Bound { get; init; }

    public required double? RelaxedObjective { get; init; }

    public required List<ShadowPriceDocument> ShadowPrices { get; init; }

    public required long Nodes { get; init; }

    public required int Rounds { get; init; }
}

namespace VixShield.Serialization;

internal sealed record BookDocument : StoredDocument
{
    public required string Schema { get; init; }

    public required List<PositionDocument?> Positions { get; init; }
}

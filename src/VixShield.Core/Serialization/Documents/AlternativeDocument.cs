namespace VixShield.Serialization;

internal sealed record AlternativeDocument
{
    public required string Name { get; init; }

    public required bool IsFeasible { get; init; }

    public required double Cost { get; init; }

    public required List<PositionDocument> Trades { get; init; }

    public required ExposuresDocument After { get; init; }

    public required List<VerdictDocument> Guardrails { get; init; }

    public required List<string> Reasons { get; init; }
}

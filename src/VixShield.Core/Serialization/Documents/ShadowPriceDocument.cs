namespace VixShield.Serialization;

internal sealed record ShadowPriceDocument
{
    public required int Row { get; init; }

    public required string Guardrail { get; init; }

    public required string Severity { get; init; }

    public required string Side { get; init; }

    public required double DollarsPerUnit { get; init; }

    public required string Unit { get; init; }
}

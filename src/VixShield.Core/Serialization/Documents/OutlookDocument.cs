namespace VixShield.Serialization;

internal sealed record OutlookDocument
{
    public required int HorizonDays { get; init; }

    public required int? Days { get; init; }

    public required string? Guardrail { get; init; }

    public required string Reason { get; init; }
}

namespace VixShield.Serialization;

internal sealed record OutcomeDocument
{
    public required string Rule { get; init; }

    public required List<ParameterDocument> Parameters { get; init; }

    public required string Status { get; init; }

    public required bool VetoesTrading { get; init; }

    public required double? Measured { get; init; }

    public required double? Threshold { get; init; }

    public required string Reason { get; init; }

    public required List<string> Candidates { get; init; }
}

namespace VixShield.Serialization;

internal sealed record FaultDocument
{
    public required VerdictDocument Verdict { get; init; }

    public required double? LeastRelaxation { get; init; }

    public required string Unit { get; init; }

    public required bool IsSearched { get; init; }
}

using System.Text.Json.Serialization;

namespace VixShield.Serialization;

/// <summary>A plan as it is written. Infinities (a loss without bound) are written by name.</summary>
[JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)]
internal sealed record PlanDocument
{
    public required string Schema { get; init; }

    public required string LibraryVersion { get; init; }

    public required string Disclaimer { get; init; }

    public required string MarketHash { get; init; }

    public required string BookHash { get; init; }

    public required string InputsHash { get; init; }

    public required PolicyDocument Policy { get; init; }

    public required string Status { get; init; }

    public required string Reason { get; init; }

    public required ExposuresDocument Exposures { get; init; }

    public required string? Best { get; init; }

    public required List<AlternativeDocument> Alternatives { get; init; }

    public required List<string> Pareto { get; init; }

    public required List<FaultDocument> AtFault { get; init; }

    public required List<OutcomeDocument> Rules { get; init; }

    public required List<CandidateDocument> Candidates { get; init; }

    public required List<string> LeftOut { get; init; }

    public required SearchDocument Search { get; init; }

    public required string Map { get; init; }

    public required string Inputs { get; init; }

    public required List<string> Assumptions { get; init; }
}

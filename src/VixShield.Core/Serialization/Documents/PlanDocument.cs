using System.Text.Json.Serialization;

namespace VixShield.Serialization;

/// <summary>A plan as it is written. Infinities (a loss without bound) are written by name.</summary>
[JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)]
internal sealed record PlanDocument
{
    public required string Schema { get; init; }

    public required string LibraryVersion { get; init; }

    public required string MarketHash { get; init; }

    public required string Status { get; init; }

    public required ExposuresDocument Exposures { get; init; }

    public required string? LeastCost { get; init; }

    public required List<AlternativeDocument> Alternatives { get; init; }

    public required List<VerdictDocument> AtFault { get; init; }

    public required List<OutcomeDocument> Rules { get; init; }

    public required int CombinationsJudged { get; init; }

    public required int LotStep { get; init; }

    public required string Map { get; init; }

    public required List<string> Assumptions { get; init; }
}

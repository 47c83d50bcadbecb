namespace VixShield.Serialization;

internal sealed record CandidateDocument
{
    public required string Trades { get; init; }

    public required string Label { get; init; }

    public required List<string> Origins { get; init; }

    public required int MinimumLots { get; init; }

    public required int MaximumLots { get; init; }

    public required double CostPerLot { get; init; }

    public required double TotalDelta { get; init; }

    public required double Vega { get; init; }

    public required double Carry { get; init; }
}

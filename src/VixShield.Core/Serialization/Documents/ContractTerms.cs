namespace VixShield.Serialization;

internal sealed record ContractTerms
{
    public required string Kind { get; init; }

    public required string Symbol { get; init; }

    public required double Multiplier { get; init; }

    public required List<TickBandDocument?> Tick { get; init; }

    public required string Exercise { get; init; }

    public required string Settlement { get; init; }

    public required string Underlying { get; init; }

    public required string UnderlyingSymbol { get; init; }

    public required double UnderlyingScale { get; init; }
}

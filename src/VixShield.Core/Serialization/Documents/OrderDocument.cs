namespace VixShield.Serialization;

internal sealed record OrderDocument
{
    public required string Label { get; init; }

    public required int Lots { get; init; }

    public required double Cost { get; init; }

    public required string? Note { get; init; }

    public required List<string> Origins { get; init; }

    public required List<PositionDocument> Trades { get; init; }
}

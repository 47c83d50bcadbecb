namespace VixShield.Serialization;

internal sealed record FutureSpreadRowDocument
{
    public required string Contract { get; init; }

    public required int Near { get; init; }

    public required int Far { get; init; }

    public required double Requirement { get; init; }
}

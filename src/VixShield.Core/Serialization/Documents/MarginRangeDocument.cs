namespace VixShield.Serialization;

internal sealed record MarginRangeDocument
{
    public required double Low { get; init; }

    public required double High { get; init; }

    public required int Points { get; init; }
}

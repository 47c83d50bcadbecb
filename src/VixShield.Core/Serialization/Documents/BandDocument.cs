namespace VixShield.Serialization;

internal sealed record BandDocument
{
    public required double Low { get; init; }

    public required double High { get; init; }
}

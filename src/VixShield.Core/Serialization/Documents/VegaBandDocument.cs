namespace VixShield.Serialization;

internal sealed record VegaBandDocument
{
    public required string Measure { get; init; }

    public required string Scale { get; init; }

    public required double Soft { get; init; }

    public required double Hard { get; init; }

    public required double MinimumScale { get; init; }
}

namespace VixShield.Serialization;

internal sealed record MarginRateDocument
{
    public required double Share { get; init; }

    public required double MinimumShare { get; init; }
}

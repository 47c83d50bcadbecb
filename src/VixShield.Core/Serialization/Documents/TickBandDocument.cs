namespace VixShield.Serialization;

internal sealed record TickBandDocument
{
    public required DateOnly EffectiveFrom { get; init; }

    public required double FromPrice { get; init; }

    public required double Tick { get; init; }
}

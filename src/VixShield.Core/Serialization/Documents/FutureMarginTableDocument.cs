namespace VixShield.Serialization;

internal sealed record FutureMarginTableDocument
{
    public required List<FutureMarginRowDocument?> Outrights { get; init; }

    public required List<FutureSpreadRowDocument?> Spreads { get; init; }
}

namespace VixShield.Serialization;

internal sealed record TailLossDocument
{
    public required double Dollars { get; init; }

    public required double Share { get; init; }
}

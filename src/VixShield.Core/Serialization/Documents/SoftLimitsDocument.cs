namespace VixShield.Serialization;

internal sealed record SoftLimitsDocument
{
    public double? VegaPrice { get; init; }

    public double? DeltaPrice { get; init; }

    public List<string?>? Order { get; init; }
}

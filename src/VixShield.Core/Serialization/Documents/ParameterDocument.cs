namespace VixShield.Serialization;

internal sealed record ParameterDocument
{
    public required string Name { get; init; }

    public required double Value { get; init; }

    public required string Unit { get; init; }
}

namespace VixShield.Serialization;

internal sealed record SignalLimitDocument
{
    public required string Signal { get; init; }

    public required double Upper { get; init; }
}

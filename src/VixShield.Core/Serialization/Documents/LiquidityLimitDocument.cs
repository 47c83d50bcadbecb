namespace VixShield.Serialization;

internal sealed record LiquidityLimitDocument
{
    public required int MinimumDays { get; init; }

    public required int MaximumDays { get; init; }

    public required double OpenInterestShare { get; init; }

    public required double VolumeShare { get; init; }
}

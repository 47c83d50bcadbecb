namespace VixShield.Serialization;

internal sealed record EventCoverageDocument
{
    public required string Kind { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly Until { get; init; }
}

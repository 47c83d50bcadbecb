namespace VixShield.Serialization;

internal sealed record ListedCandidatesDocument
{
    public bool? IsUsed { get; init; }

    public int? MaximumPerKind { get; init; }

    public int? MinimumDays { get; init; }

    public double? MinimumBid { get; init; }

    public double? MaximumRelativeSpread { get; init; }
}

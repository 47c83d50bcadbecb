namespace VixShield.Serialization;

internal sealed record ListedCandidatesDocument
{
    public bool? IsUsed { get; init; }

    public bool? WholeChain { get; init; }

    public int? MaximumPerKind { get; init; }

    public int? MinimumDays { get; init; }

    public int? MaximumDays { get; init; }

    public double? MinimumBid { get; init; }

    public double? MaximumRelativeSpread { get; init; }
}

using System.Collections.Immutable;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>What a plan was made from: enough to make it again and to see why it says what it says.</summary>
/// <param name="LibraryVersion">Version of the library.</param>
/// <param name="MarketHash">Content hash of the market.</param>
/// <param name="Policy">The guardrails.</param>
/// <param name="Inputs">Calibration and readings.</param>
/// <param name="Map">The betas and levels.</param>
/// <param name="Outcomes">What every rule found, in order.</param>
/// <param name="CombinationsJudged">How many combinations of candidates were judged, doing nothing included.</param>
/// <param name="Assumptions">Where the data comes from and what was assumed, in words.</param>
public sealed record DecisionRecord(
    string LibraryVersion,
    string MarketHash,
    AdjustmentPolicy Policy,
    PlanInputs Inputs,
    FactorMap Map,
    ImmutableArray<RuleOutcome> Outcomes,
    int CombinationsJudged,
    ImmutableArray<string> Assumptions)
{
    /// <inheritdoc/>
    public bool Equals(DecisionRecord? other) =>
        other is not null && LibraryVersion == other.LibraryVersion && MarketHash == other.MarketHash && Policy == other.Policy
        && CombinationsJudged == other.CombinationsJudged && Outcomes.AsSpan().SequenceEqual(other.Outcomes.AsSpan())
        && Assumptions.AsSpan().SequenceEqual(other.Assumptions.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(LibraryVersion, MarketHash, CombinationsJudged);
}

using System.Collections.Immutable;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>What a plan was made from: enough to make it again and to see why it says what it says. Equal when all parts are.</summary>
public sealed record DecisionRecord
{
    internal DecisionRecord(
        string libraryVersion,
        string marketHash,
        AdjustmentPolicy policy,
        PlanInputs inputs,
        FactorMap map,
        ImmutableArray<RuleOutcome> outcomes,
        int combinationsJudged,
        int lotStep,
        ImmutableArray<string> assumptions)
    {
        LibraryVersion = libraryVersion;
        MarketHash = marketHash;
        Policy = policy;
        Inputs = inputs;
        Map = map;
        Outcomes = outcomes;
        CombinationsJudged = combinationsJudged;
        LotStep = lotStep;
        Assumptions = assumptions;
    }

    /// <summary>Version of the library.</summary>
    public string LibraryVersion { get; }

    /// <summary>Content hash of the market.</summary>
    public string MarketHash { get; }

    /// <summary>The guardrails.</summary>
    public AdjustmentPolicy Policy { get; }

    /// <summary>Calibration and readings.</summary>
    public PlanInputs Inputs { get; }

    /// <summary>The betas and levels.</summary>
    public FactorMap Map { get; }

    /// <summary>What every rule found, in order.</summary>
    public ImmutableArray<RuleOutcome> Outcomes { get; }

    /// <summary>How many combinations of candidates were judged, doing nothing included.</summary>
    public int CombinationsJudged { get; }

    /// <summary>
    /// 1 when every whole size of every candidate was judged. Above that sizes were taken in steps of so many lots, and a plan between them may cost less.
    /// </summary>
    public int LotStep { get; }

    /// <summary>Where the data comes from and what was assumed, in words.</summary>
    public ImmutableArray<string> Assumptions { get; }

    /// <inheritdoc/>
    public bool Equals(DecisionRecord? other) =>
        other is not null && LibraryVersion == other.LibraryVersion && MarketHash == other.MarketHash && Policy == other.Policy
        && Inputs == other.Inputs && Map.Equals(other.Map) && CombinationsJudged == other.CombinationsJudged && LotStep == other.LotStep
        && Outcomes.AsSpan().SequenceEqual(other.Outcomes.AsSpan()) && Assumptions.AsSpan().SequenceEqual(other.Assumptions.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(LibraryVersion, MarketHash, CombinationsJudged);

    /// <summary>Version, market hash and number of combinations.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"VixShield.Core {LibraryVersion}, market {MarketHash}, {CombinationsJudged} combinations judged");
}

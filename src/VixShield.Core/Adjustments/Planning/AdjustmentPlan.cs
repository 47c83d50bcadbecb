using System.Collections.Immutable;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>
/// What a planner found: alternatives with their costs and consequences, in a fixed order. It reports; it does not advise.
/// </summary>
public sealed class AdjustmentPlan
{
    internal AdjustmentPlan(
        PlanStatus status,
        BookValuation valuation,
        MappedExposures exposures,
        PlanAlternative? leastCost,
        ImmutableArray<PlanAlternative> alternatives,
        ImmutableArray<GuardrailVerdict> atFault,
        DecisionRecord record)
    {
        Status = status;
        Valuation = valuation;
        Exposures = exposures;
        LeastCost = leastCost;
        Alternatives = alternatives;
        AtFault = atFault;
        Record = record;
    }

    /// <summary>What was found.</summary>
    public PlanStatus Status { get; }

    /// <summary>The book as it is.</summary>
    public BookValuation Valuation { get; }

    /// <summary>Its exposures.</summary>
    public MappedExposures Exposures { get; }

    /// <summary>
    /// Of the alternatives inside every hard guardrail, the one that breaks the fewest soft ones, then costs least, then trades the
    /// fewest contracts; doing nothing where that suffices; null where there is none.
    /// </summary>
    public PlanAlternative? LeastCost { get; }

    /// <summary>Doing nothing first, then <see cref="LeastCost"/> where it trades, then each candidate by itself at the size that breaks the fewest hard guardrails.</summary>
    public ImmutableArray<PlanAlternative> Alternatives { get; }

    /// <summary>
    /// Where no combination is feasible: a set of hard guardrails that no combination keeps together, though every part of the set can be kept, each with the best that
    /// is attainable when the others of the set are kept. Empty otherwise.
    /// </summary>
    public ImmutableArray<GuardrailVerdict> AtFault { get; }

    /// <summary>What the plan was made from.</summary>
    public DecisionRecord Record { get; }

    /// <summary>Status and least-cost alternative.</summary>
    public override string ToString() => LeastCost is null ? Status.ToString() : $"{Status}: {LeastCost}";
}

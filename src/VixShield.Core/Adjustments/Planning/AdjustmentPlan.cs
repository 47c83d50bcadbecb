using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>
/// What a planner found: alternatives with their costs and consequences, in a fixed order. It reports; it does not advise.
/// </summary>
[TypeFormatterSource]
public sealed class AdjustmentPlan : IDisplayable
{
    internal AdjustmentPlan(
        PlanStatus status,
        string reason,
        BookValuation valuation,
        MappedExposures exposures,
        PlanAlternative? best,
        ImmutableArray<PlanAlternative> alternatives,
        ImmutableArray<PlanAlternative> pareto,
        ImmutableArray<GuardrailFault> atFault,
        DecisionRecord record)
    {
        Status = status;
        Reason = reason;
        Valuation = valuation;
        Exposures = exposures;
        Best = best;
        Alternatives = alternatives;
        Pareto = pareto;
        AtFault = atFault;
        Record = record;
    }

    /// <summary>What was found.</summary>
    public PlanStatus Status { get; }

    /// <summary>The finding in words.</summary>
    public string Reason { get; }

    /// <summary>The book as it is.</summary>
    public BookValuation Valuation { get; }

    /// <summary>Its exposures.</summary>
    public MappedExposures Exposures { get; }

    /// <summary>
    /// Of what keeps every hard guardrail when revalued in full, that of the lowest objective: cost, carry given up, and the price of soft violations that remain. Doing nothing where that suffices and no
    /// trade pays; null where there is none.
    /// </summary>
    public PlanAlternative? Best { get; }

    /// <summary>Doing nothing first, then what keeps every hard guardrail, by objective; where nothing does, what comes nearest with one guardrail at fault given up, and the least repair where the solver gives one.</summary>
    public ImmutableArray<PlanAlternative> Alternatives { get; }

    /// <summary>
    /// Of the alternatives that keep every hard guardrail, those to which no other is at least as good in cost, carry and stress loss and better in one; by cost.
    /// </summary>
    public ImmutableArray<PlanAlternative> Pareto { get; }

    /// <summary>Where nothing is feasible: a minimal set of hard guardrails that exclude each other. Empty otherwise.</summary>
    public ImmutableArray<GuardrailFault> AtFault { get; }

    /// <summary>What the plan was made from.</summary>
    public DecisionRecord Record { get; }

    /// <summary>Status and best alternative.</summary>
    public override string ToString() => Best is null ? $"{Status}: {Reason}" : $"{Status}: {Best}";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Adjustment plan", ToString())
    {
        Facts =
        [
            new("status", Status),
            new("reason", Reason),
            new("best alternative", Best?.Name ?? "-"),
            new("cost of the best", DisplayCell.Fixed(Best?.Cost, 2), "$"),
            new("objective of the best", DisplayCell.Fixed(Best?.Objective, 2), "$"),
            new("candidates", Record.Candidates.Length),
            new("sizes judged", Record.Nodes),
            new("solver", Record.Solver ?? "-"),
            new("least objective proven", DisplayCell.Fixed(Record.Bound, 2), "$"),
            new("Pareto alternatives", string.Join(", ", Pareto.Select(a => a.Name))),
        ],
        Tables =
        [
            PlanTables.Alternatives(Exposures, Alternatives),
            .. Best is null or { Orders.IsEmpty: true } ? [] : (DisplayTable[])[PlanTables.Orders(Best.Orders)],
            .. Best is null ? [] : (DisplayTable[])[PlanTables.Verdicts($"Guardrails of {Best.Name}", Best.Guardrails)],
            .. AtFault.IsEmpty ? [] : (DisplayTable[])[PlanTables.Faults(AtFault)],
        ],
        Notes =
        [
            .. Record.SearchNote is { } note ? (string[])[$"Searched: {note}"] : [],
            .. Best?.Reasons ?? [],
            .. Record.LeftOut.Select(left => $"Not a candidate: {left}"),
            Record.Disclaimer,
        ],
    };
}

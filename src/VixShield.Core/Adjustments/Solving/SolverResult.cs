using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.Adjustments;

/// <summary>What a solver found. Immutable.</summary>
[TypeFormatterSource]
public sealed class SolverResult : IDisplayable
{
    /// <summary>Makes a result.</summary>
    /// <param name="solver">The solver's name.</param>
    /// <param name="status">What was found.</param>
    /// <param name="solutions">Feasible solutions, best first.</param>
    /// <param name="conflicts">Where none was found: the guardrails that exclude each other.</param>
    /// <param name="nodes">How many lots were judged.</param>
    /// <param name="bound">No lots that were searched have a lower objective than this, in dollars; null where nothing is proven.</param>
    /// <param name="note">What was not searched, in words; null where all was.</param>
    /// <param name="relaxedObjective">Least objective where lots need not be whole, in dollars; null where the solver does not relax.</param>
    /// <param name="shadowPrices">What one more unit of each limit is worth in that relaxation; null for none.</param>
    /// <param name="repair">Where no solution was found: lots that break the hard guardrails least, in the order of their rank; null where the solver looks for none.</param>
    /// <exception cref="ArgumentException">A text is blank, a value null or not defined, or solutions and status do not agree.</exception>
    public SolverResult(
        string solver,
        SolverStatus status,
        IEnumerable<AdjustmentSolution> solutions,
        IEnumerable<GuardrailConflict>? conflicts = null,
        long nodes = 0,
        double? bound = null,
        string? note = null,
        double? relaxedObjective = null,
        IEnumerable<ShadowPrice>? shadowPrices = null,
        AdjustmentSolution? repair = null)
    {
        Solver = Guard.NotBlank(solver, nameof(solver));
        Status = Guard.Defined(status, nameof(status));
        Solutions = Guard.NoNulls(solutions, nameof(solutions));
        Conflicts = conflicts is null ? [] : Guard.NoNulls(conflicts, nameof(conflicts));
        Nodes = nodes;
        Bound = bound;
        Note = note;
        RelaxedObjective = relaxedObjective;
        ShadowPrices = shadowPrices is null ? [] : Guard.NoNulls(shadowPrices, nameof(shadowPrices));
        Repair = repair;
        if (Solutions.Any(s => !s.IsFeasible))
            throw new ArgumentException("Every solution must be feasible.", nameof(solutions));
        if (Solutions.IsEmpty == (status is SolverStatus.Optimal or SolverStatus.GapOpen))
            throw new ArgumentException($"{status} with {Solutions.Length} solutions.", nameof(solutions));
    }

    /// <summary>The solver's name.</summary>
    public string Solver { get; }

    /// <summary>What was found.</summary>
    public SolverStatus Status { get; }

    /// <summary>Feasible solutions, best first, each over other columns than those before it; empty where none was found.</summary>
    public ImmutableArray<AdjustmentSolution> Solutions { get; }

    /// <summary>Where none was found: a minimal set of guardrails that exclude each other. Empty otherwise.</summary>
    public ImmutableArray<GuardrailConflict> Conflicts { get; }

    /// <summary>How many lots were judged.</summary>
    public long Nodes { get; }

    /// <summary>No lots that were searched have a lower objective than this, in dollars; null where nothing is proven.</summary>
    public double? Bound { get; }

    /// <summary>What was not searched, in words; null where all was.</summary>
    public string? Note { get; }

    /// <summary>Least objective where lots need not be whole, in dollars; null where the solver does not relax. It is a bound as well, and at most <see cref="Bound"/> where both are known.</summary>
    public double? RelaxedObjective { get; }

    /// <summary>What one more unit of each limit is worth in the relaxation: those that bind alone. Empty where the solver does not relax.</summary>
    public ImmutableArray<ShadowPrice> ShadowPrices { get; }

    /// <summary>Where no solution was found: lots that break the hard guardrails least, in the order of their rank (<see cref="AdjustmentRow.Priority"/>); null otherwise, or where the solver looks for none.</summary>
    public AdjustmentSolution? Repair { get; }

    /// <summary>By how much the best solution's objective may be above the least, in dollars: 0 where it is proven best; null without a solution or a bound.</summary>
    public double? Gap => Solutions.IsEmpty || Bound is not { } bound ? null : Math.Max(0, Solutions[0].Objective - bound);

    /// <summary>Status and best solution.</summary>
    public override string ToString() => Solutions.IsEmpty ? $"{Solver}: {Status}" : $"{Solver}: {Status}, {Solutions[0]}";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Solver result", ToString())
    {
        Facts =
        [
            new("solver", Solver),
            new("status", Status),
            new("objective", Solutions.IsEmpty ? DisplayCell.Missing : DisplayCell.Fixed(Solutions[0].Objective, 2), "$"),
            new("least objective proven", DisplayCell.Fixed(Bound, 2), "$"),
            new("gap", DisplayCell.Fixed(Gap, 2), "$"),
            new("least objective of the relaxation", DisplayCell.Fixed(RelaxedObjective, 2), "$"),
            new("lots judged", Nodes),
            new("repair", Repair?.ToString() ?? "-"),
        ],
        Tables =
        [
            DisplayTable.Of(
                "Solutions",
                Solutions,
                new("lots", r => string.Join(' ', r.Lots)),
                new("objective", "$", r => DisplayCell.Fixed(r.Objective, 2)),
                new("cost", "$", r => DisplayCell.Fixed(r.Cost, 2)),
                new("carry given up", "$/day", r => r.CarryGivenUp),
                new("penalty", "$", r => DisplayCell.Fixed(r.Penalty, 2))),
            DisplayTable.Of(
                "Conflicts",
                Conflicts,
                new("guardrail", r => r.Guardrail),
                new("least violation", r => r.LeastViolation),
                new("least relaxation", r => r.LeastRelaxation),
                new("unit", r => r.Unit)),
            PlanTables.Prices(ShadowPrices),
        ],
        Notes = [.. Note is null ? [] : (string[])[$"Not searched: {Note}"]],
    };
}

using System.Collections.Immutable;

namespace VixShield.Adjustments;

/// <summary>What a solver found. Immutable.</summary>
public sealed class SolverResult
{
    /// <summary>Makes a result.</summary>
    /// <param name="solver">The solver's name.</param>
    /// <param name="status">What was found.</param>
    /// <param name="solutions">Feasible solutions, best first.</param>
    /// <param name="conflicts">Where none was found: the guardrails that exclude each other.</param>
    /// <param name="nodes">How many lots were judged.</param>
    /// <param name="bound">No lots that were searched have a lower objective than this, in dollars; null where nothing is proven.</param>
    /// <param name="note">What was not searched, in words; null where all was.</param>
    /// <exception cref="ArgumentException">A text is blank, a value null or not defined, or solutions and status do not agree.</exception>
    public SolverResult(
        string solver,
        SolverStatus status,
        IEnumerable<AdjustmentSolution> solutions,
        IEnumerable<GuardrailConflict>? conflicts = null,
        long nodes = 0,
        double? bound = null,
        string? note = null)
    {
        Solver = Guard.NotBlank(solver, nameof(solver));
        Status = Guard.Defined(status, nameof(status));
        Solutions = Guard.NoNulls(solutions, nameof(solutions));
        Conflicts = conflicts is null ? [] : Guard.NoNulls(conflicts, nameof(conflicts));
        Nodes = nodes;
        Bound = bound;
        Note = note;
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

    /// <summary>Status and best solution.</summary>
    public override string ToString() => Solutions.IsEmpty ? $"{Solver}: {Status}" : $"{Solver}: {Status}, {Solutions[0]}";
}

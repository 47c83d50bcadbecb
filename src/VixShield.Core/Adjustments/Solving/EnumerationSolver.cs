using System.Collections.Immutable;

namespace VixShield.Adjustments;

/// <summary>
/// Judges every combination of a few columns in whole lots: exact over what it searches, and it says what that is. Subtrees in which a hard linear row can no longer be kept, or whose cost alone is above
/// the solutions found, are skipped; that changes no result.
/// </summary>
public sealed class EnumerationSolver : IAdjustmentSolver
{
    /// <summary>Makes a solver.</summary>
    /// <param name="options">How far it goes; null for the defaults.</param>
    public EnumerationSolver(EnumerationSolverOptions? options = null) => Options = options ?? new EnumerationSolverOptions();

    /// <summary>How far it goes.</summary>
    public EnumerationSolverOptions Options { get; }

    /// <inheritdoc/>
    public string Name => "enumeration";

    /// <inheritdoc/>
    public int? MaximumColumnsAtOnce => Options.MaximumInstruments;

    /// <inheritdoc/>
    public SolverResult Solve(AdjustmentProblem problem, CancellationToken cancellationToken = default)
    {
        Guard.NotNull(problem, nameof(problem));
        if (cancellationToken.IsCancellationRequested)
            return Stopped(0);
        EnumerationSpace space = EnumerationSpace.Coarse(problem, Options);
        var search = new EnumerationSearch(problem, space, Options, cancellationToken);
        ImmutableArray<AdjustmentSolution> found = search.Best(Options.MaximumSolutions);
        long nodes = search.Nodes;
        bool isWhole = space.IsWhole && !search.IsCutShort;
        if (!space.IsWhole && !search.IsCancelled)
        {
            // What was found bounds the cost, so that every column and size can often be judged after all.
            found = LotPolish.Of(problem, found);
            isWhole = Further(space.Whole(), 1, ref found);
            if (isWhole)
                space = space.Whole();
            else if (!search.IsCancelled)
                Further(space = EnumerationSpace.Fine(problem, Options), Options.MaximumSolutions, ref found);
        }

        bool Further(EnumerationSpace further, int most, ref ImmutableArray<AdjustmentSolution> known)
        {
            search = new EnumerationSearch(problem, further, Options, cancellationToken);
            ImmutableArray<AdjustmentSolution> more = LotPolish.Of(problem, search.Best(most, known.AsSpan()[..Math.Min(most, known.Length)]));
            nodes += search.Nodes;
            known = [.. LotPolish.Distinct(problem, more.Concat(known)).Take(Options.MaximumSolutions)];
            return !search.IsCutShort && !search.IsCancelled;
        }

        if (search.IsCancelled)
            return Stopped(nodes);
        string? note = space.NoteOf(search.IsCutShort && space.IsWhole);
        if (!found.IsEmpty)
            return new SolverResult(Name, isWhole ? SolverStatus.Optimal : SolverStatus.GapOpen, found, null, nodes, isWhole ? found[0].Objective : null, note);

        var conflicts = new ConflictSearch(problem, Options, cancellationToken);
        ImmutableArray<GuardrailConflict> set = conflicts.Find();
        if (cancellationToken.IsCancellationRequested)
            return Stopped(nodes);
        string? notes = conflicts.Note is { } more ? $"{note} {more}".TrimStart() : note;
        return new SolverResult(Name, isWhole ? SolverStatus.Infeasible : SolverStatus.NotFound, [], set, nodes, null, notes);
    }

    private SolverResult Stopped(long nodes) => new(Name, SolverStatus.Cancelled, [], null, nodes, null, "The search was stopped.");

    /// <summary>Name and limits.</summary>
    public override string ToString() => $"{Name}: {Options}";
}

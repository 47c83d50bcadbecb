namespace VixShield.Adjustments;

/// <summary>What a solver found.</summary>
public enum SolverStatus
{
    /// <summary>The first solution is the best of all that was searched: every size of every column, as many at once as the note says.</summary>
    Optimal = 1,

    /// <summary>No lots that were searched keep every hard row: every size of every column, as many at once as the note says.</summary>
    Infeasible = 2,

    /// <summary>Solutions were found, but columns or sizes were left out: a better one may exist.</summary>
    GapOpen = 3,

    /// <summary>No solution was found, and columns or sizes were left out: one may exist.</summary>
    NotFound = 4,

    /// <summary>The search was stopped.</summary>
    Cancelled = 5,
}

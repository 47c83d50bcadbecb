namespace VixShield.Adjustments;

/// <summary>Finds lots that keep every hard row of a problem at the least objective. The same problem gives the same result: limits are counts of work, never time.</summary>
public interface IAdjustmentSolver
{
    /// <summary>Its name, with what it searches.</summary>
    string Name { get; }

    /// <summary>Most columns that it trades at once; null for any number.</summary>
    int? MaximumColumnsAtOnce { get; }

    /// <summary>Solves a problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="cancellationToken">Stops the search; the result's status is then <see cref="SolverStatus.Cancelled"/>.</param>
    SolverResult Solve(AdjustmentProblem problem, CancellationToken cancellationToken = default);
}

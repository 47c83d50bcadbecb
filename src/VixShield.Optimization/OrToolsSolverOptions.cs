namespace VixShield.Optimization;

/// <summary>How far an <see cref="OrToolsAdjustmentSolver"/> goes: counts of work and a gap, never time, so that the same problem gives the same result.</summary>
public sealed record OrToolsSolverOptions
{
    /// <summary>Most nodes of a branch and bound; from 1 to 100,000,000. Default 2,000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public long MaximumNodes
    {
        get;
        init => field = InRange(value, 1, 100_000_000, nameof(MaximumNodes));
    }

    = 2000;

    /// <summary>Most nodes, in all, of the searches that explain why nothing is feasible, and as many for the repair; a sixth of them for each search; from 6 to 100,000,000. Default 1,500.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public long MaximumExplanationNodes
    {
        get;
        init => field = InRange(value, 6, 100_000_000, nameof(MaximumExplanationNodes));
    }

    = 1500;

    /// <summary>Most iterations of the simplex method in one relaxation; from 1 to 1,000,000,000. Default 1,000,000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public long MaximumIterations
    {
        get;
        init => field = InRange(value, 1, 1_000_000_000, nameof(MaximumIterations));
    }

    = 1_000_000;

    /// <summary>
    /// The search ends when no better plan can be cheaper by more than this many dollars, and says so as <see cref="Adjustments.SolverStatus.GapOpen"/>; from 0 to 1,000,000. Default 0: until the best is proven.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double AbsoluteGap
    {
        get;
        init => field = InRange(value, 0, 1e6, nameof(AbsoluteGap));
    }

    /// <summary>The same as a share of the objective; from 0 to 1. Default 0. The wider of the two counts.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double RelativeGap
    {
        get;
        init => field = InRange(value, 0, 1, nameof(RelativeGap));
    }

    /// <summary>Most solutions that are given, the best first, each over other columns; from 1 to 100. Default 8.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int MaximumSolutions
    {
        get;
        init => field = (int)InRange(value, 1, 100, nameof(MaximumSolutions));
    }

    = 8;

    /// <summary>Seed of what the libraries choose at random; from 0 to 1,000,000. Default 0. Another seed can give another of several plans that are equally good.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int Seed
    {
        get;
        init => field = (int)InRange(value, 0, 1_000_000, nameof(Seed));
    }

    /// <summary>The limits.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"at most {MaximumNodes} nodes ({MaximumExplanationNodes} to explain), {MaximumIterations} iterations, a gap of {AbsoluteGap:G6} $ or {100 * RelativeGap:G6} %, {MaximumSolutions} solutions, seed {Seed}");

    private static long InRange(long value, long low, long high, string parameter) => value >= low && value <= high
        ? value
        : throw new ArgumentOutOfRangeException(parameter, value, FormattableString.Invariant($"Must be from {low} to {high}."));

    private static double InRange(double value, double low, double high, string parameter) => value >= low && value <= high
        ? value
        : throw new ArgumentOutOfRangeException(parameter, value, FormattableString.Invariant($"Must be from {low} to {high}."));
}

namespace VixShield.Adjustments;

/// <summary>How far the enumeration goes. All limits are counts, so that the same problem gives the same answer on every machine.</summary>
public sealed record EnumerationSolverOptions
{
    /// <summary>Most columns traded at once; from 1 to 16. Default 3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int MaximumInstruments
    {
        get;
        init => field = Guard.InRange(value, 1, 16, nameof(MaximumInstruments));
    }

    = 3;

    /// <summary>
    /// Sizes judged in each direction of a column that allows more, spread evenly up to its limit; more of them, up to all, where <see cref="MaximumNodes"/> leaves room. From 1 to 10,000. Default 5:
    /// every size of a column of at most five lots.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int Sizes
    {
        get;
        init => field = Guard.InRange(value, 1, 10_000, nameof(Sizes));
    }

    = 5;

    /// <summary>Most columns of the first search; of a larger problem those that move a row furthest for their cost. All of them follow where what was found bounds the search below <see cref="MaximumNodes"/>. From 1 to 64. Default 16.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int MaximumColumns
    {
        get;
        init => field = Guard.InRange(value, 1, 64, nameof(MaximumColumns));
    }

    = 16;

    /// <summary>Most lots judged in one search; from 1 to 1,000,000,000. Default 2,000,000: a fraction of a second.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int MaximumNodes
    {
        get;
        init => field = Guard.InRange(value, 1, 1_000_000_000, nameof(MaximumNodes));
    }

    = 2_000_000;

    /// <summary>Most solutions returned, each over other columns; from 1 to 1,000. Default 8.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int MaximumSolutions
    {
        get;
        init => field = Guard.InRange(value, 1, 1000, nameof(MaximumSolutions));
    }

    = 8;

    /// <summary>The limits.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"at most {MaximumInstruments} of {MaximumColumns} instruments, {Sizes} sizes a direction, {MaximumNodes} nodes");
}

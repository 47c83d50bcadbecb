namespace VixShield.Adjustments;

/// <summary>Which listed contracts are candidates beside what the rules offer, and how liquid they must be.</summary>
public sealed record ListedCandidates
{
    /// <summary>Whether listed contracts are candidates at all. Default true.</summary>
    public bool IsUsed { get; init; } = true;

    /// <summary>Most contracts of each kind: VX and ES futures next to expire, VIX calls of the most open interest; from 1 to 10,000. Default 3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int MaximumPerKind
    {
        get;
        init => field = Guard.InRange(value, 1, 10_000, nameof(MaximumPerKind));
    }

    = 3;

    /// <summary>Fewest calendar days to expiry; from 0 to 1,000. Default 7.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int MinimumDays
    {
        get;
        init => field = Guard.InRange(value, 0, 1000, nameof(MinimumDays));
    }

    = 7;

    /// <summary>Least bid of an option, in points of its price; from 0 to 1,000. Default 0.05.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double MinimumBid
    {
        get;
        init => field = Guard.InRange(value, 0, 1000, nameof(MinimumBid));
    }

    = 0.05;

    /// <summary>Largest spread of an option from bid to ask, as a share of their middle; from 0 to 2. Default 0.25.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double MaximumRelativeSpread
    {
        get;
        init => field = Guard.InRange(value, 0, 2, nameof(MaximumRelativeSpread));
    }

    = 0.25;

    /// <summary>The limits.</summary>
    public override string ToString() => IsUsed
        ? FormattableString.Invariant($"at most {MaximumPerKind} of each kind, {MinimumDays} days, bid {MinimumBid:G6}, spread {100 * MaximumRelativeSpread:G6} % of the middle")
        : "rules alone";
}

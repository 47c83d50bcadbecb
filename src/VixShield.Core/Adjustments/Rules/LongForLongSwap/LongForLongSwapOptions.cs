namespace VixShield.Adjustments;

/// <summary>Options of the swap of one long hedge for another.</summary>
public sealed record LongForLongSwapOptions
{
    /// <summary>How many listed contracts are looked at for each holding; from 1 to 20. Default 3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int Targets
    {
        get;
        init => field = Guard.InRange(value, 1, 20, nameof(Targets));
    }

    = 3;

    /// <summary>Least bid of an option that is sold or bought, in price points; from 0 to 1,000. Default 0.10. An option without a bid is never taken.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double MinimumBid
    {
        get;
        init => field = Guard.InRange(value, 0, 1000, nameof(MinimumBid));
    }

    = 0.10;

    /// <summary>Largest spread from bid to ask, as a share of the middle; from 0 to 2. Default 0.25.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double MaximumRelativeSpread
    {
        get;
        init => field = Guard.InRange(value, 0, 2, nameof(MaximumRelativeSpread));
    }

    = 0.25;

    /// <summary>The options.</summary>
    public override string ToString() => FormattableString.Invariant($"{Targets} targets, bid at least {MinimumBid:G6}, spread at most {100 * MaximumRelativeSpread:G6} % of the middle");
}

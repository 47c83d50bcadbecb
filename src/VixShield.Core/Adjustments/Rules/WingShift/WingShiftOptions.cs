namespace VixShield.Adjustments;

/// <summary>Options of the wing shift.</summary>
public sealed record WingShiftOptions
{
    /// <summary>How many listed strikes towards the short strike are offered for each wing, the nearest to the wing first; from 1 to 10. Default 2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int Targets
    {
        get;
        init => field = Guard.InRange(value, 1, 10, nameof(Targets));
    }

    = 2;

    /// <summary>Least bid of the wing that is sold and of the one that is bought, in price points; from 0 to 1,000. Default 0.05. An option without a bid is never taken.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double MinimumBid
    {
        get;
        init => field = Guard.InRange(value, 0, 1000, nameof(MinimumBid));
    }

    = 0.05;

    /// <summary>Largest spread from bid to ask, as a share of the middle; from 0 to 2. Default 0.50.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double MaximumRelativeSpread
    {
        get;
        init => field = Guard.InRange(value, 0, 2, nameof(MaximumRelativeSpread));
    }

    = 0.50;

    /// <summary>The options.</summary>
    public override string ToString() => FormattableString.Invariant($"{Targets} targets, bid at least {MinimumBid:G6}, spread at most {100 * MaximumRelativeSpread:G6} % of the middle");
}

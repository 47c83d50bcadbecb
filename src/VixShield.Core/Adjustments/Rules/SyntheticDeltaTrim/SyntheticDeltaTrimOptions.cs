namespace VixShield.Adjustments;

/// <summary>Options of the delta trim.</summary>
public sealed record SyntheticDeltaTrimOptions
{
    /// <summary>Whether ES futures are offered. Default true.</summary>
    public bool UseIndexFutures { get; init; } = true;

    /// <summary>
    /// Whether SPX synthetic forwards are offered. They sell an option, so a policy without new short options refuses them. Default true.
    /// </summary>
    public bool UseSyntheticForwards { get; init; } = true;

    /// <summary>Fewest calendar days to expiry of the instrument; from 0 to 1,000. Default 7.</summary>
    public int MinimumDaysToExpiry
    {
        get;
        init => field = Guard.InRange(value, 0, 1000, nameof(MinimumDaysToExpiry));
    }

    = 7;

    /// <summary>The options.</summary>
    public override string ToString() => FormattableString.Invariant($"index futures {UseIndexFutures}, synthetic forwards {UseSyntheticForwards}, at least {MinimumDaysToExpiry} days");
}

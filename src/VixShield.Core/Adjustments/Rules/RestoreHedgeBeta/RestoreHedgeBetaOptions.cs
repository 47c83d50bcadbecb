namespace VixShield.Adjustments;

/// <summary>Options of buying back VIX beta. Every number is the user's to set; the defaults are starting points, not advice.</summary>
public sealed record RestoreHedgeBetaOptions
{
    /// <summary>How many expiries are offered of each kind of instrument, nearest first; from 1 to 12. Default 3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int MaximumTenors
    {
        get;
        init => field = Guard.InRange(value, 1, 12, nameof(MaximumTenors));
    }

    = 3;

    /// <summary>Fewest calendar days to expiry of what is bought; from 0 to 1,000. Default 14.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double MinimumDays
    {
        get;
        init => field = Guard.InRange(value, 0, 1000, nameof(MinimumDays));
    }

    = 14;

    /// <summary>Least bid of a call, in VIX-option points; from 0.01 to 1,000. Default 0.05.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double MinimumBid
    {
        get;
        init => field = Guard.InRange(value, 0.01, 1000, nameof(MinimumBid));
    }

    = 0.05;

    /// <summary>Least delta of a call to the forward of its expiry; from 0 to 1, and at most the largest. Default 0.15.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double MinimumCallDelta
    {
        get;
        init => field = Guard.InRange(value, 0, 1, nameof(MinimumCallDelta));
    }

    = 0.15;

    /// <summary>Largest delta of a call to the forward of its expiry; from 0 to 1. Default 0.5.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double MaximumCallDelta
    {
        get;
        init => field = Guard.InRange(value, 0, 1, nameof(MaximumCallDelta));
    }

    = 0.5;

    /// <summary>How many calls are offered of an expiry, the cheapest per dollar of vega first; from 1 to 20. Default 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int CallsPerExpiry
    {
        get;
        init => field = Guard.InRange(value, 1, 20, nameof(CallsPerExpiry));
    }

    = 1;

    /// <summary>Whether VX futures of monthly expiries are offered. Default true.</summary>
    public bool UseFutures { get; init; } = true;

    /// <summary>Whether VIX calls are offered. Default true.</summary>
    public bool UseOptions { get; init; } = true;

    /// <summary>The options.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{MaximumTenors} tenors from {MinimumDays:G6} days; futures {UseFutures}; calls {UseOptions}, {CallsPerExpiry} an expiry, bid from {MinimumBid:G6}, delta from {MinimumCallDelta:G6} to {MaximumCallDelta:G6}");

    /// <summary>Refuses bounds that contradict each other.</summary>
    internal RestoreHedgeBetaOptions Checked() => MinimumCallDelta <= MaximumCallDelta
        ? this
        : throw new ArgumentException(FormattableString.Invariant($"The least call delta {MinimumCallDelta} is above the largest {MaximumCallDelta}."), "options");
}

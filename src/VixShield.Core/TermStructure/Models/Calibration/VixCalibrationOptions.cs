namespace VixShield.TermStructure;

/// <summary>Which VIX options a model is calibrated to, and how long.</summary>
public sealed record VixCalibrationOptions
{
    /// <summary>Monthly expiries, bids from 0.08, strikes to 80.</summary>
    public static VixCalibrationOptions Default { get; } = new();

    /// <summary>Least bid of a quote, in points; at least 0. Default 0.08: below, a tick is a large part of the price.</summary>
    public double MinimumBid
    {
        get;
        init => field = Guard.NonNegativeFinite(value, nameof(MinimumBid));
    }

    = 0.08;

    /// <summary>Highest strike, in points; greater than 0. Default 80.</summary>
    public double MaximumStrike
    {
        get;
        init => field = Guard.PositiveFinite(value, nameof(MaximumStrike));
    }

    = 80;

    /// <summary>Fewest quotes of an expiry; from 3 to 1,000. An expiry with fewer is not calibrated to. Default 5.</summary>
    public int MinimumQuotes
    {
        get;
        init => field = Guard.InRange(value, 3, 1000, nameof(MinimumQuotes));
    }

    = 5;

    /// <summary>Shortest time to an expiry, in days; at least 0. Default 2: in the last hours a VIX option is an option on the opening auction.</summary>
    public double MinimumDays
    {
        get;
        init => field = Guard.NonNegativeFinite(value, nameof(MinimumDays));
    }

    = 2;

    /// <summary>Whether expiries between the monthly ones count. Default false: their windows overlap by three weeks, and few of them trade.</summary>
    public bool IncludeWeeklies { get; init; }

    /// <summary>Most iterations on an expiry's smile in one pass; from 1 to 10,000. Default 60.</summary>
    public int MaximumEvaluations
    {
        get;
        init => field = Guard.InRange(value, 1, 10_000, nameof(MaximumEvaluations));
    }

    = 60;

    /// <summary>Rounds of smiles and forward variance: smiles depend a little on the shape of forward variance and on the segments after theirs. From 1 to 10. Default 2.</summary>
    public int Passes
    {
        get;
        init => field = Guard.InRange(value, 1, 10, nameof(Passes));
    }

    = 2;

    /// <summary>The settings.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"bids from {MinimumBid:G6}, strikes to {MaximumStrike:G6}, at least {MinimumQuotes} quotes and {MinimumDays:G6} days, {(IncludeWeeklies ? "with" : "without")} weeklies, {Passes} passes of at most {MaximumEvaluations} evaluations");
}

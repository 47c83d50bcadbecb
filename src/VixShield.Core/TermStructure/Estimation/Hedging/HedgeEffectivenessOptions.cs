namespace VixShield.TermStructure;

/// <summary>How the effectiveness of a hedge is measured.</summary>
public sealed record HedgeEffectivenessOptions
{
    /// <summary>The defaults.</summary>
    public static HedgeEffectivenessOptions Default { get; } = new();

    /// <summary>Share of the sessions, the worst of what is to be hedged, that the downside measure is over; greater than 0, at most 1. Default 0.05.</summary>
    public double DownsideShare
    {
        get;
        init => field = Guard.InRange(Guard.PositiveFinite(value, nameof(DownsideShare)), 0, 1, nameof(DownsideShare));
    }

    = 0.05;

    /// <summary>Standard error of the minimum-variance ratio and least number of sessions.</summary>
    public RegressionOptions Regression
    {
        get;
        init => field = Guard.NotNull(value, nameof(Regression));
    }

    = RegressionOptions.Default;

    /// <summary>The settings.</summary>
    public override string ToString() => FormattableString.Invariant($"worst {100 * DownsideShare:G6} %; {Regression}");
}

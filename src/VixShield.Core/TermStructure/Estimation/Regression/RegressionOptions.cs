namespace VixShield.TermStructure;

/// <summary>How standard errors are computed and how much history a regression asks for.</summary>
public sealed record RegressionOptions
{
    /// <summary>The defaults.</summary>
    public static RegressionOptions Default { get; } = new();

    /// <summary>Lags of the Newey-West standard error, in sessions; from 0 (days uncorrelated) to 250. Default 5.</summary>
    public int NeweyWestLags
    {
        get;
        init => field = Guard.InRange(value, 0, 250, nameof(NeweyWestLags));
    }

    = 5;

    /// <summary>Least number of different sessions with an observation; from 3 to 100,000. Default 20. There must always be two more than regressors.</summary>
    public int MinimumSessions
    {
        get;
        init => field = Guard.InRange(value, 3, 100_000, nameof(MinimumSessions));
    }

    = 20;

    /// <summary>The settings.</summary>
    public override string ToString() => FormattableString.Invariant($"Newey-West with {NeweyWestLags} lags, at least {MinimumSessions} sessions");
}

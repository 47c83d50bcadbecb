using System.Collections.Immutable;

namespace VixShield.TermStructure;

/// <summary>How the covariance of futures returns by maturity is estimated.</summary>
public sealed record CovarianceOptions
{
    /// <summary>The defaults.</summary>
    public static CovarianceOptions Default { get; } = new();

    /// <summary>Maturities, none twice; at least one. With <see cref="MaturityBucket.Spot"/> among them spot VIX takes part as a future of 0 days. Default <see cref="MaturityBucket.Defaults"/>.</summary>
    public ImmutableArray<MaturityBucket> Buckets
    {
        get;
        init
        {
            if (value.IsDefaultOrEmpty || value.Distinct().Count() < value.Length)
                throw new ArgumentException("Must hold at least one bucket and none twice.", nameof(Buckets));
            field = Guard.NoNulls(value, nameof(Buckets));
        }
    }

    = MaturityBucket.Defaults;

    /// <summary>Sessions that make a year of variance; greater than 0, at most 366. Default 252.</summary>
    public double SessionsPerYear
    {
        get;
        init => field = Guard.InRange(Guard.PositiveFinite(value, nameof(SessionsPerYear)), 0, 366, nameof(SessionsPerYear));
    }

    = 252;

    /// <summary>Least number of sessions with an observation of both maturities; from 2 to 100,000. Default 20.</summary>
    public int MinimumSessions
    {
        get;
        init => field = Guard.InRange(value, 2, 100_000, nameof(MinimumSessions));
    }

    = 20;

    /// <summary>
    /// Whether a covariance is multiplied by the variance of VIX over all sessions divided by that over the sessions that have both maturities. Default true: a short maturity occurs on one day in four or five, and whether a day
    /// like 2018-02-05 is among them would otherwise decide its variance.
    /// </summary>
    public bool AdjustForSessions { get; init; } = true;

    /// <inheritdoc/>
    public bool Equals(CovarianceOptions? other) => other is not null && Buckets.AsSpan().SequenceEqual(other.Buckets.AsSpan()) && SessionsPerYear.Equals(other.SessionsPerYear)
        && MinimumSessions == other.MinimumSessions && AdjustForSessions == other.AdjustForSessions;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Buckets.Length, Buckets[0], SessionsPerYear, MinimumSessions, AdjustForSessions);

    /// <summary>The settings.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Buckets.Length} buckets from {Buckets[0]} to {Buckets[^1]}; {SessionsPerYear:G6} sessions a year, at least {MinimumSessions}; {(AdjustForSessions ? "adjusted for" : "as of")} the sessions that have both maturities");
}

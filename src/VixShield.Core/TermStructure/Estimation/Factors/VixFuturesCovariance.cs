using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Market;

namespace VixShield.TermStructure;

/// <summary>
/// Covariance of log returns of physical VX contracts by maturity, per year, for one settlement clock. Each pair of maturities is taken over the sessions that have both, so that the whole need not be positive definite. Equal when period and
/// entries are.
/// </summary>
/// <remarks>
/// A session counts once: the product of two maturities in it is the mean over all pairs of contracts, the square of one the mean over its contracts. Means over sessions are taken out, the divisor is the number of sessions less one.
/// </remarks>
[TypeFormatterSource]
public sealed record VixFuturesCovariance : IDisplayable
{
    internal VixFuturesCovariance(EstimationPeriod period, ImmutableArray<CovarianceEntry> entries)
    {
        Period = period;
        Entries = entries;
    }

    /// <summary>The period.</summary>
    public EstimationPeriod Period { get; }

    /// <summary>Each maturity with itself and those after it that occur together, in the order of the options.</summary>
    public ImmutableArray<CovarianceEntry> Entries { get; }

    /// <summary>The entry of two maturities in any order; null where they never occur together.</summary>
    /// <param name="first">The one.</param>
    /// <param name="second">The other.</param>
    public CovarianceEntry? Of(MaturityBucket first, MaturityBucket second) =>
        Entries.FirstOrDefault(entry => (entry.First == first && entry.Second == second) || (entry.First == second && entry.Second == first));

    /// <summary>One covariance for each settlement clock in a range of days.</summary>
    /// <param name="history">The history.</param>
    /// <param name="from">First day on which a move may end; null for the first of the history.</param>
    /// <param name="until">Last day on which a move may end; null for the last of the history.</param>
    /// <param name="options">Maturities and least number of sessions; null for the defaults.</param>
    /// <exception cref="ArgumentNullException">The history is null.</exception>
    public static ImmutableArray<VixFuturesCovariance> ByClock(VixFuturesHistory history, DateOnly? from = null, DateOnly? until = null, CovarianceOptions? options = null) =>
    [
        .. VixFutureMoves.Of(history).Where(move => move.Date >= (from ?? DateOnly.MinValue) && move.Date <= (until ?? DateOnly.MaxValue))
            .GroupBy(move => move.Clock).OrderBy(group => group.Key).Select(group => Over([.. group], options ?? CovarianceOptions.Default)),
    ];

    private static VixFuturesCovariance Over(VixFutureMove[] moves, CovarianceOptions options)
    {
        (double Vix, (int Days, double Return)[][] Buckets)[] sessions =
        [
            .. moves.GroupBy(move => move.Session).Select(session => (
                session.First().VixLogReturn,
                options.Buckets.Select(bucket => session.Select(move => (move.DaysToExpiry, move.LogReturn)).Append((0, session.First().VixLogReturn))
                    .Where(move => bucket.Contains(move.Item1)).ToArray()).ToArray())),
        ];
        double all = Variance([.. sessions.Select(session => session.Vix)]);
        List<CovarianceEntry> entries = [];
        for (int a = 0; a < options.Buckets.Length; a++)
        {
            for (int b = a; b < options.Buckets.Length; b++)
            {
                var both = sessions.Where(session => session.Buckets[a].Length > 0 && session.Buckets[b].Length > 0).ToArray();
                if (both.Length == 0)
                    continue;
                double? covariance = null;
                if (both.Length >= options.MinimumSessions)
                {
                    double raw = Covariance([.. both.Select(session => (session.Buckets[a], session.Buckets[b]))], a == b) * options.SessionsPerYear;
                    double here = Variance([.. both.Select(session => session.Vix)]);
                    covariance = !options.AdjustForSessions ? raw : here > 0 ? raw * all / here : null;
                }

                entries.Add(new CovarianceEntry(
                    options.Buckets[a], options.Buckets[b],
                    both.Average(session => session.Buckets[a].Average(move => move.Days)), both.Average(session => session.Buckets[b].Average(move => move.Days)),
                    both.Length, covariance));
            }
        }

        return new VixFuturesCovariance(new EstimationPeriod(moves[0].Date, moves[^1].Date, moves[0].Clock, null), [.. entries]);
    }

    private static double Covariance(((int Days, double Return)[] First, (int Days, double Return)[] Second)[] sessions, bool same)
    {
        double first = sessions.Average(session => session.First.Average(move => move.Return));
        double second = sessions.Average(session => session.Second.Average(move => move.Return));
        // The mean product over all pairs is the product of the means; with itself a contract is paired only with itself.
        return sessions.Sum(session => same
            ? session.First.Average(move => (move.Return - first) * (move.Return - first))
            : (session.First.Average(move => move.Return) - first) * (session.Second.Average(move => move.Return) - second)) / (sessions.Length - 1);
    }

    private static double Variance(double[] values)
    {
        double mean = values.Average();
        return values.Length < 2 ? 0 : values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
    }

    /// <inheritdoc/>
    public bool Equals(VixFuturesCovariance? other) => other is not null && Period == other.Period && Entries.AsSpan().SequenceEqual(other.Entries.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Period, Entries.Length);

    /// <summary>The period and how many covariances are known.</summary>
    public override string ToString() => FormattableString.Invariant($"{Period}: {Entries.Count(entry => entry.Covariance is not null)} covariances of {Entries.Length} pairs of maturities");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Covariance of VX returns", ToString())
    {
        Facts =
        [
            new("period", Period.ToString()),
            new("entries", Entries.Length),
        ],
        Tables =
        [
            DisplayTable.Of(
                "covariances",
                Entries,
                new("first bucket", "days", r => $"{r.First.FromDays}-{r.First.UntilDays}"),
                new("second bucket", "days", r => $"{r.Second.FromDays}-{r.Second.UntilDays}"),
                new("sessions", r => r.Sessions),
                new("covariance", "per year", r => DisplayCell.Fixed(r.Covariance, 4))),
        ],
    };
}

using System.Collections.Immutable;
using VixShield.Market;
using VixShield.Numerics;

namespace VixShield.TermStructure;

/// <summary>
/// Regresses log returns of physical VX contracts on that of spot VIX, by calendar days to settlement and with an intercept. Each observation is a <see cref="VixFutureMove"/>; the two settlement clocks are never pooled.
/// </summary>
/// <remarks>
/// A bucket can hold several contracts of one session. Each is an observation of the regression, but their errors share the session's shock: the Newey-West standard error adds the scores of a session before anything else, the
/// classical one does not and is too small there.
/// </remarks>
public static class LogBetaEstimation
{
    /// <summary>One table for each settlement clock that the history has.</summary>
    /// <param name="history">The history.</param>
    /// <param name="options">Buckets, lags and half-life; null for the defaults.</param>
    /// <exception cref="ArgumentNullException">The history is null.</exception>
    public static ImmutableArray<LogBetaTable> ByClock(VixFuturesHistory history, LogBetaOptions? options = null) => Over(history, DateOnly.MinValue, DateOnly.MaxValue, options);

    /// <summary>One table for each settlement clock in a range of days. Empty when the range has no move.</summary>
    /// <param name="history">The history.</param>
    /// <param name="from">First day on which a move may end.</param>
    /// <param name="until">Last day on which a move may end.</param>
    /// <param name="options">Buckets, lags and half-life; null for the defaults.</param>
    /// <exception cref="ArgumentNullException">The history is null.</exception>
    /// <remarks>Leads and lags of the Dimson beta may reach beyond the range; nothing else does.</remarks>
    public static ImmutableArray<LogBetaTable> Over(VixFuturesHistory history, DateOnly from, DateOnly until, LogBetaOptions? options = null) =>
        Tables(history, options, move => move.Date >= from && move.Date <= until, byYear: false);

    /// <summary>One table for each calendar year of the later session; the year in which the clock changed has two.</summary>
    /// <param name="history">The history.</param>
    /// <param name="options">Buckets, lags and half-life; null for the defaults.</param>
    /// <exception cref="ArgumentNullException">The history is null.</exception>
    public static ImmutableArray<LogBetaTable> ByYear(VixFuturesHistory history, LogBetaOptions? options = null) => Tables(history, options, _ => true, byYear: true);

    private static ImmutableArray<LogBetaTable> Tables(VixFuturesHistory history, LogBetaOptions? options, Func<VixFutureMove, bool> wanted, bool byYear)
    {
        options ??= LogBetaOptions.Default;
        ImmutableArray<VixFutureMove> moves = VixFutureMoves.Of(history);
        double?[] vix = VixFutureMoves.VixReturns(history);
        return
        [
            .. moves.Where(wanted).GroupBy(move => (Year: byYear ? move.Date.Year : (int?)null, move.Clock))
                .OrderBy(group => group.Key.Year).ThenBy(group => group.Key.Clock)
                .Select(group => Table([.. group], group.Key.Year, vix, options)),
        ];
    }

    private static LogBetaTable Table(VixFutureMove[] moves, int? year, double?[] vix, LogBetaOptions options)
    {
        return new LogBetaTable(
            new EstimationPeriod(moves[0].Date, moves[^1].Date, moves[0].Clock, year),
            [.. options.Buckets.Select(bucket => Estimate(bucket, [.. moves.Where(move => bucket.Contains(move.DaysToExpiry))], vix, options))]);
    }

    private static LogBetaEstimate Estimate(MaturityBucket bucket, VixFutureMove[] moves, double?[] vix, LogBetaOptions options)
    {
        // Only ratios of weights count, so they may start at the last move of the bucket.
        int last = moves.Length == 0 ? 0 : moves.Max(move => move.Session);
        VixFutureMove[] surrounded = [.. moves.Where(move => Offsets(options).All(offset => At(vix, move.Index + offset) is not null))];
        return new LogBetaEstimate(
            bucket,
            moves.Length == 0 ? null : moves.Average(move => move.DaysToExpiry),
            Regress(moves, [Column(moves, vix, 0)], null, options),
            Regress(surrounded, [.. Offsets(options).Select(offset => Column(surrounded, vix, offset))], null, options),
            Regress(moves, [Column(moves, vix, 0)], [.. moves.Select(move => ElementaryFunctions.Exp(-ElementaryFunctions.Log(2) * (last - move.Session) / options.HalfLife))], options));
    }

    private static SlopeEstimate Regress(VixFutureMove[] moves, double[][] regressors, double[]? weights, LogBetaOptions options) =>
        WeightedRegression.Of(regressors, [.. moves.Select(move => move.LogReturn)], [.. moves.Select(move => move.Session)], weights, options.Regression);

    private static IEnumerable<int> Offsets(LogBetaOptions options) => Enumerable.Range(-options.DimsonLags, options.DimsonLags + options.DimsonLeads + 1);

    private static double[] Column(VixFutureMove[] moves, double?[] vix, int offset) => [.. moves.Select(move => vix[move.Index + offset]!.Value)];

    private static double? At(double?[] values, int index) => index >= 0 && index < values.Length ? values[index] : null;
}

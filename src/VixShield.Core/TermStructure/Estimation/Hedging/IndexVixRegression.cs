using System.Collections.Immutable;
using VixShield.Market;

namespace VixShield.TermStructure;

/// <summary>Regresses changes of VIX, in points and with the sign turned, on simple returns of an index in percent, with an intercept. Nothing crosses missing sessions.</summary>
/// <remarks>Closes of VIX and SPX are a quarter of an hour apart, in both regimes of VX settlement. The regimes are kept apart here too, so that each estimate goes with the betas of its regime.</remarks>
public static class IndexVixRegression
{
    /// <summary>One estimate for each regime of VX settlement.</summary>
    /// <param name="index">Closes of the index; greater than 0.</param>
    /// <param name="vix">Closes of VIX, in points.</param>
    /// <param name="options">Lags and least number of sessions; null for the defaults.</param>
    /// <exception cref="ArgumentNullException">A series is null.</exception>
    /// <exception cref="InvalidOperationException">A close of the index is not greater than 0.</exception>
    public static ImmutableArray<IndexVixEstimate> ByClock(SessionSeries index, SessionSeries vix, RegressionOptions? options = null) => Over(index, vix, DateOnly.MinValue, DateOnly.MaxValue, options);

    /// <summary>One estimate for each regime in a range of days. Empty when the range has no move.</summary>
    /// <param name="index">Closes of the index; greater than 0.</param>
    /// <param name="vix">Closes of VIX, in points.</param>
    /// <param name="from">First day on which a move may end.</param>
    /// <param name="until">Last day on which a move may end.</param>
    /// <param name="options">Lags and least number of sessions; null for the defaults.</param>
    /// <exception cref="ArgumentNullException">A series is null.</exception>
    /// <exception cref="InvalidOperationException">A close of the index is not greater than 0.</exception>
    public static ImmutableArray<IndexVixEstimate> Over(SessionSeries index, SessionSeries vix, DateOnly from, DateOnly until, RegressionOptions? options = null) =>
        Estimates(index, vix, options, date => date >= from && date <= until, byYear: false);

    /// <summary>One estimate for each calendar year of the later session; the year in which the regime changed has two.</summary>
    /// <param name="index">Closes of the index; greater than 0.</param>
    /// <param name="vix">Closes of VIX, in points.</param>
    /// <param name="options">Lags and least number of sessions; null for the defaults.</param>
    /// <exception cref="ArgumentNullException">A series is null.</exception>
    /// <exception cref="InvalidOperationException">A close of the index is not greater than 0.</exception>
    public static ImmutableArray<IndexVixEstimate> ByYear(SessionSeries index, SessionSeries vix, RegressionOptions? options = null) => Estimates(index, vix, options, _ => true, byYear: true);

    private static ImmutableArray<IndexVixEstimate> Estimates(SessionSeries index, SessionSeries vix, RegressionOptions? options, Func<DateOnly, bool> wanted, bool byYear)
    {
        // Levels are joined first, so that both moves are between the same two closes.
        AlignedSeries closes = AlignedSeries.Join(Guard.NotNull(index, nameof(index)), Guard.NotNull(vix, nameof(vix)));
        SessionSeries returns = closes.Columns[0].Returns();
        SessionSeries changes = closes.Columns[1].Changes();
        int[] ordinals = HedgeEffectiveness.Ordinals(returns.Dates, returns.Calendar);
        return
        [
            .. Enumerable.Range(0, returns.Count).Where(i => wanted(returns.Dates[i]))
                .GroupBy(i => (Year: byYear ? returns.Dates[i].Year : (int?)null, Clock: VixFutureMoves.ClockOf(returns.Dates[i])))
                .Select(group => new IndexVixEstimate(
                    new EstimationPeriod(returns.Dates[group.First()], returns.Dates[group.Last()], group.Key.Clock, group.Key.Year),
                    WeightedRegression.Of(
                        [[.. group.Select(i => 100 * returns.Values[i])]],
                        [.. group.Select(i => -changes.Values[i])],
                        [.. group.Select(i => ordinals[i])],
                        null,
                        options ?? RegressionOptions.Default))),
        ];
    }
}

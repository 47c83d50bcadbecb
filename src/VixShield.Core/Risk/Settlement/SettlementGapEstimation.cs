using MathNet.Numerics.Statistics;
using VixShield.Curves;
using VixShield.Market;
using VixShield.Numerics;
using VixShield.TermStructure;

namespace VixShield.Risk;

/// <summary>
/// Gaps into settlements in the morning, from daily data: of VX, final settlement against the daily settlement of the session before; of an index, the opening against the close of the session before, a proxy for the
/// special opening quotation. Quantiles are linear between order statistics. Nothing crosses a missing session.
/// </summary>
public static class SettlementGapEstimation
{
    /// <summary>Final settlements of VX futures against the daily settlement of the same contract in the session before.</summary>
    /// <param name="history">Sessions with settlements and final settlements.</param>
    /// <param name="from">First settlement day; null for all.</param>
    /// <param name="until">Last settlement day; null for all.</param>
    /// <param name="minimumCount">Fewest gaps; at least 2. Default 20.</param>
    /// <returns>The quantiles, or a status that says why there are none.</returns>
    /// <exception cref="ArgumentException">The history is null or the number out of range.</exception>
    /// <remarks>
    /// The gap holds the evening, the night and the auction: VX trades on until 08:00 on the settlement day, VIX options stop at the close before. Spot VIX, before or after, is in none of it. Source of the rule: CFE, VX contract
    /// specifications.
    /// </remarks>
    public static SettlementGapEstimate OfVixFutures(VixFuturesHistory history, DateOnly? from = null, DateOnly? until = null, int minimumCount = 20)
    {
        Guard.NotNull(history, nameof(history));
        List<Gap> gaps = [];
        for (int i = 1; i < history.Sessions.Length; i++)
        {
            if (!history.Follows(i))
                continue;
            foreach (VixFuture settled in history.Sessions[i].Settled)
            {
                if (history.Sessions[i - 1].FutureFor(settled.Expiry.Date) is { } before)
                    gaps.Add(new Gap(history.Sessions[i].Date, before.Price, settled.Price));
            }
        }

        return Estimate("VIX", "VX final settlement against the daily settlement of the session before", gaps, from, until, minimumCount);
    }

    /// <summary>
    /// Openings of an index against the close of the session before: a <b>proxy</b> for the gap into a special opening quotation. The first value of an index is made from shares of which many have not opened yet, so it lags; a
    /// special opening quotation takes each share's own opening, and its gaps are wider.
    /// </summary>
    /// <param name="history">Sessions with openings; those without are left out.</param>
    /// <param name="from">First day; null for all. In early years many openings repeat the close before: see <see cref="SettlementGapEstimate.Unchanged"/>.</param>
    /// <param name="until">Last day; null for all.</param>
    /// <param name="minimumCount">Fewest gaps; at least 2. Default 20.</param>
    /// <returns>The quantiles, or a status that says why there are none.</returns>
    /// <exception cref="ArgumentException">The history is null or the number out of range.</exception>
    public static SettlementGapEstimate OfIndexOpenings(IndexHistory history, DateOnly? from = null, DateOnly? until = null, int minimumCount = 20)
    {
        Guard.NotNull(history, nameof(history));
        List<Gap> gaps = [];
        for (int i = 1; i < history.Sessions.Length; i++)
        {
            if (history.Close.FollowsItsPredecessor(i) && history.Sessions[i].Open is { } open)
                gaps.Add(new Gap(history.Sessions[i].Date, history.Sessions[i - 1].Close, open));
        }

        return Estimate(history.Symbol, $"proxy: {history.Symbol} opening against the close of the session before, not a special opening quotation", gaps, from, until, minimumCount);
    }

    private static SettlementGapEstimate Estimate(string symbol, string what, List<Gap> all, DateOnly? from, DateOnly? until, int minimumCount)
    {
        Guard.InRange(minimumCount, 2, 100_000, nameof(minimumCount));
        Gap[] gaps = [.. all.Where(g => g.Date >= (from ?? DateOnly.MinValue) && g.Date <= (until ?? DateOnly.MaxValue))];
        DateOnly? first = gaps.Length == 0 ? null : gaps[0].Date;
        DateOnly? last = gaps.Length == 0 ? null : gaps[^1].Date;
        if (gaps.Length < minimumCount)
            return new(EstimationStatus.TooFewObservations, FormattableString.Invariant($"{gaps.Length} gaps ({what}); at least {minimumCount} are needed."), symbol, gaps.Length, first, last);
        double[] logs = [.. gaps.Select(g => ElementaryFunctions.LogRatio(g.After, g.Before)).Order()];
        double[] points = [.. gaps.Select(g => g.After - g.Before).Order()];
        string origin = FormattableString.Invariant($"{what}; {gaps.Length} gaps from {first:yyyy-MM-dd} to {last:yyyy-MM-dd}");
        return new(EstimationStatus.Ok, origin, symbol, gaps.Length, first, last)
        {
            Unchanged = gaps.Count(g => g.After == g.Before),
            Gaps = new SettlementGaps(symbol, origin, SettlementGapEstimate.Probabilities.Select(p => new SettlementGap(
                p,
                SortedArrayStatistics.QuantileCustom(logs, p, QuantileDefinition.R7),
                SortedArrayStatistics.QuantileCustom(points, p, QuantileDefinition.R7)))),
        };
    }

    private readonly record struct Gap(DateOnly Date, double Before, double After);
}

using System.Collections.Immutable;
using VixShield.Expiries;
using VixShield.Market;
using VixShield.Numerics;

namespace VixShield.TermStructure;

/// <summary>
/// The S&amp;P 500 VIX Short-Term and Mid-Term Futures indices, excess and total return, from settlements of physical contracts. A level is
/// relative to the base of its stretch: where the data break off the next stretch begins anew, and nothing is carried over the hole.
/// </summary>
/// <remarks>
/// CDR = sum(w P now) / sum(w P before) - 1 with the weights and contracts of the close before in both sums; ER grows by 1 + CDR; TR by
/// 1 + CDR + TBR with TBR = (1 - 91/360 d)^(-days/91) - 1, d the bank discount rate of the 91-day bill effective the day before.
/// Source: S&amp;P VIX Futures Indices Methodology (June 2023).
/// </remarks>
public static class VixFuturesIndex
{
    /// <summary>Level of the first point of every stretch unless another is given.</summary>
    public const double DefaultBase = 100_000;

    private const double BillDays = 91;

    /// <summary>Runs an index over a history.</summary>
    /// <param name="history">Settlements of the contracts.</param>
    /// <param name="rates">Bank discount rate of the 91-day bill; null for the excess return alone.</param>
    /// <param name="tenor">The index.</param>
    /// <param name="baseLevel">Level of the first point of every stretch; greater than 0.</param>
    /// <returns>The unbroken stretches, in order; none when no session has all contracts.</returns>
    /// <exception cref="ArgumentException">The history is null, the rates are not quoted as a bank discount, the tenor is not defined or the base is not greater than 0.</exception>
    public static ImmutableArray<VixFuturesIndexStretch> Run(
        VixFuturesHistory history, RateHistory? rates, VixFuturesIndexTenor tenor, double baseLevel = DefaultBase)
    {
        Guard.NotNull(history, nameof(history));
        Guard.Defined(tenor, nameof(tenor));
        Guard.PositiveFinite(baseLevel, nameof(baseLevel));
        if (rates is { Quotation: not RateQuotation.BankDiscount })
            throw new ArgumentException($"The rate of the bill must be quoted as a bank discount, not as {rates.Quotation}.", nameof(rates));
        List<VixFuturesIndexStretch> stretches = [];
        List<VixFuturesIndexPoint> points = [];
        for (int i = 0; i < history.Sessions.Length; i++)
        {
            VixFuturesSession session = history.Sessions[i];
            if (!VixRollSchedule.IsKnown(session.Date, history.Calendar))
            {
                if (points.Count > 0)
                    stretches.Add(new VixFuturesIndexStretch(tenor, [.. points], FormattableString.Invariant($"The calendar does not know the contracts of {session.Date:yyyy-MM-dd}: {history.Calendar}.")));
                points.Clear();
                continue;
            }

            VixRollSchedule schedule = VixRollSchedule.On(session.Date, history.Calendar);
            ImmutableArray<RolledHolding> holdings = Held(schedule, session, tenor);
            if (points.Count > 0)
            {
                string? broken = TryGrow(points[^1], schedule, holdings, session, history.Follows(i), rates, out VixFuturesIndexPoint? next);
                if (next is not null)
                {
                    points.Add(next);
                    continue;
                }

                stretches.Add(new VixFuturesIndexStretch(tenor, [.. points], broken!));
                points.Clear();
            }

            if (!holdings.IsEmpty)
                points.Add(new VixFuturesIndexPoint(schedule, holdings, null, null, baseLevel, rates is null ? null : baseLevel));
        }

        if (points.Count > 0)
            stretches.Add(new VixFuturesIndexStretch(tenor, [.. points], "The history ends."));
        return [.. stretches];
    }

    /// <summary>The contracts that the schedule holds from a close on, in percent of contracts; empty when one of them has no settlement.</summary>
    internal static ImmutableArray<RolledHolding> Held(VixRollSchedule schedule, VixFuturesSession session, VixFuturesIndexTenor tenor)
    {
        ImmutableArray<RolledHolding>.Builder holdings = ImmutableArray.CreateBuilder<RolledHolding>();
        foreach ((Expiry contract, double weight) in schedule.Weights(tenor))
        {
            if (session.FutureFor(contract.Date) is not { } future)
                return [];
            holdings.Add(new RolledHolding(contract, weight, future.Price));
        }

        return holdings.DrainToImmutable();
    }

    /// <summary>The next point, or why there is none.</summary>
    private static string? TryGrow(
        VixFuturesIndexPoint before, VixRollSchedule schedule, ImmutableArray<RolledHolding> holdings, VixFuturesSession session, bool follows, RateHistory? rates,
        out VixFuturesIndexPoint? next)
    {
        next = null;
        if (!follows)
            return FormattableString.Invariant($"Sessions are missing before {session.Date:yyyy-MM-dd}.");
        if (holdings.IsEmpty)
            return FormattableString.Invariant($"A contract that is to be held has no settlement on {session.Date:yyyy-MM-dd}.");
        (double? returned, RolledReturnStatus status) = RolledSeries.ReturnOf(before.Holdings, session);
        if (returned is not { } contracts)
            return FormattableString.Invariant($"A contract that was held has no price on {session.Date:yyyy-MM-dd} ({status}).");
        double? bill = null;
        if (rates is not null)
        {
            if (!rates.TryEffectiveBefore(session.Date, out DatedValue rate))
                return FormattableString.Invariant($"No rate is effective before {session.Date:yyyy-MM-dd}.");
            bill = BillReturn(rate.Value, session.Date.DayNumber - before.Date.DayNumber);
        }

        next = new VixFuturesIndexPoint(
            schedule, holdings, contracts, bill, before.ExcessReturn * (1 + contracts), before.TotalReturn * (1 + contracts + bill));
        return null;
    }

    // (1 - 91/360 d)^(-days/91) - 1 without the cancellation against 1.
    private static double BillReturn(double discount, int days) =>
        ElementaryFunctions.ExpMinusOne(-(days / BillDays) * ElementaryFunctions.Log(1 - (BillDays / 360 * discount)));
}

using System.Collections.Immutable;
using VixShield.Curves;
using VixShield.Display;
using VixShield.Expiries;
using VixShield.Market;
using VixShield.Numerics;
using VixShield.TermStructure;

namespace VixShield.Risk;

/// <summary>
/// Daily moves of an index, spot VIX and physical VX contracts between neighbouring sessions of one regime of VX settlement. Nothing crosses a gap, a roll or a final settlement; sessions without one of the three
/// are left out. Immutable.
/// </summary>
[TypeFormatterSource]
public sealed class HedgeMoveHistory : IDisplayable
{
    private HedgeMoveHistory(EstimationPeriod period, TradingCalendar calendar, ImmutableArray<HedgeMove> moves)
    {
        Period = period;
        Calendar = calendar;
        Moves = moves;
    }

    /// <summary>First and last session, and when VX settled.</summary>
    public EstimationPeriod Period { get; }

    /// <summary>Number of sessions.</summary>
    public int Count => Moves.Length;

    /// <summary>The sessions, ascending.</summary>
    public ImmutableArray<DateOnly> Dates => [.. Moves.Select(m => m.Date)];

    internal TradingCalendar Calendar { get; }

    internal ImmutableArray<HedgeMove> Moves { get; }

    /// <summary>One history for each regime of VX settlement that has moves; they are never pooled.</summary>
    /// <param name="index">Closes of the index.</param>
    /// <param name="history">Sessions with VIX and VX settlements.</param>
    /// <param name="from">First session into which a move may lead; null for all.</param>
    /// <param name="until">Last session into which a move may lead; null for all.</param>
    /// <exception cref="ArgumentNullException">A history is null.</exception>
    public static ImmutableArray<HedgeMoveHistory> ByClock(SessionSeries index, VixFuturesHistory history, DateOnly? from = null, DateOnly? until = null)
    {
        Guard.NotNull(index, nameof(index));
        Guard.NotNull(history, nameof(history));
        ImmutableArray<VixFuturesSession> sessions = history.Sessions;
        Dictionary<SettlementClock, List<HedgeMove>> byClock = [];
        for (int i = 1; i < sessions.Length; i++)
        {
            VixFuturesSession before = sessions[i - 1];
            VixFuturesSession after = sessions[i];
            SettlementClock clock = VixFutureMoves.ClockOf(after.Date);
            if (after.Date < (from ?? DateOnly.MinValue) || after.Date > (until ?? DateOnly.MaxValue) || !history.Follows(i) || VixFutureMoves.ClockOf(before.Date) != clock)
                continue;
            if (before.Vix is not { } vixBefore || after.Vix is not { } vixAfter || !index.TryGet(before.Date, out double indexBefore) || !index.TryGet(after.Date, out double indexAfter))
                continue;
            // A level that is not positive has no return.
            if (!(indexBefore > 0))
                continue;
            ImmutableArray<HedgeContractMove>.Builder contracts = ImmutableArray.CreateBuilder<HedgeContractMove>();
            foreach (VixFuture future in after.Futures)
            {
                if (before.FutureFor(future.Expiry.Date) is { } earlier)
                    contracts.Add(new HedgeContractMove(future.Expiry.Date.DayNumber - after.Date.DayNumber, future.Price - earlier.Price, ElementaryFunctions.Log(future.Price / earlier.Price)));
            }

            if (contracts.Count == 0)
                continue;
            if (!byClock.TryGetValue(clock, out List<HedgeMove>? moves))
                byClock[clock] = moves = [];
            moves.Add(new HedgeMove(after.Date, (indexAfter / indexBefore) - 1, vixBefore, vixAfter, contracts.DrainToImmutable()));
        }

        return [.. byClock.OrderBy(e => e.Key).Select(e => new HedgeMoveHistory(new EstimationPeriod(e.Value[0].Date, e.Value[^1].Date, e.Key, null), history.Calendar, [.. e.Value]))];
    }

    /// <summary>Number of sessions, and the period.</summary>
    public override string ToString() => FormattableString.Invariant($"{Count} sessions, {Period}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("History of hedge moves", ToString())
    {
        Facts =
        [
            new("sessions", Count),
            new("period", Period.ToString()),
        ],
    };
}

using System.Collections.Immutable;
using VixShield.Curves;
using VixShield.Market;
using VixShield.Numerics;

namespace VixShield.TermStructure;

/// <summary>
/// All moves of physical contracts in a history: never from one contract to another, over missing sessions, into the final settlement, or from the last session that settled at 15:15 into the first that settled at 15:00.
/// </summary>
public static class VixFutureMoves
{
    /// <summary>The moves, by session and expiry.</summary>
    /// <param name="history">Sessions with VIX and settlements; those without VIX have no move.</param>
    /// <exception cref="ArgumentNullException">The history is null.</exception>
    public static ImmutableArray<VixFutureMove> Of(VixFuturesHistory history)
    {
        double?[] vix = VixReturns(Guard.NotNull(history, nameof(history)));
        ImmutableArray<VixFuturesSession> sessions = history.Sessions;
        ImmutableArray<VixFutureMove>.Builder moves = ImmutableArray.CreateBuilder<VixFutureMove>();
        int ordinal = 0;
        for (int i = 1; i < sessions.Length; i++)
        {
            ordinal += history.Calendar.CountSessions(sessions[i - 1].Date, sessions[i].Date);
            if (vix[i] is not { } vixReturn)
                continue;
            foreach (VixFuture after in sessions[i].Futures)
            {
                if (sessions[i - 1].FutureFor(after.Expiry.Date) is { } before)
                    moves.Add(new VixFutureMove(i, ordinal, sessions[i].Date, after.Expiry, ElementaryFunctions.Log(after.Price / before.Price), vixReturn, ClockOf(sessions[i].Date)));
            }
        }

        return moves.DrainToImmutable();
    }

    internal static SettlementClock ClockOf(DateOnly date) => date < VixFuturesSettlement.At1500Since ? SettlementClock.At1515 : SettlementClock.At1500;

    /// <summary>Log return of VIX into each session; null at the first, after a gap, without VIX and where the clock changes. Two neighbours that are not null are neighbours in the calendar too.</summary>
    internal static double?[] VixReturns(VixFuturesHistory history)
    {
        ImmutableArray<VixFuturesSession> sessions = history.Sessions;
        double?[] returns = new double?[sessions.Length];
        for (int i = 1; i < sessions.Length; i++)
        {
            if (history.Follows(i) && ClockOf(sessions[i - 1].Date) == ClockOf(sessions[i].Date) && sessions[i - 1].Vix is { } before && sessions[i].Vix is { } after)
                returns[i] = ElementaryFunctions.Log(after / before);
        }

        return returns;
    }
}

using System.Collections.Immutable;
using VixShield.Curves;
using VixShield.Expiries;

namespace VixShield.Market;

/// <summary>
/// Which contracts are listed in each session of a history, whether or not they have a settlement: a contract is listed from the first session
/// that has it until its settlement date. Without this a missing settlement would make the third contract pass for the second.
/// </summary>
internal sealed class ContractListing
{
    private readonly ImmutableArray<VixFuturesSession> _sessions;
    private readonly TradingCalendar _calendar;
    private readonly SortedDictionary<DateOnly, (Expiry Contract, int First)> _contracts = [];

    internal ContractListing(ImmutableArray<VixFuturesSession> sessions, TradingCalendar calendar)
    {
        _sessions = sessions;
        _calendar = calendar;
        for (int i = 0; i < sessions.Length; i++)
        {
            foreach (VixFuture future in sessions[i].Futures)
                _contracts.TryAdd(future.Expiry.Date, (future.Expiry, i));
        }
    }

    internal ImmutableArray<Expiry> Contracts => [.. _contracts.Values.Select(entry => entry.Contract)];

    /// <summary>
    /// The listed contracts that settle after a session, nearest first, with null where there is no settlement. Empty where the contract of the
    /// nearest monthly settlement is not among them: then no rank is known.
    /// </summary>
    internal ImmutableArray<(Expiry Contract, VixFuture? Future)> On(int index)
    {
        VixFuturesSession session = _sessions[index];
        ImmutableArray<(Expiry Contract, VixFuture? Future)>.Builder listed = ImmutableArray.CreateBuilder<(Expiry, VixFuture?)>();
        foreach ((Expiry contract, int first) in _contracts.Values)
        {
            if (first <= index && contract.Date > session.Date)
                listed.Add((contract, session.FutureFor(contract.Date)));
        }

        return listed.Count > 0 && NearestMonthly(session.Date) is { } nearest && listed[0].Contract.Date > nearest ? [] : listed.DrainToImmutable();
    }

    // Null where the calendar cannot tell.
    private DateOnly? NearestMonthly(DateOnly date)
    {
        if (!VixContractDates.Covers(date, _calendar))
            return null;
        DateOnly settlement = ExpiryRules.VixMonthly.Resolve(date.Year, date.Month, _calendar).Date;
        if (settlement > date)
            return settlement;
        DateOnly next = date.AddMonths(1);
        return VixContractDates.Covers(next, _calendar) ? ExpiryRules.VixMonthly.Resolve(next.Year, next.Month, _calendar).Date : null;
    }
}

using System.Collections.Immutable;
using VixShield.Curves;
using VixShield.Display;
using VixShield.Expiries;

namespace VixShield.Market;

/// <summary>
/// Sessions of spot VIX and VX settlements by physical contract, by ascending date. Nothing that is derived crosses a gap, and every return is
/// that of a contract, not of a rank. Equal when all sessions and gaps are.
/// </summary>
/// <remarks>
/// <b>Ranks</b> count listed contracts, and a contract is listed from the first session that has it until its settlement date. Where a contract
/// lacks its settlement, its rank is empty and the others keep theirs; where the contract of the nearest monthly settlement is not known at all, no
/// rank is. (Of the first years some months were never listed; they have no rank.)
/// </remarks>
/// <remarks>Settlements are taken at the time <see cref="VixFuturesSettlement"/> says. Immutable and safe to share between threads.</remarks>
[TypeFormatterSource]
public sealed class VixFuturesHistory : IEquatable<VixFuturesHistory>, IDisplayable
{
    private readonly SessionAxis _axis;
    private readonly ContractListing _listing;

    /// <summary>Makes a history.</summary>
    /// <param name="sessions">The sessions; dates ascend. Days that are missing are gaps, not zero returns.</param>
    /// <param name="calendar">The sessions that gaps are judged by; null for <see cref="TradingCalendar.UsOptions"/>.</param>
    /// <exception cref="ArgumentException">A null, dates that do not ascend, or a date that is no session.</exception>
    public VixFuturesHistory(IEnumerable<VixFuturesSession> sessions, TradingCalendar? calendar = null)
    {
        Sessions = Guard.NoNulls(sessions, nameof(sessions));
        _axis = new SessionAxis([.. Sessions.Select(session => session.Date)], calendar, nameof(sessions));
        _listing = new ContractListing(Sessions, _axis.Calendar);
    }

    /// <summary>The sessions by ascending date.</summary>
    public ImmutableArray<VixFuturesSession> Sessions { get; }

    /// <summary>The sessions that gaps are judged by.</summary>
    public TradingCalendar Calendar => _axis.Calendar;

    /// <summary>Where sessions are missing.</summary>
    public ImmutableArray<HistoryGap> Gaps => _axis.Gaps;

    /// <summary>Every contract that has a settlement in some session, nearest first.</summary>
    public ImmutableArray<Expiry> Contracts => _listing.Contracts;

    /// <summary>The session of a date, or null.</summary>
    /// <param name="date">The date.</param>
    public VixFuturesSession? SessionOn(DateOnly date)
    {
        int index = _axis.IndexOf(date);
        return index < 0 ? null : Sessions[index];
    }

    /// <summary>The nearest contract (1), the second (2) and so on at a close; on a settlement day the settled contract no longer counts. Null when there is no such session or contract, or the contract of that rank has no settlement.</summary>
    /// <param name="date">The date.</param>
    /// <param name="position">Rank of the contract; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The position is less than 1.</exception>
    public VixFuture? Contract(DateOnly date, int position)
    {
        Guard.InRange(position, 1, int.MaxValue, nameof(position));
        int index = _axis.IndexOf(date);
        return index < 0 ? null : ContractAt(index, position);
    }

    /// <summary>Daily settlements of one physical contract. Its returns are roll-safe by nature. Empty when the history does not have it.</summary>
    /// <param name="contract">The contract.</param>
    /// <exception cref="ArgumentNullException">The contract is null.</exception>
    public SessionSeries ContractSeries(Expiry contract)
    {
        Guard.NotNull(contract, nameof(contract));
        List<DatedValue> values = [];
        foreach (VixFuturesSession session in Sessions)
        {
            if (session.FutureFor(contract.Date) is { } future)
                values.Add(new DatedValue(session.Date, future.Price));
        }

        return new SessionSeries($"VX {contract}", values, Calendar);
    }

    /// <summary>Spot VIX by session, where it is known.</summary>
    public SessionSeries Vix => new("VIX", Sessions.Where(session => session.Vix is not null).Select(session => new DatedValue(session.Date, session.Vix!.Value)), Calendar);

    /// <summary>The contract of a rank, held from each close to the next: a level by rank with the returns of what was held.</summary>
    /// <param name="position">1 for the nearest contract, 2 for the second, and so on.</param>
    /// <exception cref="ArgumentOutOfRangeException">The position is less than 1.</exception>
    public RolledSeries Ranked(int position)
    {
        Guard.InRange(position, 1, int.MaxValue, nameof(position));
        return RolledSeries.Build(FormattableString.Invariant($"VX{position}"), this, index => RolledSeries.Ranked(ContractAt(index, position)));
    }

    /// <summary>
    /// The two contracts around a constant maturity, in numbers of contracts that are linear in calendar days from the session to the settlement
    /// dates. Where no two contracts embrace the maturity, as for 30 days just after the settlement before a long month, or where one of the two has no
    /// settlement, there is no level: nothing is extrapolated or bridged. (<see cref="VixFuturesCurve.ConstantMaturity"/> is another number: a smooth
    /// curve through spot VIX, which nobody can hold.)
    /// </summary>
    /// <param name="days">Maturity in calendar days; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The maturity is less than 1.</exception>
    public RolledSeries ConstantMaturity(int days)
    {
        Guard.InRange(days, 1, int.MaxValue, nameof(days));
        return RolledSeries.Build(FormattableString.Invariant($"VX {days} days"), this, index => RolledSeries.ConstantMaturity(Sessions[index].Date, _listing.On(index), days));
    }

    /// <summary>The curve at a session's settlement; null when the history lacks the session, its spot VIX or the settlement of the nearest contract.</summary>
    /// <param name="date">The date.</param>
    public VixFuturesCurve? CurveOn(DateOnly date) => SessionOn(date) is { Vix: { } vix } session && Contract(date, 1) is not null
        ? new VixFuturesCurve(VixFuturesSettlement.InstantOn(date, Calendar), vix, session.Futures)
        : null;

    internal bool Follows(int index) => _axis.Follows(index);

    internal VixFuture? ContractAt(int index, int position) => _listing.On(index) is { } listed && listed.Length >= position ? listed[position - 1].Future : null;

    /// <inheritdoc/>
    public bool Equals(VixFuturesHistory? other) => other is not null && Sessions.AsSpan().SequenceEqual(other.Sessions.AsSpan()) && Gaps.AsSpan().SequenceEqual(other.Gaps.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as VixFuturesHistory);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Sessions.Length, Sessions.IsEmpty ? null : Sessions[^1]);

    /// <summary>The number of sessions and their range.</summary>
    public override string ToString() => Sessions.IsEmpty
        ? "No sessions"
        : FormattableString.Invariant($"{Sessions.Length} sessions from {Sessions[0].Date:yyyy-MM-dd} to {Sessions[^1].Date:yyyy-MM-dd}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("VX history", ToString())
    {
        Facts =
        [
            new("sessions", Sessions.Length),
            new("first", Sessions.IsEmpty ? DisplayCell.Missing : Sessions[0].Date),
            new("last", Sessions.IsEmpty ? DisplayCell.Missing : Sessions[^1].Date),
            new("contracts", Contracts.Length),
            new("gaps", Gaps.Length),
        ],
        Tables =
        [
            DisplayTable.OfLast(
                "sessions",
                Sessions,
                new("date", r => r.Date),
                new("VIX", "VIX points", r => r.Vix),
                new("contracts", r => r.Futures.Length),
                new("nearest contract", r => r.Futures.IsEmpty ? DisplayCell.Missing : r.Futures[0].Expiry.ToString()),
                new("its settlement", "VIX points", r => r.Futures.IsEmpty ? (double?)null : r.Futures[0].Price)),
            HistoryGap.TableOf(Gaps),
        ],
    };
}

using VixShield.Curves;
using VixShield.Expiries;
using VixShield.Market;

namespace VixShield.MarketData;

/// <summary>Joins the rows of several files to one history: the first settlement of a contract and day stays.</summary>
/// <param name="vix">Closes of the index; null to take them from the rows.</param>
/// <param name="calendar">The sessions; rows outside its range are left out.</param>
internal sealed class VixFuturesJoin(SessionSeries? vix, TradingCalendar calendar)
{
    // One collection publishes settlements to the cent where another has four decimals; the index is published to the cent.
    private const double RoundingDifference = 0.0051;

    private readonly SortedDictionary<DateOnly, Day> _days = [];

    internal void Add(RowReader<VixFuturesRow> reader)
    {
        foreach (VixFuturesRow row in reader)
        {
            if (row.Date < calendar.CoveredFrom || row.Date > calendar.CoveredUntil)
                continue;
            if (!_days.TryGetValue(row.Date, out Day? day))
                _days[row.Date] = day = new Day { Vix = vix is not null && vix.TryGet(row.Date, out double close) ? close : null };
            if (row.SpotVix is { } spot && !AddIndex(day, spot, row, reader))
                continue;
            if (row.Settle is { } settle)
                AddSettlement(day, settle, row, reader);
        }
    }

    internal VixFuturesHistory ToHistory()
    {
        List<VixFuturesSession> sessions = [];
        foreach ((DateOnly date, Day day) in _days)
        {
            // A day on which no contract has a settlement is a gap of the history.
            if (day.Futures.Count > 0 || day.Settled.Count > 0)
                sessions.Add(new VixFuturesSession(date, day.Vix, day.Futures.Values, day.Settled.Values));
        }

        return new VixFuturesHistory(sessions, calendar);
    }

    // Where a history of the index is given, the rows do not fill its holes.
    private bool AddIndex(Day day, double spot, in VixFuturesRow row, RowReader<VixFuturesRow> reader)
    {
        if (day.Vix is { } known && Math.Abs(known - spot) >= RoundingDifference)
            return reader.Judge(RowIssueCode.IndexConflict, FormattableString.Invariant($"{row.Date:yyyy-MM-dd}: {spot} beside {row.Expiry}, known {known}"));
        if (vix is null)
            day.Vix ??= spot;
        return true;
    }

    private static void AddSettlement(Day day, double settle, in VixFuturesRow row, RowReader<VixFuturesRow> reader)
    {
        Dictionary<DateOnly, VixFuture> contracts = row.Date == row.Expiry.Date ? day.Settled : day.Futures;
        if (!contracts.TryGetValue(row.Expiry.Date, out VixFuture? first))
            contracts[row.Expiry.Date] = new VixFuture(row.Expiry, settle);
        else if (Math.Abs(first.Price - settle) >= RoundingDifference)
            reader.Judge(RowIssueCode.Conflict, FormattableString.Invariant($"{row.Date:yyyy-MM-dd} of {row.Expiry}: {settle}, before {first.Price}"));
    }

    private sealed class Day
    {
        internal double? Vix { get; set; }

        internal Dictionary<DateOnly, VixFuture> Futures { get; } = [];

        internal Dictionary<DateOnly, VixFuture> Settled { get; } = [];
    }
}

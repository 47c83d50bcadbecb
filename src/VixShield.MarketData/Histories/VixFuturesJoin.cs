using VixShield.Curves;
using VixShield.Expiries;
using VixShield.Market;

namespace VixShield.MarketData;

/// <summary>Joins the rows of several files to one history: the first settlement of a contract and day stays.</summary>
internal sealed class VixFuturesJoin
{
    // One collection publishes settlements to the cent where another has four decimals.
    private const double RoundingDifference = 0.0051;

    private readonly SortedDictionary<DateOnly, Day> _days = [];

    internal void Add(RowReader<VixFuturesRow> reader, TradingCalendar calendar)
    {
        foreach (VixFuturesRow row in reader)
        {
            if (row.Date < calendar.CoveredFrom || row.Date > calendar.CoveredUntil)
                continue;
            if (!_days.TryGetValue(row.Date, out Day? day))
                _days[row.Date] = day = new Day();
            day.Vix ??= row.SpotVix;
            if (row.Settle is not { } settle)
                continue;
            Dictionary<DateOnly, VixFuture> contracts = row.Date == row.Expiry.Date ? day.Settled : day.Futures;
            if (!contracts.TryGetValue(row.Expiry.Date, out VixFuture? first))
                contracts[row.Expiry.Date] = new VixFuture(row.Expiry, settle);
            else if (Math.Abs(first.Price - settle) >= RoundingDifference)
                reader.Withdraw(RowIssueCode.Conflict, FormattableString.Invariant($"{row.Date:yyyy-MM-dd} of {row.Expiry}: {settle}, before {first.Price}"));
        }
    }

    internal VixFuturesHistory ToHistory(SessionSeries? vix, TradingCalendar calendar)
    {
        List<VixFuturesSession> sessions = [];
        foreach ((DateOnly date, Day day) in _days)
        {
            // A day on which no contract has a settlement is a gap of the history.
            if (day.Futures.Count == 0 && day.Settled.Count == 0)
                continue;
            double? level = vix is null ? day.Vix : vix.TryGet(date, out double close) ? close : null;
            sessions.Add(new VixFuturesSession(date, level, day.Futures.Values, day.Settled.Values));
        }

        return new VixFuturesHistory(sessions, calendar);
    }

    private sealed class Day
    {
        internal double? Vix { get; set; }

        internal Dictionary<DateOnly, VixFuture> Futures { get; } = [];

        internal Dictionary<DateOnly, VixFuture> Settled { get; } = [];
    }
}

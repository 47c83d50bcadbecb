using System.Collections.Immutable;
using VixShield.Expiries;

namespace VixShield.Market;

/// <summary>The days of a history: ascending sessions of a calendar, and where sessions are missing between them.</summary>
internal sealed class SessionAxis
{
    private readonly bool[] _follows;

    internal SessionAxis(ImmutableArray<DateOnly> dates, TradingCalendar? calendar, string parameter)
    {
        Calendar = calendar ?? TradingCalendar.UsOptions;
        Dates = dates;
        _follows = new bool[dates.Length];
        ImmutableArray<HistoryGap>.Builder gaps = ImmutableArray.CreateBuilder<HistoryGap>();
        for (int i = 0; i < dates.Length; i++)
        {
            DateOnly date = dates[i];
            if (date < Calendar.CoveredFrom || date > Calendar.CoveredUntil || !Calendar.IsSession(date))
                throw Guard.OutOfRange(parameter, date, FormattableString.Invariant($"{date:yyyy-MM-dd} is no session of the calendar ({Calendar})."));
            if (i == 0)
                continue;
            if (date <= dates[i - 1])
                throw Guard.OutOfRange(parameter, date, FormattableString.Invariant($"Dates must ascend; the one before is {dates[i - 1]:yyyy-MM-dd}."));
            int missing = Calendar.CountSessions(dates[i - 1], date) - 1;
            _follows[i] = missing == 0;
            if (missing > 0)
                gaps.Add(new HistoryGap(dates[i - 1], date, missing));
        }

        Gaps = gaps.DrainToImmutable();
    }

    internal TradingCalendar Calendar { get; }

    internal ImmutableArray<DateOnly> Dates { get; }

    internal ImmutableArray<HistoryGap> Gaps { get; }

    /// <summary>Whether the day is the session just after the day before it in the history.</summary>
    internal bool Follows(int index) => _follows[index];

    /// <summary>Position of a day, or -1.</summary>
    internal int IndexOf(DateOnly date)
    {
        int index = Dates.AsSpan().BinarySearch(date);
        return index >= 0 ? index : -1;
    }
}

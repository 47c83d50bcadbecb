using System.Globalization;
using VixShield.Expiries;

namespace VixShield.MarketData;

/// <summary>Rows of a list of sessions: session, open_utc, close_utc.</summary>
internal sealed class SessionRows : RowReader<SessionRow>
{
    // A close of the morning or the early afternoon. Which minute it is depends on the exchange: 13:00 or 13:15 in New York.
    private static readonly TimeOnly s_earlyUntilNewYork = new(14, 30);

    private readonly int _date;
    private readonly int _open;
    private readonly int _close;
    private readonly HashSet<DateOnly> _seen = [];

    internal SessionRows(CsvTable table, ReadContext context)
        : base(table, context)
    {
        _date = table.Require("session");
        _open = table.Require("open_utc");
        _close = table.Require("close_utc");
    }

    private protected override void ReadLine()
    {
        if (!HasAllCells() || !TryDate(_date, out DateOnly date) || !TryInstant(_open, out DateTimeOffset open) || !TryInstant(_close, out DateTimeOffset close))
        {
            Reject();
            return;
        }

        bool keep = IsSession(date);
        if (!_seen.Add(date))
            keep &= Issue(RowIssueCode.Duplicate, FormattableString.Invariant($"{date:yyyy-MM-dd}"));
        // The opening stands for the day: no session of these exchanges begins on the evening before.
        bool own = IsOn(date, open) && IsOn(date, close);
        if (!own)
            keep &= Issue(RowIssueCode.CalendarMismatch, FormattableString.Invariant($"{open:yyyy-MM-dd HH:mm} to {close:yyyy-MM-dd HH:mm} UTC is not a session of {date:yyyy-MM-dd}"));
        if (close <= open)
            keep &= Issue(RowIssueCode.CalendarMismatch, FormattableString.Invariant($"closes at {close:HH:mm}, opens at {open:HH:mm} UTC"));
        TradingCalendar calendar = Options.Calendar;
        if (own && date >= calendar.CoveredFrom && date <= calendar.CoveredUntil && calendar.IsSession(date))
        {
            bool early = TimeOnly.FromDateTime(UsTime.InNewYork(close).DateTime) <= s_earlyUntilNewYork;
            if (early != calendar.IsEarlyClose(date))
                keep &= Issue(RowIssueCode.CalendarMismatch, FormattableString.Invariant($"{(early ? "early" : "regular")} close at {close:HH:mm} UTC on {date:yyyy-MM-dd}"));
        }

        Add(new SessionRow { Date = date, Open = open, Close = close }, keep);
    }

    private static bool IsOn(DateOnly date, DateTimeOffset instant) => instant.UtcDateTime.Year < UsTime.FirstYear || date.Year < UsTime.FirstYear
        ? DateOnly.FromDateTime(instant.UtcDateTime) == date
        : DateOnly.FromDateTime(UsTime.InNewYork(instant).DateTime) == date;

    private bool TryInstant(int column, out DateTimeOffset instant) =>
        DateTimeOffset.TryParseExact(Table[column], ["yyyy-MM-ddTHH:mm:ssZ", "yyyy-MM-ddTHH:mmZ", "yyyy-MM-dd HH:mm:sszzz"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant)
        || Issue(RowIssueCode.UnreadableDate, $"'{CsvTable.Shorten(Table[column])}' in column '{Table.Header[column]}'");
}

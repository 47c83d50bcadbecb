using System.Collections.Immutable;
using System.Globalization;
using VixShield.Display;

namespace VixShield.Expiries;

/// <summary>
/// The sessions of an exchange over a stretch of dates, with the close of each. It answers for the dates it covers and refuses every other
/// one: a calendar that guesses beyond its knowledge misplaces an expiry without a word.
/// </summary>
/// <remarks>Immutable and safe to share between threads. Every question takes constant time; <see cref="With"/> copies the whole calendar.</remarks>
[TypeFormatterSource]
public sealed class TradingCalendar : IDisplayable
{
    // Per covered date, from CoveredFrom on: the closing minute (0 = no session) and the number of sessions before that date.
    private readonly short[] _closeMinutes;
    private readonly int[] _sessionsBefore;
    // The position in the arrays above of each session, in order.
    private readonly int[] _sessionDays;

    private TradingCalendar(DateOnly coveredFrom, short[] closeMinutes, ImmutableArray<DateOnly> unscheduledClosures)
    {
        UnscheduledClosures = unscheduledClosures;
        CoveredFrom = coveredFrom;
        CoveredUntil = coveredFrom.AddDays(closeMinutes.Length - 1);
        _closeMinutes = closeMinutes;
        _sessionsBefore = new int[closeMinutes.Length];
        List<int> sessions = new(closeMinutes.Length);
        for (int day = 0; day < closeMinutes.Length; day++)
        {
            _sessionsBefore[day] = sessions.Count;
            if (closeMinutes[day] != 0)
                sessions.Add(day);
        }
        _sessionDays = [.. sessions];
    }

    /// <summary>
    /// The US options exchanges (Cboe; the stock exchanges keep the same days) from 1990-01-01 to 2030-12-31: the exchanges' holiday
    /// rules, the early closes, and <see cref="UnscheduledClosures"/>.
    /// </summary>
    /// <remarks>
    /// Holidays: New Year (Sunday to Monday; a Saturday is not made up for), Martin Luther King Day (from 1998), Presidents' Day, Good Friday,
    /// Memorial Day, Juneteenth (from 2022), Independence Day, Labor Day, Thanksgiving and Christmas (Saturday to Friday, Sunday to Monday).
    /// Early closes: the day after Thanksgiving, and 24 December and 3 July when they are sessions; before 2004 a list. Later closures and changes of the law
    /// are added by <see cref="With"/>.
    /// </remarks>
    public static TradingCalendar UsOptions { get; } = BuildUsOptions();

    /// <summary>The first date the calendar answers for.</summary>
    public DateOnly CoveredFrom { get; }

    /// <summary>The last date the calendar answers for.</summary>
    public DateOnly CoveredUntil { get; }

    /// <summary>
    /// Days that were closed although no rule closes them, ascending: mourning, storms, 2001-09-11 to 14. They became known shortly before,
    /// so a schedule that was fixed earlier still counts them. Closures added by <see cref="With"/> are among them; those of
    /// <see cref="FromHolidays"/> and <see cref="FromSessions"/> are taken as scheduled.
    /// </summary>
    public ImmutableArray<DateOnly> UnscheduledClosures { get; }

    /// <summary>Whether the exchange holds a regular session on the date.</summary>
    /// <param name="date">A covered date.</param>
    /// <exception cref="ArgumentOutOfRangeException">The date is not covered.</exception>
    public bool IsSession(DateOnly date) => _closeMinutes[Day(date, nameof(date))] != 0;

    /// <summary>
    /// The close of the cash session, to which closing settlements refer: 15:00 Chicago time, 12:00 on an early close. (Index options go on
    /// trading for 15 minutes more; their last day ends at the cash close.)
    /// </summary>
    /// <param name="date">A covered date with a session.</param>
    /// <exception cref="ArgumentOutOfRangeException">The date is not covered or has no session.</exception>
    public DateTimeOffset SessionClose(DateOnly date)
    {
        int close = _closeMinutes[SessionDay(date, nameof(date))];
        return UsTime.AtChicago(date, new TimeOnly(close / 60, close % 60));
    }

    /// <summary>Whether the session of the date closes before 15:00 Chicago time.</summary>
    /// <param name="date">A covered date with a session.</param>
    /// <exception cref="ArgumentOutOfRangeException">The date is not covered or has no session.</exception>
    public bool IsEarlyClose(DateOnly date) => _closeMinutes[SessionDay(date, nameof(date))] < UsOptionsSessions.RegularClose;

    /// <summary>The first session after the date, which itself may or may not be one.</summary>
    /// <param name="date">A covered date.</param>
    /// <exception cref="ArgumentOutOfRangeException">The date is not covered, or the session after it is not.</exception>
    public DateOnly NextSession(DateOnly date) => Move(date, 1, nameof(date));

    /// <summary>The last session before the date, which itself may or may not be one.</summary>
    /// <param name="date">A covered date.</param>
    /// <exception cref="ArgumentOutOfRangeException">The date is not covered, or the session before it is not.</exception>
    public DateOnly PreviousSession(DateOnly date) => Move(date, -1, nameof(date));

    /// <summary>
    /// The number of sessions from <paramref name="from"/> (included) to <paramref name="to"/> (excluded); negative, with the same days
    /// counted, when <paramref name="to"/> is the earlier date. Counts therefore add up over adjoining stretches.
    /// </summary>
    /// <param name="from">The first date counted.</param>
    /// <param name="to">The first date not counted; it must be covered as well.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of the dates is not covered.</exception>
    public int CountSessions(DateOnly from, DateOnly to) => _sessionsBefore[Day(to, nameof(to))] - _sessionsBefore[Day(from, nameof(from))];

    /// <summary>
    /// The session <paramref name="sessions"/> after the date, or before it where negative. 1 is the first session after the date and -1
    /// the last before it, whether or not the date is a session; 0 is the date itself, which must then be one.
    /// </summary>
    /// <param name="date">A covered date.</param>
    /// <param name="sessions">How many sessions to move.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The date or the session reached is not covered, or <paramref name="sessions"/> is 0 and the date has no session.
    /// </exception>
    public DateOnly AddSessions(DateOnly date, int sessions) =>
        sessions == 0 ? CoveredFrom.AddDays(SessionDay(date, nameof(date))) : Move(date, sessions, nameof(sessions));

    /// <summary>A calendar that differs from this one on the given dates. This one is unchanged.</summary>
    /// <param name="overrides">The differing dates, in any order, each at most once. None gives this calendar back.</param>
    /// <exception cref="ArgumentException">An override is null, or a date occurs twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A date is not covered: an override changes what is known, it does not extend it.</exception>
    /// <example>
    /// <code>
    /// TradingCalendar calendar = TradingCalendar.UsOptions.With(SessionOverride.Closed(new DateOnly(2027, 3, 3)));
    /// </code>
    /// </example>
    public TradingCalendar With(params ReadOnlySpan<SessionOverride> overrides)
    {
        if (overrides.IsEmpty)
            return this;
        short[] closes = [.. _closeMinutes];
        HashSet<DateOnly> seen = new(overrides.Length);
        foreach (SessionOverride change in overrides)
        {
            if (change is null)
                throw new ArgumentException("Must not contain null.", nameof(overrides));
            if (!seen.Add(change.Date))
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Must not name a date twice: {change.Date:yyyy-MM-dd}."), nameof(overrides));
            int minute = change.Close is TimeOnly close ? (close.Hour * 60) + close.Minute : 0;
            closes[Day(change.Date, nameof(overrides))] = (short)minute;
        }
        IEnumerable<DateOnly> unscheduled = UnscheduledClosures.Where(date => !seen.Contains(date))
            .Concat(overrides.ToArray().Where(change => !change.IsSession).Select(change => change.Date));
        return new TradingCalendar(CoveredFrom, closes, [.. unscheduled.Order()]);
    }

    /// <summary>A calendar of listed sessions: a day without one is closed.</summary>
    /// <param name="sessions">The sessions with the close of each, in any order;
    /// none twice. The close falls on the date in Chicago, after 08:30 and at most at
    /// 15:15 (the quarter hour in which index options trade on counts as 15:00).</param>
    /// <param name="coveredFrom">The first date the calendar answers for.</param>
    /// <param name="coveredUntil">The last date; not before the first.</param>
    /// <exception cref="ArgumentException">No session, a date twice or outside the coverage, or a close outside the limits.</exception>
    public static TradingCalendar FromSessions(IEnumerable<(DateOnly Date, DateTimeOffset Close)> sessions, DateOnly coveredFrom, DateOnly coveredUntil)
    {
        short[] closes = Empty(coveredFrom, coveredUntil);
        foreach ((DateOnly date, DateTimeOffset close) in Guard.NotNull(sessions, nameof(sessions)))
        {
            if (date < coveredFrom || date > coveredUntil)
                throw Guard.OutOfRange(nameof(sessions), date, string.Create(CultureInfo.InvariantCulture, $"Must be from {coveredFrom:yyyy-MM-dd} to {coveredUntil:yyyy-MM-dd}."));
            DateTimeOffset chicago = UsTime.InChicago(close);
            int minute = (chicago.Hour * 60) + chicago.Minute;
            bool allowed = DateOnly.FromDateTime(chicago.DateTime) == date && minute > (Expiry.OpeningTime.Hour * 60) + Expiry.OpeningTime.Minute && minute <= UsOptionsSessions.RegularClose + 15;
            if (!allowed)
                throw Guard.OutOfRange(nameof(sessions), chicago, string.Create(CultureInfo.InvariantCulture, $"The close of {date:yyyy-MM-dd} must be after 08:30 and at most at 15:15 Chicago time of that date."));
            if (closes[date.DayNumber - coveredFrom.DayNumber] != 0)
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Must not name a date twice: {date:yyyy-MM-dd}."), nameof(sessions));
            closes[date.DayNumber - coveredFrom.DayNumber] = (short)Math.Min(minute, UsOptionsSessions.RegularClose);
        }

        return new TradingCalendar(coveredFrom, closes, []);
    }

    /// <summary>A calendar in which every weekday that is no holiday has a session with the regular close of 15:00 Chicago time: early closes are not in it.</summary>
    /// <param name="coveredFrom">The first date the calendar answers for.</param>
    /// <param name="coveredUntil">The last date; not before the first.</param>
    /// <param name="holidays">Full-day holidays; those outside the coverage are passed over.</param>
    /// <exception cref="ArgumentException">The holidays are null or the range is empty.</exception>
    public static TradingCalendar FromHolidays(DateOnly coveredFrom, DateOnly coveredUntil, IEnumerable<DateOnly> holidays)
    {
        HashSet<DateOnly> closed = [.. Guard.NotNull(holidays, nameof(holidays))];
        short[] closes = Empty(coveredFrom, coveredUntil);
        for (int day = 0; day < closes.Length; day++)
        {
            DateOnly date = coveredFrom.AddDays(day);
            if (date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !closed.Contains(date))
                closes[day] = UsOptionsSessions.RegularClose;
        }

        return new TradingCalendar(coveredFrom, closes, []);
    }

    /// <summary>The coverage and the number of sessions, as in <c>1990-01-01 to 2030-12-31, 10322 sessions</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{CoveredFrom:yyyy-MM-dd} to {CoveredUntil:yyyy-MM-dd}, {_sessionDays.Length} sessions");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Trading calendar", ToString())
    {
        Facts =
        [
            new("covered from", CoveredFrom),
            new("covered until", CoveredUntil),
            new("sessions", _sessionDays.Length),
            new("unscheduled closures", UnscheduledClosures.Length),
        ],
        Tables =
        [
            DisplayTable.OfLast(
                "unscheduled closures",
                UnscheduledClosures,
                new DisplayColumn<DateOnly>("date", r => r)),
        ],
    };

    private static short[] Empty(DateOnly from, DateOnly until) => until >= from
        ? new short[until.DayNumber - from.DayNumber + 1]
        : throw Guard.OutOfRange(nameof(until), until, string.Create(CultureInfo.InvariantCulture, $"Must not be before {from:yyyy-MM-dd}."));

    private static TradingCalendar BuildUsOptions()
    {
        short[] closes = new short[UsOptionsSessions.Until.DayNumber - UsOptionsSessions.From.DayNumber + 1];
        for (int day = 0; day < closes.Length; day++)
            closes[day] = (short)UsOptionsSessions.CloseMinute(UsOptionsSessions.From.AddDays(day));
        return new TradingCalendar(UsOptionsSessions.From, closes, UsOptionsSessions.UnscheduledClosures);
    }

    /// <summary>Moves by a number of sessions that is not 0; <paramref name="blamed"/> is the parameter that led out of the coverage.</summary>
    private DateOnly Move(DateOnly date, int sessions, string blamed)
    {
        int day = Day(date, nameof(date));
        // Without a session on the date, the one after it is session number `before`; with one, that number is the date's own.
        bool between = _closeMinutes[day] == 0;
        long target = _sessionsBefore[day] + (long)sessions - (between && sessions > 0 ? 1 : 0);
        if (target >= 0 && target < _sessionDays.Length)
            return CoveredFrom.AddDays(_sessionDays[target]);
        throw Guard.OutOfRange(blamed, blamed == nameof(date) ? date : sessions, string.Create(
            CultureInfo.InvariantCulture,
            $"The session {sessions:+0;-0} from {date:yyyy-MM-dd} is outside the calendar, which covers {CoveredFrom:yyyy-MM-dd} to {CoveredUntil:yyyy-MM-dd}."));
    }

    private int Day(DateOnly date, string parameter)
    {
        if (date >= CoveredFrom && date <= CoveredUntil)
            return date.DayNumber - CoveredFrom.DayNumber;
        throw Guard.OutOfRange(parameter, date, string.Create(CultureInfo.InvariantCulture, $"The calendar does not know {date:yyyy-MM-dd}: it covers {CoveredFrom:yyyy-MM-dd} to {CoveredUntil:yyyy-MM-dd}."));
    }

    private int SessionDay(DateOnly date, string parameter)
    {
        int day = Day(date, parameter);
        return _closeMinutes[day] != 0
            ? day
            : throw Guard.OutOfRange(parameter, date, string.Create(CultureInfo.InvariantCulture, $"There is no session on {date:yyyy-MM-dd}."));
    }
}

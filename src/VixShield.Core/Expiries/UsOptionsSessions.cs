using System.Collections.Frozen;
using System.Collections.Immutable;

namespace VixShield.Expiries;

/// <summary>The holiday and early-close rules of the US options exchanges, as dates 1990 to 2030 need them.</summary>
/// <remarks>
/// Sources: the exchanges' published holiday rules (NYSE Rule 7.2 and Cboe Rule 5.1 name the same days), checked session by session against
/// stored exchange calendars 1990-2023 in the tests. What no rule gives, the unscheduled closures and the early
/// closes before 2004, is listed.
/// </remarks>
internal static class UsOptionsSessions
{
    internal static readonly DateOnly From = new(1990, 1, 1);
    internal static readonly DateOnly Until = new(2030, 12, 31);

    /// <summary>End of the cash session in minutes after midnight in Chicago: 15:00, which is 16:00 in New York.</summary>
    internal const int RegularClose = 15 * 60;

    /// <summary>End of a shortened cash session: 12:00 in Chicago.</summary>
    internal const int EarlyClose = 12 * 60;

    private const int EarlyCloseUntil1992 = 13 * 60;

    private const int FirstYearOfEarlyCloseRule = 2004;

    /// <summary>Days that were closed although no rule closes them, known only shortly before.</summary>
    internal static readonly ImmutableArray<DateOnly> UnscheduledClosures =
    [
        new(1994, 4, 27),  // funeral of President Nixon
        new(2001, 9, 11),  // attacks of that day
        new(2001, 9, 12),
        new(2001, 9, 13),
        new(2001, 9, 14),
        new(2004, 6, 11),  // funeral of President Reagan
        new(2007, 1, 2),   // mourning for President Ford
        new(2012, 10, 29), // hurricane Sandy
        new(2012, 10, 30),
        new(2018, 12, 5),  // mourning for President G. H. W. Bush
        new(2025, 1, 9),   // mourning for President Carter
    ];

    private static readonly FrozenSet<DateOnly> s_unscheduled = UnscheduledClosures.ToFrozenSet();

    // Before 2004 the days around a holiday were shortened case by case; 14:00 in New York until 1992, 13:00 since.
    private static readonly FrozenSet<DateOnly> s_shortenedBefore2004 = new DateOnly[]
    {
        new(1990, 12, 24), new(1991, 12, 24), new(1992, 11, 27), new(1992, 12, 24), new(1993, 11, 26), new(1994, 11, 25), new(1995, 7, 3),
        new(1995, 11, 24), new(1996, 7, 5), new(1996, 11, 29), new(1996, 12, 24), new(1997, 7, 3), new(1997, 11, 28), new(1997, 12, 24),
        new(1997, 12, 26), new(1998, 11, 27), new(1998, 12, 24), new(1999, 11, 26), new(1999, 12, 31), new(2000, 7, 3), new(2000, 11, 24),
        new(2001, 7, 3), new(2001, 11, 23), new(2001, 12, 24), new(2002, 7, 5), new(2002, 11, 29), new(2002, 12, 24), new(2003, 7, 3),
        new(2003, 11, 28), new(2003, 12, 24), new(2003, 12, 26),
    }.ToFrozenSet();

    /// <summary>The closing minute of a date, or 0 where there is no session.</summary>
    internal static int CloseMinute(DateOnly date)
    {
        if (!IsOpen(date))
            return 0;
        if (!IsShortened(date))
            return RegularClose;
        return date.Year < 1993 ? EarlyCloseUntil1992 : EarlyClose;
    }

    private static bool IsOpen(DateOnly date) => !IsWeekend(date) && !IsHoliday(date) && !s_unscheduled.Contains(date);

    private static bool IsHoliday(DateOnly date)
    {
        int year = date.Year;
        return date.Month switch
        {
            1 => date == NewYear(year) || (year >= 1998 && date == DateRules.Nth(DayOfWeek.Monday, 3, year, 1)),
            2 => date == DateRules.Nth(DayOfWeek.Monday, 3, year, 2),
            3 or 4 => date == DateRules.EasterSunday(year).AddDays(-2),
            5 => date == DateRules.Last(DayOfWeek.Monday, year, 5),
            6 => year >= 2022 && date == Observed(new DateOnly(year, 6, 19)),
            7 => date == Observed(new DateOnly(year, 7, 4)),
            9 => date == DateRules.Nth(DayOfWeek.Monday, 1, year, 9),
            11 => date == Thanksgiving(year),
            12 => date == Observed(new DateOnly(year, 12, 25)),
            _ => false,
        };
    }

    /// <summary>
    /// From 2004 on three days a year at most: the day after Thanksgiving, and 24 December and 3 July where they are sessions. On a Friday those two
    /// are the observed holiday itself, so they need no weekday test.
    /// </summary>
    private static bool IsShortened(DateOnly date) => date.Year < FirstYearOfEarlyCloseRule
        ? s_shortenedBefore2004.Contains(date)
        : (date.Month, date.Day) is (7, 3) or (12, 24) || date == Thanksgiving(date.Year).AddDays(1);

    private static DateOnly Thanksgiving(int year) => DateRules.Nth(DayOfWeek.Thursday, 4, year, 11);

    /// <summary>A Saturday is not made up for: the Friday before belongs to the old year's accounts.</summary>
    private static DateOnly NewYear(int year)
    {
        DateOnly day = new(year, 1, 1);
        return day.DayOfWeek == DayOfWeek.Sunday ? day.AddDays(1) : day;
    }

    private static DateOnly Observed(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(-1),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };

    private static bool IsWeekend(DateOnly date) => date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}

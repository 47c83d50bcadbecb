using System.Collections.Frozen;

namespace VixShield.Expiries;

/// <summary>The holiday and early-close rules of the US options exchanges, as dates 2004 to 2030 need them.</summary>
/// <remarks>
/// Sources: the exchanges' published holiday rules (NYSE Rule 7.2 and Cboe Rule 5.1 name the same days), checked session by session against
/// stored exchange calendars 2004-2023 in the tests. What no rule gives, the unscheduled closures, is listed.
/// </remarks>
internal static class UsOptionsSessions
{
    internal static readonly DateOnly From = new(2004, 1, 1);
    internal static readonly DateOnly Until = new(2030, 12, 31);

    /// <summary>End of the cash session in minutes after midnight in Chicago: 15:00, which is 16:00 in New York.</summary>
    internal const int RegularClose = 15 * 60;

    /// <summary>End of a shortened cash session: 12:00 in Chicago.</summary>
    internal const int EarlyClose = 12 * 60;

    private static readonly FrozenSet<DateOnly> UnscheduledClosures = new DateOnly[]
    {
        new(2004, 6, 11),  // funeral of President Reagan
        new(2007, 1, 2),   // mourning for President Ford
        new(2012, 10, 29), // hurricane Sandy
        new(2012, 10, 30),
        new(2018, 12, 5),  // mourning for President G. H. W. Bush
        new(2025, 1, 9),   // mourning for President Carter
    }.ToFrozenSet();

    /// <summary>The closing minute of a date, or 0 where there is no session.</summary>
    internal static int CloseMinute(DateOnly date)
    {
        if (!IsOpen(date))
            return 0;
        return IsShortened(date) ? EarlyClose : RegularClose;
    }

    private static bool IsOpen(DateOnly date) => !IsWeekend(date) && !IsHoliday(date) && !UnscheduledClosures.Contains(date);

    private static bool IsHoliday(DateOnly date)
    {
        int year = date.Year;
        return date.Month switch
        {
            1 => date == NewYear(year) || date == DateRules.Nth(DayOfWeek.Monday, 3, year, 1),
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
    /// Three days a year at most: the day after Thanksgiving, and 24 December and 3 July where they are sessions. On a Friday those two
    /// are the observed holiday itself, so they need no weekday test.
    /// </summary>
    private static bool IsShortened(DateOnly date) => (date.Month, date.Day) is (7, 3) or (12, 24) || date == Thanksgiving(date.Year).AddDays(1);

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

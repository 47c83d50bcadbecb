namespace VixShield.Expiries;

/// <summary>Calendar arithmetic on dates alone; nothing here knows a holiday.</summary>
internal static class DateRules
{
    /// <summary>The <paramref name="n"/>-th (from 1) such weekday of the month.</summary>
    internal static DateOnly Nth(DayOfWeek weekday, int n, int year, int month)
    {
        DateOnly first = new(year, month, 1);
        int ahead = ((int)weekday - (int)first.DayOfWeek + 7) % 7;
        return first.AddDays(ahead + (7 * (n - 1)));
    }

    /// <summary>The last such weekday of the month.</summary>
    internal static DateOnly Last(DayOfWeek weekday, int year, int month)
    {
        DateOnly last = new(year, month, DateTime.DaysInMonth(year, month));
        int behind = ((int)last.DayOfWeek - (int)weekday + 7) % 7;
        return last.AddDays(-behind);
    }

    /// <summary>The third Friday, on which the standard monthly expiries hang.</summary>
    internal static DateOnly ThirdFriday(int year, int month) => Nth(DayOfWeek.Friday, 3, year, month);

    /// <summary>That weekday of the week, Monday to Sunday, which contains <paramref name="date"/>.</summary>
    internal static DateOnly InWeekOf(DateOnly date, DayOfWeek weekday) => date.AddDays(FromMonday(weekday) - FromMonday(date.DayOfWeek));

    /// <summary>Easter Sunday of the Gregorian calendar (the anonymous algorithm, Nature, 20 April 1876).</summary>
    internal static DateOnly EasterSunday(int year)
    {
        int a = year % 19;
        (int b, int c) = Math.DivRem(year, 100);
        (int d, int e) = Math.DivRem(b, 4);
        int f = (b + 8) / 25;
        int g = (b - f + 1) / 3;
        int h = ((19 * a) + b - d - g + 15) % 30;
        (int i, int k) = Math.DivRem(c, 4);
        int l = (32 + (2 * e) + (2 * i) - h - k) % 7;
        int m = (a + (11 * h) + (22 * l)) / 451;
        (int month, int day) = Math.DivRem(h + l - (7 * m) + 114, 31);
        return new DateOnly(year, month, day + 1);
    }

    private static int FromMonday(DayOfWeek weekday) => ((int)weekday + 6) % 7;
}

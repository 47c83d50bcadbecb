using System.Globalization;

namespace VixShield.Expiries;

/// <summary>Chicago and New York exchange time by rule: no time-zone database, no clock, the same answer on every machine.</summary>
/// <remarks>
/// Daylight saving changes at 02:00 local time on a Sunday: from 2007 from the second Sunday of March to the first Sunday of November
/// (Energy Policy Act of 2005), from 1987 to 2006 from the first Sunday of April to the last Sunday of October. Earlier dates are refused;
/// later ones follow the present law. A local time that the clock skips keeps the standard offset; one that occurs twice is read as
/// the first of the two. Neither can touch an exchange's session, which never spans a Sunday at 02:00.
/// </remarks>
public static class UsTime
{
    /// <summary>The first year whose daylight-saving rule is known here.</summary>
    public const int FirstYear = 1987;

    private const int ChicagoStandardHours = -6;
    private const int NewYorkStandardHours = -5;
    private static readonly TimeSpan Change = TimeSpan.FromHours(2);

    /// <summary>The instant at which clocks in Chicago show <paramref name="time"/> on <paramref name="date"/>; its offset is -06:00, or -05:00 in summer.</summary>
    /// <param name="date">The date in Chicago, 1987 or later.</param>
    /// <param name="time">The time of day in Chicago.</param>
    /// <exception cref="ArgumentOutOfRangeException">The date is before 1987.</exception>
    public static DateTimeOffset AtChicago(DateOnly date, TimeOnly time) => At(date, time, ChicagoStandardHours);

    /// <summary>The instant at which clocks in New York show <paramref name="time"/> on <paramref name="date"/>; its offset is -05:00, or -04:00 in summer.</summary>
    /// <param name="date">The date in New York, 1987 or later.</param>
    /// <param name="time">The time of day in New York.</param>
    /// <exception cref="ArgumentOutOfRangeException">The date is before 1987.</exception>
    public static DateTimeOffset AtNewYork(DateOnly date, TimeOnly time) => At(date, time, NewYorkStandardHours);

    /// <summary>The same instant with the offset of Chicago, so that its date and time of day are the exchange's.</summary>
    /// <param name="instant">Any instant from 1987 on.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is before 1987 in Chicago.</exception>
    public static DateTimeOffset InChicago(DateTimeOffset instant) => In(instant, ChicagoStandardHours);

    /// <summary>The same instant with the offset of New York.</summary>
    /// <param name="instant">Any instant from 1987 on.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is before 1987 in New York.</exception>
    public static DateTimeOffset InNewYork(DateTimeOffset instant) => In(instant, NewYorkStandardHours);

    private static DateTimeOffset At(DateOnly date, TimeOnly time, int standardHours)
    {
        RequireKnownRule(date.Year, nameof(date), date);
        DateTime local = date.ToDateTime(time);
        (DateTime start, DateTime end) = Summer(date.Year);
        bool skipped = local >= start && local < start.AddHours(1);
        bool summer = local >= start && local < end && !skipped;
        return new DateTimeOffset(local, TimeSpan.FromHours(summer ? standardHours + 1 : standardHours));
    }

    private static DateTimeOffset In(DateTimeOffset instant, int standardHours)
    {
        TimeSpan standard = TimeSpan.FromHours(standardHours);
        // Before anything else: the first instants there are have no local time.
        RequireKnownRule(instant.UtcDateTime.Year, nameof(instant), instant);
        DateTime local = instant.ToOffset(standard).DateTime;
        RequireKnownRule(local.Year, nameof(instant), instant);
        (DateTime start, DateTime end) = Summer(local.Year);
        // On the standard clock summer ends an hour before the daylight clock shows 02:00.
        bool summer = local >= start && local < end.AddHours(-1);
        return instant.ToOffset(summer ? standard + TimeSpan.FromHours(1) : standard);
    }

    /// <summary>Start and end of daylight saving on the wall clock: both at 02:00, before the clock is moved.</summary>
    private static (DateTime Start, DateTime End) Summer(int year)
    {
        (DateOnly start, DateOnly end) = year >= 2007
            ? (DateRules.Nth(DayOfWeek.Sunday, 2, year, 3), DateRules.Nth(DayOfWeek.Sunday, 1, year, 11))
            : (DateRules.Nth(DayOfWeek.Sunday, 1, year, 4), DateRules.Last(DayOfWeek.Sunday, year, 10));
        return (start.ToDateTime(TimeOnly.FromTimeSpan(Change)), end.ToDateTime(TimeOnly.FromTimeSpan(Change)));
    }

    private static void RequireKnownRule(int year, string parameter, object value)
    {
        if (year < FirstYear)
            throw Guard.OutOfRange(parameter, value, string.Create(CultureInfo.InvariantCulture, $"Must be in {FirstYear} or later: earlier years had other daylight-saving rules."));
    }
}

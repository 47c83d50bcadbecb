using FsCheck;
using FsCheck.Fluent;
using VixShield.Expiries;

namespace VixShield.Testing;

/// <summary>A moment of a session from 2023 to 2027, and the expiries that are listed then: both settlements, days to months, holidays and daylight saving as they come.</summary>
internal sealed record CalendarCase(DateTimeOffset Instant, Expiry[] Spx, Expiry[] Vix, Expiry[] Futures)
{
    private static readonly TradingCalendar Calendar = TradingCalendar.UsOptions;
    private static readonly DateOnly First = new(2023, 1, 3);
    private static readonly TimeSpan BeforeTheClose = TimeSpan.FromHours(6.5);

    internal static Gen<CalendarCase> Any =>
        from days in Gen.Choose(0, 1_700)
        from minutes in Gen.Choose(1, 200)
        select At(First.AddDays(days), minutes);

    private static CalendarCase At(DateOnly day, int minutes)
    {
        DateOnly session = Calendar.IsSession(day) ? day : Calendar.NextSession(day);
        // From the opening on; 200 minutes after it even a short session is open.
        DateTimeOffset instant = Calendar.SessionClose(session) - BeforeTheClose + TimeSpan.FromMinutes(minutes);
        if (Calendar.IsEarlyClose(session))
            instant = Calendar.SessionClose(session) - TimeSpan.FromMinutes(minutes);
        DateOnly tomorrow = Calendar.NextSession(session);
        DateOnly week = Calendar.NextSession(session.AddDays(6));
        Expiry[] months = [.. Months(session, 3).Select(m => ExpiryRules.SpxMonthly.Resolve(m.Year, m.Month, Calendar))];
        Expiry[] spx =
        [
            .. new[] { ExpiryRules.SpxwDaily.Resolve(tomorrow, Calendar), ExpiryRules.SpxwDaily.Resolve(week, Calendar), ExpiryRules.SpxEndOfMonth.Resolve(session.AddMonths(1).Year, session.AddMonths(1).Month, Calendar) }
                .Concat(months)
                .Where(e => e.Instant - instant > TimeSpan.FromHours(6))
                .DistinctBy(e => e.Instant)
                .Order(),
        ];
        Expiry[] vix = [.. Months(session, 6).Select(m => ExpiryRules.VixMonthly.Resolve(m.Year, m.Month, Calendar)).Where(e => e.Instant - instant > TimeSpan.FromHours(6)).Order().Take(5)];
        Expiry[] futures = [.. Months(session, 7).Where(m => m.Month % 3 == 0).Select(m => ExpiryRules.EquityIndexFutureQuarterly.Resolve(m.Year, m.Month, Calendar)).Where(e => e.Instant > instant).Order().Take(2)];
        return new CalendarCase(instant, spx, vix, futures);
    }

    /// <summary>This month and those after it.</summary>
    private static IEnumerable<DateOnly> Months(DateOnly session, int count) =>
        Enumerable.Range(0, count).Select(m => new DateOnly(session.Year, session.Month, 1).AddMonths(m));
}

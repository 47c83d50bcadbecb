using VixShield.Expiries;

namespace VixShield.AotSmoke;

/// <summary>Expiry dates and instants that the exchanges have published.</summary>
internal static class ExpiryChecks
{
    public static void Run(Checklist checks)
    {
        Expiry monthly = ExpiryRules.VixMonthly.Resolve(2023, 3, TradingCalendar.UsOptions);
        checks.Equal(new DateOnly(2023, 3, 22), monthly.Date, "VIX monthly of March 2023");
        checks.Equal(new DateTimeOffset(2023, 3, 22, 8, 30, 0, TimeSpan.FromHours(-5)), monthly.Instant, "its instant");
        checks.Equal(
            new DateOnly(2023, 3, 7),
            ExpiryRules.VixWeekly.Resolve(new DateOnly(2023, 3, 8), TradingCalendar.UsOptions).Date,
            "VIX weekly before Good Friday 2023");
        checks.Equal(
            new DateOnly(2023, 3, 31),
            ExpiryRules.SpxEndOfMonth.Resolve(2023, 3, TradingCalendar.UsOptions).Date,
            "SPXW end of March 2023");
        checks.Equal(new DateOnly(2023, 3, 17), ExpiryRules.SpxMonthly.Resolve(2023, 3, TradingCalendar.UsOptions).Date, "SPX monthly of March 2023");
    }
}

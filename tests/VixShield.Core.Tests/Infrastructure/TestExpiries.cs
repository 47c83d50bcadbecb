using VixShield.Expiries;

namespace VixShield.Tests.Infrastructure;

/// <summary>The instant of the test markets and listed expiries after it, from half an hour to four months.</summary>
public static class TestExpiries
{
    /// <summary>Tuesday 2024-02-13, 14:30 in Chicago.</summary>
    public static readonly DateTimeOffset Instant = new(2024, 2, 13, 14, 30, 0, TimeSpan.FromHours(-6));

    public static readonly Expiry SpxwToday = Close(2024, 2, 13);
    public static readonly Expiry SpxwTomorrow = Close(2024, 2, 14);
    public static readonly Expiry SpxwWeek = Close(2024, 2, 20);
    public static readonly Expiry SpxMarch = Open(2024, 3, 15);
    public static readonly Expiry SpxwMarch = Close(2024, 3, 15);
    public static readonly Expiry SpxwApril = Close(2024, 4, 19);
    public static readonly Expiry SpxJune = Open(2024, 6, 21);
    public static readonly Expiry VixFebruary = Vix(2);
    public static readonly Expiry VixMarch = Vix(3);
    public static readonly Expiry VixApril = Vix(4);
    public static readonly Expiry VixMay = Vix(5);
    public static readonly Expiry VixJune = Vix(6);

    public static Expiry Open(int year, int month, int day) => Expiry.AtOpen(new DateOnly(year, month, day), TradingCalendar.UsOptions);

    public static Expiry Close(int year, int month, int day) => Expiry.AtClose(new DateOnly(year, month, day), TradingCalendar.UsOptions);

    private static Expiry Vix(int month) => ExpiryRules.VixMonthly.Resolve(2024, month, TradingCalendar.UsOptions);
}

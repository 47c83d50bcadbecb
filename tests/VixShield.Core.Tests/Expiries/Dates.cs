using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using VixShield.Expiries;

namespace VixShield.Tests.Expiries;

/// <summary>Dates for tests: read from text, and random ones that stay clear of the calendar's edges.</summary>
public static class Dates
{
    private static readonly DateOnly First = new(2004, 3, 1);
    private static readonly DateOnly Last = new(2030, 10, 31);

    public static TradingCalendar Calendar => TradingCalendar.UsOptions;

    public static DateOnly Of(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Found by FsCheck through its return type.</summary>
    public static Arbitrary<DateOnly> Days() =>
        Gen.Choose(First.DayNumber, Last.DayNumber).Select(DateOnly.FromDayNumber).ToArbitrary();

    /// <summary>Found by FsCheck through its return type.</summary>
    public static Arbitrary<ContractMonth> Months() =>
        Gen.Choose(0, (27 * 12) - 3).Select(index => new ContractMonth(2004 + (index / 12), (index % 12) + 1)).Where(month => month != new ContractMonth(2004, 1)).ToArbitrary();
}

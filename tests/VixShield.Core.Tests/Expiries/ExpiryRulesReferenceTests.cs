using VixShield.Expiries;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Expiries;

[Trait("Category", "Reference")]
public sealed class ExpiryRulesReferenceTests
{
    private static readonly TradingCalendar Calendar = TradingCalendar.UsOptions;

    [ReferenceFact]
    public void Settlement_dates_agree_in_every_row_and_column()
    {
        foreach (Dictionary<string, string> row in CsvRows.Read(ExternalFolder.Reference, "vx_settlement_dates.csv"))
        {
            (int year, int month) = (row.Integer("year"), row.Integer("month"));
            string contract = row["contract"];
            (int nextYear, int nextMonth) = month == 12 ? (year + 1, 1) : (year, month + 1);
            Expiry vix = ExpiryRules.VixMonthly.Resolve(year, month, Calendar);
            DateOnly thirdFriday = row.Date("third_friday_next_month");

            AssertEqual(contract, "final_settlement_date", row.Date("final_settlement_date"), vix.Date);
            AssertEqual(contract, "last_option_trading_day", row.Date("last_option_trading_day"), vix.LastTradingDay);
            AssertEqual(contract, "weekday", row["weekday"], vix.Date.DayOfWeek.ToString()[..3]);
            AssertEqual(contract, "third_friday_next_month", thirdFriday, DateRules.ThirdFriday(nextYear, nextMonth));
            AssertEqual(contract, "spx_am_expiry_next_month", row.Date("spx_am_expiry_next_month"), ExpiryRules.SpxMonthly.Resolve(nextYear, nextMonth, Calendar).Date);
            AssertEqual(contract, "month code", month, ContractMonth.MonthOf(contract[2]));
            // A note stands on exactly those rows in which the settlement is not 30 days before the third Friday.
            AssertEqual(contract, "note", row["note"].Length > 0, vix.Date.AddDays(30) != thirdFriday);
        }
    }

    private static void AssertEqual<T>(string contract, string column, T expected, T actual) =>
        Assert.True(EqualityComparer<T>.Default.Equals(expected, actual), $"{contract}, {column}: the table says {expected}, the rule {actual}.");
}

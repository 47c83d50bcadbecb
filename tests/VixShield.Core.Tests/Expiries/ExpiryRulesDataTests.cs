using System.Globalization;
using VixShield.Expiries;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Expiries;

/// <summary>
/// The rules against the contracts that were listed. The files have deliberate holes, so what they hold is checked and what they
/// lack says nothing.
/// </summary>
[Trait("Category", "Data")]
public sealed class ExpiryRulesDataTests
{
    private static readonly TradingCalendar Calendar = TradingCalendar.UsOptions;

    [DataFact]
    public void Every_listed_monthly_settlement_date_is_the_rule_s()
    {
        foreach (Dictionary<string, string> row in CsvRows.Read(ExternalFolder.Data, "calendars/vix-monthly-expirations-2013-2026.csv"))
        {
            AssertMonthly(row.Date("settlement_date"));
            Assert.Equal(row["weekday"], row.Date("settlement_date").DayOfWeek.ToString()[..3]);
        }
    }

    [DataFact]
    public void Every_contract_of_the_collections_is_the_rule_s_by_settlement_day_or_last_trading_day()
    {
        foreach (string file in CsvRows.Files(ExternalFolder.Data, "vix-futures", "vx-contracts-*.csv.gz"))
        {
            List<Dictionary<string, string>> rows = CsvRows.Read(ExternalFolder.Data, file);
            if (rows[0].ContainsKey("Expiration"))
            {
                foreach (DateOnly expiration in rows.Select(row => row.Date("Expiration")).Distinct())
                    AssertMonthly(expiration);
                // A contract trades on its settlement date, until 08:00, and never after it.
                Assert.All(rows, row => Assert.True(row.Date("Trade Date") <= row.Date("Expiration")));
            }
            else
            {
                foreach ((string ticker, DateOnly last) in rows.Select(row => (row["bbg_ticker"], row.Date("last_trade_date"))).Distinct())
                    AssertLastTradingDay(ticker, last);
            }
        }
    }

    [DataFact]
    public void Every_weekly_and_monthly_contract_of_a_settlement_list_is_the_rule_s()
    {
        foreach (string file in CsvRows.Files(ExternalFolder.Data, "vix-futures", "cfe-settlement-curve-*.csv"))
        {
            foreach (Dictionary<string, string> row in CsvRows.Read(ExternalFolder.Data, file))
            {
                DateOnly date = row.Date("expiration_date");
                // VX28/N6 is the contract of week 28 of the year, VX/N6 the monthly one.
                string week = row["symbol"].Split('/')[0][2..];
                if (week.Length == 0)
                    AssertMonthly(date);
                else
                    Assert.Equal(int.Parse(week, CultureInfo.InvariantCulture), WeekOfYear(date));
                Assert.Equal(date, ExpiryRules.VixWeekly.Resolve(date, Calendar).Date);
            }
        }
    }

    [DataFact]
    public void Computed_expiries_of_the_event_list_differ_only_where_it_forgets_Juneteenth()
    {
        List<string> differences = [];
        foreach (Dictionary<string, string> row in CsvRows.Read(ExternalFolder.Data, "calendars/us-macro-events-2000-2027.csv"))
        {
            DateOnly date = row.Date("date");
            Expiry? expected = date < Calendar.CoveredFrom.AddMonths(1) ? null : row["event"] switch
            {
                "vix_expiry" => ExpiryRules.VixMonthly.Resolve(date.Year, date.Month, Calendar),
                "opex" => ExpiryRules.EquityMonthly.Resolve(date.Year, date.Month, Calendar),
                _ => null,
            };
            if (expected is not null && expected.Date != date)
                differences.Add(string.Create(CultureInfo.InvariantCulture, $"{row["event"]} {date:yyyy-MM-dd} is {expected.Date:yyyy-MM-dd}"));
        }

        // The list has each of these on Juneteenth, or 30 days before the third Friday that Juneteenth closes.
        // The exchange's own contract files have 2024-06-18 and 2026-05-19.
        Assert.Equal(
            [
                "opex 2026-06-19 is 2026-06-18",
                "opex 2027-06-18 is 2027-06-17",
                "vix_expiry 2024-06-19 is 2024-06-18",
                "vix_expiry 2026-05-20 is 2026-05-19",
                "vix_expiry 2027-05-19 is 2027-05-18",
            ],
            differences.Order(StringComparer.Ordinal));
    }

    private static void AssertLastTradingDay(string ticker, DateOnly last)
    {
        // UXZ06, and UXG3 for contracts that were alive when the file was made: the year is the last date's in both.
        Assert.EndsWith(ticker[3..], last.Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Expiry expiry = ExpiryRules.VixMonthly.Resolve(last.Year, ContractMonth.MonthOf(ticker[2]), Calendar);
        Assert.True(expiry.LastTradingDay == last, $"{ticker}: the file says {last:yyyy-MM-dd}, the rule {expiry.LastTradingDay:yyyy-MM-dd}.");
    }

    private static void AssertMonthly(DateOnly listed)
    {
        Expiry expiry = ExpiryRules.VixMonthly.Resolve(listed.Year, listed.Month, Calendar);
        Assert.True(expiry.Date == listed, $"The file lists {listed:yyyy-MM-dd}, the rule gives {expiry.Date:yyyy-MM-dd}.");
    }

    /// <summary>The week as the exchange numbers its weeklies: the how-manieth Wednesday of the year it is.</summary>
    private static int WeekOfYear(DateOnly date) => (DateRules.InWeekOf(date, DayOfWeek.Wednesday).DayOfYear + 6) / 7;
}

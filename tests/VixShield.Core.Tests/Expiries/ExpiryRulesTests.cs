using VixShield.Expiries;

namespace VixShield.Tests.Expiries;

/// <summary>Dates as the exchanges published them, typed in so that a fresh clone checks the rules without any file.</summary>
public sealed class ExpiryRulesTests
{
    private static readonly TradingCalendar Calendar = TradingCalendar.UsOptions;

    [Theory]
    [InlineData("2008-02-19", "2008-02-15")] // Good Friday 2008-03-21; the Monday before is Presidents' Day
    [InlineData("2014-03-18", "2014-03-17")]
    [InlineData("2019-03-19", "2019-03-18")]
    [InlineData("2022-03-15", "2022-03-14")]
    [InlineData("2024-06-18", "2024-06-17")] // the Wednesday is Juneteenth
    [InlineData("2025-03-18", "2025-03-17")]
    [InlineData("2026-05-19", "2026-05-18")] // the Friday 30 days later is Juneteenth
    [InlineData("2027-05-18", "2027-05-17")]
    [InlineData("2007-05-16", "2007-05-15")]
    [InlineData("2013-01-16", "2013-01-15")]
    [InlineData("2015-07-22", "2015-07-21")]
    [InlineData("2018-02-14", "2018-02-13")]
    [InlineData("2018-12-19", "2018-12-18")]
    [InlineData("2020-03-18", "2020-03-17")]
    [InlineData("2023-01-18", "2023-01-17")]
    [InlineData("2023-02-15", "2023-02-14")]
    [InlineData("2023-03-22", "2023-03-21")]
    [InlineData("2023-11-15", "2023-11-14")]
    [InlineData("2024-08-21", "2024-08-20")]
    [InlineData("2025-12-17", "2025-12-16")]
    [InlineData("2026-11-18", "2026-11-17")]
    public void Monthly_VIX_contracts_settle_on(string date, string lastTradingDay)
    {
        DateOnly settlement = Dates.Of(date);
        Expiry expiry = ExpiryRules.VixMonthly.Resolve(settlement.Year, settlement.Month, Calendar);

        Assert.Equal(settlement, expiry.Date);
        Assert.Equal(Dates.Of(lastTradingDay), expiry.LastTradingDay);
        Assert.Equal(UsTime.AtChicago(settlement, new TimeOnly(8, 30)), expiry.Instant);
    }

    [Theory]
    [InlineData("2023-03-08", "2023-03-07")] // Good Friday 2023-04-07
    [InlineData("2023-03-06", "2023-03-07")]
    [InlineData("2023-03-12", "2023-03-07")] // the Sunday that ends the week
    [InlineData("2023-03-13", "2023-03-15")]
    [InlineData("2023-03-22", "2023-03-22")] // a monthly week
    [InlineData("2024-06-20", "2024-06-18")]
    [InlineData("2024-02-28", "2024-02-27")] // Good Friday 2024-03-29
    [InlineData("2024-12-25", "2024-12-24")] // Christmas
    [InlineData("2025-01-01", "2024-12-31")] // New Year
    [InlineData("2023-10-25", "2023-10-25")] // 30 days on is a half session, which is one
    public void Weekly_VIX_contracts_settle_on(string within, string date)
    {
        Expiry expiry = ExpiryRules.VixWeekly.Resolve(Dates.Of(within), Calendar);

        Assert.Equal(Dates.Of(date), expiry.Date);
        Assert.Equal(SettlementStyle.Am, expiry.Style);
    }

    [Fact]
    public void The_holiday_rule_does_not_know_what_was_announced_for_the_closure_of_2018_12_05()
    {
        // Cboe settled these weeklies at the opening of Thursday 2018-12-06, with Tuesday the last trading day of the options.
        Assert.Equal(new DateOnly(2018, 12, 4), ExpiryRules.VixWeekly.Resolve(new DateOnly(2018, 12, 5), Calendar).Date);

        Expiry announced = Expiry.AtOpen(new DateOnly(2018, 12, 6), Calendar);
        Assert.Equal(new DateOnly(2018, 12, 4), announced.LastTradingDay);
    }

    [Theory]
    [InlineData(2023, 3, "2023-03-17", "2023-03-16")]
    [InlineData(2026, 12, "2026-12-18", "2026-12-17")]
    [InlineData(2008, 3, "2008-03-20", "2008-03-19")] // Good Friday
    [InlineData(2014, 4, "2014-04-17", "2014-04-16")]
    [InlineData(2019, 4, "2019-04-18", "2019-04-17")]
    [InlineData(2022, 4, "2022-04-14", "2022-04-13")]
    [InlineData(2025, 4, "2025-04-17", "2025-04-16")]
    [InlineData(2026, 6, "2026-06-18", "2026-06-17")] // Juneteenth
    public void Standard_SPX_options_settle_on(int year, int month, string date, string lastTradingDay)
    {
        Expiry expiry = ExpiryRules.SpxMonthly.Resolve(year, month, Calendar);

        Assert.Equal(Dates.Of(date), expiry.Date);
        Assert.Equal(SettlementStyle.Am, expiry.Style);
        Assert.Equal(Dates.Of(lastTradingDay), expiry.LastTradingDay);
    }

    [Theory]
    [InlineData(2023, 3, "2023-03-17")]
    [InlineData(2025, 4, "2025-04-17")]
    [InlineData(2026, 6, "2026-06-18")]
    public void Options_on_shares_settle_at_the_close_of(int year, int month, string date)
    {
        Expiry expiry = ExpiryRules.EquityMonthly.Resolve(year, month, Calendar);

        Assert.Equal(Dates.Of(date), expiry.Date);
        Assert.Equal(SettlementStyle.Pm, expiry.Style);
        Assert.Equal(new TimeSpan(15, 0, 0), expiry.Instant.TimeOfDay);
    }

    [Theory]
    [InlineData(2023, 2, "2023-02-28", 15)]
    [InlineData(2024, 2, "2024-02-29", 15)]
    [InlineData(2024, 3, "2024-03-28", 15)] // Good Friday on the 29th, then a weekend
    [InlineData(2024, 11, "2024-11-29", 12)] // the day after Thanksgiving
    [InlineData(2030, 12, "2030-12-31", 15)]
    public void End_of_month_SPXW_options_settle_at_the_close_of(int year, int month, string date, int hour)
    {
        Expiry expiry = ExpiryRules.SpxEndOfMonth.Resolve(year, month, Calendar);

        Assert.Equal(Dates.Of(date), expiry.Date);
        Assert.Equal(UsTime.AtChicago(expiry.Date, new TimeOnly(hour, 0)), expiry.Instant);
    }

    [Theory]
    [InlineData(2024, 3, "2024-03-15")]
    [InlineData(2026, 6, "2026-06-18")]
    [InlineData(2026, 12, "2026-12-18")]
    public void Index_futures_settle_at_the_opening_of(int year, int month, string date)
    {
        Expiry expiry = ExpiryRules.EquityIndexFutureQuarterly.Resolve(year, month, Calendar);

        Assert.Equal(Dates.Of(date), expiry.Date);
        Assert.Equal(new TimeSpan(8, 30, 0), expiry.Instant.TimeOfDay);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(11)]
    public void Index_futures_have_no_contract_between_the_quarters(int month)
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => ExpiryRules.EquityIndexFutureQuarterly.Resolve(2024, month, Calendar));
        Assert.Contains("3, 6, 9 or 12", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Daily_SPXW_options_settle_on_sessions_only()
    {
        Assert.Equal(new DateOnly(2024, 7, 3), ExpiryRules.SpxwDaily.Resolve(new DateOnly(2024, 7, 3), Calendar).LastTradingDay);
        Assert.Throws<ArgumentOutOfRangeException>(() => ExpiryRules.SpxwDaily.Resolve(new DateOnly(2024, 7, 4), Calendar));
    }

    [Fact]
    public void A_month_whose_dates_are_not_all_covered_is_refused()
    {
        // The third Friday of January 2031 decides December 2030, and is not known.
        ArgumentOutOfRangeException unknown = Assert.Throws<ArgumentOutOfRangeException>(() => ExpiryRules.VixMonthly.Resolve(2030, 12, Calendar));
        Assert.Contains("2031-01-17", unknown.Message, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2030, 11, 20), ExpiryRules.VixMonthly.Resolve(2030, 11, Calendar).Date);
        Assert.Equal(new DateOnly(2030, 12, 20), ExpiryRules.SpxMonthly.Resolve(2030, 12, Calendar).Date);
        Assert.Throws<ArgumentOutOfRangeException>(() => ExpiryRules.VixWeekly.Resolve(DateOnly.MaxValue, Calendar));
        Assert.Throws<ArgumentOutOfRangeException>(() => ExpiryRules.VixWeekly.Resolve(DateOnly.MinValue, Calendar));
        Assert.All(Monthly, rule => Assert.Throws<ArgumentOutOfRangeException>(() => rule.Resolve(2031, 3, Calendar)));
        Assert.All(Monthly, rule => Assert.Throws<ArgumentOutOfRangeException>(() => rule.Resolve(1989, 9, Calendar)));
        Assert.All(Monthly, rule => Assert.Throws<ArgumentOutOfRangeException>(() => rule.Resolve(9999, 12, Calendar)));
        Assert.All(Monthly, rule => Assert.Throws<ArgumentOutOfRangeException>(() => rule.Resolve(1, 3, Calendar)));
    }

    [Fact]
    public void Months_and_years_that_do_not_exist_and_a_missing_calendar_are_refused()
    {
        Assert.All(Monthly, rule =>
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => rule.Resolve(2024, 0, Calendar));
            Assert.Throws<ArgumentOutOfRangeException>(() => rule.Resolve(2024, 13, Calendar));
            Assert.Throws<ArgumentOutOfRangeException>(() => rule.Resolve(0, 3, Calendar));
            Assert.Throws<ArgumentOutOfRangeException>(() => rule.Resolve(10_000, 3, Calendar));
            Assert.Throws<ArgumentNullException>(() => rule.Resolve(2024, 3, null!));
        });
        Assert.Throws<ArgumentNullException>(() => ExpiryRules.VixWeekly.Resolve(new DateOnly(2024, 3, 1), null!));
        Assert.Throws<ArgumentNullException>(() => ExpiryRules.SpxwDaily.Resolve(new DateOnly(2024, 3, 1), null!));
    }

    [Fact]
    public void Every_rule_is_named_as_its_property()
    {
        Assert.All(typeof(ExpiryRules).GetProperties(), property => Assert.Equal(property.Name, property.GetValue(null)!.ToString()));
        Assert.Equal(7, typeof(ExpiryRules).GetProperties().Length);
    }

    private static ExpiryRule[] Monthly =>
        [ExpiryRules.SpxMonthly, ExpiryRules.EquityMonthly, ExpiryRules.SpxEndOfMonth, ExpiryRules.VixMonthly, ExpiryRules.EquityIndexFutureQuarterly];
}

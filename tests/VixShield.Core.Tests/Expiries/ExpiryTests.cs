using VixShield.Expiries;

namespace VixShield.Tests.Expiries;

public sealed class ExpiryTests
{
    [Fact]
    public void Opening_settlement_is_half_past_eight_in_Chicago_after_a_last_day_of_trading()
    {
        Expiry expiry = Expiry.AtOpen(new DateOnly(2023, 1, 17), TradingCalendar.UsOptions);

        Assert.Equal(SettlementStyle.Am, expiry.Style);
        Assert.Equal(new DateTimeOffset(2023, 1, 17, 8, 30, 0, TimeSpan.FromHours(-6)), expiry.Instant);
        Assert.Equal(new DateOnly(2023, 1, 13), expiry.LastTradingDay);
    }

    [Fact]
    public void Closing_settlement_is_the_close_of_the_session()
    {
        Expiry full = Expiry.AtClose(new DateOnly(2023, 7, 5), TradingCalendar.UsOptions);
        Expiry half = Expiry.AtClose(new DateOnly(2023, 7, 3), TradingCalendar.UsOptions);

        Assert.Equal(SettlementStyle.Pm, full.Style);
        Assert.Equal(new DateTimeOffset(2023, 7, 5, 15, 0, 0, TimeSpan.FromHours(-5)), full.Instant);
        Assert.Equal(new DateTimeOffset(2023, 7, 3, 12, 0, 0, TimeSpan.FromHours(-5)), half.Instant);
        Assert.Equal(half.Date, half.LastTradingDay);
    }

    [Fact]
    public void The_opening_of_a_short_session_is_the_ordinary_one() =>
        Assert.Equal(new TimeSpan(8, 30, 0), Expiry.AtOpen(new DateOnly(2023, 7, 3), TradingCalendar.UsOptions).Instant.TimeOfDay);

    [Theory]
    [InlineData("2023-04-07")]
    [InlineData("2024-06-15")]
    [InlineData("1989-12-29")]
    [InlineData("2031-01-02")]
    public void A_date_that_is_no_known_session_is_refused(string date)
    {
        ArgumentOutOfRangeException atOpen = Assert.Throws<ArgumentOutOfRangeException>(() => Expiry.AtOpen(Dates.Of(date), TradingCalendar.UsOptions));
        ArgumentOutOfRangeException atClose = Assert.Throws<ArgumentOutOfRangeException>(() => Expiry.AtClose(Dates.Of(date), TradingCalendar.UsOptions));
        Assert.Contains(date, atOpen.Message, StringComparison.Ordinal);
        Assert.Contains(date, atClose.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_covered_session_has_no_known_last_trading_day()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Expiry.AtOpen(new DateOnly(1990, 1, 2), TradingCalendar.UsOptions));
        Assert.Equal(new DateOnly(1990, 1, 2), Expiry.AtClose(new DateOnly(1990, 1, 2), TradingCalendar.UsOptions).Date);
    }

    [Fact]
    public void A_calendar_is_required()
    {
        Assert.Throws<ArgumentNullException>(() => Expiry.AtOpen(new DateOnly(2023, 1, 17), null!));
        Assert.Throws<ArgumentNullException>(() => Expiry.AtClose(new DateOnly(2023, 1, 17), null!));
    }

    [Fact]
    public void Stored_parts_give_the_resolved_expiry_back()
    {
        Expiry resolved = ExpiryRules.VixMonthly.Resolve(2023, 3, TradingCalendar.UsOptions);

        Assert.Equal(resolved, Expiry.Create(resolved.Date, resolved.Style, resolved.Instant, resolved.LastTradingDay));
    }

    [Fact]
    public void Years_count_minutes_over_525600_and_change_sign_at_the_instant()
    {
        Expiry expiry = Expiry.AtOpen(new DateOnly(2024, 3, 20), TradingCalendar.UsOptions);

        Assert.Equal(0d, expiry.YearsFrom(expiry.Instant));
        Assert.Equal(1d, expiry.YearsFrom(expiry.Instant.AddMinutes(-525_600)));
        Assert.Equal(-1d / 525_600, expiry.YearsFrom(expiry.Instant.AddMinutes(1)));
        // Over the spring change a night has 23 hours; the wall clock does not matter, minutes do.
        Assert.Equal((23 * 60) / 525_600d, Expiry.AtOpen(new DateOnly(2024, 3, 11), TradingCalendar.UsOptions).YearsFrom(UsTime.AtChicago(new DateOnly(2024, 3, 10), new TimeOnly(8, 30)).AddHours(1)));
    }
}

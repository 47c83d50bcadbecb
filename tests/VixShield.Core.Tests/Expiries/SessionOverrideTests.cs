using VixShield.Expiries;

namespace VixShield.Tests.Expiries;

public sealed class SessionOverrideTests
{
    private static readonly DateOnly Ordinary = new(2027, 3, 3);

    [Fact]
    public void A_closed_day_is_no_session_and_leaves_the_original_alone()
    {
        TradingCalendar changed = TradingCalendar.UsOptions.With(SessionOverride.Closed(Ordinary));

        Assert.False(changed.IsSession(Ordinary));
        Assert.True(TradingCalendar.UsOptions.IsSession(Ordinary));
        Assert.Equal(Ordinary.AddDays(1), changed.NextSession(Ordinary.AddDays(-1)));
        Assert.Equal(1, changed.CountSessions(Ordinary.AddDays(-1), Ordinary.AddDays(1)));
        Assert.Equal(TradingCalendar.UsOptions.CoveredUntil, changed.CoveredUntil);
    }

    [Fact]
    public void An_early_close_moves_the_closing_settlement()
    {
        TradingCalendar changed = TradingCalendar.UsOptions.With(SessionOverride.EarlyClose(Ordinary, new TimeOnly(11, 30)));

        Assert.True(changed.IsEarlyClose(Ordinary));
        Assert.Equal(UsTime.AtChicago(Ordinary, new TimeOnly(11, 30)), ExpiryRules.SpxwDaily.Resolve(Ordinary, changed).Instant);
    }

    [Fact]
    public void An_open_day_may_be_a_holiday_a_weekend_or_an_early_close()
    {
        DateOnly holiday = new(2027, 12, 24);
        DateOnly saturday = new(2027, 3, 6);
        DateOnly early = new(2027, 11, 26);
        TradingCalendar changed = TradingCalendar.UsOptions.With(SessionOverride.Open(holiday), SessionOverride.Open(saturday), SessionOverride.Open(early));

        Assert.All([holiday, saturday, early], date => Assert.Equal(new TimeSpan(15, 0, 0), changed.SessionClose(date).TimeOfDay));
    }

    [Fact]
    public void Later_overrides_replace_earlier_ones()
    {
        TradingCalendar there = TradingCalendar.UsOptions.With(SessionOverride.Closed(Ordinary));
        TradingCalendar back = there.With(SessionOverride.Open(Ordinary));

        Assert.True(back.IsSession(Ordinary));
        Assert.Equal(TradingCalendar.UsOptions.ToString(), back.ToString());
        Assert.Same(there, there.With());
    }

    [Fact]
    public void A_closed_Wednesday_or_Friday_moves_a_VIX_settlement()
    {
        Expiry asPlanned = ExpiryRules.VixMonthly.Resolve(2027, 9, TradingCalendar.UsOptions);
        DateOnly day = asPlanned.Date;
        TradingCalendar closedWednesday = TradingCalendar.UsOptions.With(SessionOverride.Closed(day));
        TradingCalendar closedFriday = TradingCalendar.UsOptions.With(SessionOverride.Closed(day.AddDays(30)));
        TradingCalendar closedTuesdayToo = closedWednesday.With(SessionOverride.Closed(day.AddDays(-1)));

        Assert.Equal(DayOfWeek.Wednesday, day.DayOfWeek);
        Assert.Equal(day.AddDays(-1), ExpiryRules.VixMonthly.Resolve(2027, 9, closedWednesday).Date);
        Assert.Equal(day.AddDays(-1), ExpiryRules.VixMonthly.Resolve(2027, 9, closedFriday).Date);
        Assert.Equal(day.AddDays(-2), ExpiryRules.VixMonthly.Resolve(2027, 9, closedTuesdayToo).Date);
    }

    [Fact]
    public void Contradictory_and_missing_overrides_are_refused()
    {
        ArgumentException twice = Assert.Throws<ArgumentException>(() => TradingCalendar.UsOptions.With(SessionOverride.Closed(Ordinary), SessionOverride.Open(Ordinary)));
        Assert.Contains("2027-03-03", twice.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => TradingCalendar.UsOptions.With([null!]));
    }

    [Theory]
    [InlineData(8, 30, 0)]
    [InlineData(15, 0, 0)]
    [InlineData(12, 0, 30)]
    [InlineData(0, 0, 0)]
    public void A_close_outside_the_session_is_refused(int hour, int minute, int second) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SessionOverride.EarlyClose(Ordinary, new TimeOnly(hour, minute, second)));

    [Fact]
    public void Overrides_are_values()
    {
        Assert.Equal(SessionOverride.Closed(Ordinary), SessionOverride.Closed(Ordinary));
        Assert.NotEqual(SessionOverride.Closed(Ordinary), SessionOverride.Open(Ordinary));
        Assert.Equal("2027-03-03 closed", SessionOverride.Closed(Ordinary).ToString());
        Assert.Equal("2027-03-03 closes 12:00", SessionOverride.EarlyClose(Ordinary, new TimeOnly(12, 0)).ToString());
        Assert.False(SessionOverride.Closed(Ordinary).IsSession);
        Assert.True(SessionOverride.Open(Ordinary).IsSession);
    }
}

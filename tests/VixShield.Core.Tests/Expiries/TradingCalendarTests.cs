using VixShield.Expiries;

namespace VixShield.Tests.Expiries;

public sealed class TradingCalendarTests
{
    private static readonly TradingCalendar Calendar = TradingCalendar.UsOptions;

    [Fact]
    public void Covers_1990_to_2030()
    {
        Assert.Equal(new DateOnly(1990, 1, 1), Calendar.CoveredFrom);
        Assert.Equal(new DateOnly(2030, 12, 31), Calendar.CoveredUntil);
        Assert.False(Calendar.IsSession(Calendar.CoveredFrom));
        Assert.True(Calendar.IsSession(Calendar.CoveredUntil));
    }

    [Theory]
    [InlineData("2004-06-11")]
    [InlineData("2007-01-02")]
    [InlineData("2012-10-29")]
    [InlineData("2012-10-30")]
    [InlineData("2018-12-05")]
    [InlineData("2025-01-09")]
    [InlineData("2006-01-02")] // New Year on a Sunday
    [InlineData("2024-01-15")]
    [InlineData("2024-02-19")]
    [InlineData("2023-04-07")]
    [InlineData("2024-03-29")] // Good Friday in March
    [InlineData("2024-05-27")]
    [InlineData("2022-06-20")] // Juneteenth on a Sunday
    [InlineData("2027-06-18")] // Juneteenth on a Saturday
    [InlineData("2020-07-03")] // 4 July on a Saturday
    [InlineData("2021-07-05")] // 4 July on a Sunday
    [InlineData("2024-09-02")]
    [InlineData("2024-11-28")]
    [InlineData("2021-12-24")] // Christmas on a Saturday
    [InlineData("2022-12-26")] // Christmas on a Sunday
    [InlineData("2024-02-25")]
    public void Closed(string date) => Assert.False(Calendar.IsSession(Dates.Of(date)));

    [Theory]
    [InlineData("2021-12-31")] // New Year on a Saturday is not made up for
    [InlineData("2010-12-31")]
    [InlineData("2020-06-19")] // Juneteenth before it was a holiday
    [InlineData("2021-06-18")]
    [InlineData("2024-02-29")]
    [InlineData("2028-02-29")]
    [InlineData("2024-10-14")] // Columbus Day
    [InlineData("2024-11-11")] // Veterans Day
    [InlineData("2025-12-26")]
    public void Open(string date) => Assert.True(Calendar.IsSession(Dates.Of(date)));

    [Theory]
    [InlineData("2023-11-24")]
    [InlineData("2024-11-29")]
    [InlineData("2024-12-24")]
    [InlineData("2012-12-24")]
    [InlineData("2023-07-03")]
    [InlineData("2025-07-03")]
    public void Closes_early_at_noon_in_Chicago(string date)
    {
        Assert.True(Calendar.IsEarlyClose(Dates.Of(date)));
        Assert.Equal(UsTime.AtChicago(Dates.Of(date), new TimeOnly(12, 0)), Calendar.SessionClose(Dates.Of(date)));
    }

    [Theory]
    [InlineData("2024-07-05")]
    [InlineData("2022-07-01")]
    [InlineData("2009-07-02")] // 4 July on a Saturday: 3 July is the holiday and the day before a full session
    [InlineData("2021-12-23")]
    [InlineData("2024-12-31")]
    [InlineData("2023-02-15")]
    public void Closes_at_three_in_Chicago(string date)
    {
        Assert.False(Calendar.IsEarlyClose(Dates.Of(date)));
        Assert.Equal(new TimeSpan(15, 0, 0), Calendar.SessionClose(Dates.Of(date)).TimeOfDay);
    }

    [Fact]
    public void The_close_carries_the_offset_of_Chicago()
    {
        Assert.Equal(new DateTimeOffset(2023, 2, 15, 15, 0, 0, TimeSpan.FromHours(-6)), Calendar.SessionClose(new DateOnly(2023, 2, 15)));
        Assert.Equal(TimeSpan.FromHours(-5), Calendar.SessionClose(new DateOnly(2023, 7, 3)).Offset);
    }

    [Fact]
    public void A_date_without_a_session_has_no_close()
    {
        ArgumentOutOfRangeException refused = Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.SessionClose(new DateOnly(2024, 12, 25)));
        Assert.Contains("2024-12-25", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.IsEarlyClose(new DateOnly(2024, 12, 28)));
    }

    [Fact]
    public void Moving_by_sessions_starts_beside_the_date()
    {
        DateOnly goodFriday = new(2023, 4, 7);
        Assert.Equal(new DateOnly(2023, 4, 10), Calendar.NextSession(goodFriday));
        Assert.Equal(new DateOnly(2023, 4, 6), Calendar.PreviousSession(goodFriday));
        Assert.Equal(new DateOnly(2023, 4, 11), Calendar.AddSessions(goodFriday, 2));
        Assert.Equal(new DateOnly(2023, 4, 5), Calendar.AddSessions(goodFriday, -2));
        Assert.Equal(new DateOnly(2023, 4, 10), Calendar.NextSession(new DateOnly(2023, 4, 6)));
        Assert.Equal(new DateOnly(2023, 4, 6), Calendar.AddSessions(new DateOnly(2023, 4, 6), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.AddSessions(goodFriday, 0));
    }

    [Fact]
    public void Counting_includes_the_first_date_and_excludes_the_last()
    {
        DateOnly thursday = new(2023, 4, 6);
        DateOnly monday = new(2023, 4, 10);
        Assert.Equal(1, Calendar.CountSessions(thursday, monday));
        Assert.Equal(-1, Calendar.CountSessions(monday, thursday));
        Assert.Equal(0, Calendar.CountSessions(thursday, thursday));
        Assert.Equal(250, Calendar.CountSessions(new DateOnly(2023, 1, 1), new DateOnly(2024, 1, 1)));
        Assert.Equal(252, Calendar.CountSessions(new DateOnly(2024, 1, 1), new DateOnly(2025, 1, 1)));
        Assert.Equal(250, Calendar.CountSessions(new DateOnly(2025, 1, 1), new DateOnly(2026, 1, 1)));
    }

    [Fact]
    public void Counts_and_moves_agree_with_a_walk_over_every_covered_day()
    {
        int seen = 0;
        DateOnly? previous = null;
        for (DateOnly date = Calendar.CoveredFrom; date <= Calendar.CoveredUntil; date = date.AddDays(1))
        {
            Assert.Equal(seen, Calendar.CountSessions(Calendar.CoveredFrom, date));
            if (previous is DateOnly known)
                Assert.Equal(known, Calendar.PreviousSession(date));
            if (!Calendar.IsSession(date))
                continue;
            if (previous is DateOnly last)
                Assert.Equal(date, Calendar.NextSession(last));
            previous = date;
            seen++;
            Assert.Equal(date, Calendar.AddSessions(Calendar.CoveredFrom, seen));
        }
    }

    [Fact]
    public void Any_question_beyond_the_coverage_is_refused_with_the_date_and_the_coverage()
    {
        DateOnly before = new(1989, 12, 29);
        DateOnly after = new(2031, 1, 1);
        DateOnly known = new(2020, 1, 2);
        AssertRefused("1989-12-29", () => Calendar.IsSession(before));
        AssertRefused("2031-01-01", () => Calendar.IsSession(after));
        AssertRefused("2031-01-01", () => Calendar.SessionClose(after));
        AssertRefused("2031-01-01", () => Calendar.IsEarlyClose(after));
        AssertRefused("2031-01-01", () => Calendar.NextSession(after));
        AssertRefused("1989-12-29", () => Calendar.PreviousSession(before));
        AssertRefused("2031-01-01", () => Calendar.CountSessions(known, after));
        AssertRefused("1989-12-29", () => Calendar.CountSessions(before, known));
        AssertRefused("2031-01-01", () => Calendar.AddSessions(after, -1));
        AssertRefused("2031-01-01", () => Calendar.With(SessionOverride.Closed(after)));
        AssertRefused("2030-12-31", () => Calendar.NextSession(Calendar.CoveredUntil));
        AssertRefused("1990-01-02", () => Calendar.PreviousSession(new DateOnly(1990, 1, 2)));
        AssertRefused("2020-01-02", () => Calendar.AddSessions(known, int.MaxValue));
        AssertRefused("2020-01-02", () => Calendar.AddSessions(known, int.MinValue));
        AssertRefused("0001-01-01", () => Calendar.IsSession(DateOnly.MinValue));
        AssertRefused("9999-12-31", () => Calendar.IsSession(DateOnly.MaxValue));
    }

    [Fact]
    public void Text_names_the_coverage() => Assert.Equal("1990-01-01 to 2030-12-31, 10322 sessions", Calendar.ToString());

    private static void AssertRefused(string date, Action ask)
    {
        ArgumentOutOfRangeException refused = Assert.Throws<ArgumentOutOfRangeException>(ask);
        Assert.Contains(date, refused.Message, StringComparison.Ordinal);
        Assert.Contains("1990-01-01 to 2030-12-31", refused.Message, StringComparison.Ordinal);
    }
}

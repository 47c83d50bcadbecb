using NodaTime;
using VixShield.Expiries;

namespace VixShield.Tests.Expiries;

public sealed class UsTimeTests
{
    private static readonly DateTimeZone Chicago = DateTimeZoneProviders.Tzdb["America/Chicago"];
    private static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];

    // Around both changes of the clock, the settlement times, and the ends of the day.
    private static readonly TimeOnly[] Times =
        [new(0, 0), new(0, 59), new(1, 0), new(1, 30), new(2, 0), new(2, 30), new(3, 0), new(8, 0), new(8, 30), new(12, 0), new(15, 0), new(16, 15), new(23, 59)];

    [Fact]
    public void Local_times_agree_with_the_time_zone_database_on_every_day_from_1987_to_2037()
    {
        for (DateOnly date = new(1987, 1, 1); date.Year <= 2037; date = date.AddDays(1))
        {
            foreach (TimeOnly time in Times)
            {
                AssertSame(Lenient(Chicago, date, time), UsTime.AtChicago(date, time));
                AssertSame(Lenient(NewYork, date, time), UsTime.AtNewYork(date, time));
            }
        }
    }

    [Fact]
    public void Offsets_of_instants_agree_with_the_time_zone_database_in_every_hour_from_2004_to_2030()
    {
        DateTimeOffset end = new(2031, 1, 1, 0, 0, 0, TimeSpan.Zero);
        for (DateTimeOffset instant = new(2004, 1, 1, 12, 0, 0, TimeSpan.Zero); instant < end; instant = instant.AddHours(1))
        {
            Instant same = Instant.FromDateTimeOffset(instant);
            Assert.Equal(Chicago.GetUtcOffset(same).ToTimeSpan(), UsTime.InChicago(instant).Offset);
            Assert.Equal(NewYork.GetUtcOffset(same).ToTimeSpan(), UsTime.InNewYork(instant).Offset);
        }
    }

    [Theory]
    [InlineData("2023-03-11", -6)]
    [InlineData("2023-03-12", -5)]
    [InlineData("2023-11-04", -5)]
    [InlineData("2023-11-05", -6)]
    [InlineData("2006-04-01", -6)]
    [InlineData("2006-04-02", -5)]
    [InlineData("2006-10-28", -5)]
    [InlineData("2006-10-29", -6)]
    [InlineData("2024-02-29", -6)]
    public void The_opening_keeps_its_wall_clock_through_the_changes(string date, int hours)
    {
        DateTimeOffset opening = UsTime.AtChicago(Dates.Of(date), new TimeOnly(8, 30));

        Assert.Equal(TimeSpan.FromHours(hours), opening.Offset);
        Assert.Equal(new TimeSpan(8, 30, 0), opening.TimeOfDay);
    }

    [Fact]
    public void Chicago_and_New_York_name_the_same_close()
    {
        for (DateOnly date = new(2004, 1, 1); date.Year <= 2030; date = date.AddDays(1))
            AssertSame(UsTime.AtNewYork(date, new TimeOnly(16, 0)), UsTime.AtChicago(date, new TimeOnly(15, 0)));
    }

    [Fact]
    public void A_year_whose_rule_is_not_known_is_refused()
    {
        ArgumentOutOfRangeException byDate = Assert.Throws<ArgumentOutOfRangeException>(() => UsTime.AtChicago(new DateOnly(1986, 12, 31), new TimeOnly(8, 30)));
        Assert.Contains("1987", byDate.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => UsTime.InNewYork(new DateTimeOffset(1986, 6, 1, 0, 0, 0, TimeSpan.Zero)));
    }

    private static DateTimeOffset Lenient(DateTimeZone zone, DateOnly date, TimeOnly time) =>
        zone.AtLeniently(LocalDateTime.FromDateTime(date.ToDateTime(time))).ToDateTimeOffset();

    private static void AssertSame(DateTimeOffset expected, DateTimeOffset actual) =>
        Assert.True(expected.UtcTicks == actual.UtcTicks, $"{expected:o} and {actual:o} are different instants.");
}

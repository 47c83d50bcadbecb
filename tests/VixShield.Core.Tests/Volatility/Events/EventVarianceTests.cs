using System.Collections.Immutable;
using VixShield.Expiries;
using VixShield.Tests.Infrastructure;
using VixShield.Volatility;

namespace VixShield.Tests.Volatility.Events;

public sealed class EventVarianceTests
{
    [Fact]
    public void Nine_days_at_14_and_ten_at_15_and_a_half_percent_make_a_move_of_1_10_percent()
    {
        EventVarianceReading reading = EventVariance.Between(9 / 365d, 0.14, 10 / 365d, 0.155, 0.14);
        Assert.Equal(EventVarianceStatus.Ok, reading.Status);
        double variance = ((0.155 * 0.155 * 10) - (0.14 * 0.14 * 9) - (0.14 * 0.14)) / 365;
        Assert.Equal(variance, reading.Variance!.Value, 1e-16);
        Assert.Equal(0.0110, Math.Round(reading.Move!.Value, 4));
        Assert.Equal(variance / (0.14 * 0.14) * 365, reading.Days!.Value, 1e-12);
    }

    [Fact]
    public void A_negative_event_variance_is_reported_as_it_is()
    {
        EventVarianceReading low = EventVariance.Between(9 / 365d, 0.14, 10 / 365d, 0.139, 0.14);
        Assert.Equal((EventVarianceStatus.Negative, null), (low.Status, low.Move));
        Assert.Equal(((0.139 * 0.139 * 10) - (0.14 * 0.14 * 10)) / 365, low.Variance!.Value, 1e-16);
        Assert.True(low.Days < 0);
        Assert.Contains("below the ordinary 14.00 %", low.Reason, StringComparison.Ordinal);

        EventVarianceReading falling = EventVariance.Between(9 / 365d, 0.14, 10 / 365d, 0.13, 0.12);
        Assert.Equal((EventVarianceStatus.FallingVariance, null), (falling.Status, falling.Move));
        Assert.True(falling.TotalVariance < 0 && falling.VariancePerYear < 0);
    }

    [Fact]
    public void No_event_priced_is_a_move_of_nothing_and_no_ordinary_variance_gives_no_days()
    {
        EventVarianceReading none = EventVariance.Between(0.25, 0.25, 0.5, 0.25, 0.25);
        Assert.Equal((EventVarianceStatus.Ok, 0d, 0d), (none.Status, none.Move!.Value, none.Days!.Value));
        EventVarianceReading all = EventVariance.Between(0, 0, 0.25, 0.2, 0);
        Assert.Equal((0.1, null), (all.Move!.Value, all.Days));
        Assert.Equal("events move 10.00 % (no ordinary volatility)", all.ToString());
        Assert.Null(EventVariance.Between(1, 0.1, 2, 0.2, 1e-170).Days);
        Assert.Null(EventVariance.Between(1, 0.1, 2, 0.2, 1e-155).Days);
    }

    [Theory]
    [InlineData("earlierYears", -0.1, 0.1, 0.2, 0.1, 0.1)]
    [InlineData("earlierVolatility", 0.1, double.NaN, 0.2, 0.1, 0.1)]
    [InlineData("laterYears", 0.2, 0.1, 0.2, 0.1, 0.1)]
    [InlineData("laterYears", 0.2, 0.1, double.PositiveInfinity, 0.1, 0.1)]
    [InlineData("laterVolatility", 0.1, 0.1, 0.2, -0.1, 0.1)]
    [InlineData("earlierVolatility", 1, 1e200, 2, 1e200, 0.14)]
    [InlineData("laterVolatility", 0, 0.14, 0.1, 1e200, 0.14)]
    [InlineData("laterYears", 1, 0.1, 1e9, 0.2, 0.1)]
    [InlineData("background", 1, 0.1, 2, 0.2, 1e200)]
    [InlineData("background", 0.1, 0.1, 0.2, 0.1, -1e-9)]
    public void Values_out_of_range_are_refused(string parameter, double t1, double v1, double t2, double v2, double background) =>
        Refusal.OfArgument(parameter, () => EventVariance.Between(t1, v1, t2, v2, background));

    [Law(Arbitrary = [typeof(EventCase)], MaxTest = 300)]
    public void A_surface_gives_back_what_its_events_added(EventCase c)
    {
        ImmutableArray<EventVarianceInterval> intervals = EventVariance.Of(c.Surface(withClock: false), TestExpiries.Instant, Calendar(c), new EventVarianceOptions { Background = c.Background });
        Assert.Equal(EventCase.Expiries.Length, intervals.Length);
        DateTimeOffset before = TestExpiries.Instant;
        foreach (EventVarianceInterval interval in intervals)
        {
            (DateTimeOffset Instant, double Days)[] inside = [.. c.Events.Where(e => e.Instant > before && e.Instant <= interval.Later.Instant).OrderBy(e => e.Instant)];
            Assert.Equal(inside.Select(e => e.Instant), interval.Events.Select(e => e.Instant));
            double days = inside.Sum(e => e.Days);

            // Differences of total variances of up to a year, in days.
            const double Rounding = 1e-9;
            if (inside.Length == 0)
            {
                Assert.Equal((EventVarianceStatus.NoEvent, null), (interval.Reading.Status, interval.Reading.Move));
            }
            else
            {
                Assert.True(interval.Reading.Status is EventVarianceStatus.Ok || (interval.Reading.Status == EventVarianceStatus.Negative && days == 0));
                Assert.Equal(days, interval.Reading.Days!.Value, Rounding);
                Assert.Equal(c.Background * Math.Sqrt(days / 365), interval.Reading.Move ?? 0, 1e-5);
            }

            before = interval.Later.Instant;
        }

        EventClock implied = EventVariance.ClockOf(intervals);
        Assert.All(EventCase.Expiries, e => Assert.Equal(c.Clock.YearsBetween(TestExpiries.Instant, e.Instant), implied.YearsBetween(TestExpiries.Instant, e.Instant), 1e-10));
    }

    [Fact]
    public void The_ordinary_volatility_is_that_of_the_intervals_without_an_event_nearby()
    {
        // Between the third Friday of March and June: quiet until the Monday before the close in April, where an event is.
        EventCase c = new(0.2, [(TestExpiries.SpxwApril.Instant.AddDays(-4), 3)]);
        Assert.All(
            EventVariance.Of(c.Surface(), TestExpiries.Instant, Calendar(c)).Where(i => !i.Events.IsEmpty),
            i => Assert.Equal((0.2, 3d), (Math.Round(i.Reading.Background!.Value, 12), Math.Round(i.Reading.Days!.Value, 9))));

        // Volatilities of 10 %, 20 % and 30 % between expiries of one and more days: those within the days count together, by variance.
        (Expiry Expiry, double Variance)[] quiet = [(TestExpiries.SpxwTomorrow, 0.01), (TestExpiries.SpxwWeek, 0.04), (TestExpiries.SpxMarch, 0.09), (TestExpiries.SpxwApril, 0.3)];
        double total = 0;
        double years = 0;
        List<VolatilitySmile> smiles = [];
        foreach ((Expiry expiry, double variance) in quiet)
        {
            double until = expiry.YearsFrom(TestExpiries.Instant);
            total += variance * (until - years);
            years = until;
            smiles.Add(new InterpolatedSmile(expiry, 5000, years, [new SmileNode(5000, Math.Sqrt(total / years))]));
        }

        var calendar = new EventCalendar([new EventCoverage("cpi", new(2024, 1, 1), new(2024, 12, 31))], [new ScheduledEvent(TestExpiries.SpxwApril.Instant.AddDays(-1), "cpi", "test")]);
        double[] lengths = [.. quiet.Select((q, i) => q.Expiry.YearsFrom(TestExpiries.Instant) - (i == 0 ? 0 : quiet[i - 1].Expiry.YearsFrom(TestExpiries.Instant)))];
        foreach ((double days, double expected) in new[]
        {
            (0, 0.09), (30, 0.09), (46, ((0.04 * lengths[1]) + (0.09 * lengths[2])) / (lengths[1] + lengths[2])), (366, ((0.01 * lengths[0]) + (0.04 * lengths[1]) + (0.09 * lengths[2])) / (lengths[0] + lengths[1] + lengths[2])),
        })
        {
            var options = new EventVarianceOptions { BackgroundDays = days };
            EventVarianceReading reading = EventVariance.Of(new VolatilitySurface("SPX", smiles), TestExpiries.Instant, calendar, options)[^1].Reading;
            Assert.Equal(Math.Sqrt(expected), reading.Background!.Value, 1e-12);
        }

        // An event in every interval leaves none.
        EventCase full = new(0.2, [.. EventCase.Expiries.Select(e => (e.Instant.AddMinutes(-1), 2d))]);
        ImmutableArray<EventVarianceInterval> none = EventVariance.Of(full.Surface(), TestExpiries.Instant, Calendar(full));
        Assert.All(none, i => Assert.Equal((EventVarianceStatus.NoBackground, null, null), (i.Reading.Status, i.Reading.Variance, i.Reading.Move)));
        Assert.Empty(EventVariance.ClockOf(none).Weights);
    }

    [Fact]
    public void Kinds_and_the_last_expiry_can_be_chosen_and_the_calendar_must_cover_them()
    {
        EventCase c = new(0.2, [(TestExpiries.Instant.AddHours(3), 3), (TestExpiries.Instant.AddHours(5), 4)]);
        var options = new EventVarianceOptions { Background = 0.2, Kinds = ["event 1"], Until = TestExpiries.SpxMarch.Date };
        ImmutableArray<EventVarianceInterval> intervals = EventVariance.Of(c.Surface(), TestExpiries.Instant, Calendar(c), options);
        Assert.Equal([TestExpiries.SpxwTomorrow, TestExpiries.SpxwWeek, TestExpiries.SpxMarch, TestExpiries.SpxwMarch], intervals.Select(i => i.Later));
        Assert.Equal(["event 1"], intervals.SelectMany(i => i.Events).Select(e => e.Kind));

        // The variance of what is not asked for counts as this event's: two expiries cannot tell them apart.
        Assert.Equal(7, intervals[0].Reading.Days!.Value, 1e-9);

        EventCalendar shorter = new([new EventCoverage("event 1", new(2024, 2, 1), new(2024, 3, 1))], []);
        Refusal.OfArgument("until", () => EventVariance.Of(c.Surface(), TestExpiries.Instant, shorter), "2024-03-01");
        Refusal.OfArgument("surface", () => EventVariance.Of(c.Surface(), TestExpiries.SpxJune.Instant, Calendar(c)));
        Assert.Equal(options, options with { Kinds = ["event 1"] });
        Assert.NotEqual(options, options with { Kinds = ["event 0"] });
    }

    internal static EventCalendar Calendar(EventCase c) => new(
        [.. Enumerable.Range(0, Math.Max(1, c.Events.Length)).Select(i => new EventCoverage($"event {i}", new(2024, 2, 1), new(2024, 12, 31)))],
        c.Clock.Weights.Select(w => w.Event));
}

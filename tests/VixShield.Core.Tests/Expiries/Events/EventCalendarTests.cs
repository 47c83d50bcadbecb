using VixShield.Expiries;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Expiries.Events;

public sealed class EventCalendarTests
{
    private static readonly ScheduledEvent Cpi = Make(2023, 3, 14, 8, 30, EventKinds.ConsumerPrices);
    private static readonly ScheduledEvent Payrolls = Make(2023, 3, 10, 8, 30, EventKinds.NonfarmPayrolls);
    private static readonly ScheduledEvent Decision = Make(2023, 3, 22, 14, 0, EventKinds.FomcDecision);
    private static readonly ScheduledEvent Later = Make(2023, 4, 12, 8, 30, EventKinds.ConsumerPrices);

    private static readonly EventCoverage[] Coverage =
    [
        new(EventKinds.ConsumerPrices, new(2023, 1, 1), new(2023, 4, 30)),
        new(EventKinds.FomcDecision, new(2023, 2, 1), new(2023, 12, 31)),
        new(EventKinds.NonfarmPayrolls, new(2023, 1, 1), new(2023, 3, 31)),
    ];

    private static readonly EventCalendar Calendar = new(Coverage, [Later, Decision, Cpi, Payrolls]);

    [Fact]
    public void Events_are_in_order_and_coverage_is_what_all_kinds_have()
    {
        Assert.Equal([Payrolls, Cpi, Decision, Later], Calendar.Events.AsEnumerable());
        Assert.Equal((new DateOnly(2023, 2, 1), new DateOnly(2023, 3, 31)), (Calendar.CoveredFrom, Calendar.CoveredUntil));
        Assert.Equal(new DateOnly(2023, 3, 14), Cpi.Date);
        Assert.Equal("cpi 2023-03-14 08:30 New York", Cpi.ToString());

        // Late on the day before in universal time, and the same day in New York.
        Assert.Equal(new DateOnly(2023, 3, 14), new ScheduledEvent(new(2023, 3, 15, 3, 0, 0, TimeSpan.Zero), "x", "y").Date);
    }

    [Fact]
    public void An_instant_at_an_event_has_passed_it()
    {
        Assert.Equal([Cpi], Calendar.Between(Payrolls.Instant, Cpi.Instant, EventKinds.ConsumerPrices, EventKinds.NonfarmPayrolls).AsEnumerable());
        Assert.Equal([Payrolls], Calendar.Between(Payrolls.Instant.AddTicks(-1), Cpi.Instant.AddTicks(-1), EventKinds.ConsumerPrices, EventKinds.NonfarmPayrolls).AsEnumerable());
        Assert.Empty(Calendar.Between(Cpi.Instant, Cpi.Instant));
        Assert.Equal(Cpi, Calendar.Next(Payrolls.Instant));
        Assert.Equal(Decision, Calendar.Next(Cpi.Instant, EventKinds.FomcDecision));
    }

    [Fact]
    public void A_question_beyond_the_coverage_of_a_kind_is_an_error_that_names_it()
    {
        DateTimeOffset may = new(2023, 5, 2, 12, 0, 0, TimeSpan.Zero);
        DateTimeOffset january = new(2023, 1, 2, 12, 0, 0, TimeSpan.Zero);
        Refusal.OfValue("until", may, "cpi 2023-01-01 to 2023-04-30", () => Calendar.Between(Cpi.Instant, may, EventKinds.ConsumerPrices));
        Assert.Equal([Decision], Calendar.Between(Cpi.Instant, may, EventKinds.FomcDecision).AsEnumerable());
        Refusal.OfValue("after", january, "fomc_decision", () => Calendar.Between(january, Cpi.Instant));
        Refusal.OfValue("kinds", "opex", "cpi, fomc_decision, nfp", () => Calendar.Between(Payrolls.Instant, Cpi.Instant, "opex"));
        Refusal.OfArgument("instant", () => Calendar.Between(DateTimeOffset.MinValue, Cpi.Instant), "1987");
        Refusal.OfArgument("until", () => Calendar.Between(Cpi.Instant, DateTimeOffset.MaxValue), "cpi");
        Refusal.OfValue("until", Payrolls.Instant, "before", () => Calendar.Between(Cpi.Instant, Payrolls.Instant));

        // The day is New York's: an instant of 1 May in universal time is still in April there.
        Assert.Empty(Calendar.Between(Later.Instant, new(2023, 5, 1, 3, 59, 0, TimeSpan.Zero), EventKinds.ConsumerPrices));
        Refusal.OfArgument("until", () => Calendar.Between(Later.Instant, new(2023, 5, 1, 4, 0, 0, TimeSpan.Zero), EventKinds.ConsumerPrices), "2023-04-30");
    }

    [Fact]
    public void The_next_event_is_an_error_where_another_may_lie_beyond_the_coverage()
    {
        Refusal.OfValue("after", Later.Instant, "2023-04-30", () => Calendar.Next(Later.Instant, EventKinds.ConsumerPrices));

        // A rate decision is known to follow in the kinds' common stretch, but payrolls are unknown after March: a release may come first.
        Assert.Equal(Decision, Calendar.Next(Cpi.Instant));
        Refusal.OfArgument("after", () => Calendar.Next(Decision.Instant), "2023-03-31");
    }

    [Fact]
    public void Windows_hold_both_ends_and_need_coverage_of_all_events_that_could_matter()
    {
        EventWindow window = new(TimeSpan.FromDays(2), TimeSpan.FromHours(4));
        Assert.Equal([Cpi], Calendar.Around(Cpi.Instant - TimeSpan.FromDays(2), window).AsEnumerable());
        Assert.Empty(Calendar.Around(Cpi.Instant - TimeSpan.FromDays(2) - TimeSpan.FromTicks(1), window));
        Assert.Equal([Cpi], Calendar.Around(Cpi.Instant + TimeSpan.FromHours(4), window).AsEnumerable());
        Assert.Empty(Calendar.Around(Cpi.Instant + TimeSpan.FromHours(4) + TimeSpan.FromTicks(1), window));
        Assert.Empty(Calendar.Around(Cpi.Instant, window, EventKinds.FomcDecision));
        Refusal.OfArgument("instant", () => Calendar.Around(new(2023, 3, 30, 12, 0, 0, TimeSpan.Zero), window), "nfp 2023-01-01 to 2023-03-31");
        Refusal.OfValue("before", TimeSpan.FromTicks(-1), "366", () => _ = new EventWindow(TimeSpan.FromTicks(-1), TimeSpan.Zero));
        Refusal.OfValue("after", TimeSpan.FromDays(367), "366", () => _ = new EventWindow(TimeSpan.Zero, TimeSpan.FromDays(367)));
    }

    [Fact]
    public void A_part_of_the_kinds_knows_only_these()
    {
        EventCalendar part = Calendar.Only(EventKinds.ConsumerPrices);
        Assert.Equal([Cpi, Later], part.Events.AsEnumerable());
        Assert.Equal(new DateOnly(2023, 4, 30), part.CoveredUntil);
        Refusal.OfValue("kinds", EventKinds.FomcDecision, "cpi", () => part.Next(Cpi.Instant, EventKinds.FomcDecision));
        Refusal.OfArgument("kinds", () => Calendar.Only());
        Assert.Equal(part, new EventCalendar([Coverage[0]], [Later, Cpi]));
        Assert.NotEqual(part, new EventCalendar([Coverage[0]], [Later]));
        Assert.Equal(part.GetHashCode(), new EventCalendar([Coverage[0]], [Later, Cpi]).GetHashCode());
    }

    [Fact]
    public void What_contradicts_itself_is_refused()
    {
        Refusal.OfArgument("coverage", () => _ = new EventCalendar([], []));
        Refusal.OfArgument("coverage", () => _ = new EventCalendar([Coverage[0], Coverage[0]], []), "cpi");
        Refusal.OfArgument("events", () => _ = new EventCalendar([Coverage[0]], [Decision]), "fomc_decision");
        Refusal.OfArgument("events", () => _ = new EventCalendar([Coverage[0]], [Make(2023, 5, 10, 8, 30, EventKinds.ConsumerPrices)]), "2023-05-10");
        Refusal.OfArgument("events", () => _ = new EventCalendar([Coverage[0]], [Cpi, Cpi with { Detail = "again" }]), "twice");
        Refusal.OfArgument("events", () => _ = new EventCalendar([Coverage[0]], [null!]));
        Refusal.OfArgument("kind", () => _ = new ScheduledEvent(Cpi.Instant, " cpi", "x"));
        Refusal.OfArgument("source", () => _ = new ScheduledEvent(Cpi.Instant, "cpi", " "));
        Refusal.OfArgument("instant", () => _ = new ScheduledEvent(new(1986, 1, 1, 12, 0, 0, TimeSpan.Zero), "cpi", "x"), "1987");
        Refusal.OfArgument("until", () => _ = new EventCoverage("cpi", new(2023, 1, 2), new(2023, 1, 1)), "2023-01-02");
    }

    [Fact]
    public void Adjoining_stretches_share_no_event_and_lose_none()
    {
        DateTimeOffset from = Payrolls.Instant.AddDays(-3);
        DateTimeOffset until = new(2023, 3, 31, 12, 0, 0, TimeSpan.Zero);
        foreach (ScheduledEvent scheduled in Calendar.Events.Where(e => e.Instant < until))
        {
            foreach (DateTimeOffset cut in new[] { scheduled.Instant.AddTicks(-1), scheduled.Instant, scheduled.Instant.AddTicks(1) })
                Assert.Equal(Calendar.Between(from, until).AsEnumerable(), Calendar.Between(from, cut).Concat(Calendar.Between(cut, until)));
        }
    }

    [Fact]
    public void A_clock_of_the_calendar_counts_the_named_kinds_up_to_its_end()
    {
        DateTimeOffset instant = Payrolls.Instant.AddHours(-1);
        EventClock clock = Calendar.ClockBetween(instant, Decision.Instant, new Dictionary<string, double> { [EventKinds.ConsumerPrices] = 3.5, [EventKinds.FomcDecision] = 2 });
        Assert.Equal([new EventWeight(Cpi, 3.5), new EventWeight(Decision, 2)], clock.Weights.AsEnumerable());
        Assert.Equal(5.5, clock.EventDays(instant, Decision.Instant));
        Assert.Equal(3.5, clock.EventDays(instant, Decision.Instant.AddTicks(-1)));
        Assert.Equal(0, clock.EventDays(Decision.Instant, Decision.Instant.AddYears(1)));
        Refusal.OfArgument("until", () => Calendar.ClockBetween(instant, Decision.Instant.AddDays(60), new Dictionary<string, double> { [EventKinds.ConsumerPrices] = 1 }), "2023-04-30");
        Refusal.OfArgument("daysByKind", () => Calendar.ClockBetween(instant, Decision.Instant, new Dictionary<string, double>()));
        Refusal.OfArgument("days", () => Calendar.ClockBetween(instant, Decision.Instant, new Dictionary<string, double> { [EventKinds.ConsumerPrices] = -1 }), "366");
    }

    [Law(Arbitrary = [typeof(EventCase)], MaxTest = 300)]
    public void Variance_time_adds_up_and_is_calendar_time_without_events(EventCase c, int first, int second)
    {
        DateTimeOffset from = TestExpiries.Instant;
        DateTimeOffset middle = from.AddMinutes((uint)first % 200_000);
        DateTimeOffset until = middle.AddMinutes((uint)second % 200_000);
        Assert.Equal(c.Clock.YearsBetween(from, until), c.Clock.YearsBetween(from, middle) + c.Clock.YearsBetween(middle, until), 1e-14);
        Assert.Equal(c.Time(until), c.Clock.YearsBetween(from, until), 1e-14);
        Assert.Equal((until - from).TotalMinutes / 525_600, new EventClock([]).YearsBetween(from, until));
    }

    private static ScheduledEvent Make(int year, int month, int day, int hour, int minute, string kind) =>
        new(UsTime.AtNewYork(new DateOnly(year, month, day), new TimeOnly(hour, minute)), kind, "schedule");
}

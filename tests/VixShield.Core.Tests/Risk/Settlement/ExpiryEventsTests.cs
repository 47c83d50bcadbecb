using VixShield.Display;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Risk.Settlement;

/// <summary>Scheduled events on the page of legs near their expiry.</summary>
public sealed class ExpiryEventsTests
{
    private static readonly DateTimeOffset Release = UsTime.AtNewYork(new DateOnly(2024, 2, 14), new TimeOnly(8, 30));
    private static readonly ScheduledEvent AtFebruarySettlement = new(Release, EventKinds.ConsumerPrices, "schedule");
    private static readonly ScheduledEvent Minutes = new(UsTime.AtNewYork(new DateOnly(2024, 2, 20), new TimeOnly(14, 0)), EventKinds.FomcMinutes, "schedule");

    private static readonly EventCalendar Calendar = new(
        [new EventCoverage(EventKinds.ConsumerPrices, new(2024, 1, 1), new(2024, 3, 31)), new EventCoverage(EventKinds.FomcMinutes, new(2024, 1, 1), new(2024, 12, 31))],
        [AtFebruarySettlement, Minutes]);

    [Fact]
    public void Each_leg_names_what_is_scheduled_before_its_settlement()
    {
        ExpiryRiskReading page = Page(new ExpiryRiskOptions { Days = 60, Events = Calendar }, Option(TestExpiries.SpxwToday), Option(TestExpiries.SpxwTomorrow), Option(TestExpiries.SpxwWeek), Vix(TestExpiries.VixFebruary));
        Assert.Equal([0, 1, 1, 2], page.Legs.Select(l => l.Events.Length));
        Assert.Equal([AtFebruarySettlement, Minutes], page.Legs[^1].Events.ToArray());
        Assert.Contains("Scheduled: cpi 2024-02-14 08:30 New York; fomc_minutes 2024-02-20 14:00 New York", page.ToTable(), StringComparison.Ordinal);
        Assert.Contains("; 1 scheduled before it", page.Legs[1].ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("cheduled", Page(new ExpiryRiskOptions { Days = 60 }, Option(TestExpiries.SpxwWeek)).ToTable(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_release_between_the_last_close_and_a_morning_settlement_is_inside_the_gap()
    {
        // VIX of February settles at the opening on the 14th: the release at 08:30 in New York comes after the close on the 13th and an hour before it.
        ExpiryRiskReading page = Page(new ExpiryRiskOptions { Days = 60, Events = Calendar }, Vix(TestExpiries.VixFebruary), Vix(TestExpiries.VixMarch), new FutureLeg { Contract = Contracts.Vx, Quantity = 2, Expiry = TestExpiries.VixFebruary });
        GapTable february = Assert.Single(page.Gaps, g => g.Expiry == TestExpiries.VixFebruary);
        Assert.Equal([AtFebruarySettlement], february.Events.ToArray());
        Assert.Contains("inside the gap cpi", february.ToString(), StringComparison.Ordinal);
        Assert.Empty(Assert.Single(page.Gaps, g => g.Expiry == TestExpiries.VixMarch).Events);

        // At 14:30 on the day before, the close is still to come; after it, the market itself is the later instant.
        MarketSnapshot evening = new MarketSnapshotBuilder(Release.AddMinutes(10)).SetLevel("VIX", 15)
            .Set(new FutureMark(Contracts.Vx, TestExpiries.VixFebruary, 16, 0.025, PriceSource.Settlement)).Build();
        ExpiryRiskReading late = ExpiryRisk.Of(BookValuation.Of(Book.OfLegs(new FutureLeg { Contract = Contracts.Vx, Quantity = 2, Expiry = TestExpiries.VixFebruary }), evening), new ExpiryRiskOptions { Events = Calendar });
        Assert.Empty(Assert.Single(late.Gaps).Events);
    }

    [Law(Arbitrary = [typeof(EventCase)], MaxTest = 200)]
    public void The_share_of_events_is_what_the_clock_says(EventCase c)
    {
        MarketSnapshot market = c.Market();
        Book book = Book.OfLegs(EventCase.Expiries.Select(Option).ToArray<Leg>());
        ExpiryRiskReading page = ExpiryRisk.Of(BookValuation.Of(book, market), new ExpiryRiskOptions { Days = 366 });
        foreach (ExpiryLegRisk leg in page.Legs)
        {
            Expiry expiry = leg.Leg.Position.Leg.ExpiryOrNull!;
            double years = expiry.YearsFrom(TestExpiries.Instant);
            Assert.Equal(1 - (years / c.Time(expiry.Instant)), leg.EventShare!.Value, 1e-12);
            Assert.Equal(5000 * c.Background * Math.Sqrt(years), leg.OrdinaryDeviation!.Value, 1e-8);
            Assert.Equal(5000 * c.Background * Math.Sqrt(c.Time(expiry.Instant)), leg.Deviation!.Value, 1e-8);
        }

        ExpiryRiskReading plain = ExpiryRisk.Of(BookValuation.Of(book, c.Market(withClock: false)), new ExpiryRiskOptions { Days = 366 });
        Assert.All(plain.Legs, l => Assert.Equal((null, null), (l.EventShare, l.OrdinaryDeviation)));
    }

    [Fact]
    public void The_calendar_must_reach_as_far_as_the_page()
    {
        Refusal.OfArgument("until", () => Page(new ExpiryRiskOptions { Days = 90, Events = Calendar }, Option(TestExpiries.SpxwWeek), Option(TestExpiries.SpxwApril) with { Strike = 5100 }, Vix(TestExpiries.VixApril)), "2024-03-31");
        Assert.Single(Page(new ExpiryRiskOptions { Events = Calendar }, Option(TestExpiries.SpxwTomorrow), Option(TestExpiries.SpxwApril)).Legs);
    }

    [Fact]
    public void Pages_are_equal_when_all_parts_are()
    {
        var options = new ExpiryRiskOptions { Events = Calendar };
        Assert.Equal(options, new ExpiryRiskOptions { Events = new EventCalendar(Calendar.Coverage, Calendar.Events) });
        Assert.NotEqual(options, ExpiryRiskOptions.Default);
        BookValuation valuation = BookValuation.Of(Book.OfLegs(Option(TestExpiries.SpxwTomorrow)), TestMarkets.Base);
        Assert.Equal(ExpiryRisk.Of(valuation, options), ExpiryRisk.Of(valuation, options));
        Assert.NotEqual(ExpiryRisk.Of(valuation, options).Legs[0], ExpiryRisk.Of(valuation).Legs[0]);
    }

    private static ExpiryRiskReading Page(ExpiryRiskOptions options, params Leg[] legs) => ExpiryRisk.Of(BookValuation.Of(Book.OfLegs(legs), TestMarkets.Base), options);

    private static OptionLeg Option(Expiry expiry) => new()
    {
        Contract = expiry.Style == SettlementStyle.Am ? Contracts.Spx : Contracts.Spxw,
        Quantity = -2,
        Right = OptionRight.Put,
        Strike = 4950,
        Expiry = expiry,
    };

    private static OptionLeg Vix(Expiry expiry) => new() { Contract = Contracts.Vix, Quantity = 3, Right = OptionRight.Call, Strike = 18, Expiry = expiry };
}

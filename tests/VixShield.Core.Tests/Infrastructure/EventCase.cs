using FsCheck;
using FsCheck.Fluent;
using System.Collections.Immutable;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Volatility;

namespace VixShield.Tests.Infrastructure;

/// <summary>
/// A world with a flat ordinary volatility and some scheduled events: total variance to a time is ordinary variance of the calendar time plus what the events up to then add. Everything the library says of it has a closed form.
/// </summary>
public sealed record EventCase(double Background, ImmutableArray<(DateTimeOffset Instant, double Days)> Events)
{
    public static readonly ImmutableArray<Expiry> Expiries =
    [
        TestExpiries.SpxwTomorrow, TestExpiries.SpxwWeek, TestExpiries.SpxMarch, TestExpiries.SpxwMarch, TestExpiries.SpxwApril, TestExpiries.SpxJune,
    ];

    public EventClock Clock => new(Events.Select((e, i) => new EventWeight(new ScheduledEvent(e.Instant, $"event {i}", "test"), e.Days)));

    public static Arbitrary<EventCase> Cases() => Arb.From(
        from background in Gen.Choose(5, 60)
        from events in Gen.ListOf(
            from minutes in Gen.Choose(2, 200_000)
            from days in Gen.Choose(0, 400)
            select (TestExpiries.Instant.AddMinutes(minutes), days / 20d), 5)
        select new EventCase(background / 100d, [.. events]));

    /// <summary>Variance time up to an instant, in years.</summary>
    public double Time(DateTimeOffset until) =>
        ((until - TestExpiries.Instant).TotalMinutes / 525_600) + Events.Where(e => e.Instant <= until).Sum(e => e.Days / 365);

    public double VolatilityTo(Expiry expiry) => Background * Math.Sqrt(Time(expiry.Instant) / expiry.YearsFrom(TestExpiries.Instant));

    public VolatilitySurface Surface(bool withClock = true)
    {
        IEnumerable<VolatilitySmile> smiles = Expiries.Select(e => new InterpolatedSmile(e, 5000, e.YearsFrom(TestExpiries.Instant), [new SmileNode(4000, VolatilityTo(e)), new SmileNode(6000, VolatilityTo(e))]));
        return withClock ? new VolatilitySurface("SPX", smiles, Clock, TestExpiries.Instant) : new VolatilitySurface("SPX", smiles);
    }

    public MarketSnapshot Market(bool withClock = true, double days = 0)
    {
        DateTimeOffset at = TestExpiries.Instant.AddDays(days);
        MarketSnapshotBuilder builder = new MarketSnapshotBuilder(at).SetLevel("SPX", 5000 * Math.Exp(0.03 * days / 365)).SetLevel("VIX", 15)
            .Set(new FutureMark(Contracts.Vx, TestExpiries.VixJune, 16, 0.025, PriceSource.Settlement));
        foreach (Expiry expiry in Expiries.Where(e => e.Instant > at))
        {
            // Spot on its forward, as carry assumes; the world is as flat as it was.
            double years = expiry.YearsFrom(at);
            double volatility = Background * Math.Sqrt((Time(expiry.Instant) - Time(at)) / years);
            builder.Set(new OptionChain(
                "SPX", expiry, at, 5000 * Math.Exp(0.03 * expiry.YearsFrom(TestExpiries.Instant)), PriceSource.OptionParity, Math.Exp(-0.045 * years), [], [new SmileNode(4000, volatility), new SmileNode(6000, volatility)]));
        }

        return (withClock ? builder.SetEventClock("SPX", Clock) : builder).Build();
    }
}

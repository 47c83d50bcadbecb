using VixShield.Expiries;
using VixShield.Tests.Infrastructure;
using VixShield.Volatility;

namespace VixShield.Tests.Volatility.Events;

/// <summary>Surfaces on variance time against the closed form of a flat world with events.</summary>
public sealed class EventSurfaceTests
{
    private const double Rounding = 1e-12;

    [Law(Arbitrary = [typeof(EventCase)])]
    public void Variance_arises_at_the_instant_of_an_event(EventCase c, int minutes, int moneyness)
    {
        VolatilitySurface surface = c.Surface();
        DateTimeOffset until = TestExpiries.Instant.AddMinutes(1 + ((uint)minutes % 250_000));
        double years = (until - TestExpiries.Instant).TotalMinutes / 525_600;
        double expected = c.Background * c.Background * c.Time(until);
        Assert.Equal(expected, surface.TotalVarianceAt((moneyness % 300) / 1000d, years), Rounding);
        Assert.Equal(Math.Sqrt(expected / years), surface.VolatilityAtMoneyness(moneyness % 3, years), 1e-9);
        Assert.All(EventCase.Expiries, e => Assert.Equal(c.VolatilityTo(e), surface.VolatilityAt(4987, e)));
    }

    [Law(Arbitrary = [typeof(EventCase)])]
    public void What_has_passed_is_gone_and_what_is_ahead_keeps_its_weight(EventCase c, int passed, int left)
    {
        VolatilitySurface surface = c.Surface();
        DateTimeOffset now = TestExpiries.Instant.AddMinutes((uint)passed % 100_000);
        DateTimeOffset until = now.AddMinutes(1 + ((uint)left % 100_000));
        double elapsed = (now - TestExpiries.Instant).TotalMinutes / 525_600;
        double years = (until - now).TotalMinutes / 525_600;
        double expected = c.Background * c.Background * (c.Time(until) - c.Time(now));
        Assert.Equal(expected, surface.TotalVarianceAfter(elapsed, -0.05, years), Rounding);
        Assert.Equal(Math.Sqrt(expected / years), surface.VolatilityAfter(elapsed, 1.5, years), 1e-9);
    }

    [Law(Arbitrary = [typeof(EventCase)], MaxTest = 200)]
    public void An_empty_clock_is_calendar_time_to_the_bit(EventCase c, int minutes, int later)
    {
        VolatilitySurface calendar = c.Surface(withClock: false);
        VolatilitySurface empty = new("SPX", calendar.Smiles, new EventClock([]), TestExpiries.Instant);
        double years = (1 + ((uint)minutes % 250_000)) / 525_600d;
        double elapsed = ((uint)later % 100_000) / 525_600d;
        Assert.Equal(calendar.TotalVarianceAt(0.03, years), empty.TotalVarianceAt(0.03, years));
        Assert.Equal(calendar.VolatilityAtMoneyness(-1, years), calendar.VolatilityAfter(elapsed, -1, years));
        Assert.Equal(calendar.TotalVarianceAt(0.03, years), empty.TotalVarianceAfter(elapsed, 0.03, years), Rounding);
    }

    [Fact]
    public void A_smile_keeps_its_shape_in_moneyness_across_an_event()
    {
        // Skewed smiles of a real kind: at fixed moneyness total variance runs with the clock, so just before and after the event it differs by the event's part alone.
        VolatilitySurface plain = TestMarkets.Base.Surface("SPX");
        DateTimeOffset instant = TestExpiries.SpxwApril.Instant.AddDays(-9);
        EventClock clock = new([new EventWeight(new ScheduledEvent(instant, "cpi", "test"), 6)]);
        VolatilitySurface surface = new("SPX", plain.Smiles, clock, TestExpiries.Instant);
        double early = TestExpiries.SpxwMarch.YearsFrom(TestExpiries.Instant);
        double late = TestExpiries.SpxwApril.YearsFrom(TestExpiries.Instant);
        double at = (instant - TestExpiries.Instant).TotalMinutes / 525_600;
        foreach (double z in new[] { -2.5, 0, 1.2 })
        {
            double w1 = Variance(plain, z, early);
            double w2 = Variance(plain, z, late);
            double perYear = (w2 - w1) / (late - early + (6 / 365d));
            Assert.Equal(w1 + (perYear * (at - (2 / 525_600d) - early)), Variance(surface, z, at - (2 / 525_600d)), 1e-9 * w1);
            Assert.Equal(w1 + (perYear * (at - early + (6 / 365d))), Variance(surface, z, at), 1e-9 * w1);
        }

        static double Variance(VolatilitySurface surface, double z, double years) => Math.Pow(surface.VolatilityAtMoneyness(z, years), 2) * years;
    }

    [Fact]
    public void Years_must_belong_to_the_instant_of_the_clock()
    {
        VolatilitySurface plain = TestMarkets.Base.Surface("SPX");
        Refusal.OfArgument("smiles", () => _ = new VolatilitySurface("SPX", plain.Smiles, new EventClock([]), TestExpiries.Instant.AddMinutes(2)));
        Refusal.OfArgument("clock", () => _ = new VolatilitySurface("SPX", plain.Smiles, null!, TestExpiries.Instant));
        Refusal.OfArgument("elapsed", () => plain.TotalVarianceAfter(-1e-9, 0, 0.1));
        Refusal.OfArgument("years", () => plain.VolatilityAfter(0, 0, 0));
        Assert.Null(plain.Clock);
    }
}

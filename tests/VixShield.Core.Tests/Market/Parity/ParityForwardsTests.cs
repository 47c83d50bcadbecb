using VixShield.Curves;
using VixShield.Market;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Market.Parity;

/// <summary>All expiries of one made underlying together.</summary>
public sealed class ParityForwardsTests
{
    private const double Spot = 4800;
    private const double Rate = 0.052;
    private const double Yield = 0.013;

    private static readonly ParityCase[] s_cases =
    [
        .. new[] { TestExpiries.SpxwTomorrow, TestExpiries.SpxwWeek, TestExpiries.SpxMarch, TestExpiries.SpxwMarch, TestExpiries.SpxwApril, TestExpiries.SpxJune, TestExpiries.Close(2024, 12, 31) }
            .Select((e, i) => new ParityCase(e, Spot * Math.Exp((Rate - Yield) * e.YearsFrom(TestExpiries.Instant)), Rate, 0.17, 0.8, 0.05, 11 + i)),
    ];

    private static readonly ParityForwards s_fits = ParityForwards.Fit(TestExpiries.Instant, s_cases.Reverse().Select(c => new ParityQuotes(c.Expiry, c.Quotes())));

    [Fact]
    public void Short_expiries_take_the_rate_of_the_expiries_together()
    {
        Assert.Equal(s_cases.Select(c => c.Expiry), s_fits.Forwards.Select(f => f.Expiry));
        Assert.All(s_fits.Forwards, f => Assert.Equal(ParityStatus.Ok, f.Status));
        Assert.Equal(DiscountSource.Neighbours, s_fits.Forwards[0].DiscountSource);
        Assert.Equal(DiscountSource.Fitted, s_fits.Forwards[^1].DiscountSource);
        Assert.Contains("of the expiries together", s_fits.Forwards[0].Reason, StringComparison.Ordinal);
        Assert.Contains("own slope says", s_fits.Forwards[0].Reason, StringComparison.Ordinal);
        foreach (ParityForward fit in s_fits.Forwards)
        {
            ParityCase made = s_cases.Single(c => c.Expiry == fit.Expiry);
            Assert.InRange(fit.Rate!.Value, Rate - (4 * fit.RateStandardError!.Value), Rate + (4 * fit.RateStandardError.Value));
            Assert.InRange(fit.Forward!.Value, made.Forward - (4 * fit.ForwardStandardError!.Value), made.Forward + (4 * fit.ForwardStandardError.Value));
            Assert.Same(fit, s_fits.For(fit.Expiry));
        }

        Assert.True(s_fits.Forwards[0].FittedRateStandardError > 5 * s_fits.Forwards[0].RateStandardError);
        Assert.InRange(s_fits.Discounts!.RateAt(0.5), Rate - 0.005, Rate + 0.005);
        Assert.Null(s_fits.For(TestExpiries.SpxwToday));
    }

    [Fact]
    public void Without_a_determined_rate_the_fallback_stays()
    {
        ParityForwards fits = ParityForwards.Fit(TestExpiries.Instant, s_cases.Take(2).Select(c => new ParityQuotes(c.Expiry, c.Quotes())));
        Assert.Null(fits.Discounts);
        Assert.All(fits.Forwards, f => Assert.Equal((ParityStatus.DiscountNotDetermined, DiscountSource.Fallback), (f.Status, f.DiscountSource)));
    }

    [Fact]
    public void A_curve_from_outside_is_used_as_it_is()
    {
        DiscountCurve curve = DiscountCurve.Flat(Rate);
        ParityForwards fits = ParityForwards.Fit(TestExpiries.Instant, s_cases.Select(c => new ParityQuotes(c.Expiry, c.Quotes())), null, curve);
        Assert.Same(curve, fits.Discounts);
        Assert.All(fits.Forwards, f => Assert.Equal((DiscountSource.Given, curve.DiscountFactorAt(f.Years)), (f.DiscountSource, f.DiscountFactor!.Value)));
    }

    [Fact]
    public void Expired_and_thin_expiries_keep_their_status_among_the_others()
    {
        ParityQuotes[] quotes = [.. s_cases.Select((c, i) => new ParityQuotes(c.Expiry, i == 2 ? c.Quotes().Take(4) : c.Quotes()))];
        ParityForwards fits = ParityForwards.Fit(s_cases[0].Expiry.Instant, quotes);
        Assert.Equal(ParityStatus.Expired, fits.Forwards[0].Status);
        Assert.Equal(ParityStatus.TooFewPairs, fits.Forwards[2].Status);
        Assert.Equal(ParityStatus.Ok, fits.Forwards[^1].Status);
        Assert.Empty(ParityForwards.Fit(TestExpiries.Instant, []).Forwards);
    }

    [Theory]
    [InlineData(Spot, false)]
    [InlineData(Spot * 1.002, true)]
    [InlineData(Spot * 0.998, true)]
    public void A_spot_of_another_moment_is_stale(double spot, bool stale)
    {
        SpotReading reading = s_fits.ReadSpot(spot)!;
        Assert.Equal(stale, reading.IsStale);
        Assert.Equal(s_cases[0].Expiry, reading.Expiry);
        Assert.Equal(spot - reading.Forward, reading.Difference);
        Assert.Equal(stale, spot < reading.Lowest || spot > reading.Highest);
        Assert.Contains(stale ? "is stale" : "agrees", reading.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_reading_turns_at_the_allowed_difference()
    {
        double spot = Spot;
        for (int i = 0; i < 60; i++)
            spot = s_fits.ReadSpot(spot)!.Highest;
        Assert.False(s_fits.ReadSpot(spot * (1 - 1e-9))!.IsStale);
        Assert.True(s_fits.ReadSpot(spot * (1 + 1e-9))!.IsStale);
    }

    [Fact]
    public void Long_expiries_alone_tell_nothing_of_a_spot()
    {
        ParityForwards fits = ParityForwards.Fit(TestExpiries.Instant, s_cases.TakeLast(2).Select(c => new ParityQuotes(c.Expiry, c.Quotes())));
        Assert.All(fits.Forwards, f => Assert.NotNull(f.Forward));
        Assert.Null(fits.ReadSpot(Spot));
    }

    [Fact]
    public void Equal_quotes_give_equal_forwards()
    {
        ParityForwards again = ParityForwards.Fit(TestExpiries.Instant, s_cases.Select(c => new ParityQuotes(c.Expiry, c.Quotes())));
        Assert.Equal(s_fits, again);
        Assert.Equal(s_fits.GetHashCode(), again.GetHashCode());
        Assert.NotEqual(s_fits, ParityForwards.Fit(TestExpiries.Instant, s_cases.Skip(1).Select(c => new ParityQuotes(c.Expiry, c.Quotes()))));
    }

    [Fact]
    public void Mistakes_of_the_caller_are_refused()
    {
        ParityQuotes one = new(s_cases[0].Expiry, s_cases[0].Quotes());
        Refusal.OfArgument("expiries", () => ParityForwards.Fit(TestExpiries.Instant, [one, one]), "only once");
        Refusal.OfArgument("expiries", () => ParityForwards.Fit(TestExpiries.Instant, [null!]));
        Refusal.OfArgument("expiries", () => ParityForwards.Fit(TestExpiries.Instant, [new ParityQuotes(one.Expiry, [one.Quotes[0], one.Quotes[0]])]), "twice");
        Refusal.OfArgument("discounts", () => ParityForwards.Fit(TestExpiries.Instant, [new ParityQuotes(s_cases[^1].Expiry, [])], null, DiscountCurve.Flat(-0.5)), "1.1");
        Refusal.OfArgument("spot", () => s_fits.ReadSpot(0));
    }
}

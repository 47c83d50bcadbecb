using System.Collections.Immutable;
using VixShield.Curves;
using VixShield.Economics;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Economics;

public static class DividendCurveTests
{
    private const double Yield = 0.014;
    private const double Spot = 5000;

    private static readonly ImmutableArray<Expiry> s_expiries = [TestExpiries.SpxMarch, TestExpiries.SpxwApril, TestExpiries.SpxJune];

    [Fact]
    public static void Exact_quotes_give_the_dividends_they_were_made_with()
    {
        DividendCurve curve = Curve(new TestMarkets(), Spot);
        double last = 0;
        foreach (DividendPoint point in curve.Points)
        {
            double expected = Spot * (1 - Math.Exp(-Yield * point.Years));
            Assert.Equal(DividendStatus.Ok, point.Status);
            Assert.Equal(expected, point.PresentValue!.Value, 1e-7);
            Assert.Equal(Yield, point.Yield!.Value, 1e-9);
            Assert.Equal(expected - last, point.SinceLast!.Value, 2e-7);
            Assert.True(point.StandardError > 0 && point.SinceLastStandardError >= point.StandardError);
            last = expected;
        }

        Assert.Equal(curve.Points[^1].PresentValue!.Value, curve.Points.Sum(p => p.SinceLast!.Value), 1e-9);
        Assert.Equal(curve, Curve(new TestMarkets(), Spot));
        Assert.NotEqual(curve, Curve(new TestMarkets(), Spot + 1));
    }

    [Fact]
    public static void A_stale_spot_gives_negative_dividends_that_are_flagged_and_not_clipped()
    {
        foreach (DividendPoint point in Curve(new TestMarkets(), 4900).Points)
        {
            Assert.True(point.PresentValue < -60);
            Assert.Equal(DividendStatus.Negative, point.Status);
            Assert.Contains("not a dividend", point.Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public static void An_expiry_whose_forward_is_too_high_is_flagged_between_expiries()
    {
        // Growth of June 3 % a year too high: dividends until June are below those until April, and still positive until March and April.
        TestMarkets market = new() { Growth = ImmutableDictionary<Expiry, double>.Empty.Add(TestExpiries.SpxJune, 0.012) };
        DividendCurve curve = Curve(market, Spot);
        Assert.Equal([DividendStatus.Ok, DividendStatus.Ok, DividendStatus.Negative], curve.Points.Select(p => p.Status));
        DividendPoint june = curve.Points[^1];
        Assert.True(june.PresentValue > 0 && june.SinceLast < 0);
        Assert.Equal(june.PresentValue!.Value - curve.Points[^2].PresentValue!.Value, june.SinceLast!.Value, 1e-9);
        Assert.Equal(Spot * (1 - Math.Exp(-(Yield - 0.012) * june.Years)), june.PresentValue.Value, 1e-6);
    }

    [Fact]
    public static void An_expiry_without_a_forward_is_left_out_of_the_differences()
    {
        ParityQuotes[] quotes = [.. Quotes(new TestMarkets(), 0, null)];
        quotes[1] = new ParityQuotes(quotes[1].Expiry, quotes[1].Quotes.Take(1));
        DividendCurve curve = DividendCurve.Of(ParityForwards.Fit(TestExpiries.Instant, quotes, null, Discounts(new TestMarkets())), Spot);
        Assert.Equal([DividendStatus.Ok, DividendStatus.NoForward, DividendStatus.Ok], curve.Points.Select(p => p.Status));
        Assert.Null(curve.Points[1].PresentValue);
        Assert.Null(curve.Points[1].SinceLast);
        Assert.Equal(curve.Points[2].PresentValue!.Value - curve.Points[0].PresentValue!.Value, curve.Points[2].SinceLast!.Value, 1e-9);
    }

    /// <summary>Quotes moved at random within their spreads, rate from the quotes: errors beyond three standard errors are rare.</summary>
    [Fact]
    public static void Standard_errors_cover_the_errors()
    {
        var random = new Random(11);
        int within = 0, all = 0;
        for (int i = 0; i < 40; i++)
        {
            DividendCurve curve = DividendCurve.Of(ParityForwards.Fit(TestExpiries.Instant, Quotes(new TestMarkets(), 0.5, random)), Spot);
            foreach (DividendPoint point in curve.Points.Where(p => p.PresentValue is not null))
            {
                all++;
                within += Math.Abs(point.PresentValue!.Value - (Spot * (1 - Math.Exp(-Yield * point.Years)))) <= 3 * point.StandardError ? 1 : 0;
            }
        }

        Assert.Equal(120, all);
        Assert.True(within >= 114, $"{within} of {all}");
    }

    [SeededProperty]
    public static void Formulas_are_inverse_to_each_other(ushort spots, sbyte rates, sbyte yields, byte times)
    {
        double spot = 100 + spots, rate = rates / 1000d, yield = yields / 1000d, years = 0.01 + (times / 100d);
        double forward = spot * Math.Exp((rate - yield) * years);
        Assert.Equal(yield, ImpliedDividends.Yield(spot, forward, rate, years), 1e-13);
        Assert.Equal(spot * (1 - Math.Exp(-yield * years)), ImpliedDividends.PresentValue(spot, forward, Math.Exp(-rate * years)), 1e-11 * spot);
        double strike = 0.9 * spot;
        double call = NaiveBlack.Price(forward, strike, years, 0.2, Math.Exp(-rate * years), OptionRight.Call), put = NaiveBlack.Price(forward, strike, years, 0.2, Math.Exp(-rate * years), OptionRight.Put);
        Assert.Equal(forward, ImpliedDividends.ForwardFromParity(strike, call, put, rate, years), 1e-11 * forward);
    }

    [Fact]
    public static void Illegal_arguments_give_nan_or_are_refused()
    {
        Assert.True(double.IsNaN(ImpliedDividends.Yield(0, 100, 0.01, 1)));
        Assert.True(double.IsNaN(ImpliedDividends.Yield(100, -1, 0.01, 1)));
        Assert.True(double.IsNaN(ImpliedDividends.Yield(100, 100, 0.01, 0)));
        Assert.True(double.IsNaN(ImpliedDividends.ForwardFromParity(100, 1, 1, 0.01, -1)));
        Refusal.OfValue("spot", 0.0, "greater than 0", () => Curve(new TestMarkets(), 0));
    }

    private static DividendCurve Curve(TestMarkets market, double spot) =>
        DividendCurve.Of(ParityForwards.Fit(TestExpiries.Instant, Quotes(market, 0, null), null, Discounts(market)), spot);

    private static DiscountCurve Discounts(TestMarkets market)
    {
        MarketSnapshot snapshot = market.Build();
        return new DiscountCurve(s_expiries.Select(e => new DiscountPoint(e.YearsFrom(TestExpiries.Instant), snapshot.ChainFor("SPX", e)!.DiscountFactor)));
    }

    private static IEnumerable<ParityQuotes> Quotes(TestMarkets market, double noise, Random? random)
    {
        MarketSnapshot snapshot = market.Build();
        return s_expiries.Select(e => new ParityQuotes(e, snapshot.ChainFor("SPX", e)!.Quotes.Where(q => q.Bid > 0).Select(q =>
        {
            double half = (q.Ask - q.Bid) / 2;
            double shift = random is null ? 0 : noise * half * ((2 * random.NextDouble()) - 1);
            return new OptionQuote(q.Strike, q.Right, q.Bid + shift, q.Ask + shift);
        })));
    }
}

using VixShield.Curves;
using VixShield.Expiries;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Curves;

public sealed class VixFuturesCurveTests
{
    // Two orders of evaluation of one cubic in prices below 100 with slopes of some thousands a year.
    private const double CubicRounding = 1e-11;


    [Law(Arbitrary = [typeof(CurveCase)])]
    public void The_curve_passes_through_spot_and_every_contract_to_the_bit(CurveCase c)
    {
        VixFuturesCurve curve = c.Make();
        Assert.Equal(c.Vix, curve.At(0));
        Assert.Equal(c.Expiries, curve.Points.Select(p => p.Expiry));
        for (int i = 0; i < c.Expiries.Length; i++)
        {
            Assert.Equal(c.Prices[i], curve.At(curve.YearsTo(c.Expiries[i])));
            Assert.Equal(c.Prices[i], curve.ForwardFor(c.Expiries[i]));
            Assert.True(curve.IsListed(c.Expiries[i]));
        }

        Assert.Equal(c.Prices[^1], curve.At(50));
    }

    [Law(Arbitrary = [typeof(CurveCase)])]
    public void Between_neighbours_the_curve_is_monotone(CurveCase c)
    {
        VixFuturesCurve curve = c.Make();
        for (int i = 1; i < c.Years.Length; i++)
        {
            double last = c.Values[i - 1];
            for (int step = 1; step <= 20; step++)
            {
                double value = curve.At(c.Years[i - 1] + ((c.Years[i] - c.Years[i - 1]) * step / 20));
                Assert.True((value - last) * Math.Sign(c.Values[i] - c.Values[i - 1]) >= -CubicRounding, $"{i} {step}: {last} then {value}");
                last = value;
            }
        }
    }

    [Law(Arbitrary = [typeof(CurveCase)])]
    public void The_curve_is_the_monotone_cubic_and_with_one_contract_a_line(CurveCase c)
    {
        VixFuturesCurve curve = c.Make();
        for (int i = 0; i <= 50; i++)
        {
            double years = c.Years[^1] * i / 50;
            double expected = c.Prices.Length == 1 ? c.Vix + ((c.Prices[0] - c.Vix) * i / 50) : NaivePchip.At(c.Years, c.Values, years);
            Assert.Equal(expected, curve.At(years), CubicRounding);
        }
    }

    [Law(Arbitrary = [typeof(CurveCase)])]
    public void Roll_down_is_the_change_along_the_curve_and_ends_at_spot(CurveCase c)
    {
        VixFuturesCurve curve = c.Make();
        foreach (Expiry expiry in c.Expiries)
        {
            double years = curve.YearsTo(expiry);
            foreach (double share in new[] { 0, 0.01, 0.5, 0.99 })
                Assert.Equal(curve.At(years - (share * years)) - curve.At(years), curve.RollDown(expiry, share * years));
            Assert.Equal(c.Vix - curve.ForwardFor(expiry), curve.RollDown(expiry, years));
            Assert.Equal(c.Vix - curve.ForwardFor(expiry), curve.RollDown(expiry, years + 1));
        }
    }

    [Law(Arbitrary = [typeof(CurveCase)])]
    public void Roll_down_per_day_is_what_the_next_day_changes_on_a_curve_that_keeps_its_shape(CurveCase c)
    {
        VixFuturesCurve curve = c.Make();
        for (int i = 0; i < c.Expiries.Length; i++)
        {
            double later = Math.Max(0, c.Years[i + 1] - (1 / 365d));
            double price = c.Prices.Length == 1 ? c.Vix + ((c.Prices[0] - c.Vix) * later / c.Years[1]) : NaivePchip.At(c.Years, c.Values, later);
            Assert.Equal(price - c.Prices[i], curve.RollDownPerDay(c.Expiries[i]), CubicRounding);
        }
    }

    [Law(Arbitrary = [typeof(CurveCase)])]
    public void A_long_future_loses_in_contango_and_gains_in_backwardation(CurveCase c)
    {
        VixFuturesCurve curve = c.Make();
        int sign = c.Shape switch { CurveShape.Contango => -1, CurveShape.Backwardation => 1, _ => 0 };
        foreach (Expiry expiry in c.Expiries)
        {
            Assert.True(sign * curve.RollDownPerDay(expiry) >= -CubicRounding);
            Assert.True(sign * curve.RollDown(expiry, 1 / 365d) >= -CubicRounding);
        }

        Assert.True(sign * curve.Basis <= 0);
        Assert.True(sign * (curve.Slope ?? 0) <= 0);
        Assert.Equal(c.Prices.Length == 1 ? null : (c.Prices[1] - c.Prices[0]) / c.Prices[0], curve.Contango);
        Assert.Equal(c.Prices.Length == 1, curve.Slope is null);
    }

    [Law(Arbitrary = [typeof(CurveCase)])]
    public void A_constant_maturity_is_refused_exactly_beyond_the_last_contract(CurveCase c)
    {
        VixFuturesCurve curve = c.Make();
        int last = (int)Math.Floor(c.Years[^1] * 365);
        Assert.Equal(c.Vix, curve.ConstantMaturity(0));
        Assert.Equal(curve.At(last / 365d), curve.ConstantMaturity(last));
        Refusal.OfValue("days", last + 1, "last contract", () => curve.ConstantMaturity(last + 1));
        Refusal.OfValue("days", -1, "from 0", () => curve.ConstantMaturity(-1));
    }

    [Fact]
    public void An_expiry_that_is_not_listed_is_interpolated_inside_and_refused_outside()
    {
        VixFuturesCurve curve = TestMarkets.Base.VixFutures;
        Expiry between = TestExpiries.Open(2024, 4, 3);
        Assert.False(curve.IsListed(between));
        Assert.Equal(curve.At(curve.YearsTo(between)), curve.ForwardFor(between));
        Assert.InRange(curve.ForwardFor(between), 15.6, 16.2);
        // The date of a contract with another settlement style is not that contract.
        Expiry close = TestExpiries.Close(2024, 3, 20);
        Assert.False(curve.IsListed(close));
        Assert.True(curve.ForwardFor(close) > 15.6);
        Refusal.OfValue("expiry", TestExpiries.Open(2024, 6, 20), "2024-06-18", () => curve.ForwardFor(TestExpiries.Open(2024, 6, 20)));
        Refusal.OfValue("expiry", TestExpiries.Open(2024, 2, 13), "2024-02-13", () => curve.ForwardFor(TestExpiries.Open(2024, 2, 13)));
        Assert.Equal(0, curve.RollDownPerDay(TestExpiries.Open(2024, 6, 20)));
        Refusal.OfArgument("expiry", () => curve.RollDownPerDay(TestExpiries.Open(2024, 2, 13)));
        Refusal.OfArgument("expiry", () => curve.RollDown(TestExpiries.Open(2024, 2, 13), 0.1));
    }

    [Theory]
    // 14 to 16, 20 to 23 (the 19th is a holiday), then three weeks and 18 to 20 March.
    [InlineData("2024-02-13T14:30:00-06:00", 25)]
    // Still the 13th in Chicago.
    [InlineData("2024-02-14T05:59:00+00:00", 25)]
    [InlineData("2024-02-14T06:00:00+00:00", 24)]
    [InlineData("2024-02-17T12:00:00-06:00", 22)]
    [InlineData("2024-03-19T15:00:00-05:00", 1)]
    public void Daily_roll_divides_by_the_sessions_until_settlement(string instant, int sessions)
    {
        VixFuturesCurve curve = new(DateTimeOffset.Parse(instant, null), 14, [new VixFuture(TestExpiries.VixMarch, 16.5)]);
        Assert.Equal(2.5 / sessions, curve.DailyRoll(TradingCalendar.UsOptions));
    }

    [Fact]
    public void On_the_morning_of_settlement_there_is_no_daily_roll()
    {
        DateTimeOffset morning = new(2024, 3, 20, 7, 0, 0, TimeSpan.FromHours(-5));
        VixFuturesCurve curve = new(morning, 14, [new VixFuture(TestExpiries.VixMarch, 14.1), new VixFuture(TestExpiries.VixApril, 15)]);
        Assert.Null(curve.DailyRoll(TradingCalendar.UsOptions));
    }

    [Law(Arbitrary = [typeof(IllegalValues)])]
    public void Illegal_numbers_are_refused(NotPositive price, Negative years)
    {
        VixFuturesCurve curve = TestMarkets.Base.VixFutures;
        Refusal.OfValue("price", price.Value, "greater than 0", () => _ = new VixFuture(TestExpiries.VixMarch, price.Value));
        Refusal.OfValue("spotVix", price.Value, "greater than 0", () => _ = new VixFuturesCurve(TestExpiries.Instant, price.Value, curve.Points));
        Refusal.OfValue("years", years.Value, "at least 0", () => curve.At(years.Value));
        Refusal.OfValue("years", years.Value, "at least 0", () => curve.RollDown(TestExpiries.VixMarch, years.Value));
    }

    [Fact]
    public void A_strip_that_is_empty_expired_doubled_or_null_is_refused()
    {
        VixFuture march = new(TestExpiries.VixMarch, 15);
        Refusal.OfArgument("points", () => Curve());
        Refusal.OfArgument("points", () => Curve(march, null!));
        Refusal.OfArgument("points", () => Curve([null!]));
        Refusal.OfArgument("points", () => Curve(march, new VixFuture(TestExpiries.VixMarch, 16)), "only once");
        Refusal.OfArgument("points", () => Curve(march, new VixFuture(TestExpiries.Open(2024, 2, 13), 16)), "2024-02-13");
        Refusal.OfArgument("points", () => _ = new VixFuturesCurve(TestExpiries.VixMarch.Instant, 15, [march]), "2024-03-20");
        static VixFuturesCurve Curve(params VixFuture[] points) => new(TestExpiries.Instant, 15, points);
    }

    [Law(Arbitrary = [typeof(CurveCase)])]
    public bool Curves_are_equal_when_their_data_are(CurveCase c) =>
        c.Make().Equals(c.Make()) && c.Make().GetHashCode() == c.Make().GetHashCode()
        && !c.Make().Equals((c with { Vix = c.Vix + 0.01 }).Make())
        && !c.Make().Equals((c with { Instant = c.Instant.AddMinutes(1) }).Make())
        && !c.Make().Equals((c with { Prices = [.. c.Prices[..^1], c.Prices[^1] + 0.01] }).Make());
}

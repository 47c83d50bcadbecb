using VixShield.Curves;
using VixShield.Expiries;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Curves;

public sealed class VixCurveSlopeTests
{
    private const double Rounding = 1e-12;

    [Law(Arbitrary = [typeof(CurveCase)])]
    public void A_slope_has_one_size_in_every_unit(CurveCase c)
    {
        VixFuturesCurve curve = c.Make();
        for (int near = 1; near <= c.Prices.Length; near++)
        {
            Assert.Null(curve.SlopeBetween(near, c.Prices.Length + 1));
            for (int far = near + 1; far <= c.Prices.Length; far++)
            {
                VixCurveSlope slope = curve.SlopeBetween(near, far)!;
                double points = c.Prices[far - 1] - c.Prices[near - 1];
                double days = 365 * (c.Years[far] - c.Years[near]);
                Assert.Equal(points, slope.Points);
                Assert.Equal(points / c.Prices[near - 1], slope.Relative, Rounding);
                Assert.Equal(days, slope.Days, 1e-9);
                Assert.Equal(points / days, slope.PerDay, 1e-9 * (1 + Math.Abs(slope.PerDay)));
                Assert.Equal(30 * points / days, slope.PerMonth, 1e-9 * (1 + Math.Abs(slope.PerMonth)));
                // The yield over the time between takes the later price to the earlier one.
                Assert.Equal(c.Prices[near - 1], c.Prices[far - 1] * Math.Exp(slope.RollYield * days / 365), 1e-9 * c.Prices[near - 1]);
            }
        }
    }

    [Law(Arbitrary = [typeof(CurveCase)])]
    public void Neighbouring_slopes_add_up_and_those_below_zero_are_the_inverted_pairs(CurveCase c)
    {
        VixFuturesCurve curve = c.Make();
        VixCurveSlope[] neighbours = [.. Enumerable.Range(1, c.Prices.Length - 1).Select(i => curve.SlopeBetween(i, i + 1)!)];
        if (c.Prices.Length > 1)
            Assert.Equal(curve.SlopeBetween(1, c.Prices.Length)!.Points, neighbours.Sum(s => s.Points), 1e-10);
        Assert.Equal(neighbours.Where(s => s.Far.Price < s.Near.Price), curve.InvertedPairs);
        if (c.Shape == CurveShape.Contango)
            Assert.Empty(curve.InvertedPairs);
        if (c.Shape == CurveShape.Backwardation && c.Prices.Distinct().Count() == c.Prices.Length)
            Assert.Equal(c.Prices.Length - 1, curve.InvertedPairs.Length);
    }

    [Law(Arbitrary = [typeof(CurveCase)])]
    public void Basis_and_roll_yield_have_opposite_signs_and_the_yield_takes_the_price_to_spot(CurveCase c)
    {
        VixFuturesCurve curve = c.Make();
        Assert.Equal((c.Prices[0] - c.Vix) / c.Vix, curve.RelativeBasis, Rounding);
        Assert.Equal(-Math.Sign(curve.Basis), Math.Sign(curve.RollYield(c.Expiries[0])));
        for (int i = 0; i < c.Prices.Length; i++)
            Assert.Equal(c.Vix, c.Prices[i] * Math.Exp(curve.RollYield(c.Expiries[i]) * c.Years[i + 1]), 1e-9 * c.Vix);
    }

    [Law(Arbitrary = [typeof(CurveCase)])]
    public void A_constant_maturity_slope_is_the_difference_of_the_curve(CurveCase c)
    {
        VixFuturesCurve curve = c.Make();
        int last = (int)Math.Floor(c.Years[^1] * 365);
        for (int far = 1; far <= last; far += 7)
        {
            Assert.Equal(curve.At(far / 365d) - c.Vix, curve.ConstantMaturitySlope(0, far));
            Assert.Equal(curve.At(far / 365d) - curve.At((far - 1) / 365d), curve.ConstantMaturitySlope(far - 1, far));
        }

        Refusal.OfArgument("days", () => curve.ConstantMaturitySlope(0, last + 1));
        Refusal.OfArgument("farDays", () => curve.ConstantMaturitySlope(0, 0));
    }

    [Fact]
    public void Ranks_that_do_not_ascend_and_unlisted_contracts_are_refused()
    {
        VixFuturesCurve curve = TestMarkets.Base.VixFutures;
        Refusal.OfArgument("near", () => curve.SlopeBetween(0, 1));
        Refusal.OfArgument("far", () => curve.SlopeBetween(2, 2));
        Refusal.OfValue("expiry", TestExpiries.Open(2024, 4, 3), "2024-04-17", () => curve.RollYield(TestExpiries.Open(2024, 4, 3)));
        Expiry march = TestExpiries.VixMarch;
        Assert.Equal(Math.Log(14.2 / 15.6) / curve.YearsTo(march), curve.RollYield(march), Rounding);
    }
}

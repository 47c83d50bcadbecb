using FsCheck;
using FsCheck.Fluent;
using VixShield.Curves;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Curves;

/// <summary>One to six distinct times with zero rates, some of them negative.</summary>
public sealed record DiscountCase(double[] Years, double[] Rates)
{
    public static Arbitrary<DiscountCase> Cases() => Arb.From(
        from count in Gen.Choose(1, 6)
        from years in Gen.ArrayOf(Generators.Exponential(-2.5, 1), count).Where(y => y.Distinct().Count() == y.Length)
        from rates in Gen.ArrayOf(Gen.OneOf(Generators.Uniform(0.001, 0.09), Generators.Uniform(-0.02, -0.001)), count)
        select new DiscountCase([.. years.Order()], rates));

    public DiscountCurve Make() => new(Years.Zip(Rates, DiscountPoint.FromRate).Reverse());
}

public sealed class DiscountCurveTests
{
    // Exponential and logarithm of numbers near 1, each within a few units in the last place, over times down to a day.
    private const double Rounding = 1e-12;

    [Law(Arbitrary = [typeof(DiscountCase)])]
    public void The_curve_passes_through_its_points_to_the_bit(DiscountCase c)
    {
        DiscountCurve curve = c.Make();
        Assert.Equal(c.Years, curve.Points.Select(p => p.Years));
        foreach (DiscountPoint point in curve.Points)
        {
            Assert.Equal(point.DiscountFactor, curve.DiscountFactorAt(point.Years));
            Assert.Equal(point.Rate, curve.RateAt(point.Years), Rounding);
        }

        for (int i = 0; i < c.Years.Length; i++)
            Assert.Equal(c.Rates[i], curve.RateAt(c.Years[i]), Rounding);
        Assert.Equal(1, curve.DiscountFactorAt(0));
        Assert.Equal(c.Rates[0], curve.RateAt(0), Rounding);
    }

    [Law(Arbitrary = [typeof(DiscountCase)])]
    public void Between_points_the_logarithm_is_linear_and_beyond_them_the_zero_rate_is_flat(DiscountCase c)
    {
        DiscountCurve curve = c.Make();
        for (int i = 1; i < c.Years.Length; i++)
        {
            double middle = (c.Years[i - 1] + c.Years[i]) / 2;
            double expected = Math.Sqrt(Math.Exp(-c.Rates[i - 1] * c.Years[i - 1]) * Math.Exp(-c.Rates[i] * c.Years[i]));
            Assert.Equal(expected, curve.DiscountFactorAt(middle), Rounding);
        }

        Assert.Equal(Math.Exp(-c.Rates[0] * c.Years[0] / 3), curve.DiscountFactorAt(c.Years[0] / 3), Rounding);
        Assert.Equal(Math.Exp(-c.Rates[^1] * c.Years[^1] * 3), curve.DiscountFactorAt(c.Years[^1] * 3), Rounding);
        Assert.Equal(c.Rates[^1], curve.RateAt(c.Years[^1] * 3), Rounding);
    }

    [Law(Arbitrary = [typeof(DiscountCase)])]
    public void Rate_and_factor_are_two_readings_of_one_number(DiscountCase c)
    {
        DiscountCurve curve = c.Make();
        for (int i = 1; i <= 20; i++)
        {
            double years = c.Years[^1] * i / 15;
            Assert.Equal(Math.Exp(-curve.RateAt(years) * years), curve.DiscountFactorAt(years), Rounding);
        }
    }

    [Law(Arbitrary = [typeof(DiscountCase)])]
    public void Equal_points_make_equal_curves_in_any_order(DiscountCase c)
    {
        DiscountCurve curve = c.Make();
        DiscountCurve again = new(curve.Points);
        Assert.Equal(curve, again);
        Assert.Equal(curve.GetHashCode(), again.GetHashCode());
        Assert.NotEqual(curve, new DiscountCurve([.. curve.Points, new DiscountPoint(c.Years[^1] + 1, 0.5)]));
        Assert.False(curve.Equals(null));
    }

    [Fact]
    public void A_flat_curve_has_one_rate()
    {
        DiscountCurve curve = DiscountCurve.Flat(-0.0075);
        foreach (double years in new[] { 0, 0.001, 1, 30 })
        {
            Assert.Equal(-0.0075, curve.RateAt(years), 1e-15);
            Assert.Equal(Math.Exp(0.0075 * years), curve.DiscountFactorAt(years), 1e-14);
        }

        Assert.Contains("-0.75 %", curve.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Mistakes_are_refused_with_value_and_limit()
    {
        Refusal.OfArgument("points", () => _ = new DiscountCurve([]), "at least one");
        Refusal.OfArgument("points", () => _ = new DiscountCurve([null!]));
        Refusal.OfValue("points", 0.25, "only once", () => _ = new DiscountCurve([new DiscountPoint(0.25, 0.99), new DiscountPoint(0.25, 0.98)]));
        Refusal.OfValue("years", -0.5, "at least 0", () => DiscountCurve.Flat(0.05).DiscountFactorAt(-0.5));
        Refusal.OfValue("years", double.NaN, "finite", () => DiscountCurve.Flat(0.05).RateAt(double.NaN));
        Refusal.OfValue("years", 0.0, "greater than 0", () => _ = new DiscountPoint(0, 0.9));
        Refusal.OfValue("discountFactor", 0.0, "greater than 0", () => _ = new DiscountPoint(1, 0));
        Refusal.OfValue("rate", 800.0, "700", () => DiscountCurve.Flat(800));
        Refusal.OfArgument("rate", () => DiscountPoint.FromRate(1e6, 1), "finite");
    }
}

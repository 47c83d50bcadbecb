using VixShield.Instruments;
using VixShield.Pricing;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Pricing.American;

public class AmericanEdgeTests
{
    private static readonly double[] IllegalAmounts = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, -1, -double.Epsilon];
    private static readonly double[] IllegalRates = [double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    [Law]
    public void Every_illegal_argument_gives_NaN_and_says_so(MarketCase c)
    {
        foreach (double bad in IllegalAmounts)
        {
            AssertInvalid(c with { Spot = bad });
            AssertInvalid(c with { Strike = bad });
            AssertInvalid(c with { Years = bad });
            AssertInvalid(c with { Volatility = bad });
        }

        foreach (double bad in IllegalRates)
        {
            AssertInvalid(c with { Rate = bad });
            AssertInvalid(c with { DividendYield = bad });
        }

        AssertInvalid(c with { Right = default });
        AssertInvalid(c with { Right = (OptionRight)2 });
        Assert.True(double.IsNaN(c.Price((AmericanAccuracy)99)));
    }

    [Law]
    public void A_certain_underlying_gives_the_greatest_discounted_payoff(MarketCase c)
    {
        MarketCase[] certain = [c with { Volatility = 0 }, c with { Years = 0 }, c with { Spot = 0 }, c with { Strike = 0 }];
        foreach (MarketCase x in certain)
        {
            double best = 0;
            for (int i = 0; i <= 20_000; i++)
            {
                double t = x.Years * i / 20_000;
                best = Math.Max(best, (double)x.Right * (x.Spot * Math.Exp(-x.DividendYield * t) - x.Strike * Math.Exp(-x.Rate * t)));
            }

            AmericanGreeks g = x.Greeks();
            Assert.Equal(AmericanStatus.Ok, x.Status());
            Assert.InRange(g.Price, best * (1 - 1e-13), best + 1e-8 * (x.Spot + x.Strike));
            Assert.False(double.IsNaN(g.Delta + g.Vega + g.Rho + g.Phi + g.DualDelta));
        }
    }

    [Law]
    public void A_small_volatility_tends_to_none(MarketCase c)
    {
        if (c.HasTwoBoundaries())
            return;
        MarketCase calm = c with { Volatility = 1e-4 };
        double spread = 1e-4 * Math.Sqrt(c.Years) * (c.Spot + c.Strike);
        Assert.InRange(calm.Price(), (calm with { Volatility = 0 }).Price() - 1e-7 * c.Strike, (calm with { Volatility = 0 }).Price() + spread);
    }

    [Theory]
    [InlineData(OptionRight.Put, -0.02, -0.03, AmericanStatus.DoubleBoundary)]
    [InlineData(OptionRight.Put, -0.03, -0.02, AmericanStatus.Ok)]
    [InlineData(OptionRight.Call, -0.03, -0.02, AmericanStatus.DoubleBoundary)]
    [InlineData(OptionRight.Call, -0.02, -0.03, AmericanStatus.Ok)]
    [InlineData(OptionRight.Put, 0.0, -0.02, AmericanStatus.Ok)]
    [InlineData(OptionRight.Put, 0.03, -0.02, AmericanStatus.Ok)]
    [InlineData(OptionRight.Call, -0.02, 0.03, AmericanStatus.Ok)]
    public void Negative_rates_are_priced_with_one_boundary_and_refused_with_two(OptionRight right, double rate, double dividendYield, AmericanStatus expected)
    {
        AmericanStatus status = AmericanOption.TryGreeks(100, 105, 1, 0.2, rate, dividendYield, right, out AmericanGreeks g);
        Assert.Equal(expected, status);
        Assert.Equal(expected != AmericanStatus.Ok, double.IsNaN(g.Price));
        if (expected == AmericanStatus.Ok)
            Assert.Equal(BinomialTree.Price(100, 105, 1, 0.2, rate, dividendYield, right), g.Price, 2e-3);
    }

    [Fact]
    public void Extreme_options_have_ordinary_values()
    {
        foreach (OptionRight right in new[] { OptionRight.Call, OptionRight.Put })
        {
            foreach (double years in new[] { 1e-8, 1 / 365.0, 1, 30 })
            {
                foreach (double volatility in new[] { 0.01, 0.2, 3 })
                {
                    foreach (double spot in new[] { 1e-3, 50, 100, 101, 200, 1e6 })
                    {
                        MarketCase c = new(spot, 100, years, volatility, 0.05, 0.03, right);
                        AmericanGreeks g = c.Greeks();
                        Assert.Equal(AmericanStatus.Ok, c.Status());
                        Assert.InRange(g.Price, Math.Max(c.Intrinsic(), c.SpotPrice() * (1 - 1e-13)), right == OptionRight.Call ? spot : 100);
                        Assert.InRange(g.Delta * (double)right, -1e-9, 1 + 1e-6);
                        Assert.True(double.IsFinite(g.Gamma + g.Vega + g.Theta + g.Rho + g.Phi + g.Vanna + g.Volga + g.Charm + g.Speed), $"{c}: {g}");
                    }
                }
            }
        }
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        MarketCase put = new(95, 100, 0.7, 0.3, 0.05, 0.02, OptionRight.Put);
        MarketCase call = new(105, 100, 0.7, 0.3, 0.05, 0.055, OptionRight.Call);
        _ = put.Greeks().Price + call.Greeks(AmericanAccuracy.Standard).Price;
        long before = GC.GetAllocatedBytesForCurrentThread();
        double sum = 0;
        foreach (AmericanAccuracy accuracy in (ReadOnlySpan<AmericanAccuracy>)[AmericanAccuracy.Fast, AmericanAccuracy.Standard, AmericanAccuracy.High])
            sum += put.Greeks(accuracy).Price + call.Price(accuracy);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.True(sum > 0);
    }

    [Fact]
    public void Text_is_invariant_and_short() => Assert.Equal(
        "price 0, premium 0, delta 0, gamma 0, vega 0, theta 0, boundary 0", default(AmericanGreeks).ToString());

    private static void AssertInvalid(MarketCase c)
    {
        Assert.Equal(AmericanStatus.InvalidInput, c.Status());
        AmericanGreeks g = c.Greeks();
        Assert.True(double.IsNaN(c.Price()) && double.IsNaN(g.Price) && double.IsNaN(g.Delta) && double.IsNaN(g.Volga) && double.IsNaN(g.ExerciseBoundary));
    }
}

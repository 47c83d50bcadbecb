using VixShield.Economics;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Tests.Infrastructure;
using VixShield.Volatility;

namespace VixShield.Tests.Economics;

public static class EquityPremiumBoundTests
{
    private static readonly Expiry Expiry = TestExpiries.SpxJune;

    [SeededProperty(MaxTest = 200)]
    public static void With_one_volatility_it_is_the_variance_of_the_lognormal_law(byte volatilities, byte times, sbyte rates, byte yields)
    {
        double volatility = 0.03 + (volatilities / 200d), years = 0.003 + (times / 80d), rate = rates / 1500d, yield = yields / 3000d;
        const double spot = 5000;
        double forward = spot * Math.Exp((rate - yield) * years), discount = Math.Exp(-rate * years);
        var smile = new InterpolatedSmile(Expiry, forward, years, [new SmileNode(0.9 * forward, volatility), new SmileNode(1.1 * forward, volatility)]);
        EquityPremiumBound bound = EquityPremiumBound.Of(smile, spot, discount);
        // (1 / R_f) (F/S)^2 (e^(v^2 T) - 1); without dividends R_f (e^(v^2 T) - 1), which is the form for the prepaid forward too.
        double exponential = ExpMinusOne(volatility * volatility * years);
        double expected = discount * (forward / spot) * (forward / spot) * exponential;
        Assert.Equal(expected, bound.Value!.Value, 2e-12 * expected);
        Assert.Equal(exponential / discount, bound.OnPrepaidForward!.Value, 2e-12 * exponential / discount);
        Assert.Equal(bound.Value.Value / years, bound.Annualised!.Value, 1e-15 * expected / years);
        Assert.Equal(bound.Value.Value, (bound.WithinQuotes + bound.BelowQuotes + bound.AboveQuotes)!.Value, 1e-14 * expected);
        Assert.True(bound.BelowQuotes >= 0 && bound.AboveQuotes >= 0 && bound.WithinQuotes > 0);
    }

    /// <summary>Simpson's sum over strikes, two points apart, of textbook prices: no logarithms, no panels.</summary>
    [Fact]
    public static void With_a_skew_it_is_a_sum_over_strikes()
    {
        foreach (Expiry expiry in new[] { TestExpiries.SpxMarch, TestExpiries.SpxJune })
        {
            OptionChain chain = TestMarkets.Base.ChainFor("SPX", expiry)!;
            VolatilitySmile smile = TestMarkets.Base.SmileFor("SPX", expiry)!;
            EquityPremiumBound bound = EquityPremiumBound.Of(smile, TestMarkets.Base.Levels["SPX"], chain.DiscountFactor);
            Assert.True(bound.Value is not null, bound.ToString());
            double below = Sum(0, chain.Forward, OptionRight.Put), above = Sum(chain.Forward, 3 * chain.Forward, OptionRight.Call);
            double expected = 2 / Math.Pow(TestMarkets.Base.Levels["SPX"], 2) * (below + above);
            Assert.Equal(expected, bound.Value!.Value, 1e-7 * expected);
            SmileNode[] nodes = [.. ((InterpolatedSmile)smile).Nodes];
            double outside = 2 / Math.Pow(TestMarkets.Base.Levels["SPX"], 2) * Sum(nodes[^1].Strike, 3 * chain.Forward, OptionRight.Call);
            Assert.Equal(outside, bound.AboveQuotes!.Value, 1e-7 * expected);
            Assert.Contains("lower bound", bound.Reason, StringComparison.Ordinal);

            double Sum(double low, double high, OptionRight right)
            {
                int steps = (int)Math.Ceiling((high - low) / 2);
                double h = (high - low) / steps;
                double sum = 0;
                for (int i = 0; i < steps; i++)
                {
                    double from = low + (i * h);
                    sum += h / 6 * (Price(from) + (4 * Price(from + (h / 2))) + Price(from + h));
                }

                return sum;

                double Price(double strike) => strike <= 0 ? 0 : NaiveBlack.Price(chain.Forward, strike, smile.Years, smile.VolatilityAt(strike), chain.DiscountFactor, right);
            }
        }
    }

    [Theory]
    [InlineData(0.2, true)]
    [InlineData(0.3, true)]
    [InlineData(0.36, false)]
    [InlineData(1.5, false)]
    public static void A_call_wing_without_a_variance_has_no_bound(double slope, bool exists)
    {
        // Lee: the second moment exists while the slope of total variance is below 2 - 4 (sqrt 2 - 1) = 0.343.
        EquityPremiumBound bound = EquityPremiumBound.Of(new Wing(slope, 0), 5000, 1);
        Assert.Equal(exists, bound.Value is not null);
        Assert.Equal(exists ? EquityPremiumStatus.Ok : EquityPremiumStatus.NotConverged, bound.Status);
        Assert.Null(bound.WithinQuotes);
        Assert.NotEmpty(bound.Reason);
        // The put wing cannot diverge: a put is worth at most its strike.
        Assert.NotNull(EquityPremiumBound.Of(new Wing(0, slope), 5000, 1).Value);
    }

    [Fact]
    public static void Illegal_numbers_are_refused()
    {
        Refusal.OfValue("spot", 0.0, "greater than 0", () => EquityPremiumBound.Of(new Wing(0, 0), 0, 1));
        Refusal.OfValue("discountFactor", double.NaN, "finite", () => EquityPremiumBound.Of(new Wing(0, 0), 1, double.NaN));
    }

    // e^x - 1 by its series where x is small.
    private static double ExpMinusOne(double x)
    {
        if (x > 0.5)
            return Math.Exp(x) - 1;
        double sum = 0, term = 1;
        for (int i = 1; i < 30; i++)
        {
            term *= x / i;
            sum += term;
        }

        return sum;
    }

    private sealed class Wing(double right, double left) : VolatilitySmile(TestExpiries.SpxJune, 5000, 0.5)
    {
        public override double VolatilityAt(double strike)
        {
            double k = Math.Log(strike / Forward);
            return Math.Sqrt((0.02 + (k > 0 ? right * k : -left * k)) / Years);
        }
    }
}

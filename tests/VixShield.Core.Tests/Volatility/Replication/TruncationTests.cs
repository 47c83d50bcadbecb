using VixShield.Instruments;
using VixShield.Tests.Infrastructure;
using VixShield.Volatility;

namespace VixShield.Tests.Volatility.Replication;

public sealed class TruncationTests
{
    [Law(Arbitrary = [typeof(FlatCase)], MaxTest = 200)]
    public void A_dense_strip_of_one_volatility_replicates_its_square(FlatCase c)
    {
        VarianceStrip strip = c.Replicate(6.5, 6.5);
        Assert.Equal(c.Forward, strip.Forward!.Value, 1e-8 * c.Forward);
        Assert.Equal(c.Volatility * c.Volatility, strip.Variance!.Value, c.Discretisation + (1e-8 * c.Volatility * c.Volatility));
    }

    [Law(Arbitrary = [typeof(FlatCase)], MaxTest = 200)]
    public void The_estimate_fills_what_strikes_beyond_the_cut_would_add(FlatCase c)
    {
        VarianceStrip strip = c.Replicate(c.Low, c.High);
        double exact = c.Volatility * c.Volatility;
        double bound = c.Discretisation + (1e-8 * exact);
        Assert.Equal(exact, strip.Variance!.Value + strip.Truncation!.Value, bound);
        if (Math.Abs(strip.Truncation.Value) > 2 * bound)
            Assert.True(Math.Abs(strip.Variance.Value + strip.Truncation.Value - exact) < Math.Abs(strip.Variance.Value - exact), strip.Reason);
    }

    [Law(Arbitrary = [typeof(FlatCase)], MaxTest = 25)]
    public void The_closed_form_is_the_integral_of_option_prices(FlatCase c)
    {
        double deviation = c.Volatility * Math.Sqrt(c.Years);
        double lower = c.Forward * Math.Exp(-c.Low * deviation);
        double upper = c.Forward * Math.Exp(c.High * deviation);
        Near(Simpson(c, lower, -1), WingVariance.Integral(c.Forward, lower, deviation, -1));
        Near(Simpson(c, upper, 1), WingVariance.Integral(c.Forward, upper, deviation, 1));

        static void Near(double expected, double actual) => Assert.Equal(expected, actual, 1e-6 * expected);
    }

    [Fact]
    public void An_end_without_a_volatility_leaves_its_side_without_an_estimate()
    {
        // A put worth more than its strike.
        StripQuote[] quotes = [.. VarianceStripTests.Flat(1003, 0).Select(q => q.Strike == 800 ? q with { PutBid = 900, PutAsk = 900 } : q)];
        VarianceStrip strip = VarianceStrip.Replicate(30.0 / 365, 0, quotes);
        Assert.Equal((ReplicationStatus.Ok, null, null), (strip.Status, strip.LowerTruncation, strip.Truncation));
        Assert.NotNull(strip.UpperTruncation);
        VarianceIndex index = VarianceIndex.Of([strip], VarianceWindow.ThirtyDay);
        Assert.Null(index.TruncationPoints);
        Assert.NotNull(index.Value);
    }

    // In ln K over six more deviations: dK/K^2 is e^-y dy.
    private static double Simpson(FlatCase c, double strike, int sign)
    {
        const int intervals = 1200;
        double deviation = c.Volatility * Math.Sqrt(c.Years);
        double step = sign * 6 * deviation / intervals;
        double sum = 0;
        for (int i = 0; i <= intervals; i++)
        {
            double k = strike * Math.Exp(i * step);
            double weight = i is 0 or intervals ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * NaiveBlack.Price(c.Forward, k, c.Years, c.Volatility, 1, (OptionRight)sign) / k;
        }

        return sum * Math.Abs(step) / 3;
    }
}

using VixShield.Instruments;
using VixShield.Pricing;
using VixShield.Pricing.Batch;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Pricing;

/// <summary>The kernel against the formula in numbers of wide range, all over the range that the kernel is used for.</summary>
public class OrdinaryRangeTests
{
    private const double Epsilon = 2.220446049250313e-16;

    // What underflows in the kernel is below this; the page on pricing says so.
    private const double Underflow = 1e-285;

    // Both formulas are within a few units of the conditioning.
    private const double Units = 16;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Kernel_and_wide_range_agree_everywhere_in_the_ordinary_range(int seed)
    {
        Random random = new(seed);
        Deviations deviations = new();
        int compared = 0;
        while (compared < 20_000)
        {
            BlackTerms terms = Draw(random);
            if (!OrdinaryRange.Holds(terms))
                continue;
            compared++;
            Compare(terms, deviations);
        }

        deviations.Verify();
    }

    private static void Compare(in BlackTerms t, Deviations deviations)
    {
        Greeks kernel = BlackFormula.Greeks(t);
        Greeks wide = BlackWideRange.Greeks(t);
        double s = t.Volatility * Math.Sqrt(t.Years);
        double logMoneyness = Math.Abs(Math.Log(t.Spot / t.Strike));
        double growth = Math.Abs(t.Rate * t.Years) + Math.Abs(t.Yield * t.Years);
        double d = (logMoneyness + growth) / s + s;
        double conditioning = 1 + (1 + d) * ((1 + logMoneyness + growth) / s + s);
        string where = $"S {t.Spot:R} K {t.Strike:R} T {t.Years:R} v {t.Volatility:R} r {t.Rate:R} q {t.Yield:R} {(t.Sign > 0 ? "call" : "put")} {(t.OnForward ? "on forward" : "on spot")}";
        double cap = Units * Epsilon * conditioning;

        // Where the conditioning leaves no digit there is nothing to compare.
        if (cap > 1e-3)
            return;
        Near("price", wide.Price, kernel.Price);
        Near("delta", wide.Delta, kernel.Delta);
        Near("gamma", wide.Gamma, kernel.Gamma);
        Near("vega", wide.Vega, kernel.Vega);
        Near("rho", wide.Rho, kernel.Rho);
        Near("dual delta", wide.DualDelta, kernel.DualDelta);
        Near("dual gamma", wide.DualGamma, kernel.DualGamma);

        void Near(string name, double expected, double actual)
        {
            if (Math.Abs(expected) > Underflow || Math.Abs(actual) > Underflow)
                deviations.Compare(expected, actual, cap * Math.Abs(expected), $"{name} of {where}");
        }
    }

    private static BlackTerms Draw(Random random)
    {
        double spot = LogUniform(random, 1e-9, 1e12);
        double strike = random.Next(2) == 0 ? spot * LogUniform(random, 0.2, 5) : LogUniform(random, 1e-9, 1e12);
        double years = LogUniform(random, 1e-9, 1e3);
        double volatility = LogUniform(random, 1e-9, 1e3);
        double rate = (random.NextDouble() - 0.4) * LogUniform(random, 1e-3, 10) / Math.Max(years, 0.1);
        bool onForward = random.Next(3) == 0;
        double yield = onForward ? rate : (random.NextDouble() - 0.4) * LogUniform(random, 1e-3, 10) / Math.Max(years, 0.1);
        return new BlackTerms(spot, strike, years, volatility, rate, yield, random.Next(2) == 0 ? OptionRight.Put : OptionRight.Call, onForward);
    }

    private static double LogUniform(Random random, double low, double high) => low * Math.Exp(random.NextDouble() * Math.Log(high / low));
}

using VixShield.Instruments;
using VixShield.Tests.Infrastructure;
using VixShield.Volatility;

namespace VixShield.Tests.Volatility;

/// <summary>Looks for arbitrage in textbook prices at given total variances: shares nothing with Durrleman's function.</summary>
public static class StaticArbitrage
{
    private const double Rounding = 4e-15;

    public static void AssertNoButterfly(VolatilitySmile smile) =>
        AssertNoButterfly(k => Math.Pow(smile.VolatilityAt(smile.Forward * Math.Exp(k)), 2) * smile.Years, smile.AtTheMoney * Math.Sqrt(smile.Years));

    /// <summary>Second differences of call prices in strike, in units of the forward, over -8 to 6 deviations in steps of 0.04.</summary>
    public static void AssertNoButterfly(Func<double, double> variance, double unit)
    {
        double[] k = [.. Enumerable.Range(0, 351).Select(i => (-8 + (0.04 * i)) * unit)];
        double[] strikes = [.. k.Select(Math.Exp)];
        double[] prices = [.. k.Select((x, i) => NaiveBlack.Price(1, strikes[i], 1, Math.Sqrt(variance(x)), 1, x < 0 ? OptionRight.Put : OptionRight.Call) + (x < 0 ? 1 - strikes[i] : 0))];
        for (int i = 1; i + 1 < k.Length; i++)
        {
            double weight = (strikes[i] - strikes[i - 1]) / (strikes[i + 1] - strikes[i - 1]);
            double line = ((1 - weight) * prices[i - 1]) + (weight * prices[i + 1]);
            Assert.True(prices[i] <= line + Rounding, $"butterfly of {prices[i] - line} at {k[i] / unit} deviations");
        }
    }

    public static void AssertNoCalendar(VolatilitySmile early, VolatilitySmile late) => AssertNoCalendar(
        k => Math.Pow(early.VolatilityAt(early.Forward * Math.Exp(k)), 2) * early.Years,
        k => Math.Pow(late.VolatilityAt(late.Forward * Math.Exp(k)), 2) * late.Years,
        late.AtTheMoney * Math.Sqrt(late.Years));

    public static void AssertNoCalendar(Func<double, double> early, Func<double, double> late, double unit)
    {
        for (double z = -8; z <= 6; z += 0.033)
            Assert.True(late(z * unit) >= early(z * unit) * (1 - 1e-12), $"calendar spread at {z} deviations: {early(z * unit)} then {late(z * unit)}");
    }
}

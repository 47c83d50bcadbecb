using VixShield.Instruments;
using VixShield.Pricing;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Pricing.American;

/// <summary>Every Greek is the derivative of the member below it, and smooth as the spot comes to the boundary.</summary>
public class AmericanGreekTests
{
    // What two neighbouring solves leave open, over the steps below.
    private const double Tolerance = 2e-4;

    [Law]
    public void Every_greek_is_the_derivative_it_is_named_for(MarketCase c)
    {
        if (c.HasTwoBoundaries() || c.Volatility * Math.Sqrt(c.Years) > 1.5)
            return;
        double s = c.Volatility * Math.Sqrt(c.Years);
        AmericanGreeks g = c.Greeks();
        if (g.IsExercised || Math.Abs(Math.Log(c.Spot / g.ExerciseBoundary)) < 0.2 * s || Math.Abs(c.Carry().Gain) < 0.002)
            return;
        double gap = Math.Abs(c.Carry().Gain - c.Carry().Loss);
        if (gap < 0.05 * Math.Abs(c.Carry().Gain) || (c.Carry().Loss > c.Carry().Gain && Math.Log(c.Carry().Loss / Math.Max(c.Carry().Gain, 1e-9)) < 1.5 * s))
            return;
        double spot = 0.02 * s * c.Spot;
        double volatility = 0.01 * c.Volatility;
        double years = 0.01 * c.Years;
        const double Rate = 2e-4;
        AssertDerivative("delta", g.Delta, spot, 1, h => (c with { Spot = c.Spot + h }).Greeks().Price);
        AssertDerivative("gamma", g.Gamma, spot, 1 / (s * c.Spot), h => (c with { Spot = c.Spot + h }).Greeks().Delta);
        AssertDerivative("speed", g.Speed, spot, 1 / (s * s * c.Spot * c.Spot), h => (c with { Spot = c.Spot + h }).Greeks().Gamma);
        AssertDerivative("vega", g.Vega, volatility, 0.1 * c.Strike, h => (c with { Volatility = c.Volatility + h }).Greeks().Price);
        AssertDerivative("vanna", g.Vanna, volatility, 1 / c.Volatility, h => (c with { Volatility = c.Volatility + h }).Greeks().Delta);
        AssertDerivative("volga", g.Volga, volatility, c.Strike / c.Volatility, h => (c with { Volatility = c.Volatility + h }).Greeks().Vega);
        AssertDerivative("theta", -g.Theta, years, 0.1 * c.Strike / c.Years, h => (c with { Years = c.Years + h }).Greeks().Price);
        AssertDerivative("charm", -g.Charm, years, 1 / c.Years, h => (c with { Years = c.Years + h }).Greeks().Delta);
        AssertDerivative("rho", g.Rho, Rate, c.Strike, h => (c with { Rate = c.Rate + h }).Greeks().Price);
        AssertDerivative("phi", g.Phi, Rate, c.Spot, h => (c with { DividendYield = c.DividendYield + h }).Greeks().Price);
        AssertDerivative("dual delta", g.DualDelta, spot * c.Strike / c.Spot, 1, h => (c with { Strike = c.Strike + h }).Greeks().Price);
    }

    [Theory]
    [InlineData(OptionRight.Put, 0.05, 0.02, 0.2, 0.5)]
    [InlineData(OptionRight.Put, 0.02, 0.05, 0.4, 0.1)]
    [InlineData(OptionRight.Call, 0.03, 0.08, 0.6, 1.0)]
    [InlineData(OptionRight.Call, 0.05, 0.05, 0.15, 0.25)]
    public void Greeks_are_smooth_up_to_the_boundary(OptionRight right, double rate, double dividendYield, double volatility, double years)
    {
        MarketCase c = new(100, 100, years, volatility, rate, dividendYield, right);
        double s = volatility * Math.Sqrt(years);
        double boundary = c.Greeks().ExerciseBoundary;
        foreach (double width in new[] { 1.0, 0.1, 0.01 })
        {
            double step = width * s / 200;
            double[][] scan = [.. Enumerable.Range(1, 200).Select(i => Members(c with { Spot = boundary * Math.Exp(-(int)right * i * step) }))];
            for (int member = 0; member < scan[0].Length; member++)
            {
                double range = scan.Max(x => x[member]) - scan.Min(x => x[member]) + 1e-6 * scan.Max(x => Math.Abs(x[member]));
                for (int i = 2; i < scan.Length; i++)
                {
                    double second = scan[i][member] - 2 * scan[i - 1][member] + scan[i - 2][member];
                    Assert.True(Math.Abs(second) <= 0.01 * range, $"member {member}, point {i} of width {width}: second difference {second}, range {range}");
                }
            }
        }
    }

    private static double[] Members(MarketCase c)
    {
        AmericanGreeks g = c.Greeks();
        Assert.False(g.IsExercised);
        return [g.Price, g.Delta, g.Gamma, g.Vega, g.Theta, g.Rho, g.Phi, g.Vanna, g.Volga];
    }

    private static void AssertDerivative(string name, double value, double step, double scale, Func<double, double> f)
    {
        double difference = (8 * (f(step) - f(-step)) - (f(2 * step) - f(-2 * step))) / (12 * step);
        double tolerance = Tolerance * (Math.Abs(value) + scale);
        Assert.True(Math.Abs(value - difference) <= tolerance, $"{name}: {value}, by differences {difference}, allowed {tolerance}");
    }
}

using VixShield.Pricing;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Pricing;

/// <summary>Every Greek is the derivative of the member below it, by differences of eighth order, for calls and puts.</summary>
public class FiniteDifferenceLaws
{
    // Truncation of the eighth-order difference and rounding of the differenced member, on the scale of that member per step.
    private const double Tolerance = 1e-7;

    [Law]
    public void Every_greek_of_the_spot_formula_is_the_derivative_it_is_named_for(MarketCase c)
    {
        Greeks g = c.SpotGreeks();
        Verify(g, c, static x => x.SpotGreeks());
        AssertDerivative("rho", g.Rho, c, RateStep(c), static (x, h) => (x with { Rate = x.Rate + h }).SpotPrice());
        AssertDerivative("phi", g.Phi, c, RateStep(c), static (x, h) => (x with { DividendYield = x.DividendYield + h }).SpotPrice());
    }

    [Law]
    public void Every_greek_of_blacks_formula_is_the_derivative_it_is_named_for(MarketCase c)
    {
        Greeks g = c.ForwardGreeks();
        Verify(g, c, static x => x.ForwardGreeks());
        AssertDerivative("rho", g.Rho, c, RateStep(c), static (x, h) => (x with { Rate = x.Rate + h }).ForwardPrice());
        Assert.Equal(0, g.Phi);
    }

    private static void Verify(in Greeks g, MarketCase c, Func<MarketCase, Greeks> greeks)
    {
        double s = c.Volatility * Math.Sqrt(c.Years);
        double spotStep = 0.04 * Math.Min(s, 0.5) * c.Spot;
        double strikeStep = 0.04 * Math.Min(s, 0.5) * c.Strike;
        double volatilityStep = 0.01 * c.Volatility;
        double timeStep = 0.01 * c.Years;
        OverSpot("delta", g.Delta, x => x.Price);
        OverSpot("gamma", g.Gamma, x => x.Delta);
        OverSpot("speed", g.Speed, x => x.Gamma);
        OverVolatility("vega", g.Vega, x => x.Price);
        OverVolatility("vanna", g.Vanna, x => x.Delta);
        OverVolatility("volga", g.Volga, x => x.Vega);
        OverVolatility("zomma", g.Zomma, x => x.Gamma);
        OverVolatility("ultima", g.Ultima, x => x.Volga);
        OverTime("theta", g.Theta, x => x.Price);
        OverTime("charm", g.Charm, x => x.Delta);
        OverTime("veta", g.Veta, x => x.Vega);
        OverTime("color", g.Color, x => x.Gamma);
        AssertDerivative("dual delta", g.DualDelta, c, strikeStep, (x, h) => greeks(x with { Strike = x.Strike + h }).Price);
        AssertDerivative("dual gamma", g.DualGamma, c, strikeStep, (x, h) => greeks(x with { Strike = x.Strike + h }).DualDelta);

        void OverSpot(string name, double value, Func<Greeks, double> member) =>
            AssertDerivative(name, value, c, spotStep, (x, h) => member(greeks(x with { Spot = x.Spot + h })));

        void OverVolatility(string name, double value, Func<Greeks, double> member) =>
            AssertDerivative(name, value, c, volatilityStep, (x, h) => member(greeks(x with { Volatility = x.Volatility + h })));

        void OverTime(string name, double value, Func<Greeks, double> member) =>
            AssertDerivative(name, value, c, timeStep, (x, h) => member(greeks(x with { Years = x.Years - h })));
    }

    // Moves the logarithm of the forward by a fixed part of a deviation.
    private static double RateStep(MarketCase c) => 0.03 * Math.Min(c.Volatility * Math.Sqrt(c.Years), 0.5) / c.Years;

    private static void AssertDerivative(string name, double value, MarketCase c, double step, Func<MarketCase, double, double> member)
    {
        double d1 = member(c, step) - member(c, -step);
        double d2 = member(c, 2 * step) - member(c, -2 * step);
        double d3 = member(c, 3 * step) - member(c, -3 * step);
        double d4 = member(c, 4 * step) - member(c, -4 * step);
        double difference = (0.8 * d1 - 0.2 * d2 + 4.0 / 105 * d3 - 1.0 / 280 * d4) / step;
        double scale = Math.Abs(value) + (Math.Abs(member(c, 0)) + Math.Abs(member(c, 4 * step)) + Math.Abs(member(c, -4 * step))) / step;
        Assert.True(Math.Abs(difference - value) <= Tolerance * scale, $"{name}: {value}, by differences {difference}");
    }
}

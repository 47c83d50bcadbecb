using VixShield.Instruments;
using VixShield.Pricing;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Pricing.American;

public class AmericanLaws
{
    // Where two solves for the boundary enter, they may differ by what the accuracy leaves open, here in units of the bound.
    private const double Slack = 10;

    [Law]
    public void Every_single_boundary_has_a_value_and_two_are_refused(MarketCase c)
    {
        Assert.Equal(c.HasTwoBoundaries() ? AmericanStatus.DoubleBoundary : AmericanStatus.Ok, c.Status());
        Assert.Equal(c.HasTwoBoundaries(), double.IsNaN(c.Price()));
    }

    [Law]
    public void A_call_is_the_put_with_spot_and_strike_and_rate_and_yield_exchanged(MarketCase c)
    {
        if (c.HasTwoBoundaries())
            return;
        MarketCase mirrored = c with
        {
            Spot = c.Strike, Strike = c.Spot, Rate = c.DividendYield, DividendYield = c.Rate, Right = (OptionRight)(-(int)c.Right),
        };
        AmericanGreeks g = c.Greeks();
        AmericanGreeks m = mirrored.Greeks();
        double scale = c.Spot + c.Strike;
        Close(g.Price, m.Price, 1e-12 * scale);
        Close(g.Delta, m.DualDelta, 1e-9);
        Close(g.Gamma, m.DualGamma, 1e-9 * (Math.Abs(g.Gamma) + 1 / c.Spot));
        Close(g.Vega, m.Vega, 1e-9 * scale);
        Close(g.Rho, m.Phi, 1e-9 * scale * c.Years);
        Close(g.Theta, m.Theta, 1e-9 * (Math.Abs(g.Theta) + scale));
        Close(g.Volga, m.Volga, 1e-6 * (Math.Abs(g.Volga) + scale));
    }

    [Law]
    public void Price_and_greeks_are_homogeneous_in_spot_and_strike(MarketCase c)
    {
        if (c.HasTwoBoundaries())
            return;
        AmericanGreeks g = c.Greeks();
        Assert.Equal(4 * g.Price, (c with { Spot = 4 * c.Spot, Strike = 4 * c.Strike }).Price());
        Close(g.Price, c.Spot * g.Delta + c.Strike * g.DualDelta, 1e-11 * (c.Spot + c.Strike));
        Close(c.Spot * c.Spot * g.Gamma, c.Strike * c.Strike * g.DualGamma, 1e-9 * c.Spot * (1 + c.Spot * Math.Abs(g.Gamma)));
    }

    [Law]
    public void Price_lies_between_its_bounds(MarketCase c)
    {
        if (c.HasTwoBoundaries())
            return;
        foreach (AmericanAccuracy accuracy in Enum.GetValues<AmericanAccuracy>())
        {
            double price = c.Price(accuracy);
            Assert.True(price >= c.Intrinsic(), $"{price} below intrinsic");
            Assert.True(price >= c.SpotPrice() - 1e-14 * (c.Spot + c.Strike), $"{price} below European");
            double maximum = c.Right == OptionRight.Call ? c.Spot : c.Strike;
            Assert.True(price <= Math.Max(maximum, c.SpotPrice()) * (1 + 1e-14), $"{price} above {maximum}");
        }
    }

    [Law]
    public void Price_rises_with_time_and_volatility_and_falls_or_rises_with_spot_and_strike(MarketCase c)
    {
        if (c.HasTwoBoundaries())
            return;
        double price = c.Price();
        double slack = Slack * c.Bound(AmericanAccuracy.High);
        Assert.True(c.IsEuropean() || (c with { Years = 1.05 * c.Years }).Price() >= price - slack);
        Assert.True((c with { Volatility = 1.05 * c.Volatility }).Price() >= price - slack);
        Assert.True((double)c.Right * ((c with { Spot = 1.02 * c.Spot }).Price() - price) >= -slack);
        Assert.True((double)c.Right * ((c with { Strike = 1.02 * c.Strike }).Price() - price) <= slack);
    }

    [Law]
    public void The_pricing_equation_holds_where_exercise_is_not_due(MarketCase c)
    {
        AmericanGreeks g = c.Greeks();
        if (c.HasTwoBoundaries() || g.IsExercised)
            return;
        double drift = (c.Rate - c.DividendYield) * c.Spot * g.Delta;
        double diffusion = 0.5 * c.Volatility * c.Volatility * c.Spot * c.Spot * g.Gamma;
        double scale = Math.Abs(g.Theta) + Math.Abs(drift) + Math.Abs(diffusion) + Math.Abs(c.Rate * g.Price) + 0.01 * c.Strike;
        Close(0, g.Theta + drift + diffusion - c.Rate * g.Price, 2e-4 * scale);
    }

    [Law]
    public void Value_and_delta_are_continuous_at_the_boundary_and_gamma_has_its_limit(MarketCase c)
    {
        AmericanGreeks g = c.Greeks();
        double boundary = g.ExerciseBoundary;
        if (!(boundary > 1e-3 * c.Strike && boundary < 1e3 * c.Strike))
            return;
        double w = (double)c.Right;
        MarketCase beyond = c with { Spot = boundary * (1 + w * 1e-9) };
        MarketCase before = c with { Spot = boundary * (1 - w * 1e-7 * Math.Min(1, c.Volatility * Math.Sqrt(c.Years))) };
        AmericanGreeks exercised = beyond.Greeks();
        AmericanGreeks alive = before.Greeks();
        Assert.True(exercised.IsExercised && !alive.IsExercised);
        Assert.Equal(beyond.Intrinsic(), exercised.Price);
        Assert.True(exercised is { Gamma: 0, Vega: 0, Theta: 0, Rho: 0, Phi: 0, Vanna: 0, Volga: 0, Charm: 0, Speed: 0 });
        Assert.Equal(w, exercised.Delta);
        Close(before.Intrinsic(), alive.Price, Slack * before.Bound(AmericanAccuracy.High));
        Close(w, alive.Delta, 1e-4);

        // The pricing equation with V = w (S - K), delta = w and theta = 0.
        double gamma = 2 * w * (c.DividendYield * boundary - c.Rate * c.Strike) / Math.Pow(c.Volatility * boundary, 2);
        double deviation = c.Volatility * Math.Sqrt(c.Years);
        Close(gamma, alive.Gamma, 5e-3 * gamma + 2e-5 / (boundary * deviation));
    }

    [Law]
    public void Accuracies_agree_within_their_bounds(MarketCase c)
    {
        if (c.HasTwoBoundaries())
            return;
        double high = c.Price();
        foreach (AmericanAccuracy accuracy in new[] { AmericanAccuracy.Fast, AmericanAccuracy.Standard })
            Close(high, c.Price(accuracy), Slack * c.Bound(accuracy));
    }

    [Law]
    public void Price_is_european_where_early_exercise_never_pays(MarketCase c)
    {
        if (!c.IsEuropean())
            return;
        AmericanGreeks g = c.Greeks();
        Greeks european = c.SpotGreeks();
        Assert.Equal(european.Price, g.Price);
        Assert.Equal(european.Price, c.Price());
        Assert.Equal((european.Delta, european.Vega, european.Rho), (g.Delta, g.Vega, g.Rho));
        Assert.Equal(0, g.EarlyExercisePremium);
        Assert.Equal(c.Right == OptionRight.Call ? double.PositiveInfinity : 0, g.ExerciseBoundary);
    }

    [Law]
    public void The_price_alone_is_the_price_of_the_greeks(MarketCase c) => Assert.Equal(c.Greeks().Price, c.Price());

    private static void Close(double expected, double actual, double tolerance) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance, $"expected {expected}, got {actual}, allowed {tolerance}");
}

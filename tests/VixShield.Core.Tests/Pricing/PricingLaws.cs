using VixShield.Instruments;
using VixShield.Pricing;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Pricing;

public class PricingLaws
{
    // Identities are compared on the scale of their own terms; strikes within 4 deviations amplify rounding by less than this.
    private const double Tight = 1e-11;

    [Law]
    public void Put_call_parity_holds_for_the_price_and_every_greek_of_the_spot_formula(MarketCase c)
    {
        Greeks call = (c with { Right = OptionRight.Call }).SpotGreeks();
        Greeks put = (c with { Right = OptionRight.Put }).SpotGreeks();
        double dq = Math.Exp(-c.DividendYield * c.Years);
        double dr = Math.Exp(-c.Rate * c.Years);
        Greeks forward = new()
        {
            Price = c.Spot * dq - c.Strike * dr,
            Delta = dq,
            Theta = c.DividendYield * c.Spot * dq - c.Rate * c.Strike * dr,
            Rho = c.Strike * c.Years * dr,
            Phi = -c.Years * c.Spot * dq,
            Charm = c.DividendYield * dq,
            DualDelta = -dr,
        };
        AssertDifference(call, put, forward, c.Spot + c.Strike);
    }

    [Law]
    public void Put_call_parity_holds_for_the_price_and_every_greek_of_blacks_formula(MarketCase c)
    {
        Greeks call = (c with { Right = OptionRight.Call }).ForwardGreeks();
        Greeks put = (c with { Right = OptionRight.Put }).ForwardGreeks();
        double dr = Math.Exp(-c.Rate * c.Years);
        double value = (c.Spot - c.Strike) * dr;
        Greeks forward = new() { Price = value, Delta = dr, Theta = c.Rate * value, Rho = -c.Years * value, Charm = c.Rate * dr, DualDelta = -dr };
        AssertDifference(call, put, forward, c.Spot + c.Strike);
    }

    [Law]
    public void Price_is_homogeneous_in_spot_and_strike(MarketCase c)
    {
        Greeks g = c.SpotGreeks();
        AssertClose(g.Price, c.Spot * g.Delta + c.Strike * g.DualDelta, Math.Abs(c.Spot * g.Delta) + Math.Abs(c.Strike * g.DualDelta));
        AssertClose(c.Spot * c.Spot * g.Gamma, c.Strike * c.Strike * g.DualGamma, c.Spot * c.Spot * g.Gamma);
        Assert.Equal(4 * g.Price, (c with { Spot = 4 * c.Spot, Strike = 4 * c.Strike }).SpotPrice());
    }

    [Law]
    public void The_pricing_equation_of_black_and_scholes_holds(MarketCase c)
    {
        Greeks g = c.SpotGreeks();
        double drift = (c.Rate - c.DividendYield) * c.Spot * g.Delta;
        double diffusion = 0.5 * c.Volatility * c.Volatility * c.Spot * c.Spot * g.Gamma;
        AssertClose(0, g.Theta + drift + diffusion - c.Rate * g.Price, Math.Abs(g.Theta) + Math.Abs(drift) + diffusion + c.Spot + c.Strike);
    }

    [Law]
    public void Theta_follows_from_vega_rho_and_phi_by_scaling_of_time(MarketCase c)
    {
        Greeks g = c.SpotGreeks();
        double vega = c.Volatility / (2 * c.Years) * g.Vega;
        double rho = c.Rate / c.Years * g.Rho;
        double phi = c.DividendYield / c.Years * g.Phi;
        AssertClose(g.Theta, -(vega + rho + phi), vega + Math.Abs(rho) + Math.Abs(phi));
    }

    [Law]
    public void Price_lies_between_its_bounds(MarketCase c)
    {
        double price = c.SpotPrice();
        double asset = c.Spot * Math.Exp(-c.DividendYield * c.Years);
        double bond = c.Strike * Math.Exp(-c.Rate * c.Years);
        double intrinsic = Math.Max((double)c.Right * (asset - bond), 0);
        double maximum = c.Right == OptionRight.Call ? asset : bond;
        Assert.InRange(price, intrinsic * (1 - 1e-14), maximum * (1 + 1e-14));
        Assert.True(price > 0);
    }

    [Law]
    public void Price_rises_with_volatility_and_with_the_strike_of_a_put(MarketCase c)
    {
        double price = c.SpotPrice();
        Assert.True((c with { Volatility = c.Volatility * 1.001 }).SpotPrice() > price);
        double higher = (c with { Strike = c.Strike * 1.001 }).SpotPrice();
        Assert.Equal((double)c.Right, Math.Sign(price - higher));
    }

    [Law]
    public void Blacks_formula_on_the_forward_is_the_spot_formula(MarketCase c)
    {
        double onForward = Black76.Price(c.Forward, c.Strike, c.Years, c.Volatility, c.Rate, c.Right);
        Greeks g = c.SpotGreeks();
        AssertClose(g.Price, onForward, Math.Abs(c.Spot * g.Delta) + Math.Abs(c.Strike * g.DualDelta));
    }

    [Law]
    public void Undiscounted_price_is_the_price_without_a_rate(MarketCase c) => Assert.Equal(
        Black76.Price(c.Spot, c.Strike, 1, c.Volatility, 0, c.Right), Black76.UndiscountedPrice(c.Spot, c.Strike, c.Volatility, c.Right));

    [Law]
    public void Price_agrees_with_the_textbook_formula_on_the_naive_distribution(MarketCase c)
    {
        double s = c.Volatility * Math.Sqrt(c.Years);
        double d1 = (Math.Log(c.Spot / c.Strike) + (c.Rate - c.DividendYield) * c.Years) / s + 0.5 * s;
        double w = (double)c.Right;
        double asset = c.Spot * Math.Exp(-c.DividendYield * c.Years) * NaiveNormal.Cdf(w * d1);
        double bond = c.Strike * Math.Exp(-c.Rate * c.Years) * NaiveNormal.Cdf(w * (d1 - s));
        AssertClose(w * (asset - bond), c.SpotPrice(), asset + bond);
    }

    [Law]
    public void The_price_alone_has_the_bits_of_the_price_with_greeks(MarketCase c)
    {
        Assert.Equal(c.SpotGreeks().Price, c.SpotPrice());
        Assert.Equal(c.ForwardGreeks().Price, c.ForwardPrice());
    }

    private static void AssertDifference(in Greeks call, in Greeks put, in Greeks forward, double amount)
    {
        foreach ((string name, Func<Greeks, double> member) in GreekMembers.All)
        {
            double scale = Math.Max(Math.Abs(member(call)), Math.Abs(member(put)));
            double floor = name is "Price" ? 1e-15 * amount : 0;
            double error = Math.Abs(member(call) - member(put) - member(forward));
            Assert.True(error <= Tight * scale + floor, $"{name}: call {member(call)}, put {member(put)}, forward {member(forward)}");
        }
    }

    private static void AssertClose(double expected, double actual, double scale) =>
        Assert.InRange(actual, expected - Tight * scale, expected + Tight * scale);
}

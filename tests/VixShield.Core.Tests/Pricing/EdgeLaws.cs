using VixShield.Instruments;
using VixShield.Pricing;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Pricing;

public class EdgeLaws
{
    private static readonly double[] IllegalAmounts = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, -1, -double.Epsilon];
    private static readonly double[] IllegalRates = [double.NaN, double.PositiveInfinity, double.NegativeInfinity];
    private static readonly OptionRight[] IllegalRights = [default, (OptionRight)2, (OptionRight)(-2), (OptionRight)sbyte.MinValue];

    [Law]
    public void No_member_is_NaN_for_any_legal_input(EdgeCase c)
    {
        Greeks spot = BlackScholes.Greeks(c.Spot, c.Strike, c.Years, c.Volatility, c.Rate, c.DividendYield, c.Right);
        Greeks forward = Black76.Greeks(c.Spot, c.Strike, c.Years, c.Volatility, c.Rate, c.Right);
        foreach ((string name, Func<Greeks, double> member) in GreekMembers.All)
        {
            Assert.False(double.IsNaN(member(spot)), $"{name} of the spot formula");
            Assert.False(double.IsNaN(member(forward)), $"{name} of Black's formula");
        }

        Assert.Equal(spot.Price, BlackScholes.Price(c.Spot, c.Strike, c.Years, c.Volatility, c.Rate, c.DividendYield, c.Right));
        Assert.Equal(forward.Price, Black76.Price(c.Spot, c.Strike, c.Years, c.Volatility, c.Rate, c.Right));
    }

    [Law]
    public void Members_of_one_sign_keep_it_at_every_edge(EdgeCase c)
    {
        Greeks g = BlackScholes.Greeks(c.Spot, c.Strike, c.Years, c.Volatility, c.Rate, c.DividendYield, c.Right);
        double w = (double)c.Right;
        Assert.True(g is { Price: >= 0, Gamma: >= 0, Vega: >= 0, DualGamma: >= 0 }, g.ToString());
        Assert.True(w * g.Delta >= 0 && w * g.Rho >= 0 && w * g.Phi <= 0 && w * g.DualDelta <= 0, g.ToString());
    }

    [Law]
    public void Every_illegal_argument_gives_NaN_in_every_member(MarketCase c)
    {
        foreach (double bad in IllegalAmounts)
        {
            AssertNaN(c with { Spot = bad });
            AssertNaN(c with { Strike = bad });
            AssertNaN(c with { Years = bad });
            AssertNaN(c with { Volatility = bad });
        }

        foreach (double bad in IllegalRates)
        {
            AssertNaN(c with { Rate = bad });
            Assert.True(double.IsNaN((c with { DividendYield = bad }).SpotPrice()));
            AssertAllNaN((c with { DividendYield = bad }).SpotGreeks());
        }

        foreach (OptionRight bad in IllegalRights)
            AssertNaN(c with { Right = bad });
    }

    [Law]
    public void An_illegal_argument_outweighs_a_zero(MarketCase c)
    {
        AssertNaN(c with { Spot = 0, Strike = -1 });
        AssertNaN(c with { Strike = 0, Spot = double.NaN });
        AssertNaN(c with { Years = 0, Rate = double.NaN });
        AssertNaN(c with { Volatility = 0, Right = default });
    }

    // The formula for extreme ranges next to the edge against the limit at the edge, from the other side of the dispatch.
    [Law]
    public void Every_limit_is_what_the_formula_tends_to(MarketCase c)
    {
        double s = Math.Sqrt(c.Spot);
        AssertTends(c with { Years = 0 }, c with { Years = 1e-200 });
        AssertTends(c with { Volatility = 0 }, c with { Volatility = 1e-200 });
        AssertTends(c with { Strike = 0 }, c with { Strike = 1e-300 });
        AssertTends(c with { Spot = 0 }, c with { Spot = 1e-300 });
        MarketCase atTheMoney = c with { Spot = s, Strike = s };
        AssertTends(atTheMoney with { Years = 0 }, atTheMoney with { Years = 1e-200 });
        MarketCase driftless = atTheMoney with { DividendYield = c.Rate };
        AssertTends(driftless with { Years = 0 }, driftless with { Years = 1e-200 });
        AssertTends(driftless with { Volatility = 0 }, driftless with { Volatility = 1e-200 });
    }

    [Theory]
    [InlineData(0.04, 0.04, 1)]
    [InlineData(0.05, 0.02, -1)]
    [InlineData(0.02, 0.05, 1)]
    [InlineData(-0.02, 0.0, 1)]
    public void Limits_at_the_money_have_the_sign_of_their_divergence(double rate, double dividendYield, int right)
    {
        foreach (double volatility in new[] { 0.2, 1e-5, 0.0 })
        {
            Greeks g = BlackScholes.Greeks(100, 100, 0, volatility, rate, dividendYield, (OptionRight)right);
            double drift = rate - dividendYield;
            Assert.Equal(0.0, g.Price);
            Assert.Equal(0.5 * right, g.Delta);
            Assert.Equal(-0.5 * right, g.DualDelta);
            Assert.Equal(double.PositiveInfinity, g.Gamma);
            Assert.Equal(double.NegativeInfinity, g.Theta);
            Assert.Equal(0.0, g.Vega);
            Assert.Equal(drift + 0.5 * volatility * volatility >= 0 ? double.NegativeInfinity : double.PositiveInfinity, g.Charm);
            Assert.Equal(drift + 1.5 * volatility * volatility >= 0 ? double.NegativeInfinity : double.PositiveInfinity, g.Speed);
        }
    }

    private static void AssertTends(MarketCase limit, MarketCase near)
    {
        foreach (bool onForward in new[] { false, true })
        {
            Greeks at = onForward ? limit.ForwardGreeks() : limit.SpotGreeks();
            Greeks beside = onForward ? near.ForwardGreeks() : near.SpotGreeks();
            foreach ((string name, Func<Greeks, double> member) in GreekMembers.All)
            {
                double expected = member(at);
                double actual = member(beside);
                bool tends = double.IsInfinity(expected)
                    ? Math.Sign(actual) == Math.Sign(expected) && Math.Abs(actual) > 1e40
                    : Math.Abs(actual - expected) <= 1e-12 * (Math.Abs(expected) + limit.Spot + limit.Strike);
                Assert.True(tends, $"{name} ({(onForward ? "forward" : "spot")}): limit {expected}, next to it {actual} at {near}");
            }
        }
    }

    private static void AssertNaN(MarketCase c)
    {
        Assert.True(double.IsNaN(c.SpotPrice()) && double.IsNaN(c.ForwardPrice()), c.ToString());
        AssertAllNaN(c.SpotGreeks());
        AssertAllNaN(c.ForwardGreeks());
    }

    private static void AssertAllNaN(Greeks g)
    {
        foreach ((string name, Func<Greeks, double> member) in GreekMembers.All)
            Assert.True(double.IsNaN(member(g)), name);
    }
}

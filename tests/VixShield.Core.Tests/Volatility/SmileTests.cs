using VixShield.Expiries;
using VixShield.Tests.Infrastructure;
using VixShield.Volatility;

namespace VixShield.Tests.Volatility;

public sealed class SmileTests
{
    // Logarithms of strikes, up to 10, carry 2e-15 each; a weight divides three of them by distances down to 1e-4.
    private const double WeightRounding = 1e-10;

    [Law(Arbitrary = [typeof(SmileCase)])]
    public void A_smile_passes_through_its_nodes_to_the_bit_and_is_flat_beyond(SmileCase c)
    {
        InterpolatedSmile smile = c.Make();
        Assert.Equal(c.Volatilities, c.Strikes.Select(smile.VolatilityAt));
        Assert.Equal(c.Volatilities[0], smile.VolatilityAt(c.Strikes[0] / 3));
        Assert.Equal(c.Volatilities[0], smile.VolatilityAt(1e-300));
        Assert.Equal(c.Volatilities[^1], smile.VolatilityAt(c.Strikes[^1] * 3));
        Assert.Equal(c.Volatilities[^1], smile.VolatilityAt(1e300));
    }

    [Law(Arbitrary = [typeof(SmileCase)])]
    public void Total_variance_is_linear_in_log_moneyness_between_nodes(SmileCase c)
    {
        InterpolatedSmile smile = c.Make();
        for (int i = 1; i < c.Strikes.Length; i++)
        {
            foreach (double weight in new[] { 0.1, 0.5, 0.8 })
            {
                double strike = Math.Exp(((1 - weight) * Math.Log(c.Strikes[i - 1])) + (weight * Math.Log(c.Strikes[i])));
                double variance = (1 - weight) * Variance(c.Strikes[i - 1]) + weight * Variance(c.Strikes[i]);
                Assert.Equal(variance, Variance(strike), WeightRounding * (Variance(c.Strikes[i - 1]) + Variance(c.Strikes[i])));
            }
        }

        double Variance(double strike) => Math.Pow(smile.VolatilityAt(strike), 2) * c.Years;
    }

    [Law(Arbitrary = [typeof(SmileCase)])]
    public void Moneyness_is_in_at_the_money_deviations(SmileCase c, int steps)
    {
        InterpolatedSmile smile = c.Make();
        double z = (steps % 40) / 10.0;
        double strike = c.Forward * Math.Exp(z * smile.AtTheMoney * Math.Sqrt(c.Years));
        Assert.Equal(smile.VolatilityAt(strike), smile.VolatilityAtMoneyness(z), 1e-9);
        Assert.Equal(smile.VolatilityAt(c.Forward), smile.AtTheMoney);
    }

    [Fact]
    public void Total_variance_of_a_surface_is_linear_in_time_at_fixed_moneyness_and_flat_beyond()
    {
        VolatilitySurface surface = TestMarkets.Base.Surface("SPX");
        VolatilitySmile[] smiles = [.. surface.Smiles];
        foreach (double z in new[] { -3, -0.7, 0, 1.4 })
        {
            for (int i = 1; i < smiles.Length; i++)
            {
                Assert.Equal(smiles[i].VolatilityAtMoneyness(z), surface.VolatilityAtMoneyness(z, smiles[i].Years), 1e-12);
                double years = (0.3 * smiles[i - 1].Years) + (0.7 * smiles[i].Years);
                double expected = (0.3 * Variance(smiles[i - 1], z)) + (0.7 * Variance(smiles[i], z));
                Assert.Equal(expected, Math.Pow(surface.VolatilityAtMoneyness(z, years), 2) * years, 1e-12);
            }

            Assert.Equal(smiles[0].VolatilityAtMoneyness(z), surface.VolatilityAtMoneyness(z, 1e-6), 1e-12);
            Assert.Equal(smiles[^1].VolatilityAtMoneyness(z), surface.VolatilityAtMoneyness(z, 3), 1e-12);
        }

        static double Variance(VolatilitySmile smile, double z) => Math.Pow(smile.VolatilityAtMoneyness(z), 2) * smile.Years;
    }

    [Fact]
    public void A_surface_gives_strikes_of_listed_expiries_only()
    {
        VolatilitySurface surface = TestMarkets.Base.Surface("SPX");
        Assert.Equal(TestMarkets.SpxExpiries, surface.Smiles.Select(s => s.Expiry));
        Assert.Equal(surface.SmileFor(TestExpiries.SpxMarch)!.VolatilityAt(4810), surface.VolatilityAt(4810, TestExpiries.SpxMarch));
        // Morning and afternoon of one Friday are two smiles.
        Assert.NotEqual(surface.VolatilityAt(4500, TestExpiries.SpxMarch), surface.VolatilityAt(4500, TestExpiries.SpxwMarch));
        Expiry may = TestExpiries.Close(2024, 5, 17);
        Assert.Null(surface.SmileFor(may));
        Refusal.OfArgument("expiry", () => surface.VolatilityAt(4810, may), "2024-05-17 Pm", "2024-06-21 Am");
        Refusal.OfArgument("smiles", () => _ = new VolatilitySurface("SPX", []));
        Refusal.OfArgument("smiles", () => _ = new VolatilitySurface("SPX", [surface.Smiles[0], surface.Smiles[0]]), "twice");
        Refusal.OfArgument("smiles", () => _ = new VolatilitySurface("SPX", [null!]));
        Refusal.OfArgument("symbol", () => _ = new VolatilitySurface(" ", surface.Smiles));
    }

    [Law(Arbitrary = [typeof(IllegalValues)])]
    public void Illegal_numbers_are_refused(NotPositive value)
    {
        VolatilitySurface surface = TestMarkets.Base.Surface("SPX");
        SmileNode node = new(5000, 0.2);
        double x = value.Value;
        Refusal.OfValue("strike", x, "greater than 0", () => _ = new SmileNode(x, 0.2));
        Refusal.OfValue("volatility", x, "greater than 0", () => _ = new SmileNode(5000, x));
        Refusal.OfValue("forward", x, "greater than 0", () => _ = new InterpolatedSmile(TestExpiries.SpxMarch, x, 0.1, [node]));
        Refusal.OfValue("years", x, "greater than 0", () => _ = new InterpolatedSmile(TestExpiries.SpxMarch, 5000, x, [node]));
        Refusal.OfValue("strike", x, "greater than 0", () => surface.Smiles[0].VolatilityAt(x));
        Refusal.OfValue("years", x, "greater than 0", () => surface.VolatilityAtMoneyness(0, x));
        if (!double.IsFinite(x))
            Refusal.OfValue("moneyness", x, "finite", () => surface.VolatilityAtMoneyness(x, 0.1));
    }

    [Fact]
    public void Nodes_that_are_none_null_or_out_of_order_are_refused()
    {
        Refusal.OfArgument("nodes", () => Smile());
        Refusal.OfArgument("nodes", () => Smile(new SmileNode(5000, 0.2), null!));
        Refusal.OfArgument("nodes", () => Smile(new SmileNode(5000, 0.2), new SmileNode(5000, 0.3)), "5000", "ascend");
        Refusal.OfArgument("nodes", () => Smile(new SmileNode(5000, 0.2), new SmileNode(4990, 0.3)), "4990");
        Refusal.OfArgument("expiry", () => _ = new InterpolatedSmile(null!, 1, 1, [new SmileNode(1, 1)]));
        static InterpolatedSmile Smile(params SmileNode[] nodes) => new(TestExpiries.SpxMarch, 5000, 0.1, nodes);
    }
}

using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.Tests.Infrastructure;
using VixShield.Volatility;

namespace VixShield.Tests.Risk;

/// <summary>Carry against a revaluation one day later with textbook prices, an own surface and an own curve.</summary>
public sealed class CarryTests
{
    private const double OneDay = 1d / 365;

    // Textbook prices cancel: some ulp of the forward.
    private const double PriceRounding = 1e-12;

    [Law(Arbitrary = [typeof(Holdings)])]
    public void Parts_and_total_are_those_of_the_revalued_leg(Leg leg)
    {
        Carry carry = BookValuation.Of(Book.OfLegs(leg), TestMarkets.Base).Net.Carry;
        (Carry expected, double scale) = leg switch
        {
            OptionLeg option when option.Contract == Contracts.Vix => VixOption(option),
            OptionLeg option => IndexOption(option),
            FutureLeg { Contract.UnderlyingSymbol: "VIX" } future => (new Carry(0, 0, VixRoll(future.Expiry), 0), 20),
            FutureLeg => (default, 0),
            _ => (new Carry(0, 0, 0, ShareGrowth()), 500),
        };
        double size = leg.Quantity * leg.Contract.Multiplier * (leg is OptionLeg ? leg.Contract.UnderlyingScale : 1);
        double tolerance = PriceRounding * Math.Abs(size) * scale;

        Assert.Equal(size * expected.OptionTheta, carry.OptionTheta, tolerance);
        Assert.Equal(size * expected.SurfaceRollDown, carry.SurfaceRollDown, tolerance);
        Assert.Equal(size * expected.VixRollDown, carry.VixRollDown, tolerance);
        Assert.Equal(size * expected.Financing, carry.Financing, tolerance);
        Assert.Equal(carry.OptionTheta + carry.SurfaceRollDown + carry.VixRollDown + carry.Financing, carry.Total);
    }

    [Law(Arbitrary = [typeof(Holdings)])]
    public void The_parts_of_an_option_sum_to_its_change_of_value(OptionLeg leg)
    {
        BookValuation valuation = BookValuation.Of(Book.OfLegs(leg), TestMarkets.Base);
        OptionChain chain = TestMarkets.Base.ChainFor(leg.Contract.UnderlyingSymbol, leg.Expiry)!;
        double scale = leg.Contract.UnderlyingScale;
        double later = Math.Max(0, chain.Years - OneDay);
        double forward = chain.Forward + (leg.Contract == Contracts.Vix ? VixRoll(leg.Expiry) : 0);
        double volatility = leg.Contract == Contracts.Vix || later == 0
            ? SmileAt(chain, Math.Log(leg.Strike / scale / chain.Forward))
            : SurfaceAtStrike(leg.Strike / scale, chain.Forward, later);
        double discount = Math.Pow(chain.DiscountFactor, later / chain.Years);
        double size = leg.Quantity * leg.Contract.Multiplier * scale;
        double after = size * NaiveBlack.Price(forward, leg.Strike / scale, later, volatility, discount, leg.Right);

        Assert.Equal(after - valuation.Value, valuation.Net.Carry.Total, PriceRounding * Math.Abs(size) * chain.Forward);
    }

    [Fact]
    public void A_long_ladder_pays_in_contango_and_a_short_condor_earns_theta()
    {
        Book hedge = Book.OfLegs(
            new FutureLeg { Contract = Contracts.Vx, Expiry = TestExpiries.VixMarch, Quantity = 3 },
            new FutureLeg { Contract = Contracts.Vxm, Expiry = TestExpiries.VixMay, Quantity = 30 });
        Assert.True(BookValuation.Of(hedge, TestMarkets.Base).Net.Carry.VixRollDown < 0);
        Book condor = Book.Of(IronCondor.Create(Contracts.Spxw, TestExpiries.SpxwMarch, 4600, 4750, 5150, 5300, 3));
        Assert.True(BookValuation.Of(condor, TestMarkets.Base).Net.Carry.OptionTheta > 0);
    }

    private static (Carry Carry, double Scale) IndexOption(OptionLeg leg)
    {
        OptionChain chain = TestMarkets.Base.ChainFor("SPX", leg.Expiry)!;
        double strike = leg.Strike / leg.Contract.UnderlyingScale;
        double later = Math.Max(0, chain.Years - OneDay);
        double volatility = SmileAt(chain, Math.Log(strike / chain.Forward));
        double after = later > 0 ? SurfaceAtStrike(strike, chain.Forward, later) : volatility;
        double now = Price(chain.Forward, chain.Years, volatility);
        double decayed = Price(chain.Forward, later, volatility);
        double rolled = Price(chain.Forward, later, after);
        double laterDiscount = Math.Pow(chain.DiscountFactor, later / chain.Years);
        return (
            new Carry(chain.DiscountFactor * (decayed - now), chain.DiscountFactor * (rolled - decayed), 0, (laterDiscount - chain.DiscountFactor) * rolled),
            chain.Forward);
        double Price(double forward, double years, double vol) => NaiveBlack.Price(forward, strike, years, vol, 1, leg.Right);
    }

    private static (Carry Carry, double Scale) VixOption(OptionLeg leg)
    {
        OptionChain chain = TestMarkets.Base.ChainFor("VIX", leg.Expiry)!;
        double later = Math.Max(0, chain.Years - OneDay);
        double volatility = SmileAt(chain, Math.Log(leg.Strike / chain.Forward));
        double decayed = Price(chain.Forward, later);
        double rolled = Price(chain.Forward + VixRoll(leg.Expiry), later);
        double laterDiscount = Math.Pow(chain.DiscountFactor, later / chain.Years);
        return (
            new Carry(chain.DiscountFactor * (decayed - Price(chain.Forward, chain.Years)), 0, chain.DiscountFactor * (rolled - decayed), (laterDiscount - chain.DiscountFactor) * rolled),
            chain.Forward);
        double Price(double forward, double years) => NaiveBlack.Price(forward, leg.Strike, years, volatility, 1, leg.Right);
    }

    private static double ShareGrowth()
    {
        OptionChain first = TestMarkets.Base.Chains.First(c => c.Symbol == "SPX");
        return 500 * (Math.Pow(first.Forward / 5000, OneDay / first.Years) - 1);
    }

    private static double VixRoll(Expiry expiry)
    {
        double[] years = [0, .. TestMarkets.VxExpiries.Select(e => (e.Instant - TestExpiries.Instant).TotalMinutes / 525_600)];
        double[] prices = [14.2, .. TestMarkets.VxPrices];
        int i = TestMarkets.VxExpiries.IndexOf(expiry) + 1;
        return NaivePchip.At(years, prices, Math.Max(0, years[i] - OneDay)) - prices[i];
    }

    /// <summary>Variance linear in ln(K/F) between the chain's own volatilities, flat beyond.</summary>
    private static double SmileAt(OptionChain chain, double k)
    {
        SmileNode[] nodes = [.. ((InterpolatedSmile)chain.Smile!).Nodes];
        double[] x = [.. nodes.Select(n => Math.Log(n.Strike / chain.Forward))];
        int above = Array.FindIndex(x, v => v >= k);
        if (above <= 0)
            return above == 0 ? nodes[0].Volatility : nodes[^1].Volatility;
        double weight = (k - x[above - 1]) / (x[above] - x[above - 1]);
        return Math.Sqrt((1 - weight) * Math.Pow(nodes[above - 1].Volatility, 2) + weight * Math.Pow(nodes[above].Volatility, 2));
    }

    private static double SurfaceAtStrike(double strike, double forward, double years) =>
        SurfaceAt(Math.Log(strike / forward) / (SurfaceAt(0, years) * Math.Sqrt(years)), years);

    private static double SurfaceAt(double moneyness, double years)
    {
        OptionChain[] chains = [.. TestMarkets.Base.Chains.Where(c => c.Symbol == "SPX")];
        double[] vols = [.. chains.Select(c => SmileAt(c, moneyness * SmileAt(c, 0) * Math.Sqrt(c.Years)))];
        int above = Array.FindIndex(chains, c => c.Years >= years);
        if (above == 0)
            return vols[0];
        double weight = (years - chains[above - 1].Years) / (chains[above].Years - chains[above - 1].Years);
        double variance = (1 - weight) * vols[above - 1] * vols[above - 1] * chains[above - 1].Years + weight * vols[above] * vols[above] * chains[above].Years;
        return Math.Sqrt(variance / years);
    }
}

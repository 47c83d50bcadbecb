using VixShield.Instruments;
using VixShield.Pricing;

namespace VixShield.Tests.Pricing;

/// <summary>A credit condor and a synthetic forward whose numbers were computed elsewhere.</summary>
public class CheckedBookTests
{
    private const double Spot = 6000;
    private const double Rate = 0.04;
    private const double DividendYield = 0.013;
    private const double Years = 30.0 / 365;

    [Fact]
    public void A_short_iron_condor_earns_time_and_is_short_volatility()
    {
        Greeks[] legs =
        [
            Leg(5600, OptionRight.Put),
            Leg(5750, OptionRight.Put),
            Leg(6200, OptionRight.Call),
            Leg(6300, OptionRight.Call),
        ];
        double Net(Func<Greeks, double> member) => member(legs[0]) - member(legs[1]) - member(legs[2]) + member(legs[3]);
        Assert.Equal(-33.36371, Net(g => g.Price), 5);
        Assert.Equal(-0.01362, Net(g => g.Delta), 5);
        Assert.Equal(-0.00083, Net(g => g.Gamma), 5);
        Assert.Equal(-3.72364, Net(g => g.VegaPerPoint), 5);
        Assert.Equal(0.9442, Net(g => g.ThetaPerCalendarDay), 4);
    }

    [Fact]
    public void A_synthetic_forward_has_delta_and_carry_and_nothing_else()
    {
        Greeks call = BlackScholes.Greeks(Spot, 6200, Years, 0.14, Rate, DividendYield, OptionRight.Call);
        Greeks put = BlackScholes.Greeks(Spot, 6200, Years, 0.14, Rate, DividendYield, OptionRight.Put);
        Assert.Equal(0.998932, call.Delta - put.Delta, 6);
        Assert.Equal(0, call.Gamma - put.Gamma, 15);
        Assert.Equal(0, call.Vega - put.Vega, 11);
        Assert.Equal(-0.463751, call.ThetaPerCalendarDay - put.ThetaPerCalendarDay, 6);
    }

    [Fact]
    public void Scaled_views_are_the_derivatives_per_point_and_day()
    {
        Greeks g = Leg(5750, OptionRight.Put);
        Assert.Equal(g.Vega, 100 * g.VegaPerPoint, 10);
        Assert.Equal(g.Vanna, 100 * g.VannaPerPoint, 10);
        Assert.Equal(g.Zomma, 100 * g.ZommaPerPoint, 10);
        Assert.Equal(g.Volga, 1e4 * g.VolgaPerPoint, 10);
        Assert.Equal(g.Ultima, 1e6 * g.UltimaPerPoint, 7);
        Assert.Equal(g.Rho, 1e4 * g.RhoPerBasisPoint, 10);
        Assert.Equal(g.Phi, 1e4 * g.PhiPerBasisPoint, 10);
        Assert.Equal(g.Theta, 365 * g.ThetaPerCalendarDay, 10);
        Assert.Equal(g.Charm, 365 * g.CharmPerCalendarDay, 10);
        Assert.Equal(g.Color, 365 * g.ColorPerCalendarDay, 10);
        Assert.Equal(g.Veta, 36500 * g.VetaPerPointPerCalendarDay, 9);
        Assert.Equal(0, default(Greeks).VegaPerPoint);
    }

    private static Greeks Leg(double strike, OptionRight right) => BlackScholes.Greeks(
        Spot, strike, Years, 0.15 - 0.225 * Math.Log(strike / Spot), Rate, DividendYield, right);
}

using VixShield.Instruments;
using VixShield.Pricing;
using VixShield.Risk;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Risk;

/// <summary>Theta, gamma, volatility and rate of every leg belong to one equation, in one unit of time.</summary>
public sealed class PricingEquationTests
{
    // A few roundings of the largest term.
    private const double Rounding = 1e-12;

    [Law(Arbitrary = [typeof(Holdings)])]
    public void Nothing_is_left_of_the_equation_of_a_European_leg(OptionLeg leg)
    {
        LegValuation value = BookValuation.Of(Book.OfLegs(leg), TestMarkets.Base).Legs[0];
        Greeks unit = value.UnitGreeks!.Value;
        double forward = value.Forward!.Value * leg.Contract.UnderlyingScale;
        double size = leg.Quantity * leg.Contract.Multiplier / 365.0;
        double diffusion = 0.5 * value.Volatility!.Value * value.Volatility.Value * forward * forward * unit.Gamma;
        double rate = TestMarkets.Base.ChainFor(leg.Contract.UnderlyingSymbol, leg.Expiry)!.Rate;
        Assert.Equal(0, value.EquationResidual!.Value, Rounding * Math.Abs(size) * (Math.Abs(unit.Theta) + diffusion + forward));
        // The check has teeth: a theta per trading day, or one without discounting, leaves more than that.
        Assert.True(diffusion == 0 || Math.Abs((unit.Theta * 365 / 252) + diffusion - (rate * unit.Price)) > 1e-3 * diffusion);
        Assert.True(rate > 0.04);
    }

    [Law(Arbitrary = [typeof(AmericanLegTests)], MaxTest = 200)]
    public void What_is_left_of_an_American_leg_is_the_error_of_the_engine(OptionLeg leg)
    {
        LegValuation value = BookValuation.Of(Book.OfLegs(leg), new SpyMarket().Build()).Legs[0];
        AmericanGreeks unit = value.AmericanUnitGreeks!.Value;
        Assert.Equal(unit.IsExercised, value.EquationResidual is null);
        if (value.EquationResidual is not { } residual)
            return;
        double size = Math.Abs(leg.Quantity) * 100;
        double diffusion = 0.5 * value.Volatility!.Value * value.Volatility.Value * 500 * 500 * unit.Gamma;
        Assert.True(Math.Abs(residual) <= size / 365 * ((1e-4 * diffusion) + 1e-4), FormattableString.Invariant($"{leg}: {residual} of {size * diffusion / 365}"));
        Assert.Equal(-residual, BookValuation.Of(Book.OfLegs(leg with { Quantity = -leg.Quantity }), new SpyMarket().Build()).Legs[0].EquationResidual);
    }

    [Fact]
    public void Where_exercise_is_due_and_without_an_option_there_is_no_equation()
    {
        OptionLeg deep = SpyMarket.Option(TestExpiries.SpxwMarch, 560, OptionRight.Put, 2);
        LegValuation exercised = BookValuation.Of(Book.OfLegs(deep), new SpyMarket { Yield = 0 }.Build()).Legs[0];
        Assert.True(exercised.AmericanUnitGreeks!.Value.IsExercised);
        Assert.Null(exercised.EquationResidual);
        Assert.Null(Value(new FutureLeg { Contract = Contracts.Vx, Expiry = TestExpiries.VixMarch, Quantity = 1 }).EquationResidual);
        Assert.Null(Value(new SecurityLeg { Contract = Contracts.SpyShares, Quantity = 1 }).EquationResidual);
        static LegValuation Value(Leg leg) => BookValuation.Of(Book.OfLegs(leg), TestMarkets.Base).Legs[0];
    }

    [Law(Arbitrary = [typeof(Holdings)], MaxTest = 100)]
    public void A_trading_day_has_365_of_252_calendar_days_in_every_part(Book book)
    {
        Carry day = BookValuation.Of(book, TestMarkets.Base).Net.Carry;
        Carry trading = day.PerTradingDay;
        (double, double)[] parts =
        [
            (day.OptionTheta, trading.OptionTheta), (day.SurfaceRollDown, trading.SurfaceRollDown), (day.VixRollDown, trading.VixRollDown), (day.Financing, trading.Financing),
        ];
        Assert.All(parts, p => Assert.Equal(p.Item1 * 365 / 252, p.Item2, Rounding * Math.Abs(p.Item2)));
        Assert.Equal(parts.Sum(p => p.Item2), trading.Total, Rounding * parts.Sum(p => Math.Abs(p.Item2)));
    }
}

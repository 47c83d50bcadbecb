using VixShield.Instruments;
using VixShield.Pricing;
using VixShield.Risk;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Risk;

/// <summary>Every exposure is the derivative of the mark in a market rebuilt with that factor moved.</summary>
public sealed class ExposureTests
{
    // Five-point differences err by the fourth power of the step; the widest step is a twentieth of the narrowest payoff.
    private const double FirstOrderError = 2e-6;

    // Second differences lose the square of the step to the rounding of the rebuilt prices as well.
    private const double SecondOrderError = 5e-5;

    [Law(Arbitrary = [typeof(Holdings)])]
    public void Every_exposure_of_a_leg_is_a_finite_difference(Leg leg)
    {
        Book book = Book.OfLegs(leg);
        LegValuation valuation = BookValuation.Of(book, TestMarkets.Base).Legs[0];
        Assert.NotEmpty(valuation.Exposures.Items);
        foreach (FactorExposure item in valuation.Exposures.Items)
        {
            (double first, double second) = Scale(valuation, item.Factor.Kind);
            Assert.Equal(FactorBumps.FirstOrder(book, item.Factor), item.FirstOrder, FirstOrderError * (first + Math.Abs(item.FirstOrder)));
            // Discounting and growth are first order only.
            if (item.Factor.Kind is FactorKind.DiscountRate or FactorKind.ForwardGrowth)
                Assert.Equal(0, item.SecondOrder);
            else
                Assert.Equal(FactorBumps.SecondOrder(book, item.Factor), item.SecondOrder, SecondOrderError * (second + Math.Abs(item.SecondOrder)));
        }
    }

    [Law(Arbitrary = [typeof(Holdings)])]
    public void A_factor_without_exposure_does_not_move_the_mark(Leg leg, int pick)
    {
        RiskFactor factor = FactorBumps.All[(int)((uint)pick % (uint)FactorBumps.All.Length)];
        Book book = Book.OfLegs(leg);
        FactorExposures exposures = BookValuation.Of(book, TestMarkets.Base).Net;
        if (exposures.Items.All(i => i.Factor != factor))
            Assert.Equal((0d, 0d, 0d), (FactorBumps.FirstOrder(book, factor), exposures[factor], exposures.SecondOrder(factor)));
    }

    [Law(Arbitrary = [typeof(Holdings)])]
    public void Long_and_short_are_opposite_to_the_bit(Leg leg)
    {
        LegValuation one = BookValuation.Of(Book.OfLegs(leg), TestMarkets.Base).Legs[0];
        LegValuation other = BookValuation.Of(Book.OfLegs(leg with { Quantity = -leg.Quantity }), TestMarkets.Base).Legs[0];
        Assert.Equal(one.Mark, -other.Mark);
        Assert.Equal(one.Price, other.Price);
        Assert.True(one.Exposures.Items.SequenceEqual((other.Exposures * -1).Items));
        Assert.Equal(one.Exposures.Carry, other.Exposures.Carry * -1);
    }

    [Law(Arbitrary = [typeof(Holdings)])]
    public void Signs_follow_right_and_side(OptionLeg leg)
    {
        FactorExposures exposures = BookValuation.Of(Book.OfLegs(leg), TestMarkets.Base).Net;
        FactorExposure direction = exposures.Items.Single(i => i.Factor.Kind is FactorKind.Spot or FactorKind.VixFuture);
        FactorExposure volatility = exposures.Items.Single(i => i.Factor.Kind is FactorKind.Volatility or FactorKind.VixVolatility);
        Assert.Equal(Math.Sign(leg.Quantity) * (int)leg.Right, Math.Sign(direction.FirstOrder));
        Assert.Equal(Math.Sign(leg.Quantity), Math.Sign(direction.SecondOrder));
        Assert.Equal(Math.Sign(leg.Quantity), Math.Sign(volatility.FirstOrder));
        // A VIX option hangs on its own future, never on spot VIX or SPX.
        Assert.Equal(leg.Contract == Contracts.Vix, direction.Factor == new RiskFactor(FactorKind.VixFuture, "VIX", leg.Expiry));
    }

    [Law(Arbitrary = [typeof(Holdings)])]
    public void Unit_Greeks_are_in_the_units_of_the_price_and_obey_the_Black_equation(OptionLeg leg)
    {
        LegValuation valuation = BookValuation.Of(Book.OfLegs(leg), TestMarkets.Base).Legs[0];
        Greeks unit = valuation.UnitGreeks!.Value;
        double forward = valuation.Forward!.Value * leg.Contract.UnderlyingScale;
        double discount = TestMarkets.Base.ChainFor(leg.Contract.UnderlyingSymbol, leg.Expiry)!.DiscountFactor;
        double rate = -Math.Log(discount) / valuation.Years!.Value;
        double diffusion = Math.Pow(valuation.Volatility!.Value * forward, 2) * unit.Gamma / 2;

        Assert.Equal(valuation.Price, unit.Price, 1e-12 * forward);
        Assert.Equal(NaiveBlack.Price(forward, leg.Strike, valuation.Years.Value, valuation.Volatility.Value, discount, leg.Right), unit.Price, 1e-12 * forward);
        Assert.Equal(rate * unit.Price, unit.Theta + diffusion, 1e-12 * (diffusion + forward));
        double size = leg.Quantity * leg.Contract.Multiplier;
        Assert.Equal(size * unit.Price, valuation.Mark, 1e-12 * Math.Abs(size) * forward);
        FactorExposure volatility = valuation.Exposures.Items.Single(i => i.Factor.Kind is FactorKind.Volatility or FactorKind.VixVolatility);
        Assert.Equal(size * unit.Vega, volatility.FirstOrder, 1e-12 * Math.Abs(size * unit.Vega));
    }

    /// <summary>The size of an at-the-money option's first and second derivative.</summary>
    private static (double First, double Second) Scale(LegValuation valuation, FactorKind kind)
    {
        Leg leg = valuation.Position.Leg;
        double size = Math.Abs(leg.Quantity) * leg.Contract.Multiplier * leg.Contract.UnderlyingScale;
        double forward = valuation.Forward ?? 500;
        double years = valuation.Years ?? 1;
        double deviation = (valuation.Volatility ?? 0.2) * Math.Sqrt(years);
        return kind switch
        {
            FactorKind.Spot or FactorKind.VixFuture => (size, size / (forward * deviation)),
            FactorKind.Volatility or FactorKind.VixVolatility => (size * forward * Math.Sqrt(years), size * forward * Math.Sqrt(years) / deviation * Math.Sqrt(years)),
            _ => (size * forward * years, 0),
        };
    }
}

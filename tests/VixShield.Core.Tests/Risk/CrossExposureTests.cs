using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Risk;

/// <summary>Vanna and the arithmetic of mixed derivatives, against full revaluations with two factors moved.</summary>
public sealed class CrossExposureTests
{
    // Relative to the size of an at-the-money option's vanna; the widest steps are a twentieth of the narrowest payoff each.
    private const double DifferenceError = 5e-5;

    private const double Rounding = 1e-12;

    [Law(Arbitrary = [typeof(Holdings)], MaxTest = 60)]
    public void Vanna_of_an_option_is_the_mixed_difference_of_its_mark(OptionLeg leg)
    {
        Book book = Book.OfLegs(leg);
        LegValuation value = BookValuation.Of(book, TestMarkets.Base).Legs[0];
        bool onVix = leg.Contract == Contracts.Vix;
        CrossExposure vanna = Assert.Single(value.Exposures.Crosses);
        RiskFactor direction = onVix ? new(FactorKind.VixFuture, "VIX", leg.Expiry) : new(FactorKind.Spot, "SPX");
        RiskFactor volatility = new(onVix ? FactorKind.VixVolatility : FactorKind.Volatility, onVix ? "VIX" : "SPX", leg.Expiry);
        Assert.Equal((direction, volatility), (vanna.First, vanna.Second));

        double size = Math.Abs(leg.Quantity) * leg.Contract.Multiplier * leg.Contract.UnderlyingScale / value.Volatility!.Value;
        Assert.Equal(FactorBumps.Cross(book, direction, volatility), vanna.Value, DifferenceError * (size + Math.Abs(vanna.Value)));
        Assert.Equal(vanna.Value, value.Exposures.Cross(volatility, direction));
        Assert.Equal(vanna.Value, value.Exposures.Cross(direction, volatility));
        FactorExposures opposite = BookValuation.Of(Book.OfLegs(leg with { Quantity = -leg.Quantity }), TestMarkets.Base).Net;
        Assert.Equal(-vanna.Value, opposite.Cross(direction, volatility));
    }

    [Law(Arbitrary = [typeof(AmericanLegTests)], MaxTest = 40)]
    public void Vanna_of_an_American_option_is_the_mixed_difference_of_its_mark(OptionLeg leg)
    {
        MarketSnapshot market = new SpyMarket().Build();
        LegValuation value = BookValuation.Of(Book.OfLegs(leg), market).Legs[0];
        double boundary = value.AmericanUnitGreeks!.Value.ExerciseBoundary;
        if (leg.Expiry == TestExpiries.SpxwToday || (boundary > 0 && Math.Abs(boundary - 500) < 8))
            return;
        CrossExposure vanna = Assert.Single(value.Exposures.Crosses);
        double difference = (Mark(0.5, 0.002) - Mark(-0.5, 0.002) - Mark(0.5, -0.002) + Mark(-0.5, -0.002)) / (4 * 0.5 * 0.002);
        double size = Math.Abs(leg.Quantity) * 100 / 0.14;
        Assert.True(Math.Abs(difference - vanna.Value) <= (0.002 * size) + (0.01 * Math.Abs(vanna.Value)), FormattableString.Invariant($"{leg}: {vanna.Value} and {difference}"));

        double Mark(double spot, double volatility) =>
            BookValuation.Of(Book.OfLegs(leg), new SpyMarket { Bumped = leg.Expiry, Spot = 500 + spot, Volatility = volatility }.Build()).Mark;
    }

    [Law(Arbitrary = [typeof(Holdings)], MaxTest = 150)]
    public void Crosses_are_linear_and_do_not_depend_on_order_to_the_bit(Book book, int seed, int power)
    {
        int n = 1 << (int)((uint)power % 5);
        Position[] shuffled = [.. book.Positions];
        new Random(seed).Shuffle(shuffled);
        BookValuation one = BookValuation.Of(book, TestMarkets.Base);
        Assert.True(one.Net.Crosses.SequenceEqual(BookValuation.Of(Book.OfPositions(shuffled), TestMarkets.Base).Net.Crosses));
        Assert.True((one.Net * n).Crosses.SequenceEqual(Multiplied(book, n).Net.Crosses));

        BookValuation three = Multiplied(book, -3);
        Assert.Equal(one.Net.Crosses.Select(c => (c.First, c.Second)), three.Net.Crosses.Select(c => (c.First, c.Second)));
        foreach (CrossExposure cross in one.Net.Crosses)
        {
            double gross = one.Legs.Sum(l => Math.Abs(l.Exposures.Cross(cross.First, cross.Second)));
            Assert.Equal(-3 * cross.Value, three.Net.Cross(cross.First, cross.Second), Rounding * gross);
            Assert.Equal(one.Legs.Sum(l => l.Exposures.Cross(cross.First, cross.Second)), cross.Value, Rounding * gross);
            Assert.True(cross.First < cross.Second);
        }

        FactorExposures halves = FactorExposures.Add(one.SumOf(l => l.Position.Leg.Quantity > 0), one.SumOf(l => l.Position.Leg.Quantity < 0));
        Assert.All(one.Net.Crosses, c => Assert.Equal(
            c.Value, halves.Cross(c.First, c.Second), Rounding * one.Legs.Sum(l => Math.Abs(l.Exposures.Cross(c.First, c.Second)))));
    }

    [Law(Arbitrary = [typeof(Holdings)], MaxTest = 60)]
    public void The_second_order_of_an_option_with_its_cross_explains_a_joint_move(OptionLeg leg)
    {
        // Where third derivatives are of the size of the second, as in the last hours, two orders explain nothing.
        LegValuation value = BookValuation.Of(Book.OfLegs(leg), TestMarkets.Base).Legs[0];
        if (value.Years < 0.05)
            return;
        CrossExposure cross = value.Exposures.Crosses[0];
        FactorExposure direction = value.Exposures.Items.Single(i => i.Factor == cross.First);
        FactorExposure volatility = value.Exposures.Items.Single(i => i.Factor == cross.Second);
        double x = 2 * FactorBumps.Step(direction.Factor);
        double y = 4 * FactorBumps.Step(volatility.Factor);
        double Mark(double sign) => BookValuation.Of(
            Book.OfLegs(leg), FactorBumps.Move(FactorBumps.Move(new TestMarkets(), direction.Factor, sign * x), volatility.Factor, sign * y).Build()).Mark;
        double second = (0.5 * direction.SecondOrder * x * x) + (0.5 * volatility.SecondOrder * y * y) + (cross.Value * x * y);
        double change = (Mark(1) + Mark(-1) - (2 * value.Mark)) / 2;
        double gross = Math.Abs(direction.SecondOrder * x * x) + Math.Abs(volatility.SecondOrder * y * y) + Math.Abs(cross.Value * x * y);
        double notional = Math.Abs(leg.Quantity) * leg.Contract.Multiplier * value.Forward!.Value;
        Assert.Equal(second, change, (0.02 * gross) + (1e-13 * notional));
    }

    [Fact]
    public void Vanna_of_a_VIX_option_is_by_its_future_also_where_its_forward_is_another_number()
    {
        RiskFactor future = new(FactorKind.VixFuture, "VIX", TestExpiries.VixApril);
        RiskFactor volatility = new(FactorKind.VixVolatility, "VIX", TestExpiries.VixApril);
        OptionLeg call = new() { Contract = Contracts.Vix, Expiry = TestExpiries.VixApril, Strike = 19, Right = OptionRight.Call, Quantity = -40 };
        const double PerFuture = 1.25;
        LegValuation value = Value(0, 0);
        double mixed = (Value(0.02, 0.002).Mark - Value(-0.02, 0.002).Mark - Value(0.02, -0.002).Mark + Value(-0.02, -0.002).Mark) / (4 * 0.02 * 0.002);
        double vanna = value.Exposures.Cross(future, volatility);
        Assert.Equal(mixed, vanna, 1e-4 * Math.Abs(vanna));
        Assert.Equal(-4000 * PerFuture * value.UnitGreeks!.Value.Vanna, vanna, 1e-9 * Math.Abs(vanna));

        LegValuation Value(double vx, double vol)
        {
            OptionChain chain = TestMarkets.Base.ChainFor("VIX", TestExpiries.VixApril)!;
            double price = TestMarkets.VxPrices[2] + vx;
            MarketSnapshot market = TestMarkets.Base.ToBuilder()
                .Set(new FutureMark(Contracts.Vx, chain.Expiry, price, 0.025, PriceSource.Settlement))
                .Set(new OptionChain("VIX", chain.Expiry, TestExpiries.Instant, PerFuture * price, PriceSource.OptionParity, chain.DiscountFactor, [], [new(12, 0.7 + vol), new(30, 0.7 + vol)]))
                .Build();
            return BookValuation.Of(Book.OfLegs(call), market).Legs[0];
        }
    }

    [Fact]
    public void A_pair_is_found_in_either_order_summed_and_never_one_factor_twice()
    {
        RiskFactor spot = new(FactorKind.Spot, "SPX");
        RiskFactor volatility = new(FactorKind.Volatility, "SPX", TestExpiries.SpxwMarch);
        FactorExposures both = FactorExposures.Of([new(spot, 1)], [new(volatility, spot, 2), new(spot, volatility, 3)]);
        Assert.Equal(new CrossExposure(spot, volatility, 5), Assert.Single(both.Crosses));
        Assert.Equal(5, both.Cross(volatility, spot));
        Assert.Equal(0, both.Cross(spot, new(FactorKind.Volatility, "SPX", TestExpiries.SpxwApril)));
        Assert.Contains("Spot SPX x Volatility SPX", both.ToString(), StringComparison.Ordinal);
        Assert.Empty(FactorExposures.Of([new(spot, 1)]).Crosses);
        Refusal.OfArgument("crosses", () => FactorExposures.Of([], [new(spot, spot, 1)]));
        Refusal.OfArgument("crosses", () => FactorExposures.Of([], [default]));
        Refusal.OfArgument("second", () => both.Cross(spot, spot));
        Refusal.OfArgument("first", () => both.Cross(default, spot));
        Assert.Throws<MissingDatumException>(() => FactorExposures.Of([], [new(new(FactorKind.Spot, "NDX"), volatility, 1)]).Map(FactorMap.Create(TestMarkets.Base)));
    }

    private static BookValuation Multiplied(Book book, int n) => BookValuation.Of(
        Book.OfPositions(book.Positions.Select(p => p with { Leg = p.Leg with { Quantity = n * p.Leg.Quantity } })), TestMarkets.Base);
}

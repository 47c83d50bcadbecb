using FsCheck;
using FsCheck.Fluent;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Pricing;
using VixShield.Risk;
using VixShield.Tests.Infrastructure;
using VixShield.Volatility;

namespace VixShield.Tests.Risk;

/// <summary>American options on SPY as legs: value, exposures, carry, netting with SPX, and what is flagged.</summary>
public sealed class AmericanLegTests
{
    private const double OneDay = 1d / 365;

    // The engine's bound is 1e-7 of the strike.
    private const double PriceError = 1e-4;

    private static readonly MarketSnapshot s_market = new SpyMarket().Build();

    // A yield of less than nothing: a call is never exercised early.
    private static readonly SpyMarket s_costly = new() { Yield = -0.02 };
    private static readonly MarketSnapshot s_costlyMarket = s_costly.Build();

    public static Arbitrary<OptionLeg> SpyLegs() => Arb.From(
        from expiry in Gen.Elements(SpyMarket.Expiries.AsEnumerable())
        from deviations in Generators.Uniform(-2.5, 2.5)
        from right in Gen.Elements(OptionRight.Call, OptionRight.Put)
        from quantity in Holdings.Quantity
        select SpyMarket.Option(expiry, Math.Round(500 * (1 + (0.14 * deviations * Math.Sqrt(expiry.YearsFrom(TestExpiries.Instant)))), 2), right, quantity));

    [Law(Arbitrary = [typeof(AmericanLegTests)], MaxTest = 300)]
    public void A_price_is_at_least_the_European_and_the_intrinsic_value_and_obeys_the_bounds_of_parity(OptionLeg leg)
    {
        OptionChain chain = s_market.ChainFor("SPY", leg.Expiry)!;
        LegValuation value = Value(leg, s_market);
        Assert.True(value.Price >= Math.Max(0, (int)leg.Right * (500 - leg.Strike)));
        Assert.True(value.Price >= NaiveBlack.Price(chain.Forward, leg.Strike, chain.Years, value.Volatility!.Value, chain.DiscountFactor, leg.Right) - 1e-9);
        Assert.True(value.Price <= (leg.Right == OptionRight.Call ? 500 : leg.Strike));
        double call = Value(leg with { Right = OptionRight.Call }, s_market).Price;
        double put = Value(leg with { Right = OptionRight.Put }, s_market).Price;
        Assert.InRange(call - put, (chain.Forward * chain.DiscountFactor) - leg.Strike - PriceError, 500 - (leg.Strike * chain.DiscountFactor) + PriceError);
        Assert.Equal(0.0137, value.DividendYield!.Value, 1e-9);
        Assert.Equal(value.Price, value.AmericanUnitGreeks!.Value.Price);
        Assert.Null(value.UnitGreeks);
        Assert.Equal((chain.Forward, chain.Years, PriceSource.OptionParity), (value.Forward, value.Years, value.ForwardSource));
        Assert.Equal(value.Price * (100 * leg.Quantity), value.Value);
        // Interest on the strike makes an early put worth something.
        if (leg.Right == OptionRight.Put && leg.Strike > 505 && chain.Years > 0.01)
            Assert.True(value.Price > value.AmericanUnitGreeks.Value.EuropeanPrice);
    }

    [Law(Arbitrary = [typeof(AmericanLegTests)], MaxTest = 100)]
    public void Every_exposure_is_a_finite_difference(OptionLeg leg)
    {
        LegValuation value = Value(leg, s_market);
        // Gamma jumps where exercise becomes due, and a difference across the jump is none; minutes before the expiry every difference is across something.
        double boundary = value.AmericanUnitGreeks!.Value.ExerciseBoundary;
        if (leg.Expiry == TestExpiries.SpxwToday || (boundary > 0 && Math.Abs(boundary - 500) < 5))
            return;
        double size = Math.Abs(leg.Quantity) * 100;
        SpyMarket market = new() { Bumped = leg.Expiry };
        Expect(FactorKind.Spot, null, 0.25, x => market with { Spot = 500 + x }, size * 0.001);
        Expect(FactorKind.Volatility, leg.Expiry, 0.002, x => market with { Volatility = x }, size * 0.1);
        Expect(FactorKind.DiscountRate, leg.Expiry, 0.002, x => market with { DiscountRate = x }, size * 0.1);
        Expect(FactorKind.ForwardGrowth, leg.Expiry, 0.002, x => market with { Growth = x }, size * 0.1);
        Assert.Equal(4, value.Exposures.Items.Length);

        void Expect(FactorKind kind, Expiry? expiry, double step, Func<double, SpyMarket> bump, double tolerance)
        {
            double difference = (Value(leg, bump(step).Build()).Mark - Value(leg, bump(-step).Build()).Mark) / (2 * step);
            double exposure = value.Exposures[new RiskFactor(kind, "SPY", expiry)];
            Assert.True(Math.Abs(difference - exposure) <= tolerance + (0.003 * Math.Abs(exposure)), FormattableString.Invariant($"{leg} {kind}: {exposure} and {difference}"));
        }
    }

    [Law(Arbitrary = [typeof(AmericanLegTests)], MaxTest = 300)]
    public void The_parts_of_carry_sum_to_the_change_of_value_in_a_day(OptionLeg leg)
    {
        LegValuation value = Value(leg, s_market);
        Carry carry = value.Exposures.Carry;
        double years = value.Years!.Value;
        double later = Math.Max(0, years - OneDay);
        double spot = 500 * Math.Exp((0.051 - 0.0137) * (years - later));
        double after;
        if (later == 0)
        {
            after = Math.Max(0, (int)leg.Right * (spot - leg.Strike));
            Assert.Equal(0, carry.SurfaceRollDown);
        }
        else
        {
            VolatilitySurface surface = s_market.Surface("SPY");
            double moneyness = Math.Log(leg.Strike / value.Forward!.Value) / (surface.VolatilityAtMoneyness(0, later) * Math.Sqrt(later));
            after = AmericanOption.Price(spot, leg.Strike, later, surface.VolatilityAtMoneyness(moneyness, later), 0.051, 0.0137, leg.Right, AmericanAccuracy.High);
        }

        double size = leg.Quantity * 100;
        Assert.Equal(size * (after - value.Price), carry.Total, Math.Abs(size) * PriceError);
        Assert.Equal(0, carry.VixRollDown);
        Assert.Equal(carry.OptionTheta + carry.SurfaceRollDown + carry.VixRollDown + carry.Financing, carry.Total);
    }

    [Law(Arbitrary = [typeof(AmericanLegTests)], MaxTest = 200)]
    public void Where_early_exercise_never_pays_everything_is_that_of_the_European_option(OptionLeg leg)
    {
        OptionLeg call = leg with { Right = OptionRight.Call };
        LegValuation american = Value(call, s_costlyMarket);
        LegValuation european = Value(call with { Contract = SpyMarket.EuropeanSpy }, s_costlyMarket);
        double size = Math.Abs(leg.Quantity) * 100;
        Assert.Equal(european.Price, american.Price, 1e-9);
        Assert.Equal(european.Exposures.Items.Select(i => i.Factor), american.Exposures.Items.Select(i => i.Factor));
        foreach (FactorExposure item in european.Exposures.Items)
        {
            Assert.Equal(item.FirstOrder, american.Exposures[item.Factor], 1e-7 * (size + Math.Abs(item.FirstOrder)));
            if (item.Factor.Kind is FactorKind.Spot or FactorKind.Volatility)
                Assert.Equal(item.SecondOrder, american.Exposures.SecondOrder(item.Factor), 1e-7 * (size + Math.Abs(item.SecondOrder)));
        }

        Assert.Equal(european.Exposures.Carry.OptionTheta, american.Exposures.Carry.OptionTheta, 1e-7 * size);
        Assert.Equal(european.Exposures.Carry.SurfaceRollDown, american.Exposures.Carry.SurfaceRollDown, 1e-7 * size);
        Assert.Equal(european.Exposures.Carry.Financing, american.Exposures.Carry.Financing, 1e-7 * size);
        Assert.Empty(european.Warnings);
    }

    [Fact]
    public void A_book_with_SPY_options_and_shares_nets_with_SPX()
    {
        FactorMap map = FactorMap.Create(s_market);
        OptionLeg put = SpyMarket.Option(TestExpiries.SpxwMarch, 490, OptionRight.Put, -20);
        LegValuation value = Value(put, s_market);
        MappedExposures mapped = value.Exposures.Map(map);
        Assert.Equal(value.AmericanUnitGreeks!.Value.Delta * -2000 * 500 / 100, mapped.PartialDelta, 1e-9 * Math.Abs(mapped.PartialDelta));
        Assert.Equal(value.AmericanUnitGreeks!.Value.Gamma * -2000 * 25, mapped.SpxGamma, 1e-9 * Math.Abs(mapped.SpxGamma));

        // Ten times smaller than SPX and of the same expiry: XSP is nearly the same option, in every mapped number.
        OptionLeg twin = SpyMarket.Option(TestExpiries.SpxwMarch, 490, OptionRight.Put, -20, Contracts.Xsp);
        MappedExposures index = Value(twin, s_market).Exposures.Map(map);
        Assert.InRange(mapped.PartialDelta / index.PartialDelta, 0.85, 1.15);
        Assert.InRange(mapped.VixEquivalentVega.Mid / index.VixEquivalentVega.Mid, 0.85, 1.15);
        Assert.InRange(mapped.RawVega / index.RawVega, 0.85, 1.15);

        // Shares against the delta of the options: what is left is nothing.
        int shares = (int)Math.Round(value.AmericanUnitGreeks!.Value.Delta * 2000);
        MappedExposures hedged = BookValuation.Of(Book.OfLegs(put, new SecurityLeg { Contract = Contracts.SpyShares, Quantity = shares }), s_market).Net.Map(map);
        Assert.InRange(hedged.PartialDelta, -5, 5);
    }

    [Theory]
    [InlineData("2024-02-13", false)]
    [InlineData("2024-02-14", true)]
    [InlineData("2024-03-15", true)]
    [InlineData("2024-03-16", false)]
    [InlineData("2023-12-15", false)]
    public void An_option_whose_life_spans_an_ex_date_is_flagged(string date, bool flagged)
    {
        DateOnly exDate = DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture);
        MarketSnapshot market = s_market.ToBuilder().SetExDividendDates("SPY", [exDate]).Build();
        LegValuation value = Value(SpyMarket.Option(TestExpiries.SpxwMarch, 480, OptionRight.Call), market);
        if (!flagged)
        {
            Assert.Empty(value.Warnings);
            return;
        }

        ValuationWarning warning = Assert.Single(value.Warnings);
        Assert.Equal(ValuationWarningKind.DiscreteDividend, warning.Kind);
        Assert.Contains(date, warning.Text, StringComparison.Ordinal);
        Assert.Contains("continuous yield stands for a discrete dividend", warning.ToString(), StringComparison.Ordinal);
        Assert.Contains("SPY 2024-03-15", warning.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(8, 29, true)]
    [InlineData(8, 30, false)]
    public void On_the_ex_date_the_opening_decides(int hour, int minute, bool flagged)
    {
        DateTimeOffset instant = UsTime.AtChicago(new DateOnly(2024, 2, 13), new TimeOnly(hour, minute));
        OptionChain chain = s_market.ChainFor("SPY", TestExpiries.SpxwMarch)!;
        MarketSnapshot market = new MarketSnapshotBuilder(instant).SetLevel("SPY", 500).SetExDividendDates("SPY", [new DateOnly(2024, 2, 13)])
            .Set(new OptionChain("SPY", chain.Expiry, instant, chain.Forward, chain.ForwardSource, chain.DiscountFactor, chain.Quotes)).Build();
        Assert.Equal(flagged, Value(SpyMarket.Option(TestExpiries.SpxwMarch, 480, OptionRight.Call), market).Warnings.Length == 1);
    }

    [Fact]
    public void Unknown_dates_are_flagged_and_an_empty_list_is_known()
    {
        OptionLeg leg = SpyMarket.Option(TestExpiries.SpxwMarch, 480, OptionRight.Call);
        ValuationWarning warning = Assert.Single(Value(leg, s_market).Warnings);
        Assert.Equal(ValuationWarningKind.ExDividendDatesUnknown, warning.Kind);
        Assert.Contains("does not say when SPY", warning.Text, StringComparison.Ordinal);
        Assert.Empty(Value(leg, s_market.ToBuilder().SetExDividendDates("SPY", []).Build()).Warnings);
        Assert.Single(Value(leg, s_market.ToBuilder().SetExDividendDates("QQQ", []).Build()).Warnings);
        Assert.Empty(Value(leg with { Contract = Contracts.Xsp }, s_market).Warnings);
        Assert.Equal(warning, Value(leg, s_market).Warnings[0]);
    }

    [Fact]
    public void A_move_takes_SPY_its_forwards_and_its_dates_along()
    {
        MarketSnapshot market = s_market.ToBuilder().SetExDividendDates("SPY", [new DateOnly(2024, 3, 15)]).Build();
        MarketMove crash = new("crash", "SPX", new(0, 4000, 3600), new(0, 15, 36), [new(30, 16, 24)], [new(9, 12, 30), new(30, 14, 26)], new(0, 80, 140));
        MarketSnapshot moved = crash.ApplyTo(market);
        Assert.Equal(market.ExDividendDates["SPY"].AsEnumerable(), moved.ExDividendDates["SPY"].AsEnumerable());
        LegValuation before = Value(SpyMarket.Option(TestExpiries.SpxwMarch, 450, OptionRight.Put), market);
        LegValuation after = Value(SpyMarket.Option(TestExpiries.SpxwMarch, 450, OptionRight.Put), moved);
        Assert.Equal(before.DividendYield!.Value, after.DividendYield!.Value, 1e-9);
        Assert.Equal(before.Forward!.Value * 0.9, after.Forward!.Value, 1e-9);
        Assert.True(after.Price > before.Price);
        Assert.True(after.Volatility > 1.5 * Value(SpyMarket.Option(TestExpiries.SpxwMarch, 500, OptionRight.Put), market).Volatility);
        Assert.Single(after.Warnings);
    }

    [Fact]
    public void Missing_data_are_named_with_the_leg()
    {
        OptionLeg leg = SpyMarket.Option(TestExpiries.SpxwMarch, 480, OptionRight.Call);
        Missing(TestMarkets.Base, DatumKind.Forward);
        MarketSnapshotBuilder noLevel = new(TestExpiries.Instant);
        noLevel.Set(s_market.ChainFor("SPY", TestExpiries.SpxwMarch)!);
        Missing(noLevel.Build(), DatumKind.Level);
        Missing(s_market.ToBuilder().Set(new OptionChain("SPY", TestExpiries.SpxwMarch, TestExpiries.Instant, 501, PriceSource.Mid, 0.99, [])).Build(), DatumKind.Volatility);

        void Missing(MarketSnapshot market, DatumKind kind)
        {
            var missing = Assert.Throws<MissingDatumException>(() => Value(leg, market));
            Assert.Equal((kind, "SPY"), (missing.Key.Kind, missing.Key.Symbol));
            Assert.Contains(leg.Name, missing.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Rates_with_two_exercise_boundaries_are_refused_with_the_reason()
    {
        MarketSnapshot market = new SpyMarket { Rate = -0.01, Yield = -0.03 }.Build();
        string message = Assert.Throws<NotSupportedException>(() => Value(SpyMarket.Option(TestExpiries.SpxwMarch, 480, OptionRight.Put), market)).Message;
        Assert.Contains("DoubleBoundary", message, StringComparison.Ordinal);
        Assert.Contains("-3.00 %", message, StringComparison.Ordinal);
    }

    private static LegValuation Value(OptionLeg leg, MarketSnapshot market) => BookValuation.Of(Book.OfLegs(leg), market).Legs[0];
}

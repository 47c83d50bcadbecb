using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Risk.Settlement;

public sealed class EarlyExerciseTests
{
    private static readonly MarketSnapshot s_market = new SpyMarket().Build();
    private static readonly Expiry s_april = TestExpiries.SpxwApril;

    [Fact]
    public void European_legs_futures_and_shares_have_none()
    {
        Book book = Book.OfLegs(
            new OptionLeg { Contract = Contracts.Xsp, Expiry = TestExpiries.SpxwMarch, Strike = 900, Right = OptionRight.Put, Quantity = -1 },
            new OptionLeg { Contract = Contracts.Vix, Expiry = TestExpiries.VixMarch, Strike = 100, Right = OptionRight.Put, Quantity = -1 },
            new FutureLeg { Contract = Contracts.Vx, Expiry = TestExpiries.VixMarch, Quantity = 1 },
            new SecurityLeg { Contract = Contracts.SpyShares, Quantity = 1 });
        Assert.Empty(EarlyExercise.Flags(book, s_market));
        Assert.Empty(EarlyExercise.Flags(Book.Empty, s_market));
    }

    [Fact]
    public void Calls_are_flagged_for_dividends_known_or_unknown_and_puts_are_not()
    {
        OptionLeg call = SpyMarket.Option(s_april, 480, OptionRight.Call, -2);
        OptionLeg put = SpyMarket.Option(s_april, 480, OptionRight.Put, -2);
        Book book = Book.OfLegs(call, put);
        EarlyExerciseFlag unknown = Assert.Single(EarlyExercise.Flags(book, s_market));
        Assert.Equal((EarlyExerciseReason.DividendDatesUnknown, call, true), (unknown.Reason, unknown.Position.Leg, unknown.IsAssignment));

        DateOnly date = new(2024, 3, 15);
        MarketSnapshot paying = s_market.ToBuilder().SetExDividendDates("SPY", [date]).Build();
        EarlyExerciseFlag known = Assert.Single(EarlyExercise.Flags(book, paying));
        Assert.Equal((EarlyExerciseReason.DividendBeforeExpiry, call), (known.Reason, known.Position.Leg));
        Assert.Contains("2024-03-15", known.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("assignment", known.ToString(), StringComparison.Ordinal);
        Assert.Equal(20, known.Intrinsic!.Value, 1e-12);
        Assert.Equal(BookValuation.Of(Book.OfLegs(call), paying).Legs[0].Price - 20, known.TimeValue!.Value, 1e-12);
        Assert.StartsWith("exercise", Assert.Single(EarlyExercise.Flags(Book.OfLegs(call with { Quantity = 1 }), paying)).ToString(), StringComparison.Ordinal);

        // After the expiry, on the day it is past, or with none to come: nothing.
        foreach (DateOnly[] dates in new DateOnly[][] { [], [new(2024, 4, 22)], [new(2024, 2, 13)] })
            Assert.Empty(EarlyExercise.Flags(book, s_market.ToBuilder().SetExDividendDates("SPY", dates).Build()));
    }

    [Fact]
    public void Deep_puts_worth_their_intrinsic_value_are_flagged_and_those_with_time_value_are_not()
    {
        MarketSnapshot market = s_market.ToBuilder().SetExDividendDates("SPY", []).Build();
        int exercised = 0;
        for (double strike = 440; strike <= 700; strike += 10)
        {
            OptionLeg put = SpyMarket.Option(TestExpiries.SpxwMarch, strike, OptionRight.Put, 5);
            LegValuation value = BookValuation.Of(Book.OfLegs(put), market).Legs[0];
            var flags = EarlyExercise.Flags(Book.OfLegs(put), market);
            bool due = strike > 500 && value.Price <= strike - 500;
            exercised += due ? 1 : 0;
            Assert.Equal(due, flags.Any());
            Assert.All(flags, f => Assert.Equal((EarlyExerciseReason.AtIntrinsicValue, strike - 500, 0d), (f.Reason, f.Intrinsic, f.TimeValue)));
        }

        Assert.InRange(exercised, 5, 20);
    }

    [Fact]
    public void Options_on_volatility_funds_are_flagged_without_a_value_and_what_has_settled_is_not()
    {
        OptionLeg vxx = new() { Contract = Contracts.Vxx, Expiry = s_april, Strike = 20, Right = OptionRight.Put, Quantity = -1 };
        EarlyExerciseFlag without = Assert.Single(EarlyExercise.Flags(Book.OfLegs(vxx), s_market));
        Assert.Equal((EarlyExerciseReason.NotValued, null, null), (without.Reason, without.Intrinsic, without.TimeValue));
        Assert.Contains("no level of VXX", without.Text, StringComparison.Ordinal);
        EarlyExerciseFlag with = Assert.Single(EarlyExercise.Flags(Book.OfLegs(vxx), s_market.ToBuilder().SetLevel("VXX", 14.5).Build()));
        Assert.Equal((5.5, null), (with.Intrinsic, with.TimeValue));
        Assert.Empty(EarlyExercise.Flags(Book.OfLegs(vxx), new MarketSnapshotBuilder(s_april.Instant).Build()));
        Refusal.OfArgument("book", () => EarlyExercise.Flags(null!, s_market));
        Refusal.OfArgument("market", () => EarlyExercise.Flags(Book.Empty, null!));
    }

    [Fact]
    public void The_page_of_a_SPY_option_has_its_deviation_and_its_pin_table()
    {
        Book book = Book.OfLegs(SpyMarket.Option(TestExpiries.SpxwTomorrow, 500, OptionRight.Put, -4), SpyMarket.Option(TestExpiries.SpxwTomorrow, 502, OptionRight.Call, 4));
        ExpiryRiskReading page = ExpiryRisk.Of(BookValuation.Of(book, s_market));
        Assert.All(page.Legs, l => Assert.Equal(ExpiryLegStatus.Ok, l.Status));
        foreach (ExpiryLegRisk leg in page.Legs)
        {
            double relative = leg.Deviation!.Value / 500;
            foreach ((double ratio, double? profit) in new[] { (1 + relative, leg.ProfitUp), (1 - relative, leg.ProfitDown) })
            {
                double expected = ScenarioGrid.Run(Book.OfLegs(leg.Leg.Position.Leg), s_market, [new FactorScenario(ratio - 1)], new ScenarioOptions { SpotRule = SpotVolatilityRule.StickyStrike }).ProfitAndLoss[0];
                Assert.Equal(expected, profit!.Value, 0.01);
            }
        }

        PinTable pin = Assert.Single(page.Pins);
        Assert.Equal(("SPY", 500d), (pin.Symbol, pin.Spot));
        Assert.All(pin.Rows, r => Assert.Equal(400 * (Math.Max(0, r.Level - 502) - Math.Max(0, 500 - r.Level)), r.Total, 1e-9));
        // The call is flagged whatever its moneyness: the dates are not known.
        Assert.Equal(EarlyExerciseReason.DividendDatesUnknown, Assert.Single(page.EarlyExercise).Reason);
    }
}

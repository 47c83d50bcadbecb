using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.Tests.Infrastructure;
using VixShield.Volatility;

namespace VixShield.Tests.Risk;

/// <summary>Carry, scenarios and explained profit on a clock of events, against textbook prices with the variance that is really left.</summary>
public sealed class EventCarryTests
{
    private const double PriceRounding = 1e-11;

    [Law(Arbitrary = [typeof(EventCase)], MaxTest = 500)]
    public void A_day_takes_its_ordinary_variance_and_the_events_that_pass(EventCase c, int strike, int quantity)
    {
        int lots = (quantity % 20) + (quantity % 20 >= 0 ? 1 : 0);
        MarketSnapshot market = c.Market();
        foreach (Expiry expiry in EventCase.Expiries)
        {
            foreach (OptionRight right in new[] { OptionRight.Put, OptionRight.Call })
            {
                OptionLeg leg = Leg(expiry, right, 5000 + (50 * (strike % 20)), lots);
                OptionChain chain = market.ChainFor("SPX", expiry)!;
                DateTimeOffset tomorrow = TestExpiries.Instant.AddDays(1) < expiry.Instant ? TestExpiries.Instant.AddDays(1) : expiry.Instant;
                double left = c.Time(expiry.Instant) - c.Time(tomorrow);
                double discount = chain.DiscountFactor;
                double now = NaiveBlack.Price(chain.Forward, leg.Strike, 1, c.Background * Math.Sqrt(c.Time(expiry.Instant)), discount, right);
                double after = NaiveBlack.Price(chain.Forward, leg.Strike, 1, c.Background * Math.Sqrt(left), discount, right);
                double laterDiscount = Math.Pow(discount, (expiry.Instant - tomorrow).TotalMinutes / (expiry.Instant - TestExpiries.Instant).TotalMinutes);
                Carry carry = BookValuation.Of(Book.OfLegs(leg), market).Net.Carry;
                double size = 100d * lots;
                double tolerance = PriceRounding * Math.Abs(size) * 5000;

                // The world is flat in variance time, so all of the change is decay and nothing rolls.
                Assert.Equal(size * (after - now), carry.OptionTheta, tolerance);
                Assert.Equal(0, carry.SurfaceRollDown, tolerance);
                Assert.Equal(size * after * ((laterDiscount / discount) - 1), carry.Financing, tolerance);
            }
        }
    }

    [Fact]
    public void A_straddle_over_an_event_decays_slower_before_it_than_calendar_time_says_and_faster_when_it_passes()
    {
        EventCase ahead = new(0.14, [(TestExpiries.Instant.AddDays(5), 5)]);
        EventCase passing = new(0.14, [(TestExpiries.Instant.AddHours(18), 5)]);
        Assert.True(Theta(ahead, true) > Theta(ahead, false));
        Assert.True(Theta(passing, true) < 2 * Theta(passing, false));

        static double Theta(EventCase c, bool withClock) =>
            BookValuation.Of(Book.OfLegs(Leg(TestExpiries.SpxwWeek, OptionRight.Put, 5000, 1), Leg(TestExpiries.SpxwWeek, OptionRight.Call, 5000, 1)), c.Market(withClock)).Net.Carry.Total;
    }

    [Law(Arbitrary = [typeof(EventCase)], MaxTest = 100)]
    public void A_scenario_over_a_horizon_keeps_the_events_that_are_ahead(EventCase c, int days, int strike)
    {
        MarketSnapshot market = c.Market();
        double horizon = 1 + ((uint)days % 25);
        DateTimeOffset then = TestExpiries.Instant.AddDays(horizon);
        OptionLeg leg = Leg(TestExpiries.SpxwApril, strike % 2 == 0 ? OptionRight.Put : OptionRight.Call, 5000 + (50 * (strike % 16)), -3);
        OptionChain chain = market.ChainFor("SPX", TestExpiries.SpxwApril)!;
        ScenarioResult result = ScenarioGrid.Run(Book.OfLegs(leg), market, [new FactorScenario(0, days: horizon), new FactorScenario(0.03, days: horizon)], new ScenarioOptions { SpotRule = SpotVolatilityRule.StickyMoneyness });
        double left = c.Time(TestExpiries.SpxwApril.Instant) - c.Time(then);
        double discount = Math.Pow(chain.DiscountFactor, (TestExpiries.SpxwApril.Instant - then).TotalMinutes / (TestExpiries.SpxwApril.Instant - TestExpiries.Instant).TotalMinutes);
        double before = NaiveBlack.Price(chain.Forward, leg.Strike, 1, c.Background * Math.Sqrt(c.Time(TestExpiries.SpxwApril.Instant)), chain.DiscountFactor, leg.Right);
        foreach ((double move, int i) in new[] { (0d, 0), (0.03, 1) })
        {
            double after = NaiveBlack.Price(chain.Forward * (1 + move), leg.Strike, 1, c.Background * Math.Sqrt(left), discount, leg.Right);
            Assert.Equal(-300 * (after - before), result.ProfitAndLoss[i], 1e-9 * 300 * 5000);
        }
    }

    [Law(Arbitrary = [typeof(EventCase)], MaxTest = 100)]
    public void Where_only_time_passes_all_profit_is_carry(EventCase c, int days, int strike)
    {
        double passed = 1 + ((uint)days % 30);
        Book book = Book.OfLegs(Leg(TestExpiries.SpxwApril, OptionRight.Put, 5000 - (50 * (strike % 12)), -4), Leg(TestExpiries.SpxJune, OptionRight.Call, 5000 + (50 * (strike % 9)), 3));
        var explain = ProfitAndLossExplain.Between(BookValuation.Of(book, c.Market()), BookValuation.Of(book, c.Market(days: passed)));
        double size = 1e-8 * 700 * 5000;
        Assert.Equal(explain.Net[ProfitCause.OptionTheta] + explain.Net[ProfitCause.Financing], explain.Net.Total, size);
        foreach (ProfitCause cause in ProfitParts.AllCauses.Where(x => x is not (ProfitCause.OptionTheta or ProfitCause.Financing)))
            Assert.Equal(0, explain.Net[cause], size);
    }

    [Fact]
    public void Break_evens_of_a_world_in_which_only_time_passes_move_by_time_alone()
    {
        // One event passes, one stays ahead: the 30 days from now hold other events than the 30 days from the calibration.
        EventCase c = new(0.16, [(TestExpiries.Instant.AddDays(4), 6), (TestExpiries.Instant.AddDays(36), 9)]);
        Book condor = Book.Of(IronCondor.Create(Contracts.Spxw, TestExpiries.SpxwApril, 4500, 4600, 5300, 5450, 3, CondorSide.Credit));
        BookValuation then = BookValuation.Of(condor, c.Market());
        BookValuation now = BookValuation.Of(condor, c.Market(days: 10));
        var migration = BreakEvenMigration.Between(then, now, 20, new ScenarioOptions { SpotRule = SpotVolatilityRule.StickyMoneyness });
        Assert.NotEmpty(migration.Shifts);
        foreach (BreakEvenShift shift in migration.Shifts)
        {
            Assert.True(Math.Abs(shift[MigrationCause.Time]!.Value) > 1);
            Assert.All(Enum.GetValues<MigrationCause>().Where(cause => cause != MigrationCause.Time), cause => Assert.Equal(0, shift[cause]!.Value, 0.05));
        }
    }

    [Fact]
    public void An_option_on_VIX_has_no_clock()
    {
        MarketSnapshotBuilder builder = TestMarkets.Base.ToBuilder();
        Refusal.OfValue("symbol", "VIX", "Must not be VIX", () => builder.SetEventClock("VIX", new EventClock([])));
        MarketSnapshot plain = TestMarkets.Base;
        MarketSnapshot market = builder.SetEventClock("SPX", new EventCase(0.2, [(TestExpiries.Instant.AddDays(3), 4)]).Clock).Build();
        OptionLeg vix = new() { Contract = Contracts.Vix, Quantity = 5, Right = OptionRight.Call, Strike = 18, Expiry = TestExpiries.VixMarch };
        Assert.Equal(BookValuation.Of(Book.OfLegs(vix), plain).Net.Carry, BookValuation.Of(Book.OfLegs(vix), market).Net.Carry);
    }

    [Law(Arbitrary = [typeof(EventCase)], MaxTest = 50)]
    public void Prices_and_sensitivities_of_listed_expiries_do_not_depend_on_the_clock(EventCase c, int strike)
    {
        Book book = Book.OfLegs(EventCase.Expiries.Select(e => (Leg)Leg(e, OptionRight.Put, 5000 + (25 * (strike % 20)), -2)).ToArray());
        BookValuation with = BookValuation.Of(book, c.Market());
        BookValuation without = BookValuation.Of(book, c.Market(withClock: false));
        Assert.Equal(without.Value, with.Value);
        Assert.Equal(without.Net.Items.ToArray(), with.Net.Items.ToArray());
        Assert.Equal(without.Market.Levels, with.Market.Levels);
    }

    [Fact]
    public void The_clock_is_part_of_the_market_and_stays_when_it_is_rebuilt()
    {
        EventCase c = new(0.2, [(TestExpiries.Instant.AddDays(3), 4), (TestExpiries.Instant.AddDays(30), 1.5)]);
        MarketSnapshot with = c.Market();
        MarketSnapshot without = c.Market(withClock: false);
        Assert.NotEqual(without.ContentHash, with.ContentHash);
        Assert.NotEqual(without, with);
        Assert.Equal(with, with.ToBuilder().Build());
        Assert.Equal(without, with.ToBuilder().SetEventClock("SPX", null).Build());
        MarketSnapshot moved = new FactorScenario(-0.04).ApplyTo(with);
        Assert.Equal(with.EventClocks["SPX"], moved.EventClocks["SPX"]);
        Assert.NotNull(moved.Surface("SPX").Clock);
    }

    [Fact]
    public void A_clock_of_a_symbol_without_options_is_an_error_and_not_a_silence()
    {
        EventClock clock = new EventCase(0.2, [(TestExpiries.Instant.AddDays(3), 4)]).Clock;
        foreach (string symbol in new[] { "SPXW", "spx", "XYZ" })
            Assert.Contains(symbol, Assert.Throws<InvalidOperationException>(() => TestMarkets.Base.ToBuilder().SetEventClock(symbol, clock).Build()).Message, StringComparison.Ordinal);
    }

    [Law(Arbitrary = [typeof(EventCase)], MaxTest = 40)]
    public void American_options_age_with_the_events_too(EventCase c, int strike)
    {
        // The world of SPX a second time, as options on a share without dividends. Carry holds the forward and explain holds spot, so what the clock changes is compared.
        OptionLeg leg = new() { Contract = Contracts.Spy, Quantity = -5, Right = OptionRight.Put, Strike = 500 + (2 * (strike % 10)), Expiry = TestExpiries.SpxwApril };
        (double carried, double explained, double vega) = Differences(leg, c, true);
        (double plainCarried, double plainExplained, double plainVega) = Differences(leg, c, false);

        // To second order in the change of volatility.
        Assert.Equal(carried - plainCarried, explained - plainExplained, (0.1 * Math.Abs(carried - plainCarried)) + 0.5);

        // Nothing but time passes: on its clock no volatility moves, without it what the events leave behind looks like a move.
        Assert.Equal(0, vega, 1e-6 * 500 * 500);
        Assert.Equal(c.VolatilityTo(leg.Expiry) == c.Background, Math.Abs(plainVega) < 1e-6);
    }

    private static (double Carried, double Explained, double Vega) Differences(OptionLeg leg, EventCase c, bool withClock)
    {
        BookValuation then = BookValuation.Of(Book.OfLegs(leg), Share(c, 0, withClock));
        var explain = ProfitAndLossExplain.Between(then, BookValuation.Of(Book.OfLegs(leg), Share(c, 1, withClock)));
        return (then.Net.Carry.OptionTheta, explain.Net[ProfitCause.OptionTheta], explain.Net[ProfitCause.IndexVega]);
    }

    private static MarketSnapshot Share(EventCase c, double days, bool withClock)
    {
        MarketSnapshot index = c.Market(days: days);
        MarketSnapshotBuilder builder = index.ToBuilder().SetLevel("SPY", index.Levels["SPX"] / 10).SetExDividendDates("SPY", []);
        foreach (OptionChain chain in index.Chains)
            builder.Set(new OptionChain("SPY", chain.Expiry, chain.ValuationInstant, chain.Forward / 10, chain.ForwardSource, chain.DiscountFactor, [], chain.GivenVolatilities.Select(n => new SmileNode(n.Strike / 10, n.Volatility))));
        return builder.SetEventClock("SPY", withClock ? c.Clock : null).Build();
    }

    private static OptionLeg Leg(Expiry expiry, OptionRight right, double strike, int lots) => new()
    {
        Contract = expiry.Style == SettlementStyle.Am ? Contracts.Spx : Contracts.Spxw,
        Quantity = lots,
        Right = right,
        Strike = strike,
        Expiry = expiry,
    };
}

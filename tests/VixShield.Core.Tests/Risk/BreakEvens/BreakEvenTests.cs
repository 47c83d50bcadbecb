using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.Tests.Infrastructure;
using VixShield.Volatility;

namespace VixShield.Tests.Risk.BreakEvenSearch;

public sealed class BreakEvenTests
{
    private static readonly Expiry Expiry = TestExpiries.SpxwMarch;

    [Fact]
    public void At_expiry_a_condor_breaks_even_at_its_strikes_and_credit_and_so_does_the_engine_at_that_horizon()
    {
        IronCondor condor = IronCondor.Create(Contracts.Spxw, Expiry, 4600, 4700, 5200, 5350, 3, CondorSide.Credit);
        var book = Book.Of(condor);
        double mark = BookValuation.Of(book, TestMarkets.Base).Mark;
        double credit = -mark / 300;
        SettlementPayoff payoff = SettlementPayoff.Of(book.Positions, -mark);
        Assert.Equal([4700 - credit, 5200 + credit], payoff.Levels.Select(l => l.Level), Close(1e-9));
        Assert.Equal([BreakEvenKind.Rising, BreakEvenKind.Falling], payoff.Levels.Select(l => l.Kind));
        Assert.Equal(-300 * (150 - credit), payoff.Worst.Dollars!.Value, 1e-8);
        Assert.Equal(300 * credit, payoff.Best.Dollars!.Value, 1e-8);
        Assert.Equal(SettlementBounds.Of(book, mark).Worst.Dollars!.Value, payoff.Worst.Dollars.Value, 1e-8);

        // Days counted so that the expiry is within the horizon.
        double days = (Expiry.Instant - TestExpiries.Instant).TotalDays + 1e-6;
        BreakEvenReading reading = BreakEvens.AtHorizon(ScenarioEngine.Create(book, TestMarkets.Base), days, mark);
        double basis = reading.Forward / TestMarkets.Base.ChainFor("SPX", Expiry)!.Forward;
        Assert.Equal(payoff.Levels.Select(l => l.Level), reading.Levels.Select(l => l.Level / basis), Close(1e-6));
        Assert.Equal(ProfitBoundKind.ModelDependent, reading.Worst.Kind);
    }

    [Law(Arbitrary = [typeof(Holdings)])]
    public void Every_break_even_is_a_zero_and_every_change_of_sign_has_one(Book book, int seed)
    {
        double days = new[] { 0, 2.5, 12 }[Math.Abs(seed % 3)];
        ScenarioEngine engine = ScenarioEngine.Create(book, TestMarkets.Base, new ScenarioOptions { VixResponse = -1.2 });
        double reference = engine.Valuation.Mark + (seed % 1000);
        BreakEvenReading reading = BreakEvens.AtHorizon(engine, days, reference);
        double size = engine.Valuation.Legs.Sum(l => Math.Abs(l.Position.Leg.Quantity) * l.Position.Leg.Contract.Multiplier);

        foreach (BreakEven level in reading.Levels)
        {
            double[] mark = new double[1];
            engine.Marks([new FactorScenario((level.Level / reading.Forward) - 1, days: days)], mark);
            Assert.Equal(reference, mark[0], 0.011 + (1e-7 * size));
        }

        // A finer path than the search's: its changes of sign are the crossings found, whatever lies between two of its points.
        double[] changes = [.. Enumerable.Range(0, 4001).Select(i => Math.Exp(Math.Log(0.4001) + ((Math.Log(1.5999) - Math.Log(0.4001)) * i / 4000)) - 1)];
        double[] path = new double[changes.Length];
        engine.Marks([.. changes.Select(c => (MarketScenario)new FactorScenario(c, days: days))], path);
        for (int i = 1; i < path.Length; i++)
        {
            double before = path[i - 1] - reference;
            double after = path[i] - reference;
            if (Math.Abs(before) < 0.02 || Math.Abs(after) < 0.02 || Math.Sign(before) == Math.Sign(after))
                continue;
            Assert.Contains(reading.Levels, l => (l.Level / reading.Forward) - 1 >= changes[i - 1] - 1e-9 && (l.Level / reading.Forward) - 1 <= changes[i] + 1e-9
                && l.Kind == (after > before ? BreakEvenKind.Rising : BreakEvenKind.Falling));
        }

        Assert.Equal(reading.Status == BreakEvenStatus.Found, !reading.Levels.IsEmpty);
    }

    [Fact]
    public void Tangents_double_roots_none_and_zero_everywhere_are_told_apart()
    {
        var straddle = Book.OfLegs(Option(5000, OptionRight.Put, 2), Option(5000, OptionRight.Call, 2));
        ScenarioEngine engine = ScenarioEngine.Create(straddle, TestMarkets.Base);
        // The least mark over the range, by a fine scan: a reference just there touches, a little above it crosses twice, below it never.
        double[] changes = [.. Enumerable.Range(0, 200_001).Select(i => -0.05 + (i * 5e-7))];
        double[] marks = new double[changes.Length];
        engine.Marks([.. changes.Select(c => (MarketScenario)new FactorScenario(c, days: 3))], marks);
        double least = marks.Min();

        BreakEvenReading touch = BreakEvens.AtHorizon(engine, 3, least);
        BreakEvenReading two = BreakEvens.AtHorizon(engine, 3, least + 1);
        BreakEvenReading never = BreakEvens.AtHorizon(engine, 3, least - 1);
        Assert.Equal(BreakEvenKind.Tangent, Assert.Single(touch.Levels).Kind);
        Assert.Equal([BreakEvenKind.Falling, BreakEvenKind.Rising], two.Levels.Select(l => l.Kind));
        Assert.True(two.Levels[1].Level - two.Levels[0].Level < 10);
        Assert.Equal(BreakEvenStatus.AlwaysProfit, never.Status);
        Assert.Equal(BreakEvenStatus.AlwaysZero, BreakEvens.AtHorizon(ScenarioEngine.Create(Book.Empty, TestMarkets.Base), 3).Status);
        Assert.Equal(BreakEvenStatus.AlwaysLoss, BreakEvens.AtHorizon(ScenarioEngine.Create(Book.Empty, TestMarkets.Base), 3, 5).Status);
    }

    [Fact]
    public void A_payoff_knows_tangents_intervals_at_zero_and_what_has_no_bound()
    {
        // A call spread bought for nothing: 0 up to the lower strike.
        SettlementPayoff flat = SettlementPayoff.Of(Positions(Option(5000, OptionRight.Call, 1), Option(5100, OptionRight.Call, -1)), 0);
        Assert.Equal([(0d, BreakEvenKind.Tangent), (5000, BreakEvenKind.Tangent)], flat.Levels.Select(l => (l.Level, l.Kind)));
        // A butterfly whose cost is its greatest worth touches 0 at the middle.
        SettlementPayoff touch = SettlementPayoff.Of(Positions(Option(4900, OptionRight.Put, 1), Option(5000, OptionRight.Put, -2), Option(5100, OptionRight.Put, 1)), -10_000);
        Assert.Equal([(5000d, BreakEvenKind.Tangent)], touch.Levels.Select(l => (l.Level, l.Kind)));
        SettlementPayoff naked = SettlementPayoff.Of(Positions(Option(5000, OptionRight.Call, -1)), 2_000);
        Assert.Equal((ProfitBoundKind.Unbounded, (double?)null), (naked.Worst.Kind, naked.Worst.Dollars));
        Assert.Equal([(5020d, BreakEvenKind.Falling)], naked.Levels.Select(l => (l.Level, l.Kind)));
        Assert.Equal(-500, naked.At(5025), 1e-9);
        SettlementPayoff future = SettlementPayoff.Of([new Position(new FutureLeg { Contract = Contracts.Vx, Expiry = TestExpiries.VixMarch, Quantity = 2 })], -2000 * 15.6);
        Assert.Equal(15.6, Assert.Single(future.Levels).Level, 1e-12);
        Assert.Equal((-31_200d, ProfitBoundKind.Unbounded), (future.Worst.Dollars!.Value, future.Best.Kind));
        Assert.Throws<ArgumentException>(() => SettlementPayoff.Of([], 0));
        Assert.Throws<ArgumentException>(() => SettlementPayoff.Of(Positions(Option(5000, OptionRight.Call, 1), Option(5000, OptionRight.Call, -1) with { Expiry = TestExpiries.SpxwApril }), 0));
    }

    [Fact]
    public void Bounds_of_a_book_are_a_value_unbounded_or_model_dependent()
    {
        OptionLeg later = Option(5000, OptionRight.Call, 1) with { Expiry = TestExpiries.SpxwApril };
        Assert.Equal(ProfitBoundKind.ModelDependent, SettlementBounds.Of(Book.OfLegs(Option(5000, OptionRight.Call, -1), later), 900).Worst.Kind);
        Assert.Equal(ProfitBoundKind.Unbounded, SettlementBounds.Of(Book.OfLegs(Option(5000, OptionRight.Call, -2), later), 900).Worst.Kind);
        var calendar = Book.Of(VixCalendar.Create(TestExpiries.VixMarch, TestExpiries.VixMay, 17, OptionRight.Call, 1));
        Assert.Equal(ProfitBoundKind.Unbounded, SettlementBounds.Of(calendar, 68).Worst.Kind);
        Assert.Equal(ProfitBoundKind.ModelDependent, SettlementBounds.Of(Book.OfLegs(new SecurityLeg { Contract = Contracts.SpyShares, Quantity = 5 }), 0).Worst.Kind);
        Assert.Equal((0d, 0d), (SettlementBounds.Of(Book.Empty, 0).Worst.Dollars!.Value, SettlementBounds.Of(Book.Empty, 0).Best.Dollars!.Value));
    }

    /// <summary>The example of a VIX calendar that loses many times its debit: K = 20, F = (18, 19), volatilities 100 % and 80 %, r = 4 %, 30 and 58 days.</summary>
    [Fact]
    public void The_debit_of_a_VIX_calendar_is_not_its_greatest_loss()
    {
        // 28 days apart, as the example has them; the instants are theirs.
        DateTimeOffset now = TestExpiries.VixMarch.Instant.AddDays(-30);
        Expiry near = TestExpiries.VixMarch;
        Expiry far = TestExpiries.VixApril;
        double nearYears = near.YearsFrom(now);
        double farYears = far.YearsFrom(now);
        MarketSnapshot market = new MarketSnapshotBuilder(now)
            .SetLevel("VIX", 17)
            .Set(new FutureMark(Contracts.Vx, near, 18, 0.025, PriceSource.Settlement))
            .Set(new FutureMark(Contracts.Vx, far, 19, 0.025, PriceSource.Settlement))
            .Set(new OptionChain("VIX", near, now, 18, PriceSource.Settlement, Math.Exp(-0.04 * nearYears), [], [new SmileNode(20, 1.0)]))
            .Set(new OptionChain("VIX", far, now, 19, PriceSource.Settlement, Math.Exp(-0.04 * farYears), [], [new SmileNode(20, 0.8)]))
            .SetLevel("SPX", 5000)
            .Build();
        var book = Book.Of(VixCalendar.Create(near, far, 20, OptionRight.Call, 1));
        BookValuation valuation = BookValuation.Of(book, market);
        double farDays = farYears * 365;
        // The example's far expiry is 58 days out; the listed one is a few off, so the debit is that of the listed days, and the textbook's at 58.
        double debit = NaiveBlack.Price(19, 20, 58d / 365, 0.8, Math.Exp(-0.04 * 58 / 365), OptionRight.Call) - NaiveBlack.Price(18, 20, 30d / 365, 1.0, Math.Exp(-0.04 * 30 / 365), OptionRight.Call);
        Assert.Equal(0.684, debit, 5e-4);
        Assert.Equal(100 * (NaiveBlack.Price(19, 20, farDays / 365, 0.8, Math.Exp(-0.04 * farYears), OptionRight.Call)
            - NaiveBlack.Price(18, 20, nearYears, 1.0, Math.Exp(-0.04 * nearYears), OptionRight.Call)), valuation.Mark, 1e-9);

        // At the near settlement: VIX 45, the far future 32 with volatility 110 %.
        var shock = new FactorScenario(
            0,
            45 - 17,
            30 + 1e-6,
            vixVolatilityChange: (1.1 / 0.8) - 1,
            basis: [new BasisShock(farDays - 30, Math.Log(32 / FarAfter(market, far, near)))]);
        ScenarioResult result = ScenarioGrid.Run(book, market, [shock], new ScenarioOptions { KeepLegs = true });
        double left = farYears - ((30 + 1e-6) / 365);
        double expected = 100 * (NaiveBlack.Price(32, 20, left, 1.1, Math.Exp(-0.04 * left), OptionRight.Call) - 25) - valuation.Mark;
        Assert.Equal(expected, result.ProfitAndLoss[0], 1e-2);
        Assert.Equal(-13.52, (result.ProfitAndLoss[0] / 100) + ((valuation.Mark / 100) - 0.684) + AtFiftyEight(left), 5e-3);
        Assert.True(-result.ProfitAndLoss[0] > 19 * valuation.Mark);
        Assert.Equal(ProfitBoundKind.Unbounded, SettlementBounds.Of(book, valuation.Mark).Worst.Kind);

        // What the far option is worth with 28 days left in place of the listed ones.
        static double AtFiftyEight(double left) =>
            NaiveBlack.Price(32, 20, 28d / 365, 1.1, Math.Exp(-0.04 * 28 / 365), OptionRight.Call) - NaiveBlack.Price(32, 20, left, 1.1, Math.Exp(-0.04 * left), OptionRight.Call);

        static double FarAfter(MarketSnapshot market, Expiry far, Expiry near)
        {
            ScenarioEngine engine = ScenarioEngine.Create(Book.OfLegs(new FutureLeg { Contract = Contracts.Vx, Expiry = far, Quantity = 1 }), market);
            double[] mark = new double[1];
            engine.Marks([new FactorScenario(0, 45 - 17, 30 + 1e-6)], mark);
            return mark[0] / 1000;
        }
    }

    [Fact]
    public void The_probability_of_profit_is_that_of_the_surface()
    {
        // One flat volatility: the lognormal law in closed form.
        DateTimeOffset now = TestExpiries.Instant;
        double years = Expiry.YearsFrom(now);
        double forward = 5000 * Math.Exp(0.03 * years);
        MarketSnapshot flat = new MarketSnapshotBuilder(now).SetLevel("SPX", 5000).SetLevel("VIX", 16)
            .Set(new OptionChain("SPX", Expiry, now, forward, PriceSource.OptionParity, Math.Exp(-0.05 * years), [], [new SmileNode(4000, 0.2), new SmileNode(6000, 0.2)])).Build();
        var book = Book.Of(IronCondor.Create(Contracts.Spxw, Expiry, 4600, 4700, 5200, 5350, 3, CondorSide.Credit));
        ScenarioEngine engine = ScenarioEngine.Create(book, flat);
        BreakEvenReading reading = BreakEvens.AtHorizon(engine, 10);
        double s = 0.2 * Math.Sqrt(10d / 365);
        double Below(double level) => NaiveNormal.Cdf((Math.Log(level / reading.Forward) / s) + (s / 2));
        Assert.Equal(2, reading.Levels.Length);
        Assert.Equal(Below(reading.Levels[1].Level) - Below(reading.Levels[0].Level), ProfitProbability.Of(reading, flat), 1e-8);

        // A skewed surface: the slope of textbook put prices by strike.
        VolatilitySurface surface = TestMarkets.Base.Surface("SPX");
        double horizon = 20d / 365;
        foreach (double moneyness in new[] { 0.8, 0.95, 1, 1.03, 1.1 })
        {
            double Put(double k) => NaiveBlack.Price(1, k, 1, Math.Sqrt(surface.TotalVarianceAt(Math.Log(k), horizon)), 1, OptionRight.Put);
            Assert.Equal((Put(moneyness * (1 + 1e-5)) - Put(moneyness * (1 - 1e-5))) / (2e-5 * moneyness), ProfitProbability.Below(surface, moneyness, horizon), 2e-3);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => ProfitProbability.Of(BreakEvens.AtHorizon(engine, 0, 1), flat));
    }

    /// <summary>Structures with a stretch at exactly 0: the probability is that of the part with a profit, and the stretch is its two ends.</summary>
    [Fact]
    public void A_stretch_at_zero_is_no_profit_and_rounding_is_no_break_even()
    {
        double days = (Expiry.Instant - TestExpiries.Instant).TotalDays + 1e-6;
        VolatilitySurface surface = TestMarkets.Base.Surface("SPX");
        double forward = TestMarkets.Base.ChainFor("SPX", Expiry)!.Forward;
        double Below(double level) => ProfitProbability.Below(surface, level / forward, days / 365);
        double Of(params Leg[] legs) => ProfitProbability.Of(BreakEvens.AtHorizon(ScenarioEngine.Create(Book.OfLegs(legs), TestMarkets.Base), days, 0), TestMarkets.Base);

        Assert.Equal(Below(4700), Of(Option(4700, OptionRight.Put, 2)), 1e-6);
        Assert.Equal(1 - Below(5100), Of(Option(5100, OptionRight.Call, 3)), 1e-6);
        Assert.Equal(Below(4700), Of(Option(4700, OptionRight.Put, 1), Option(5100, OptionRight.Call, -1)), 1e-6);
        Assert.Equal(1 - Below(5100), Of(Option(4700, OptionRight.Put, -1), Option(5100, OptionRight.Call, 1)), 1e-6);
        Assert.Equal(Below(5200) - Below(4800), Of(Option(4800, OptionRight.Call, 1), Option(5000, OptionRight.Call, -2), Option(5200, OptionRight.Call, 1)), 1e-6);
        Assert.Equal(0, Of(Option(4700, OptionRight.Put, -2)));

        Leg[] box = [Option(4800, OptionRight.Call, 1), Option(4800, OptionRight.Put, -1), Option(5000, OptionRight.Call, -1), Option(5000, OptionRight.Put, 1)];
        Assert.Equal(BreakEvenStatus.AlwaysZero, BreakEvens.AtHorizon(ScenarioEngine.Create(Book.OfLegs(box), TestMarkets.Base), 0).Status);
        Assert.Equal(BreakEvenStatus.AlwaysZero, BreakEvens.AtHorizon(ScenarioEngine.Create(Book.OfLegs(box), TestMarkets.Base), days, 20_000).Status);
        BreakEvenReading butterfly = BreakEvens.AtHorizon(
            ScenarioEngine.Create(Book.OfLegs(Option(4800, OptionRight.Call, 1), Option(5000, OptionRight.Call, -2), Option(5200, OptionRight.Call, 1)), TestMarkets.Base), days, 0);
        Assert.Equal([4800, 5200], butterfly.Levels.Select(l => Math.Round(l.Level * forward / butterfly.Forward, 6)));
        Assert.True(BreakEvens.AtHorizon(ScenarioEngine.Create(Book.Empty, TestMarkets.Base), 3, 0.005).Levels.Length <= 1);
    }

    [Fact]
    public void A_call_that_shares_cover_is_model_dependent_and_one_they_do_not_is_unbounded()
    {
        MarketSnapshot market = new SpyMarket().Build();
        Assert.True(market.Levels.ContainsKey("SPY"));
        OptionLeg call = SpyMarket.Option(Expiry, 510, OptionRight.Call, -1);
        Assert.Equal(ProfitBoundKind.ModelDependent, SettlementBounds.Of(Book.OfLegs(call, new SecurityLeg { Contract = Contracts.SpyShares, Quantity = 100 }), 0).Worst.Kind);
        Assert.Equal(ProfitBoundKind.Unbounded, SettlementBounds.Of(Book.OfLegs(call, new SecurityLeg { Contract = Contracts.SpyShares, Quantity = 99 }), 0).Worst.Kind);
    }

    private static OptionLeg Option(double strike, OptionRight right, int quantity) =>
        new() { Contract = Contracts.Spxw, Expiry = Expiry, Strike = strike, Right = right, Quantity = quantity };

    private static IEnumerable<Position> Positions(params Leg[] legs) => legs.Select(l => new Position(l));

    private static Within Close(double tolerance) => new Within(tolerance);

    private sealed class Within(double tolerance) : IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => Math.Abs(x - y) <= tolerance;

        public int GetHashCode(double value) => 0;
    }
}

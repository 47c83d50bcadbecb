using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;
using VixShield.Volatility;

namespace VixShield.Tests.Risk.Scenarios;

/// <summary>Scenarios against other routes to the same numbers.</summary>
public sealed class ScenarioOracleTests
{
    private const double PriceRounding = 1e-12;

    /// <summary>Textbook prices with the documented map, written out again.</summary>
    [Law(Arbitrary = [typeof(Holdings)])]
    public void An_instant_move_is_the_textbook_price_of_the_documented_map(Leg leg, int seed)
    {
        var random = new Random(seed);
        double spot = (random.NextDouble() * 0.4) - 0.25;
        double vix = (random.NextDouble() * 30) - 6;
        double slope = random.NextDouble() - 0.5;
        double vol = (random.NextDouble() * 0.6) - 0.2;
        double response = -1.3;
        var scenario = new FactorScenario(spot, vix, 0, slope, vol);
        ScenarioResult result = ScenarioGrid.Run(Book.OfLegs(leg), TestMarkets.Base, [scenario], new ScenarioOptions { VixResponse = response });

        double followed = response * 100 * Math.Log(1 + spot);
        double x = Math.Log((14.2 + vix) / 14.2) + (followed > 0 ? Math.Log(1 + (followed / 14.2)) : followed / 14.2);
        double u = slope / 14.2;
        double unit = Math.Exp(-0.9 * 90 / 365) - Math.Exp(-18d * 90 / 365);
        double after = leg switch
        {
            OptionLeg { Contract.UnderlyingSymbol: "VIX" } option => VixOption(option),
            OptionLeg option => IndexOption(option),
            FutureLeg { Contract.UnderlyingSymbol: "VIX" } future => TestMarkets.Base.MarkFor(future.Contract, future.Expiry)!.Price * Future(Years(future.Expiry)),
            FutureLeg future => TestMarkets.Base.MarkFor(future.Contract, future.Expiry)!.Price * (1 + spot),
            _ => 500 * (1 + spot),
        };
        double size = leg.Quantity * leg.Contract.Multiplier;
        double before = BookValuation.Of(Book.OfLegs(leg), TestMarkets.Base).Legs[0].Price;
        Assert.Equal(size * (after - before), result.ProfitAndLoss[0], PriceRounding * Math.Abs(size) * 5000 * 3);

        double Future(double years) => Math.Exp((((0.7 * Math.Exp(-18 * years)) + (0.3 * Math.Exp(-0.9 * years))) * x) + ((Math.Exp(-0.9 * years) - Math.Exp(-18 * years)) / unit * u));

        double VixOption(OptionLeg option)
        {
            OptionChain chain = TestMarkets.Base.ChainFor("VIX", option.Expiry)!;
            double forward = chain.Forward * Future(chain.Years);
            double old = forward * Math.Pow(option.Strike / forward, 1 / (1 + vol));
            return NaiveBlack.Price(forward, option.Strike, chain.Years, (1 + vol) * TestMarkets.Base.SmileFor("VIX", option.Expiry)!.VolatilityAt(old), chain.DiscountFactor, option.Right);
        }

        double IndexOption(OptionLeg option)
        {
            OptionChain chain = TestMarkets.Base.ChainFor("SPX", option.Expiry)!;
            double scale = option.Contract.UnderlyingScale;
            double ratio = Math.Exp((((0.7 * Average(18 * chain.Years) / Average(18 * 30d / 365)) + (0.3 * Average(0.9 * chain.Years) / Average(0.9 * 30d / 365))) * x)
                + (((Average(0.9 * chain.Years) / Average(0.9 * 30d / 365)) - (Average(18 * chain.Years) / Average(18 * 30d / 365))) / unit * u));
            double forward = chain.Forward * (1 + spot);
            double old = chain.Forward * Math.Pow(option.Strike / scale / forward, 1 / ratio);
            return NaiveBlack.Price(forward * scale, option.Strike, chain.Years, ratio * TestMarkets.Base.SmileFor("SPX", option.Expiry)!.VolatilityAt(old), chain.DiscountFactor, option.Right);
        }
    }

    [Law(Arbitrary = [typeof(Holdings)])]
    public void One_day_without_a_move_is_the_carry(Leg leg)
    {
        ScenarioResult result = ScenarioGrid.Run(Book.OfLegs(leg), TestMarkets.Base, [new FactorScenario(days: 1)]);
        Assert.Equal(result.Valuation.Net.Carry.Total, result.ProfitAndLoss[0], PriceRounding * Math.Abs(leg.Quantity) * leg.Contract.Multiplier * 5000);
    }

    [Fact]
    public void One_day_of_the_sample_is_its_carry_on_fitted_smiles()
    {
        ScenarioResult result = ScenarioGrid.Run(Sample.Book, Sample.Market, [new FactorScenario(days: 1)], new ScenarioOptions { KeepLegs = true });
        for (int l = 0; l < result.Valuation.Legs.Length; l++)
            Assert.Equal(result.Valuation.Legs[l].Exposures.Carry.Total, result.ProfitAndLossOf(l)[0], 1e-6);
    }

    [Law(Arbitrary = [typeof(Holdings)])]
    public void Sticky_strike_keeps_the_volatility_of_an_option_and_R_gives_the_stated_delta(OptionLeg leg)
    {
        if (leg.Contract.UnderlyingSymbol == "VIX")
            return;
        OptionChain chain = TestMarkets.Base.ChainFor("SPX", leg.Expiry)!;
        LegValuation now = BookValuation.Of(Book.OfLegs(leg), TestMarkets.Base).Legs[0];
        double size = leg.Quantity * leg.Contract.Multiplier;
        double scale = leg.Contract.UnderlyingScale;
        double strike = ScenarioGrid.Run(Book.OfLegs(leg), TestMarkets.Base, [new FactorScenario(-0.03)], new ScenarioOptions { SpotRule = SpotVolatilityRule.StickyStrike }).ProfitAndLoss[0];
        double expected = NaiveBlack.Price(chain.Forward * 0.97 * scale, leg.Strike, chain.Years, now.Volatility!.Value, chain.DiscountFactor, leg.Right) - now.Price;
        Assert.Equal(size * expected, strike, PriceRounding * Math.Abs(size) * 5000);

        // A strike is a node of the given smile: the skew is that of its right side. Gamma of an option about to expire would swamp the difference.
        if (chain.Years < 0.01)
            return;
        const double Step = 1e-6;
        const double R = 1.7;
        double k = Math.Log(leg.Strike / scale / chain.Forward);
        VolatilitySmile smile = TestMarkets.Base.SmileFor("SPX", leg.Expiry)!;
        double Up(double sign) => ScenarioGrid.Run(Book.OfLegs(leg), TestMarkets.Base, [new FactorScenario(sign * Step)], new ScenarioOptions { SpotRule = SpotVolatilityRule.SkewStickiness(R) }).ProfitAndLoss[0];
        double skew = SideOf(1);
        double plus = size * ((now.UnitGreeks!.Value.Delta * chain.Forward * scale) + (now.UnitGreeks.Value.Vega * (R - 1) * skew));
        Assert.Equal(plus, Up(1) / Step, 2e-4 * Math.Abs(size) * 5000);

        double SideOf(double sign) => (smile.VolatilityAt(chain.Forward * Math.Exp(k + (sign * 1e-7))) - smile.VolatilityAt(chain.Forward * Math.Exp(k))) / (sign * 1e-7);
    }

    [Fact]
    public void A_past_day_is_the_moved_market_at_quoted_strikes()
    {
        MarketMove move = Sample.Move;
        MarketSnapshot moved = move.ApplyTo(TestMarkets.Base);
        Assert.All(Samples(), leg =>
        {
            double expected = BookValuation.Of(Book.OfLegs(leg), moved).Mark - BookValuation.Of(Book.OfLegs(leg), TestMarkets.Base).Mark;
            ScenarioResult result = ScenarioGrid.Run(Book.OfLegs(leg), TestMarkets.Base, [new HistoricalScenario(move)]);
            Assert.Equal(expected, result.ProfitAndLoss[0], PriceRounding * Math.Abs(leg.Quantity) * leg.Contract.Multiplier * 5000);
            Assert.Contains("2024-08-05", result.Axes[0].Labels[0], StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_model_shock_is_the_market_that_the_model_shocks_at_quoted_strikes()
    {
        IVixModel model = new LognormalVixModel(TestMarkets.Base.VixFutures, new TwoFactorDynamics(18, 1.1, 0.9, 0.5, 0.3));
        var shock = new JointShock(-0.04, 0.3, 0.1, 5d / 365);
        foreach (IndexVolatilityMove move in new[] { IndexVolatilityMove.Model, IndexVolatilityMove.Skew(1.3) })
        {
            MarketSnapshot moved = model.Shock(TestMarkets.Base, shock, move);
            Assert.All(Samples(), leg =>
            {
                double expected = BookValuation.Of(Book.OfLegs(leg), moved).Mark - BookValuation.Of(Book.OfLegs(leg), TestMarkets.Base).Mark;
                double found = ScenarioGrid.Run(Book.OfLegs(leg), TestMarkets.Base, [new ModelScenario(model, shock, move, days: 0)]).ProfitAndLoss[0];
                Assert.Equal(expected, found, PriceRounding * Math.Abs(leg.Quantity) * leg.Contract.Multiplier * 5000);
            });
        }
    }

    [Fact]
    public void The_market_that_a_scenario_makes_values_a_book_as_the_scenario_does_at_quoted_strikes()
    {
        foreach (ScenarioOptions options in new[] { new ScenarioOptions { VixResponse = -1.1 }, new ScenarioOptions { SpotRule = SpotVolatilityRule.SkewStickiness(1.4), VixRule = SpotVolatilityRule.StickyMoneyness } })
        {
            var scenario = new FactorScenario(-0.03, 4, slopeChange: 0.3, vixVolatilityChange: 0.15, basis: [new BasisShock(20, -0.02)]);
            MarketSnapshot moved = scenario.ApplyTo(TestMarkets.Base, options);
            Assert.All(Samples(), leg =>
            {
                double expected = BookValuation.Of(Book.OfLegs(leg), moved).Mark - BookValuation.Of(Book.OfLegs(leg), TestMarkets.Base).Mark;
                double found = ScenarioGrid.Run(Book.OfLegs(leg), TestMarkets.Base, [scenario], options).ProfitAndLoss[0];
                Assert.Equal(expected, found, PriceRounding * Math.Abs(leg.Quantity) * leg.Contract.Multiplier * 5000);
            });
        }

        Assert.Throws<NotSupportedException>(() => new FactorScenario(days: 1).ApplyTo(TestMarkets.Base));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FactorScenario(vixChange: -20).ApplyTo(TestMarkets.Base));
    }

    /// <summary>The mapped deltas hold each strike's volatility; a scenario that keeps the smile in moneyness has the skew delta on top.</summary>
    [Fact]
    public void Deltas_of_sticky_strike_and_of_sticky_moneyness_differ_by_the_skew_delta()
    {
        BookValuation valuation = BookValuation.Of(Sample.Book, Sample.Market);
        double partial = valuation.Net.Map(FactorMap.Create(Sample.Market)).PartialDelta;
        Assert.Equal(partial, PerPercent(SpotVolatilityRule.StickyStrike), 0.1);
        Assert.Equal(partial + valuation.SkewDelta, PerPercent(SpotVolatilityRule.StickyMoneyness), 0.1);
        Assert.True(Math.Abs(valuation.SkewDelta) > 1000);

        double PerPercent(SpotVolatilityRule rule)
        {
            ScenarioResult result = ScenarioGrid.Run(Sample.Book, Sample.Market, [new FactorScenario(1e-4), new FactorScenario(-1e-4)], new ScenarioOptions { SpotRule = rule });
            return (result.ProfitAndLoss[0] - result.ProfitAndLoss[1]) / 2e-4 / 100;
        }
    }

    [Fact]
    public void VX_that_settles_within_the_horizon_of_a_model_shock_settles_to_VIX()
    {
        IVixModel model = new LognormalVixModel(TestMarkets.Base.VixFutures, new TwoFactorDynamics(18, 1.1, 0.9, 0.5, 0.3));
        var scenario = new ModelScenario(model, new JointShock(-0.04, 0.2, 0.1, 1d / 365), days: 60);
        var future = new FutureLeg { Contract = Contracts.Vx, Expiry = TestExpiries.VixMarch, Quantity = 2 };
        ScenarioResult result = ScenarioGrid.Run(Book.OfLegs(future), TestMarkets.Base, [scenario]);
        double vix = 14.2 * scenario.VixRatio(new ScenarioMarket(TestMarkets.Base, ScenarioOptions.Default));
        Assert.Equal(2000 * (vix - 15.6), result.ProfitAndLoss[0], 1e-8);
    }

    /// <summary>The vega map closes: with volatilities moved for a VIX point more, the VIX that the surface itself implies moves by one.</summary>
    [Fact]
    public void The_VIX_replicated_from_the_moved_surface_moves_by_the_point_within_two_percent()
    {
        // Expiries on both sides of 30 days as the index takes them, with a skew and a term structure.
        DateTimeOffset now = TestExpiries.Instant;
        Expiry[] expiries = [TestExpiries.Close(2024, 3, 8), TestExpiries.Close(2024, 3, 20)];
        MarketSnapshotBuilder builder = new MarketSnapshotBuilder(now).SetLevel("SPX", 5000).SetLevel("VIX", 17.3);
        foreach (Expiry expiry in expiries)
        {
            double years = expiry.YearsFrom(now);
            double forward = 5000 * Math.Exp(0.039 * years);
            builder.Set(new OptionChain("SPX", expiry, now, forward, PriceSource.OptionParity, Math.Exp(-0.053 * years), [], Enumerable.Range(0, 120).Select(i => 2600 + (40d * i)).Select(strike =>
            {
                double k = Math.Log(strike / forward);
                return new SmileNode(strike, 0.11 + (0.1 * years) - (0.16 / Math.Sqrt(years + 0.08) * k) + (0.6 * k * k));
            })));
        }

        MarketSnapshot made = builder.Build();
        foreach (double points in new[] { 1d, -1, 0.1 })
        {
            double before = Replicated(0);
            double after = Replicated(points);
            // The index of the model market is not its surface's to the last digit: a point is a relative move.
            Assert.InRange((after - before) / (before / 17.3) / points, 0.98, 1.02);
        }

        double Replicated(double points)
        {
            var market = new ScenarioMarket(made, ScenarioOptions.Default);
            var scenario = new FactorScenario(vixChange: points);
            double[] variance = [.. made.Chains.Select(c => Variance(c) * c.Years)];
            double weight = ((30d / 365) - made.Chains[0].Years) / (made.Chains[1].Years - made.Chains[0].Years);
            return 100 * Math.Sqrt((((1 - weight) * variance[0]) + (weight * variance[1])) / (30d / 365));

            // 2/T integral of out-of-the-money prices over K squared, in log-moneyness.
            double Variance(OptionChain chain)
            {
                double ratio = scenario.IndexVolatilityRatio(market, chain, new ScenarioTenor(chain.Expiry, 0, chain.Years, chain.Years));
                VolatilitySmile smile = made.SmileFor("SPX", chain.Expiry)!;
                const double Step = 0.0005;
                double sum = 0;
                for (double k = -1 + (Step / 2); k < 0.6; k += Step)
                {
                    double volatility = ratio * smile.VolatilityAt(chain.Forward * Math.Exp(k / ratio));
                    sum += NaiveBlack.Price(1, Math.Exp(k), chain.Years, volatility, 1, k < 0 ? OptionRight.Put : OptionRight.Call) * Math.Exp(-k) * Step;
                }

                return 2 * sum / chain.Years;
            }
        }
    }

    /// <summary>To first order a VIX point is the VIX-equivalent vega of futures and VIX options, and a slope point the slope vega.</summary>
    [Fact]
    public void Small_moves_of_VIX_and_slope_are_the_mapped_vegas_of_the_hedge()
    {
        Book hedge = Book.OfPositions(Sample.Book.Positions.Where(p => p.Role == LegRole.Hedge));
        MappedExposures mapped = BookValuation.Of(hedge, Sample.Market).Net.Map(FactorMap.Create(Sample.Market));
        ScenarioResult result = ScenarioGrid.Run(hedge, Sample.Market, [new FactorScenario(vixChange: 1e-4), new FactorScenario(vixChange: -1e-4), new FactorScenario(slopeChange: 1e-4), new FactorScenario(slopeChange: -1e-4)]);
        Assert.Equal(mapped.VixEquivalentVega.Mid, (result.ProfitAndLoss[0] - result.ProfitAndLoss[1]) / 2e-4, 1e-3);
        Assert.Equal(mapped.SlopeVega, (result.ProfitAndLoss[2] - result.ProfitAndLoss[3]) / 2e-4, 1e-3);
    }

    [Fact]
    public void Smiles_are_read_within_the_stated_error()
    {
        ScenarioEngine engine = ScenarioEngine.Create(
            Book.OfLegs(Sample.Market.Chains.Select(c => (Leg)new OptionLeg { Contract = c.Symbol == "VIX" ? Contracts.Vix : Contracts.Spxw, Expiry = c.Expiry, Strike = Math.Round(c.Forward), Right = OptionRight.Put, Quantity = -3 })),
            Sample.Market);
        foreach (double days in new[] { 0, 3.5 })
        {
            ScenarioDay day = engine.DayAt(days);
            foreach (ScenarioChain chain in day.Chains)
            {
                VolatilitySmile smile = Sample.Market.SmileFor(chain.Chain.Symbol, chain.Chain.Expiry)!;
                double deviation = smile.AtTheMoney * Math.Sqrt(smile.Years);
                for (double z = -14; z < 10; z += 0.00517)
                {
                    double k = z * deviation;
                    double exact = chain.OnVix || days == 0
                        ? smile.VolatilityAt(chain.Chain.Forward * Math.Exp(k))
                        : Math.Sqrt(Sample.Market.Surface("SPX").TotalVarianceAt(k, chain.Tenor.Later) / chain.Tenor.Later);
                    Assert.InRange(chain.Smile.At(k) - exact, -1e-6, 1e-6);
                }
            }
        }
    }

    private static double Years(Expiry expiry) => expiry.YearsFrom(TestExpiries.Instant);

    private static double Average(double x) => (1 - Math.Exp(-x)) / x;

    private static IEnumerable<Leg> Samples()
    {
        foreach (OptionChain chain in TestMarkets.Base.Chains)
        {
            ContractSpec contract = chain.Symbol == "VIX" ? Contracts.Vix : chain.Expiry.Style == SettlementStyle.Am ? Contracts.Spx : Contracts.Spxw;
            foreach (SmileNode node in chain.GivenVolatilities.Where((_, i) => i % 4 == 1))
                yield return new OptionLeg { Contract = contract, Expiry = chain.Expiry, Strike = node.Strike, Right = node.Strike > chain.Forward ? OptionRight.Call : OptionRight.Put, Quantity = -7 };
        }

        foreach (FutureMark mark in TestMarkets.Base.Futures)
            yield return new FutureLeg { Contract = mark.Contract, Expiry = mark.Expiry, Quantity = 3 };
        yield return new SecurityLeg { Contract = Contracts.SpyShares, Quantity = -40 };
    }
}

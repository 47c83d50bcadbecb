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

/// <summary>Shares of volatility funds are the VX contracts behind them, and their options are options on that.</summary>
public sealed class VolatilityFundTests
{
    private const double OneDay = 1d / 365;

    private const double Rounding = 1e-12;

    // The engine's bound is 1e-7 of the strike.
    private const double PriceError = 1e-5;

    private static readonly MarketSnapshot s_market = new VolatilityFundMarket().Build();
    private static readonly RiskFactor s_near = new(FactorKind.VixFuture, "VIX", TestExpiries.VixFebruary);
    private static readonly RiskFactor s_far = new(FactorKind.VixFuture, "VIX", TestExpiries.VixMarch);

    public static Arbitrary<SecurityLeg> Shares() => Arb.From(
        from fund in Gen.Elements(VolatilityFundMarket.Funds.AsEnumerable())
        from quantity in Holdings.Quantity
        select new SecurityLeg { Contract = fund.Shares, Quantity = quantity });

    public static Arbitrary<OptionLeg> Options() => Arb.From(
        from fund in Gen.Elements(VolatilityFundMarket.Funds.AsEnumerable())
        from expiry in Gen.Elements(VolatilityFundMarket.Expiries.AsEnumerable())
        from deviations in Generators.Uniform(-2, 2)
        from right in Gen.Elements(OptionRight.Call, OptionRight.Put)
        from quantity in Holdings.Quantity
        let width = VolatilityFundMarket.VolatilityAt(fund.Shares.Symbol, 0) * Math.Sqrt(expiry.YearsFrom(TestExpiries.Instant))
        select new OptionLeg
        {
            Contract = fund.Options,
            Expiry = expiry,
            Strike = Math.Round(fund.Level * Math.Exp(deviations * width), 2),
            Right = right,
            Quantity = quantity,
        });

    [Law(Arbitrary = [typeof(VolatilityFundTests)], MaxTest = 60)]
    public void Shares_are_their_contracts_by_weight_and_leverage(SecurityLeg leg)
    {
        (_, _, double level, double leverage, _, _) = Fund(leg);
        LegValuation value = Value(leg, s_market);
        double perPoint = leg.Quantity * leverage * level / VolatilityFundMarket.IndexValue;
        RiskFactor basis = new(FactorKind.FundBasis, leg.Contract.Symbol);
        Assert.Equal([s_near, s_far, basis], value.Exposures.Items.Select(i => i.Factor));
        Assert.Equal(5 * perPoint, value.Exposures[s_near], Rounding * Math.Abs(100 * perPoint));
        Assert.Equal(95 * perPoint, value.Exposures[s_far], Rounding * Math.Abs(100 * perPoint));
        Assert.Equal(leg.Quantity, value.Exposures[basis]);
        Assert.Empty(value.Exposures.Crosses.Where(c => c.Value != 0));
        Assert.Equal(leg.Quantity * level, value.Value);
        // Revalued with moved contracts: the price is linear in them until the next close.
        double far = (Value(leg, new VolatilityFundMarket { Far = 0.5 }.Build()).Value - Value(leg, new VolatilityFundMarket { Far = -0.5 }.Build()).Value) / 1;
        double near = (Value(leg, new VolatilityFundMarket { Near = 0.5 }.Build()).Value - Value(leg, new VolatilityFundMarket { Near = -0.5 }.Build()).Value) / 1;
        double size = Math.Abs(leg.Quantity) * level;
        Assert.Equal(far, value.Exposures[s_far], Rounding * size);
        Assert.Equal(near, value.Exposures[s_near], Rounding * size);
        // A rise of all contracts by one percent moves the share by the leverage.
        double all = (14.9 * value.Exposures[s_near]) + (15.6 * value.Exposures[s_far]);
        Assert.Equal(leverage * leg.Quantity * level, all, Rounding * size * 10);
    }

    [Law(Arbitrary = [typeof(VolatilityFundTests)], MaxTest = 60)]
    public void A_share_carries_the_roll_of_its_contracts_its_fee_and_the_interest_of_total_return(SecurityLeg leg)
    {
        (_, _, double level, double leverage, double fee, bool interest) = Fund(leg);
        Carry carry = Value(leg, s_market).Exposures.Carry;
        double roll = Roll(leverage, level);
        // The expiry nearest to 91 days is that of the VIX options of May.
        double rate = 0.053 - (0.012 * TestExpiries.VixMay.YearsFrom(TestExpiries.Instant));
        double financing = level * ((interest ? leverage * (Math.Exp(rate / 365) - 1) : 0) - (fee / 365));
        Assert.Equal(leg.Quantity * roll, carry.VixRollDown, 1e-10 * Math.Abs(leg.Quantity));
        Assert.Equal(leg.Quantity * financing, carry.Financing, 1e-10 * Math.Abs(leg.Quantity));
        Assert.Equal((0d, 0d), (carry.OptionTheta, carry.SurfaceRollDown));
        // In contango long volatility pays and short earns.
        Assert.Equal(-Math.Sign(leg.Quantity) * Math.Sign(leverage), Math.Sign(carry.VixRollDown));
    }

    [Law(Arbitrary = [typeof(VolatilityFundTests)], MaxTest = 60)]
    public void Every_exposure_of_an_option_is_a_difference_of_revaluations(OptionLeg leg)
    {
        LegValuation value = Value(leg, s_market);
        (_, _, double level, double leverage, _, _) = Fund(leg);
        AmericanGreeks unit = value.AmericanUnitGreeks!.Value;
        if (leg.Expiry.YearsFrom(TestExpiries.Instant) < 0.01 || unit.IsExercised || Math.Abs(unit.ExerciseBoundary - level) < 0.05 * level)
            return;
        VolatilityFundMarket market = new() { Bumped = leg.Expiry };
        double size = Math.Abs(leg.Quantity) * 100;
        RiskFactor basis = new(FactorKind.FundBasis, leg.Contract.UnderlyingSymbol);
        RiskFactor volatility = new(FactorKind.FundVolatility, leg.Contract.UnderlyingSymbol, leg.Expiry);
        double step = 0.004 * level;
        double points = step * VolatilityFundMarket.IndexValue / (95 * Math.Abs(leverage) * level);
        Assert.Equal([s_near, s_far, new(FactorKind.DiscountRate, basis.Symbol, leg.Expiry), new(FactorKind.ForwardGrowth, basis.Symbol, leg.Expiry), basis, volatility], value.Exposures.Items.Select(i => i.Factor));
        Expect(s_near, points, x => market with { Near = x }, size * 1e-3);
        Expect(s_far, points, x => market with { Far = x }, size * 1e-3);
        Expect(basis, step, x => market with { Basis = x }, size * 1e-3);
        Expect(volatility, 0.004, x => market with { Volatility = x }, size * level * 1e-4);
        Expect(new(FactorKind.DiscountRate, basis.Symbol, leg.Expiry), 0.002, x => market with { DiscountRate = x }, size * level * 1e-4);
        Expect(new(FactorKind.ForwardGrowth, basis.Symbol, leg.Expiry), 0.002, x => market with { Growth = x }, size * level * 1e-4);

        double gamma = size / (level * value.Volatility!.Value * Math.Sqrt(value.Years!.Value));
        double perPoint = Math.Abs(leverage) * 95 * level / VolatilityFundMarket.IndexValue;
        Second(basis, step, x => market with { Basis = x }, gamma);
        Second(s_far, points, x => market with { Far = x }, gamma * perPoint * perPoint);
        double vanna = size / value.Volatility.Value;
        Mixed(s_far, points, basis, step, (x, y) => market with { Far = x, Basis = y }, gamma * perPoint);
        Mixed(s_far, points, volatility, 0.004, (x, y) => market with { Far = x, Volatility = y }, vanna * perPoint);
        Mixed(basis, step, volatility, 0.004, (x, y) => market with { Basis = x, Volatility = y }, vanna);

        double Mark(VolatilityFundMarket moved) => Value(leg, moved.Build()).Mark;

        void Expect(RiskFactor factor, double h, Func<double, VolatilityFundMarket> bump, double tolerance) =>
            Close((Mark(bump(h)) - Mark(bump(-h))) / (2 * h), value.Exposures[factor], tolerance, factor.ToString());

        void Second(RiskFactor factor, double h, Func<double, VolatilityFundMarket> bump, double scale) =>
            Close((Mark(bump(h)) + Mark(bump(-h)) - (2 * value.Mark)) / (h * h), value.Exposures.SecondOrder(factor), 0.003 * scale, factor.ToString());

        void Mixed(RiskFactor one, double h, RiskFactor other, double k, Func<double, double, VolatilityFundMarket> bump, double scale) => Close(
            (Mark(bump(h, k)) - Mark(bump(-h, k)) - Mark(bump(h, -k)) + Mark(bump(-h, -k))) / (4 * h * k), value.Exposures.Cross(one, other), 0.005 * scale, $"{one} x {other}");

        void Close(double expected, double actual, double tolerance, string what) =>
            Assert.True(Math.Abs(expected - actual) <= tolerance + (0.005 * Math.Abs(actual)), FormattableString.Invariant($"{leg} {what}: {actual} and {expected}"));
    }

    [Law(Arbitrary = [typeof(VolatilityFundTests)], MaxTest = 100)]
    public void An_option_carries_the_value_it_has_a_day_later_on_the_rolled_share(OptionLeg leg)
    {
        LegValuation value = Value(leg, s_market);
        (SecurityLeg share, double level) = (new SecurityLeg { Contract = Fund(leg).Shares, Quantity = 1 }, Fund(leg).Level);
        Carry ofShare = Value(share, s_market).Exposures.Carry;
        Carry carry = value.Exposures.Carry;
        double later = Math.Max(0, value.Years!.Value - OneDay);
        double spot = level + ofShare.VixRollDown + ofShare.Financing;
        double after;
        if (later == 0)
        {
            after = Math.Max(0, (int)leg.Right * (spot - leg.Strike));
        }
        else
        {
            VolatilitySurface surface = s_market.Surface(leg.Contract.UnderlyingSymbol);
            double moneyness = Math.Log(leg.Strike / value.Forward!.Value) / (surface.VolatilityAtMoneyness(0, later) * Math.Sqrt(later));
            after = AmericanOption.Price(spot, leg.Strike, later, surface.VolatilityAtMoneyness(moneyness, later), 0.051, 0.031, leg.Right, AmericanAccuracy.High);
        }

        double size = leg.Quantity * 100;
        Assert.Equal(size * (after - value.Price), carry.Total, Math.Abs(size) * PriceError * level);
        double delta = value.AmericanUnitGreeks!.Value.Delta;
        // What the roll of the curve does is delta times that of the share, up to gamma of a move of a tenth of a percent.
        if (later > 0.005)
            Assert.Equal(size * delta * ofShare.VixRollDown, carry.VixRollDown, Math.Abs(size) * 0.1 * Math.Abs(ofShare.VixRollDown));
        Assert.Equal(0.031, value.DividendYield!.Value, 1e-9);
        Assert.Empty(value.Warnings);
    }

    [Fact]
    public void A_fund_is_mapped_by_its_contracts_alone()
    {
        FactorMap map = FactorMap.Create(s_market);
        foreach ((ContractSpec shares, ContractSpec options, double level, double leverage, _, _) in VolatilityFundMarket.Funds)
        {
            MappedExposures mapped = Value(new SecurityLeg { Contract = shares, Quantity = -300 }, s_market).Exposures.Map(map);
            double perPoint = -300 * leverage * level / VolatilityFundMarket.IndexValue;
            double expected = perPoint * ((5 * map.PerVixPoint(s_near)!.Value) + (95 * map.PerVixPoint(s_far)!.Value));
            Assert.Equal(expected, mapped.VixEquivalentVega.Mid, 1e-9 * Math.Abs(expected));
            Assert.Equal((0d, 0d, 0d, 0d), (mapped.PartialDelta, mapped.RawVega, mapped.VolOfVolVega, mapped.FundVolatilityVega));
            Assert.Equal(-1.25 * expected, mapped.TotalDelta.Mid, 1e-9 * Math.Abs(expected));

            OptionLeg call = new() { Contract = options, Expiry = TestExpiries.SpxwApril, Strike = level, Right = OptionRight.Call, Quantity = 7 };
            LegValuation value = Value(call, s_market);
            AmericanGreeks unit = value.AmericanUnitGreeks!.Value;
            MappedExposures option = value.Exposures.Map(map);
            double move = expected / -300;
            Assert.Equal(700 * unit.Delta * move, option.VixEquivalentVega.Mid, 1e-9 * Math.Abs(700 * move));
            Assert.Equal(700 * unit.Gamma * move * move, option.VegaConvexity, 1e-9 * Math.Abs(option.VegaConvexity));
            Assert.Equal(7 * unit.Vega, option.FundVolatilityVega, 1e-9 * unit.Vega * 7);
            Assert.Equal((0d, 0d, 0d), (option.VolOfVolVega, option.RawVega, option.SpxVanna));
            Assert.Equal(0, option.DividendDelta);
            Assert.Equal(700 * unit.Rho * 1e-4, option.RateDelta, 1e-9 * Math.Abs(700 * unit.Rho));
        }
    }

    [Fact]
    public void After_the_close_before_a_settlement_only_the_second_contract_is_held()
    {
        DateTimeOffset close = UsTime.AtChicago(new DateOnly(2024, 2, 13), new TimeOnly(15, 0));
        Assert.Equal([TestExpiries.VixMarch], Held(close));
        Assert.Equal([TestExpiries.VixFebruary, TestExpiries.VixMarch], Held(close.AddTicks(-1)));
        // On the settlement date itself, from its close on, the next period has begun.
        DateTimeOffset settled = close.AddDays(1);
        Assert.Equal([TestExpiries.VixMarch], Held(settled.AddTicks(-1)));
        Assert.Equal([TestExpiries.VixMarch, TestExpiries.VixApril], Held(settled));
        // A Sunday holds what Friday's close left.
        Assert.Equal([TestExpiries.VixMarch, TestExpiries.VixApril], Held(UsTime.AtChicago(new DateOnly(2024, 2, 18), new TimeOnly(20, 0))));

        static Expiry[] Held(DateTimeOffset instant)
        {
            FactorExposures exposures = Value(new SecurityLeg { Contract = Contracts.UvxyShares, Quantity = 1 }, Bare(instant)).Exposures;
            return [.. exposures.Items.Where(i => i.Factor.Kind == FactorKind.VixFuture).Select(i => i.Factor.Expiry!)];
        }
    }

    [Fact]
    public void The_leverage_is_that_of_the_return_into_the_next_close()
    {
        Expiry[] contracts = [.. Enumerable.Range(3, 2).Select(month => ExpiryRules.VixMonthly.Resolve(2018, month, TradingCalendar.UsOptions))];
        DateTimeOffset close = UsTime.AtChicago(new DateOnly(2018, 2, 27), new TimeOnly(15, 0));
        // From that close on minus one half and one and a half; until it minus one and two.
        Assert.Equal((-0.5, 1.5), (Leverage(Contracts.SvxyShares, close), Leverage(Contracts.UvxyShares, close)));
        Assert.Equal((-1d, 2d), (Leverage(Contracts.SvxyShares, close.AddTicks(-1)), Leverage(Contracts.UvxyShares, close.AddTicks(-1))));

        double Leverage(ContractSpec shares, DateTimeOffset instant)
        {
            MarketSnapshotBuilder builder = new MarketSnapshotBuilder(instant).SetLevel(shares.Symbol, 10).SetLevel("VIX", 18);
            foreach (Expiry expiry in contracts)
                builder.Set(new FutureMark(Contracts.Vx, expiry, 20, 0, PriceSource.Mid));
            FactorExposures exposures = Value(new SecurityLeg { Contract = shares, Quantity = 1 }, builder.Build()).Exposures;
            return Math.Round(exposures.Items.Where(i => i.Factor.Kind == FactorKind.VixFuture).Sum(i => i.FirstOrder * 20) / 10, 12);
        }
    }

    [Fact]
    public void What_is_missing_or_not_known_is_named_with_the_leg()
    {
        SecurityLeg vxx = new() { Contract = Contracts.VxxShares, Quantity = 5 };
        OptionLeg put = new() { Contract = Contracts.Vxx, Expiry = TestExpiries.SpxwMarch, Strike = 15, Right = OptionRight.Put, Quantity = -2 };
        Missing(vxx, TestMarkets.Base, DatumKind.Level, "VXX");
        Missing(put, TestMarkets.Base, DatumKind.Forward, "VXX");
        MarketSnapshotBuilder chainOnly = TestMarkets.Base.ToBuilder();
        Missing(put, chainOnly.Set(s_market.ChainFor("VXX", TestExpiries.SpxwMarch)!).Build(), DatumKind.Level, "VXX");
        Missing(vxx, new MarketSnapshotBuilder(TestExpiries.Instant).SetLevel("VXX", 15).Build(), DatumKind.Level, "VIX");
        Missing(vxx, new MarketSnapshotBuilder(TestExpiries.Instant).SetLevel("VXX", 15).SetLevel("VIX", 14).Build(), DatumKind.FuturePrice, "VX");
        MarketSnapshotBuilder noNear = new MarketSnapshotBuilder(TestExpiries.Instant).SetLevel("VXX", 15).SetLevel("VIX", 14)
            .Set(new FutureMark(Contracts.Vx, TestExpiries.VixMarch, 15, 0, PriceSource.Mid));
        Missing(vxx, noNear.Build(), DatumKind.FuturePrice, "VX", "2024-02-14");
        // VXX earns interest, and no chain says at which rate; UVXY does not.
        Missing(vxx, Bare(TestExpiries.Instant), DatumKind.DiscountFactor, "SPX");
        Assert.Equal(8, Value(vxx with { Contract = Contracts.UvxyShares }, Bare(TestExpiries.Instant)).Price);

        SecurityLeg other = new() { Contract = ContractSpec.Security("VIXY", Contracts.VxxShares.Tick, UnderlyingKind.VolatilityFund), Quantity = 1 };
        Refused(other, s_market.ToBuilder().SetLevel("VIXY", 20).Build(), "VIXY");
        Refused(vxx, Empty(new(2031, 3, 4)), "calendar");
        Refused(vxx with { Contract = Contracts.SvxyShares }, Empty(new(2010, 3, 4)), "begins on");

        static void Missing(Leg leg, MarketSnapshot market, DatumKind kind, string symbol, string word = "")
        {
            var missing = Assert.Throws<MissingDatumException>(() => Value(leg, market));
            Assert.Equal((kind, symbol), (missing.Key.Kind, missing.Key.Symbol));
            Assert.Contains(leg.Name, missing.Message, StringComparison.Ordinal);
            Assert.Contains(word, missing.Message, StringComparison.Ordinal);
        }

        static void Refused(Leg leg, MarketSnapshot market, string word)
        {
            string message = Assert.Throws<NotSupportedException>(() => Value(leg, market)).Message;
            Assert.Contains(leg.Name, message, StringComparison.Ordinal);
            Assert.Contains(word, message, StringComparison.Ordinal);
        }

        static MarketSnapshot Empty(DateOnly date)
        {
            DateTimeOffset instant = UsTime.AtChicago(date, new TimeOnly(10, 0));
            Expiry later = Expiry.Create(date.AddDays(20), SettlementStyle.Am, instant.AddDays(20), date.AddDays(19));
            return new MarketSnapshotBuilder(instant).SetLevel("VXX", 15).SetLevel("SVXY", 15).SetLevel("VIX", 14).Set(new FutureMark(Contracts.Vx, later, 15, 0, PriceSource.Mid)).Build();
        }
    }

    private static MarketSnapshot Bare(DateTimeOffset instant)
    {
        MarketSnapshotBuilder builder = new MarketSnapshotBuilder(instant).SetLevel("VXX", 15).SetLevel("UVXY", 8).SetLevel("VIX", 14);
        foreach ((Expiry expiry, double price) in TestMarkets.VxExpiries.Zip(TestMarkets.VxPrices).Where(v => v.First.Instant > instant))
            builder.Set(new FutureMark(Contracts.Vx, expiry, price, 0, PriceSource.Mid));
        return builder.Build();
    }

    private static double Roll(double leverage, double level)
    {
        double[] years = [0, .. TestMarkets.VxExpiries.Select(e => e.YearsFrom(TestExpiries.Instant))];
        double[] prices = [14.2, .. TestMarkets.VxPrices];
        double RollOf(int i) => NaivePchip.At(years, prices, Math.Max(0, years[i] - OneDay)) - prices[i];
        return leverage * level * ((5 * RollOf(1)) + (95 * RollOf(2))) / VolatilityFundMarket.IndexValue;
    }

    private static (ContractSpec Shares, ContractSpec Options, double Level, double Leverage, double Fee, bool Interest) Fund(Leg leg) =>
        VolatilityFundMarket.Funds.Single(f => f.Shares.Symbol == leg.Contract.UnderlyingSymbol);

    private static LegValuation Value(Leg leg, MarketSnapshot market) => BookValuation.Of(Book.OfLegs(leg), market).Legs[0];
}

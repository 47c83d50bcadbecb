using VixShield.Curves;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Risk;

/// <summary>The mapped numbers against markets moved along the directions that they stand for.</summary>
public sealed class FactorMapTests
{
    // A five-point difference of a smooth revaluation, relative to the sum of the legs' notionals, of which a vega is a thousandth.
    private const double DirectionError = 1e-9;

    private const double Rounding = 1e-12;

    private static readonly FactorMap Map = FactorMap.Create(TestMarkets.Base);

    [Law(Arbitrary = [typeof(Holdings)], MaxTest = 60)]
    public void Vix_equivalent_vega_is_the_change_along_the_regression_direction_for_each_beta_curve(Book book)
    {
        BookValuation valuation = BookValuation.Of(book, TestMarkets.Base);
        MappedExposures mapped = valuation.Net.Map(Map);
        double[] changes =
        [
            .. new[] { BetaSet.Prior.Low, BetaSet.Prior.Mid, BetaSet.Prior.High }
                .Select(curve => Change(book, years => VolatilityResponse(curve, years), years => curve.LogBeta(years))),
        ];
        double gross = Gross(valuation);

        Assert.Equal(changes[1], mapped.VixEquivalentVega.Mid, DirectionError * gross);
        Assert.Equal(changes.Min(), mapped.VixEquivalentVega.Low, DirectionError * gross);
        Assert.Equal(changes.Max(), mapped.VixEquivalentVega.High, DirectionError * gross);
    }

    [Law(Arbitrary = [typeof(Holdings)], MaxTest = 60)]
    public void Slope_vega_is_the_change_along_the_slow_against_the_fast_factor(Book book)
    {
        BookValuation valuation = BookValuation.Of(book, TestMarkets.Base);
        double unit = Math.Exp(-0.9 * 90 / 365) - Math.Exp(-18 * 90 / 365d);
        double change = Change(
            book,
            years => ((Average(0.9 * years) / Average(0.9 * 30 / 365)) - (Average(18 * years) / Average(18 * 30 / 365d))) / unit,
            years => (Math.Exp(-0.9 * years) - Math.Exp(-18 * years)) / unit);
        Assert.Equal(change, valuation.Net.Map(Map).SlopeVega, DirectionError * Gross(valuation));
    }

    [Fact]
    public void The_slope_direction_leaves_the_30_day_volatility_where_it_is_and_moves_a_90_day_future_by_its_unit()
    {
        DateTimeOffset instant = TestExpiries.SpxMarch.Instant.AddDays(-30);
        Expiry future = TestExpiries.SpxMarch;
        OptionQuote[] quotes = [new(4900, OptionRight.Put, 40, 42), new(5100, OptionRight.Call, 45, 46)];
        MarketSnapshot market = new MarketSnapshotBuilder(instant).SetLevel("SPX", 5000).SetLevel("VIX", 20)
            .Set(new OptionChain("SPX", TestExpiries.SpxMarch, instant, 5010, PriceSource.Mid, 0.996, quotes))
            .Set(new FutureMark(Contracts.Vx, Expiry.Create(DateOnly.FromDateTime(instant.AddDays(90).DateTime), SettlementStyle.Am, instant.AddDays(90), DateOnly.FromDateTime(instant.AddDays(89).DateTime)), 25, 0, PriceSource.Mid))
            .Build();
        FactorMap map = FactorMap.Create(market);
        FactorExposures vol = FactorExposures.Of([new(new RiskFactor(FactorKind.Volatility, "SPX", future), 1e6)]);
        FactorExposures vx = FactorExposures.Of([new(new RiskFactor(FactorKind.VixFuture, "VIX", market.Futures[0].Expiry), -3000)]);

        Assert.Equal(0, vol.Map(map).SlopeVega);
        Assert.Equal(1e6 * market.Chains[0].Smile!.AtTheMoney / 20, vol.Map(map).VixEquivalentVega.Mid, 1e-8);
        // The future's logarithm rises by 1 / VIX for one point of slope.
        Assert.Equal(-3000 * 25 / 20d, vx.Map(map).SlopeVega, 1e-9);
        LogBetaCurve one = new([1], [5]);
        Assert.Equal(0, vx.Map(FactorMap.Create(market, new BetaSet(one, one, one))).SlopeVega);
    }

    [Fact]
    public void Two_VX_at_beta_045_change_total_delta_by_minus_1188_dollars()
    {
        VixFuture march = new(TestExpiries.VixMarch, 22);
        MarketSnapshot market = new MarketSnapshotBuilder(TestExpiries.Instant).SetLevel("SPX", 4000).SetLevel("VIX", 20)
            .Set(new FutureMark(Contracts.Vx, march.Expiry, march.Price, 0.025, PriceSource.Settlement)).Build();
        LogBetaCurve beta = new([1], [-Math.Log(0.45) / march.Expiry.YearsFrom(TestExpiries.Instant)]);
        FactorMap map = FactorMap.Create(market, new BetaSet(beta, beta, beta), new SpotVixResponse(-1.5, -1.2, -1));
        Book bought = Book.OfLegs(new FutureLeg { Contract = Contracts.Vx, Expiry = march.Expiry, Quantity = 2 });
        MappedExposures mapped = BookValuation.Of(bought, market).Net.Map(map);

        Assert.Equal(-1188, mapped.TotalDelta.Mid, 1e-9);
        Assert.Equal(-1485, mapped.TotalDelta.Low, 1e-9);
        Assert.Equal(-990, mapped.TotalDelta.High, 1e-9);
        Assert.Equal((0d, 0d), (mapped.PartialDelta, mapped.RawVega));
        Assert.Equal(990, mapped.VixEquivalentVega.Mid, 1e-9);
    }

    [Law(Arbitrary = [typeof(Holdings)], MaxTest = 300)]
    public void Total_delta_is_partial_delta_plus_response_times_vega(Book book, int spotStep, int vixStep)
    {
        SpotVixResponse response = SpotVixResponse.Prior;
        BookValuation valuation = BookValuation.Of(book, TestMarkets.Base);
        MappedExposures mapped = valuation.Net.Map(Map);
        double size = Math.Abs(mapped.PartialDelta) + Math.Abs(response.Strong) * Math.Max(Math.Abs(mapped.VixEquivalentVega.Low), Math.Abs(mapped.VixEquivalentVega.High));
        (double dS, double dVix) = ((spotStep % 100) / 10.0, (vixStep % 100) / 10.0);
        double v = mapped.VixEquivalentVega.Mid;

        Assert.Equal((mapped.PartialDelta * dS) + (v * dVix), (mapped.TotalDelta.Mid * dS) + (v * (dVix - (response.Mid * dS))), Rounding * size * 100);
        double[] corners =
        [
            .. from s in new[] { response.Strong, response.Mid, response.Weak }
               from vega in new[] { mapped.VixEquivalentVega.Low, v, mapped.VixEquivalentVega.High }
               select mapped.PartialDelta + (s * vega),
        ];
        Assert.Equal(corners.Min(), mapped.TotalDelta.Low, Rounding * size);
        Assert.Equal(corners.Max(), mapped.TotalDelta.High, Rounding * size);
        MappedExposures still = valuation.Net.Map(FactorMap.Create(TestMarkets.Base, response: SpotVixResponse.None));
        Assert.Equal(new Interval(still.PartialDelta, still.PartialDelta, still.PartialDelta), still.TotalDelta);
    }

    [Law(Arbitrary = [typeof(Holdings)], MaxTest = 300)]
    public void Raw_numbers_are_sums_over_their_own_kind(Book book)
    {
        BookValuation valuation = BookValuation.Of(book, TestMarkets.Base);
        MappedExposures mapped = valuation.Net.Map(Map);
        double gross = Gross(valuation);
        FactorExposures net = valuation.Net;

        Assert.Equal(Sum(FactorKind.Volatility) / 100, mapped.RawVega, Rounding * gross * 100);
        Assert.Equal(Sum(FactorKind.VixVolatility) / 100, mapped.VolOfVolVega, Rounding * gross * 100);
        double spy = net[new RiskFactor(FactorKind.Spot, "SPY")];
        Assert.Equal((net[new RiskFactor(FactorKind.Spot, "SPX")] * 50) + (spy * 5), mapped.PartialDelta, Rounding * gross * 100);
        Assert.Equal(net.SecondOrder(new RiskFactor(FactorKind.Spot, "SPX")) * 2500, mapped.SpxGamma, Rounding * gross * 100);
        Assert.Equal(net.Carry, mapped.Carry);
        double Sum(FactorKind kind) => net.Items.Where(i => i.Factor.Kind == kind).Sum(i => i.FirstOrder);
    }

    [Fact]
    public void A_factor_that_the_map_does_not_know_is_an_error_and_not_a_zero()
    {
        FactorExposures[] unknown =
        [
            FactorExposures.Of([new(new RiskFactor(FactorKind.VixFuture, "VIX", TestExpiries.Open(2024, 7, 17)), 1)]),
            FactorExposures.Of([new(new RiskFactor(FactorKind.Volatility, "SPX", TestExpiries.Close(2024, 5, 17)), 1)]),
            FactorExposures.Of([new(new RiskFactor(FactorKind.Spot, "NDX"), 1)]),
        ];
        Assert.All(unknown, u => Assert.Contains(u.Items[0].Factor.ToString(), Assert.Throws<MissingDatumException>(() => u.Map(Map)).Message, StringComparison.Ordinal));
        Assert.Throws<ArgumentNullException>(() => FactorExposures.Of([default]));
        Assert.Throws<MissingDatumException>(() => FactorMap.Create(TestMarkets.Base, indexSymbol: "NDX"));
        Refusal.OfArgument("mid", () => _ = new SpotVixResponse(-1, -2, 0));
        Refusal.OfValue("weak", double.NaN, "finite", () => _ = new SpotVixResponse(-1, -1, double.NaN));
    }

    /// <summary>The derivative of the mark by VIX points when every volatility and VX price moves in one direction at once.</summary>
    private static double Change(Book book, Func<double, double> volatility, Func<double, double> future)
    {
        const double Step = 0.02;
        return ((8 * (Mark(1) - Mark(-1))) - (Mark(2) - Mark(-2))) / (12 * Step);

        double Mark(int steps)
        {
            TestMarkets moved = new();
            foreach (OptionChain chain in TestMarkets.Base.Chains.Where(c => c.Symbol == "SPX"))
                moved = moved with { Volatility = moved.Volatility.SetItem(chain.Expiry, steps * Step * chain.Smile!.AtTheMoney * volatility(chain.Years) / 14.2) };
            foreach (VixFuture vx in TestMarkets.Base.VixFutures.Points)
                moved = moved with { Vx = moved.Vx.SetItem(vx.Expiry, steps * Step * vx.Price * future(vx.Expiry.YearsFrom(TestExpiries.Instant)) / 14.2) };
            return BookValuation.Of(book, moved.Build()).Mark;
        }
    }

    private static double Gross(BookValuation valuation) =>
        1 + valuation.Legs.Sum(l => Math.Abs(l.Position.Leg.Quantity) * l.Position.Leg.Contract.Multiplier * (l.Forward ?? 500));

    private static double VolatilityResponse(LogBetaCurve curve, double years) =>
        curve.Weights.Zip(curve.Speeds, (w, k) => w * Average(k * years) / Average(k * 30 / 365)).Sum();

    // No expiry is so near that this quotient loses more than the difference's own error.
    private static double Average(double x) => (1 - Math.Exp(-x)) / x;
}

using VixShield.Curves;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Risk;

/// <summary>A map says where its betas come from, and is another map where that differs.</summary>
public sealed class FactorMapSourceTests
{
    // Quadrature of the models, and five-point differences of it.
    private const double ModelError = 1e-8;

    private const double Rounding = 1e-12;

    private static readonly TwoFactorDynamics s_dynamics = new(18, 0.9, 0.9, 0.35, 0.4);
    private static readonly LognormalVixModel s_lognormal = new(TestMarkets.Base.VixFutures, s_dynamics);
    private static readonly BergomiVixModel s_bergomi = new(new ExponentialForwardVariance(0.02, 3, 0.03), BergomiParameters.Prior);

    private static readonly BetaSetEstimate s_estimate = new(EstimationStatus.Ok, "Betas of 7 years at 18 days from 0.3200 to 0.7000.")
    {
        Set = new BetaSet(new LogBetaCurve([1], [9]), new LogBetaCurve([1], [6]), new LogBetaCurve([1], [4])),
    };

    [Fact]
    public void What_is_the_prior_is_called_so_whoever_gives_it()
    {
        MarketSnapshot market = TestMarkets.Base;
        FactorMap prior = FactorMap.Create(market);
        Assert.Equal((FactorMapSource.Prior, "prior"), (prior.Source, prior.SourceText));
        Assert.Equal(prior, FactorMap.Create(market, BetaSet.Prior, SpotVixResponse.Prior));
        Assert.Equal(prior.GetHashCode(), FactorMap.Create(market, BetaSet.Prior).GetHashCode());
        LogBetaCurve one = new([1], [5]);
        FactorMap given = FactorMap.Create(market, new BetaSet(one, one, one));
        Assert.Equal((FactorMapSource.Given, "betas given, response prior"), (given.Source, given.SourceText));
        FactorMap still = FactorMap.Create(market, response: SpotVixResponse.None);
        Assert.Equal((FactorMapSource.Given, "betas prior, response given"), (still.Source, still.SourceText));
        Assert.NotEqual(prior, given);
        Assert.NotEqual(prior, still);
        Assert.EndsWith("source: prior", prior.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("source: betas given, response prior", given.ToString(), StringComparison.Ordinal);
        Assert.Same(prior, FactorExposures.None.Map(prior).Map);
    }

    [Fact]
    public void An_estimate_makes_the_map_of_its_set_and_says_its_periods()
    {
        MarketSnapshot market = TestMarkets.Base;
        FactorMap history = FactorMap.FromHistory(market, s_estimate);
        FactorMap given = FactorMap.Create(market, s_estimate.Set);
        Assert.Equal(FactorMapSource.History, history.Source);
        Assert.Contains("Betas of 7 years", history.ToString(), StringComparison.Ordinal);
        Assert.Contains("response prior", history.SourceText, StringComparison.Ordinal);
        Assert.NotEqual(given, history);
        Assert.Equal(history, FactorMap.FromHistory(market, s_estimate));
        Assert.Equal(s_estimate.Set, history.Betas);
        foreach (VixFuture vx in market.VixFutures.Points)
            Assert.Equal(given.PerVixPoint(new(FactorKind.VixFuture, "VIX", vx.Expiry)), history.PerVixPoint(new(FactorKind.VixFuture, "VIX", vx.Expiry)));
        Refusal.OfArgument("betas", () => FactorMap.FromHistory(market, new BetaSetEstimate(EstimationStatus.TooFewObservations, "one year only")), "one year only");
        Refusal.OfArgument("betas", () => FactorMap.FromHistory(market, null!));

        SpotVixResponse response = SpotVixResponse.FromEstimates(Estimate(1.25), [Estimate(1.03), Estimate(null), Estimate(1.48)]);
        Assert.Equal(SpotVixResponse.Prior, response);
        Assert.Equal(new SpotVixResponse(-1.25, -1.25, -1.25), SpotVixResponse.FromEstimates(Estimate(1.25), []));
        // The whole is outside its parts: it still lies in the range.
        Assert.Equal(new SpotVixResponse(-1.6, -1.6, -1.1), SpotVixResponse.FromEstimates(Estimate(1.6), [Estimate(1.1), Estimate(1.2)]));
        Assert.Contains("response given", FactorMap.FromHistory(market, s_estimate, SpotVixResponse.None).SourceText, StringComparison.Ordinal);
        Refusal.OfArgument("whole", () => SpotVixResponse.FromEstimates(Estimate(null), []), "no slope here");
        Refusal.OfArgument("whole", () => SpotVixResponse.FromEstimates(null!, []));
        Refusal.OfArgument("parts", () => SpotVixResponse.FromEstimates(Estimate(1), null!));

        static IndexVixEstimate Estimate(double? slope) => new(
            new EstimationPeriod(new(2013, 1, 2), new(2013, 12, 31), SettlementClock.At1515, 2013),
            new SlopeEstimate(slope is null ? EstimationStatus.TooFewObservations : EstimationStatus.Ok, "no slope here", 250, 250) { Slope = slope });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_model_gives_the_middle_and_no_range_of_its_own(bool lognormal)
    {
        IVixModel model = lognormal ? s_lognormal : s_bergomi;
        MarketSnapshot market = TestMarkets.Base;
        FactorMap map = FactorMap.FromModel(market, model);
        Assert.Equal(FactorMapSource.Model, map.Source);
        Assert.Null(map.Betas);
        Assert.Null(map.Range);
        Assert.Contains(model.Name, map.ToString(), StringComparison.Ordinal);
        Assert.Contains("no range of betas", map.ToString(), StringComparison.Ordinal);
        foreach (VixFuture vx in market.VixFutures.Points)
        {
            double expected = model.LogBeta(vx.Expiry.YearsFrom(TestExpiries.Instant)) * vx.Price / 14.2;
            Assert.Equal(expected, map.PerVixPoint(new(FactorKind.VixFuture, "VIX", vx.Expiry))!.Value, Rounding);
        }

        foreach (OptionChain chain in market.Chains.Where(c => c.Symbol == "SPX"))
        {
            double expected = model.VolatilityResponse(chain.Years) * chain.Smile!.AtTheMoney / 14.2;
            Assert.Equal(expected, map.PerVixPoint(new(FactorKind.Volatility, "SPX", chain.Expiry))!.Value, Rounding);
        }

        Book book = Book.OfLegs(
            new FutureLeg { Contract = Contracts.Vx, Expiry = TestExpiries.VixApril, Quantity = -7 },
            new OptionLeg { Contract = Contracts.Spxw, Expiry = TestExpiries.SpxwMarch, Strike = 4900, Right = OptionRight.Put, Quantity = 5 });
        MappedExposures alone = BookValuation.Of(book, market).Net.Map(map);
        Assert.Equal(new Interval(alone.VixEquivalentVega.Mid, alone.VixEquivalentVega.Mid, alone.VixEquivalentVega.Mid), alone.VixEquivalentVega);
        FactorMap ranged = FactorMap.FromModel(market, model, range: BetaSet.Prior);
        MappedExposures wide = BookValuation.Of(book, market).Net.Map(ranged);
        MappedExposures prior = BookValuation.Of(book, market).Net.Map(FactorMap.Create(market));
        double middle = alone.VixEquivalentVega.Mid;
        // The ends are those of the curves, or the model's where that is outside them.
        Assert.Equal(middle, wide.VixEquivalentVega.Mid);
        double[] corners = [Under(BetaSet.Prior.Low), middle, Under(BetaSet.Prior.High)];
        Assert.Equal(corners.Min(), wide.VixEquivalentVega.Low, 1e-9 * Math.Abs(middle));
        Assert.Equal(corners.Max(), wide.VixEquivalentVega.High, 1e-9 * Math.Abs(middle));
        Assert.NotEqual(prior.VixEquivalentVega.Mid, wide.VixEquivalentVega.Mid);
        Assert.NotEqual(map, ranged);
        Assert.Equal(map, FactorMap.FromModel(market, model));
        Assert.NotEqual(map, FactorMap.FromModel(market, lognormal ? s_bergomi : s_lognormal));
        Assert.NotEqual(map, FactorMap.FromModel(market, model, SpotVixResponse.None));
        Assert.Contains("range of betas from curves", ranged.ToString(), StringComparison.Ordinal);
        Refusal.OfArgument("model", () => FactorMap.FromModel(market, null!));
        Refusal.OfArgument("market", () => FactorMap.FromModel(null!, model));

        double Under(LogBetaCurve curve) => BookValuation.Of(book, market).Net.Map(FactorMap.Create(market, new BetaSet(curve, curve, curve))).VixEquivalentVega.Mid;
    }

    [Fact]
    public void The_lognormal_model_and_its_beta_curve_move_everything_alike_in_both_directions()
    {
        MarketSnapshot market = TestMarkets.Base;
        LogBetaCurve curve = s_dynamics.ToLogBetaCurve();
        FactorMap byModel = FactorMap.FromModel(market, s_lognormal);
        FactorMap byCurve = FactorMap.Create(market, new BetaSet(curve, curve, curve));
        foreach (VixFuture vx in market.VixFutures.Points)
        {
            FactorExposures one = FactorExposures.Of([new(new RiskFactor(FactorKind.VixFuture, "VIX", vx.Expiry), 1000)]);
            Assert.Equal(one.Map(byCurve).VixEquivalentVega.Mid, one.Map(byModel).VixEquivalentVega.Mid, 1e-8);
            Assert.Equal(one.Map(byCurve).SlopeVega, one.Map(byModel).SlopeVega, 1e-8);
        }

        // Index volatilities too: the curve's response and the model's are both those of a flat forward curve.
        foreach (OptionChain chain in market.Chains.Where(c => c.Symbol == "SPX"))
        {
            FactorExposures one = FactorExposures.Of([new(new RiskFactor(FactorKind.Volatility, "SPX", chain.Expiry), 1000)]);
            Assert.Equal(one.Map(byCurve).VixEquivalentVega.Mid, one.Map(byModel).VixEquivalentVega.Mid, 1e-8);
            Assert.Equal(one.Map(byCurve).SlopeVega, one.Map(byModel).SlopeVega, 1e-8);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_slope_direction_of_a_model_leaves_VIX_where_it_is(bool lognormal)
    {
        IVixModel model = lognormal ? s_lognormal : s_bergomi;
        DateTimeOffset instant = TestExpiries.SpxMarch.Instant.AddDays(-30);
        Expiry far = Expiry.Create(DateOnly.FromDateTime(instant.AddDays(90).DateTime), SettlementStyle.Am, instant.AddDays(90), DateOnly.FromDateTime(instant.AddDays(89).DateTime));
        MarketSnapshot market = new MarketSnapshotBuilder(instant).SetLevel("SPX", 5000).SetLevel("VIX", 20)
            .Set(new OptionChain("SPX", TestExpiries.SpxMarch, instant, 5010, PriceSource.Mid, 0.996, [], [new(4900, 0.2), new(5100, 0.18)]))
            .Set(new OptionChain("SPX", TestExpiries.SpxJune, instant, 5050, PriceSource.Mid, 0.98, [], [new(4900, 0.21), new(5100, 0.19)]))
            .Set(new FutureMark(Contracts.Vx, far, 25, 0, PriceSource.Mid))
            .Build();
        FactorMap map = FactorMap.FromModel(market, model);
        double thirty = Slope(new(FactorKind.Volatility, "SPX", TestExpiries.SpxMarch));
        double later = Slope(new(FactorKind.Volatility, "SPX", TestExpiries.SpxJune));
        Assert.Equal(0, thirty, ModelError);
        Assert.True(later > 1e-4, FormattableString.Invariant($"{later}"));
        Assert.Equal(25 / 20d, Slope(new(FactorKind.VixFuture, "VIX", far)), 1e-9);
        Assert.Equal(0, FactorExposures.Of([new(new(FactorKind.VixFuture, "VIX", far), 1)]).Map(FactorMap.FromModel(market, LognormalVixModel.LogOrnsteinUhlenbeck(20, 5, Math.Log(20), 1))).SlopeVega);

        double Slope(RiskFactor factor) => FactorExposures.Of([new(factor, 1)]).Map(map).SlopeVega;
    }
}

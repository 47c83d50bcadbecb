using VixShield.Curves;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.TermStructure.Models;

public sealed class CalibrationTests
{
    private const double Discount = 0.99;
    private static readonly DateTimeOffset Instant = TestExpiries.Instant;
    private static readonly Expiry[] Months = [TestExpiries.VixMarch, TestExpiries.VixApril, TestExpiries.VixMay];
    private static readonly BergomiParameters Factors = BergomiParameters.Prior with { VolatilityOfVolatility = 1.8 };

    [Fact]
    public void A_planted_model_is_found_again()
    {
        BergomiVixModel planted = Planted();
        VixModelCalibration<BergomiVixModel> found = BergomiCalibration.Fit(Market(planted), BergomiParameters.Prior, new VixCalibrationOptions { Passes = 4 });
        Assert.Equal(VixCalibrationStatus.Ok, found.Status);
        Assert.True(found.RootMeanSquare < 2e-3, found.ToString());
        Assert.Equal(Months, found.Expiries.Select(e => e.Expiry));
        foreach (VixExpiryCalibration expiry in found.Expiries)
        {
            Assert.Equal(0, expiry.ForwardResidual, 1e-9);
            Assert.Empty(expiry.BoundsHit);
            Assert.InRange(expiry.Condition!.Value, 1, 1e5);
            Assert.True(expiry.Quotes.Length > 8);

            // Only products of scale and volatility of volatility are determined.
            MixtureSegment expected = planted.Mixture.At(expiry.Years);
            MixtureSegment actual = found.Model!.Mixture.At(expiry.Years);
            Assert.Equal(expected.SecondShare, actual.SecondShare, 0.01);
            Assert.Equal(Factors.VolatilityOfVolatility * expected.FirstScale, found.Model.Parameters.VolatilityOfVolatility * actual.FirstScale, 0.03);
            Assert.Equal(Factors.VolatilityOfVolatility * expected.SecondScale, found.Model.Parameters.VolatilityOfVolatility * actual.SecondScale, 0.03);
        }

        Assert.Equal(1, found.Model!.Mixture.Segments[0].MeanScale, 1e-9);
        Assert.Contains(FormattableString.Invariant($"{found.Expiries.Sum(e => e.Quotes.Length)} quotes"), found.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_warm_start_ends_where_a_cold_one_does_with_fewer_evaluations()
    {
        MarketSnapshot market = Market(Planted());
        VixModelCalibration<BergomiVixModel> cold = BergomiCalibration.Fit(market, BergomiParameters.Prior, new VixCalibrationOptions { Passes = 1 });
        VixModelCalibration<BergomiVixModel> warm = BergomiCalibration.Fit(market, BergomiParameters.Prior, new VixCalibrationOptions { Passes = 1 }, cold.Model);
        Assert.True(warm.Expiries.Sum(e => e.Evaluations) < cold.Expiries.Sum(e => e.Evaluations));
        foreach (Expiry month in Months)
        {
            double years = month.YearsFrom(Instant);
            Assert.Equal(cold.Model!.DistributionAt(years).VolatilityAt(25)!.Value, warm.Model!.DistributionAt(years).VolatilityAt(25)!.Value, 1e-4);
        }
    }

    [Fact]
    public void A_start_far_from_the_market_is_not_the_last_word()
    {
        MarketSnapshot market = Market(Planted());
        double cold = BergomiCalibration.Fit(market, BergomiParameters.Prior).RootMeanSquare!.Value;
        BergomiVixModel still = new(new StepForwardVariance([0, 0.1], [0.0001, 0.1]), BergomiParameters.Prior with { VolatilityOfVolatility = 0 });
        BergomiVixModel wild = new(StepForwardVariance.Flat(0.3), BergomiParameters.Prior, new VarianceMixture([new MixtureSegment(0, 0.1, 0.5, 60)]));
        foreach (BergomiVixModel start in new[] { still, wild })
        {
            VixModelCalibration<BergomiVixModel> found = BergomiCalibration.Fit(market, BergomiParameters.Prior, start: start);
            Assert.Equal(VixCalibrationStatus.Ok, found.Status);
            Assert.True(found.RootMeanSquare < cold + 0.01, found.ToString());
        }

        // The volatility of volatility of the factors is only where the search begins.
        Assert.True(BergomiCalibration.Fit(market, BergomiParameters.Prior with { VolatilityOfVolatility = 0.01 }).RootMeanSquare < 0.05);
    }

    [Fact]
    public void Two_runs_are_the_same_to_the_bit()
    {
        MarketSnapshot market = Market(Planted());
        VixModelCalibration<BergomiVixModel> one = BergomiCalibration.Fit(market, BergomiParameters.Prior);
        VixModelCalibration<BergomiVixModel> two = BergomiCalibration.Fit(market, BergomiParameters.Prior);
        Assert.Equal(one.Model!.Mixture, two.Model!.Mixture);
        Assert.Equal(one.Bootstrap, two.Bootstrap);
        for (int i = 0; i < Months.Length; i++)
        {
            Assert.Equal(one.Expiries[i].Condition, two.Expiries[i].Condition);
            Assert.Equal(one.Expiries[i].Evaluations, two.Expiries[i].Evaluations);
            Assert.Equal(one.Expiries[i].Quotes.AsSpan(), two.Expiries[i].Quotes.AsSpan());
            Assert.Equal(one.Expiries[i].ForwardResidual, two.Expiries[i].ForwardResidual);
            Assert.Equal(one.Expiries[i], two.Expiries[i]);
        }
    }

    [Fact]
    public void A_market_without_enough_quotes_says_so()
    {
        MarketSnapshot market = Market(Planted());
        VixModelCalibration<BergomiVixModel> none = BergomiCalibration.Fit(market, BergomiParameters.Prior, new VixCalibrationOptions { MinimumBid = 50 });
        Assert.Equal((VixCalibrationStatus.TooFewQuotes, null, null), (none.Status, none.Model, none.RootMeanSquare));
        Assert.Equal(Months.Length, none.Warnings.Length);
        Assert.Contains("bid of 50", none.Warnings[0], StringComparison.Ordinal);
        Assert.Equal(VixCalibrationStatus.TooFewQuotes, LognormalCalibration.Fit(market, new TwoFactorDynamics(8, 1, 0.5, 0.5, 0), new VixCalibrationOptions { MinimumBid = 50 }).Status);
    }

    [Fact]
    public void A_contract_away_from_the_forward_of_its_options_is_reported_and_the_forward_matched()
    {
        BergomiVixModel planted = Planted();
        MarketSnapshot market = Market(planted, settlementShift: 0.1);
        VixModelCalibration<BergomiVixModel> found = BergomiCalibration.Fit(market, BergomiParameters.Prior);
        foreach (VixExpiryCalibration expiry in found.Expiries)
        {
            Assert.Equal(0.1, expiry.SettlementMinusForward!.Value, 1e-9);
            Assert.True(expiry.SettlementDiffers);
            Assert.Equal(planted.Future(expiry.Years), found.Model!.Future(expiry.Years), 1e-9);
            Assert.Contains(found.Warnings, w => w.Contains(expiry.Expiry.ToString(), StringComparison.Ordinal) && w.Contains("ticks", StringComparison.Ordinal));
        }

        Assert.All(BergomiCalibration.Fit(Market(planted, settlementShift: 0.05), BergomiParameters.Prior).Expiries, e => Assert.False(e.SettlementDiffers));
    }

    [Fact]
    public void A_flat_smile_needs_no_mixture_and_what_is_not_determined_is_reported()
    {
        var single = new BergomiVixModel(StepForwardVariance.Flat(0.05), Factors);
        VixModelCalibration<BergomiVixModel> found = BergomiCalibration.Fit(Market(single), BergomiParameters.Prior);
        Assert.True(found.RootMeanSquare < 0.05, found.ToString());
        Assert.All(found.Expiries, e => Assert.True(!e.BoundsHit.IsEmpty || e.Condition is null or > 100));
        Assert.NotEmpty(found.Warnings);
    }

    [Fact]
    public void Futures_that_contradict_each_other_are_a_status()
    {
        MarketSnapshot market = Market(Planted());
        Expiry week = ExpiryRules.VixWeekly.Resolve(TestExpiries.VixApril.Date.AddDays(7), TradingCalendar.UsOptions);
        Expiry next = ExpiryRules.VixWeekly.Resolve(TestExpiries.VixApril.Date.AddDays(14), TradingCalendar.UsOptions);
        MarketSnapshot odd = market.ToBuilder()
            .Set(new FutureMark(Contracts.Vx, week, 60, 0.05, PriceSource.Settlement))
            .Set(new FutureMark(Contracts.Vx, next, 19, 0.05, PriceSource.Settlement)).Build();
        VixModelCalibration<BergomiVixModel> weekly = BergomiCalibration.Fit(odd, BergomiParameters.Prior, new VixCalibrationOptions { IncludeWeeklies = true });
        Assert.Equal(VixCalibrationStatus.FuturesNotMatched, weekly.Status);
        Assert.Null(weekly.Model);
        Assert.NotEmpty(weekly.Bootstrap!.AtFault);

        // Not asked for, the week does not count.
        Assert.Equal(VixCalibrationStatus.Ok, BergomiCalibration.Fit(odd, BergomiParameters.Prior).Status);
    }

    [Fact]
    public void Work_can_be_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => BergomiCalibration.Fit(Market(Planted()), BergomiParameters.Prior, cancellationToken: cancelled.Token));
    }

    [Fact]
    public void Planted_lognormal_volatilities_are_found_again()
    {
        var planted = new TwoFactorDynamics(9, 1.05, 0.7, 0.55, 0.3);
        MarketSnapshot market = Market(new LognormalVixModel(new VixFuturesCurve(Instant, 15, Months.Select((m, i) => new VixFuture(m, 16 + i))), planted));
        VixModelCalibration<LognormalVixModel> found = LognormalCalibration.Fit(market, new TwoFactorDynamics(9, 0.8, 0.7, 0.8, 0.3));
        var dynamics = Assert.IsType<TwoFactorDynamics>(found.Model!.Dynamics);
        Assert.Equal(planted.FirstVolatility, dynamics.FirstVolatility, 1e-6);
        Assert.Equal(planted.SecondVolatility, dynamics.SecondVolatility, 1e-6);
        Assert.True(found.RootMeanSquare < 1e-5);
        Assert.Equal(0, found.Expiries.Max(e => Math.Abs(e.ForwardResidual)), 1e-12);
        Assert.Null(found.Bootstrap);
    }

    private static BergomiVixModel Planted() => new(
        new StepForwardVariance([0, 0.1, 0.2], [0.035, 0.042, 0.05]),
        Factors,
        new VarianceMixture(
        [
            new MixtureSegment(0, 0.25, 0.5, 2.4),
            new MixtureSegment(TestExpiries.VixApril.YearsFrom(Instant), 0.35, 0.45, 2.1),
            new MixtureSegment(TestExpiries.VixMay.YearsFrom(Instant), 0.45, 0.5, 1.9),
        ]));

    /// <summary>A market whose VIX options are the model's, unrounded, with a narrow spread.</summary>
    private static MarketSnapshot Market(IVixModel model, double settlementShift = 0)
    {
        MarketSnapshotBuilder builder = new MarketSnapshotBuilder(Instant).SetLevel("VIX", model.Vix).SetLevel("SPX", 5000);
        foreach (Expiry month in Months)
        {
            double years = month.YearsFrom(Instant);
            VixDistribution law = model.DistributionAt(years);
            IEnumerable<OptionQuote> quotes = Enumerable.Range(10, 60).SelectMany(strike => new[] { OptionRight.Put, OptionRight.Call }, (strike, right) =>
            {
                double price = Discount * law.OptionPrice(strike, right);
                return new OptionQuote(strike, right, price * 0.999, price * 1.001);
            }).Where(q => q.Bid > 1e-6);
            builder.Set(new OptionChain("VIX", month, Instant, law.Future, PriceSource.Mid, Discount, quotes));
            builder.Set(new FutureMark(Contracts.Vx, month, law.Future + settlementShift, 0.025, PriceSource.Settlement));
        }

        return builder.Build();
    }
}

using VixShield.Curves;
using VixShield.Expiries;
using VixShield.Market;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;
using VixShield.Volatility;

namespace VixShield.Tests.TermStructure.Models;

public sealed class JointShockTests
{
    private static readonly MarketSnapshot Market = TestMarkets.Base;
    private static readonly BergomiVixModel Bergomi = new(
        ForwardVarianceBootstrap.Solve(Market.VixFutures, BergomiParameters.Prior).Curve!, BergomiParameters.Prior, new VarianceMixture([new MixtureSegment(0, 0.3, 0.5, 2)]));

    private static readonly LognormalVixModel Lognormal = new(Market.VixFutures, new TwoFactorDynamics(10, 1.1, 0.6, 0.5, 0.4));

    public static TheoryData<IVixModel> Models => [Bergomi, Lognormal];

    [Law(Arbitrary = [typeof(LognormalCase)])]
    public void The_normals_give_the_covariance_and_the_index_no_drift(LognormalCase c)
    {
        LognormalVixModel model = c.Make();
        var law = new JointShockLaw(model, c.Years, 0.22, -0.6, -0.6 * FactorCorrelation(model));
        JointShock zero = law.FromNormals(0, 0, 0);
        double[][] columns = [.. Enumerable.Range(0, 3).Select(i => Parts(law.FromNormals(i == 0 ? 1 : 0, i == 1 ? 1 : 0, i == 2 ? 1 : 0)))];
        double[] middle = Parts(zero);
        double[,] covariance = law.ToCovariance();
        for (int a = 0; a < 3; a++)
        {
            for (int b = 0; b < 3; b++)
                Assert.Equal(covariance[a, b], columns.Sum(column => (column[a] - middle[a]) * (column[b] - middle[b])), 1e-12 * (1 + Math.Abs(covariance[a, b])));
        }

        Assert.Equal(0.22 * 0.22 * c.Years, covariance[0, 0], 1e-15);
        Assert.Equal((model.CovarianceAfter(c.Years).First, model.CovarianceAfter(c.Years).Cross), (covariance[1, 1], covariance[1, 2]));
        Assert.Equal((0, 0, c.Years), (zero.Factor1, zero.Factor2, zero.Years));

        // A martingale against its forward: mean minus half the variance is the mean of the logarithm.
        Assert.Equal(-0.5 * covariance[0, 0], zero.SpxLogReturn, 1e-15);
        JointShock given = law.MeanGiven(-0.03);
        Assert.Equal(-0.03, given.SpxLogReturn);
        Assert.Equal(covariance[0, 1] / covariance[0, 0] * (-0.03 - zero.SpxLogReturn), given.Factor1, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Correlations_that_do_not_exist_together_are_refused(IVixModel model)
    {
        Refusal.OfArgument("firstCorrelation", () => _ = new JointShockLaw(model, 0.1, 0.2, -0.95, 0.95), "-0.95", "determinant");
        Assert.Throws<ArgumentOutOfRangeException>(() => new JointShockLaw(model, 0, 0.2, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new JointShockLaw(model, 0.1, -0.2, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new JointShockLaw(model, 0.1, 0.2, -1.2, 0));
        Assert.Throws<ArgumentNullException>(() => new JointShockLaw(null!, 0.1, 0.2, 0, 0));
        Assert.NotNull(new JointShockLaw(model, 0.1, 0.2, -0.8, -0.6).ToString());
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void No_shock_is_the_market_itself(IVixModel model) => Assert.Same(Market, model.Shock(Market, default));

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_price_moves_by_the_ratio_of_the_model(IVixModel model)
    {
        JointShock shock = new JointShockLaw(model, 5d / 365, 0.2, -0.75, -0.5).MeanGiven(-0.04);
        MarketSnapshot moved = model.Shock(Market, shock);
        Assert.Equal(Math.Exp(-0.04), moved.Levels["SPX"] / Market.Levels["SPX"], 1e-12);
        Assert.Equal(model.Future(shock.Years, shock) / model.Future(shock.Years), moved.VixFutures.SpotVix / Market.VixFutures.SpotVix, 1e-12);
        Assert.True(moved.VixFutures.SpotVix > Market.VixFutures.SpotVix);
        double lastRatio = double.PositiveInfinity;
        foreach (VixFuture before in Market.VixFutures.Points)
        {
            double years = Math.Max(shock.Years, before.Expiry.YearsFrom(Market.ValuationInstant));
            double ratio = moved.VixFutures.ForwardFor(before.Expiry) / before.Price;
            Assert.Equal(model.Future(years, shock) / model.Future(years), ratio, 1e-12);
            Assert.True(ratio <= lastRatio + 1e-12, "The near end moves most.");
            lastRatio = ratio;
        }

        foreach (OptionChain chain in Market.Chains.Where(c => c.Symbol == "VIX"))
            Assert.Equal(moved.VixFutures.ForwardFor(chain.Expiry) / Market.VixFutures.ForwardFor(chain.Expiry), moved.ChainFor("VIX", chain.Expiry)!.Forward / chain.Forward, 1e-12);

        // Of the first days the index leaves the strikes that have a volatility.
        foreach (VolatilitySmile smile in Market.Surface("SPX").Smiles.Where(s => s.Years > 0.02))
        {
            VolatilitySmile after = moved.SmileFor("SPX", smile.Expiry)!;
            Assert.Equal(model.IndexVolatilityRatio(smile.Years, shock), after.AtTheMoney / smile.AtTheMoney, 2e-3);
            Assert.Equal(Math.Exp(-0.04), after.Forward / smile.Forward, 1e-12);
        }

        Assert.Equal(Market.ValuationInstant, moved.ValuationInstant);
        Assert.Contains(moved.Notes, n => n.Contains(model.Name, StringComparison.Ordinal) && n.Contains("no time passes", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void The_skew_moves_index_volatilities_in_place_of_the_model_and_never_both(IVixModel model)
    {
        JointShock shock = new JointShockLaw(model, 1d / 365, 0.2, -0.75, -0.5).MeanGiven(-0.01);
        MarketSnapshot held = model.Shock(Market, shock, IndexVolatilityMove.Skew(0));
        MarketSnapshot sticky = model.Shock(Market, shock, IndexVolatilityMove.Skew(2));
        foreach (VolatilitySmile smile in Market.Surface("SPX").Smiles.Where(s => s.Years > 0.02))
        {
            Assert.Equal(smile.AtTheMoney, held.SmileFor("SPX", smile.Expiry)!.AtTheMoney, 1e-3 * smile.AtTheMoney);
            double h = 1e-4;
            double skew = (smile.VolatilityAt(smile.Forward * Math.Exp(h)) - smile.VolatilityAt(smile.Forward * Math.Exp(-h))) / (2 * h);
            Assert.True(skew < 0);
            Assert.Equal(smile.AtTheMoney + (2 * skew * -0.01), sticky.SmileFor("SPX", smile.Expiry)!.AtTheMoney, 2e-3 * smile.AtTheMoney);
        }

        // VIX, its futures and options do not ask what moves the index's volatilities.
        Assert.Equal(held.VixFutures, sticky.VixFutures);
        Assert.Throws<ArgumentOutOfRangeException>(() => IndexVolatilityMove.Skew(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Shock(Market, shock with { SpxLogReturn = 3 }, IndexVolatilityMove.Skew(10)));
    }

    [Fact]
    public void VIX_volatilities_rise_with_VIX_in_the_mixture_and_stay_in_the_lognormal_model()
    {
        JointShock up = new(-0.05, 0.25, 0.05, 2d / 365);
        Expiry month = TestExpiries.VixApril;
        double before = Market.SmileFor("VIX", month)!.AtTheMoney;
        Assert.True(Bergomi.Shock(Market, up).SmileFor("VIX", month)!.AtTheMoney > before * 1.01);
        Assert.Equal(before, Lognormal.Shock(Market, up).SmileFor("VIX", month)!.AtTheMoney, 1e-3 * before);
    }

    [Fact]
    public void A_market_without_a_curve_is_refused_by_name()
    {
        MarketSnapshot bare = new MarketSnapshotBuilder(TestExpiries.Instant).SetLevel("SPX", 5000).Build();
        Assert.Throws<MissingDatumException>(() => Lognormal.Shock(bare, new JointShock(-0.01, 0.1, 0, 0)));
        Assert.Throws<ArgumentNullException>(() => Lognormal.Shock(null!, default));
    }

    private static double[] Parts(JointShock shock) => [shock.SpxLogReturn, shock.Factor1, shock.Factor2];

    private static double FactorCorrelation(LognormalVixModel model) =>
        model.InstantaneousCovariance.Cross / Math.Sqrt(model.InstantaneousCovariance.First * model.InstantaneousCovariance.Second);
}

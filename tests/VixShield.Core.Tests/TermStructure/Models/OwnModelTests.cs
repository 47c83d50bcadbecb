using VixShield.Instruments;
using VixShield.Market;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.TermStructure.Models;

/// <summary>A model written outside the library: what it gives is enough to shock a market.</summary>
public sealed class OwnModelTests
{
    [Fact]
    public void A_model_of_ones_own_shocks_a_market_without_more()
    {
        IVixModel model = new Parallel();
        MarketSnapshot moved = model.Shock(TestMarkets.Base, new JointShock(-0.02, 0.1, 0, 0));
        Assert.Equal(Math.Exp(0.1), moved.VixFutures.SpotVix / TestMarkets.Base.VixFutures.SpotVix, 1e-12);
        Assert.All(moved.VixFutures.Points.Zip(TestMarkets.Base.VixFutures.Points), p => Assert.Equal(Math.Exp(0.1), p.First.Price / p.Second.Price, 1e-12));
        Assert.Equal(20, model.DistributionAt(0.1).Future);
        Assert.Equal(5, model.DistributionAt(0.1).OptionPrice(15, OptionRight.Call));
        Assert.Null(model.DistributionAt(0.1).VolatilityAt(25));
    }

    /// <summary>All futures move alike, and VIX options have no time value.</summary>
    private sealed class Parallel : IVixModel
    {
        public string Name => "parallel";

        public double Vix => 20;

        public FactorCovariance InstantaneousCovariance => new(1, 0, 0);

        public double Future(double years, JointShock shock = default) => 20 * Math.Exp(shock.Factor1);

        public VixDistribution DistributionAt(double years, JointShock shock = default) => new Certain(years, Future(years, shock));

        public FactorLoadings LoadingsOf(double years) => new(1, 0);

        public FactorCovariance CovarianceAfter(double years) => new(years, 0, 0);

        public FactorLoadings CovarianceWithIndex(double years, double firstCorrelation, double secondCorrelation) => new(firstCorrelation * years, 0);

        public double LogBeta(double years) => 1;

        public double ExplainedShare(double years) => 1;

        public double VolatilityResponse(double years) => 1;

        public double IndexVolatilityRatio(double years, JointShock shock) => Math.Exp(shock.Factor1);
    }

    private sealed class Certain(double years, double future) : VixDistribution(years, years, future)
    {
        public override double SecondMoment => Future * Future;

        public override double ProbabilityAbove(double strike) => Future > strike ? 1 : 0;

        protected override double PriceOf(double strike, OptionRight right) => Math.Max(0, (int)right * (Future - strike));
    }
}

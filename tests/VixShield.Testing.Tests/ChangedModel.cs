using VixShield.Instruments;
using VixShield.TermStructure;

namespace VixShield.Tests.Testing;

/// <summary>Answers as another model does, each answer passed through a function.</summary>
internal sealed class ChangedModel(IVixModel model) : IVixModel
{
    public Func<double, double, double> Beta { get; init; } = (_, beta) => beta;

    public Func<double, double> Times { get; init; } = t => t;

    public Func<double, JointShock, double, double> Price { get; init; } = (_, _, future) => future;

    public Func<double, FactorLoadings, FactorLoadings> Loadings { get; init; } = (_, loadings) => loadings;

    public Func<double, FactorCovariance, FactorCovariance> Covariance { get; init; } = (_, covariance) => covariance;

    public Func<double, double, double> Response { get; init; } = (_, response) => response;

    public Func<double, OptionRight, double, double> Option { get; init; } = (_, _, price) => price;

    public Func<double, double, double> Above { get; init; } = (_, probability) => probability;

    public Func<double, double> Square { get; init; } = square => square;

    public string Name => "changed";

    public double Vix => model.Vix;

    public FactorCovariance InstantaneousCovariance => model.InstantaneousCovariance;

    public double LogBeta(double years) => Beta(years, model.LogBeta(Times(years)));

    public double Future(double years, JointShock shock = default) => Price(years, shock, model.Future(years, shock));

    public VixDistribution DistributionAt(double years, JointShock shock = default) => new Law(this, model.DistributionAt(years, shock));

    public FactorLoadings LoadingsOf(double years) => Loadings(years, model.LoadingsOf(years));

    public FactorCovariance CovarianceAfter(double years) => Covariance(years, model.CovarianceAfter(years));

    public FactorLoadings CovarianceWithIndex(double years, double firstCorrelation, double secondCorrelation) => model.CovarianceWithIndex(years, firstCorrelation, secondCorrelation);

    public double ExplainedShare(double years) => model.ExplainedShare(years);

    public double VolatilityResponse(double years) => Response(years, model.VolatilityResponse(years));

    public double IndexVolatilityRatio(double years, JointShock shock) => model.IndexVolatilityRatio(years, shock);

    private sealed class Law(ChangedModel changed, VixDistribution law) : VixDistribution(law.Years, law.Remaining, law.Future)
    {
        public override double SecondMoment => changed.Square(law.SecondMoment);

        public override double ProbabilityAbove(double strike) => changed.Above(strike, law.ProbabilityAbove(strike));

        protected override double PriceOf(double strike, OptionRight right) => changed.Option(strike, right, law.OptionPrice(strike, right));
    }
}

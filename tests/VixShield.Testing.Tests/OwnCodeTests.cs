using VixShield.Adjustments;
using VixShield.Pricing;
using VixShield.Risk;
using VixShield.TermStructure;
using VixShield.Testing;
using VixShield.Volatility;

namespace VixShield.Tests.Testing;

/// <summary>The library through its own laws, one test a law.</summary>
public sealed class OwnCodeTests
{
    private static readonly LawOptions s_many = new() { Cases = 2_000 };
    private static readonly LawOptions s_some = new() { Cases = 300 };
    private static readonly LawOptions s_few = new() { Cases = 120 };

    // Between and beyond its expiries a surface interpolates.
    private static readonly VolatilitySurface s_surface = Drawn.From(Arbitraries.Surfaces(), 40).First(s => s.Expiries.Length >= 4).Surface();

    public static TheoryData<Law> Pricers() => Laws(
        PricerLaws.BlackScholes(c => BlackScholes.Price(c.Spot, c.Strike, c.Years, c.Volatility, c.Rate, c.DividendYield, c.Right), 1e-13),
        PricerLaws.BlackScholes(c => Black76.Price(c.Forward, c.Strike, c.Years, c.Volatility, c.Rate, c.Right), 1e-13));

    public static TheoryData<Law> AllGreeks() => Laws(
        GreeksLaws.OnSpot(c => BlackScholes.Greeks(c.Spot, c.Strike, c.Years, c.Volatility, c.Rate, c.DividendYield, c.Right)),
        GreeksLaws.OnForward(c => Black76.Greeks(c.Spot, c.Strike, c.Years, c.Volatility, c.Rate, c.Right)));

    public static TheoryData<Law> Americans() => Laws(
        PricerLaws.American(c => AmericanOption.Price(c.Spot, c.Strike, c.Years, c.Volatility, c.Rate, c.DividendYield, c.Right), 1e-5),
        PricerLaws.American(c => AmericanOption.Price(c.Spot, c.Strike, c.Years, c.Volatility, c.Rate, c.DividendYield, c.Right, AmericanAccuracy.High), 1e-7));

    public static TheoryData<Law> Rules() => Laws([.. RuleSet.Default.Rules.Select(RuleLaws.Of)]);

    public static TheoryData<Law> Measures() => Laws(
        MeasureLaws.Linear((book, market) => BookValuation.Of(book, market).Value),
        MeasureLaws.Linear((book, market) => BookValuation.Of(book, market).Net.Map(FactorMap.Create(market)).TotalDelta.Mid),
        MeasureLaws.Linear((book, market) => BookValuation.Of(book, market).Net.Map(FactorMap.Create(market)).VixEquivalentVega.Mid),
        MeasureLaws.Linear((book, market) => BookValuation.Of(book, market).Net.Map(FactorMap.Create(market)).Carry.Total));

    public static TheoryData<Law> Volatilities() => Laws(
        VolatilityLaws.Surface((k, years) => Math.Sqrt(s_surface.TotalVarianceAt(k, years) / years), 0.9),
        VolatilityLaws.Calibration(input => SurfaceCalibration.Fit(input).Smile!.VolatilityAt));

    public static TheoryData<Law> Models() => Laws(
        VixModelLaws.OfBeta(LogBetaCurve.Prior),
        VixModelLaws.Of(LognormalVixModel.LogOrnsteinUhlenbeck(21, 4, Math.Log(18), 0.9)),
        VixModelLaws.Of(LognormalVixModel.CentralTendency(17, 21, 3, new CentralTendencyDynamics(8, 1.1, 0.6, 0.5, 0.4))),
        VixModelLaws.Of(
            new BergomiVixModel(
                new StepForwardVariance([0, 0.05, 0.11, 0.4], [0.03, 0.04, 0.05, 0.045]),
                new BergomiParameters { FirstSpeed = 7, SecondSpeed = 0.7, SecondWeight = 0.3, Correlation = 0.4, VolatilityOfVolatility = 1.2 },
                new VarianceMixture([new MixtureSegment(0, 0.4, 0.6, 1.7)])),
            longest: 1,
            accuracy: 1e-7));

    [Theory]
    [MemberData(nameof(Volatilities), DisableDiscoveryEnumeration = true)]
    public void Surfaces_and_calibration(Law law) => law.Verify(s_few);

    [Theory]
    [MemberData(nameof(Models), DisableDiscoveryEnumeration = true)]
    public void Models_of_VIX(Law law) => law.Verify(s_few);

    [Theory]
    [MemberData(nameof(Pricers), DisableDiscoveryEnumeration = true)]
    public void European_prices(Law law) => law.Verify(s_many);

    [Theory]
    [MemberData(nameof(AllGreeks), DisableDiscoveryEnumeration = true)]
    public void Greeks_of_both_forms(Law law) => law.Verify(s_many);

    [Theory]
    [MemberData(nameof(Americans), DisableDiscoveryEnumeration = true)]
    public void American_prices(Law law) => law.Verify(s_some);

    [Theory]
    [MemberData(nameof(Rules), DisableDiscoveryEnumeration = true)]
    public void Every_rule_of_the_library(Law law) => law.Verify(s_few);

    [Theory]
    [MemberData(nameof(Measures), DisableDiscoveryEnumeration = true)]
    public void Net_exposures(Law law) => law.Verify(s_few);

    private static TheoryData<Law> Laws(params ReadOnlySpan<LawSuite> suites)
    {
        TheoryData<Law> laws = [];
        foreach (LawSuite suite in suites)
        {
            foreach (Law law in suite.Laws)
                laws.Add(law);
        }

        return laws;
    }
}

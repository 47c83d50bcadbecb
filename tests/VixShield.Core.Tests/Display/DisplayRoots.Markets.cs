using VixShield.Curves;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Pricing;
using VixShield.Signals;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;
using VixShield.Tests.TermStructure;
using VixShield.Volatility;

namespace VixShield.Tests.Display;

/// <summary>Contracts, markets, histories and models.</summary>
internal static partial class DisplayRoots
{
    private static IEnumerable<object?> Contracted() =>
    [
        Sample.Document, Sample.Book, Sample.Move, Sample.Market.VixFutures, Sample.Market.Surface("SPX"), Sample.Market.SurfaceFit("SPX"),
        TestMarkets.Base, TradingCalendar.UsOptions, Contracts.Spx, Contracts.Vx, Contracts.Spy,
        IronCondor.FromLegs(Option(OptionRight.Put, 4000, 1), Option(OptionRight.Put, 4100, -1), Option(OptionRight.Call, 4200, -1), Option(OptionRight.Call, 4300, 1)),
        VixCalendar.Create(TestExpiries.VixMarch, TestExpiries.VixApril, 20, OptionRight.Call, 2),
        BoxSpread.Create(Contracts.Spx, TestExpiries.SpxMarch, 4000, 4100, -1),
        HedgeLadder.Create([new HedgeLayer(1, new TenorBucket(20, 50), 3, new FutureLeg { Contract = Contracts.Vx, Quantity = 2, Expiry = TestExpiries.VixMarch })]),
        new EventCalendar([new EventCoverage("cpi", new(2024, 1, 1), new(2024, 12, 31))], [new ScheduledEvent(TestExpiries.Instant, "cpi", "source")]),
        new Trade(Option(OptionRight.Put, 4000, -2)), OptionSymbol.Of(Option(OptionRight.Put, 4000, 1)), SessionOverride.Closed(new(2024, 7, 5)),
        ButterflyCheck.Of(Sample.Market.Surface("SPX").Smiles[0]), new RateHistory("bill", RateQuotation.BankDiscount, [new DatedValue(new(2024, 1, 2), 0.053)]),
    ];

    private static IEnumerable<object?> Histories()
    {
        VixFuturesHistory history = PlantedHistory.Make(1, 320, (i, days, moves, random) => (0.5 * moves[i]) + (0.01 * PlantedHistory.Gaussian(random)), missing: i => i is 100 or 200);
        var detector = new DecouplingDetectorOptions { Window = 100, MinimumObservations = 80, ShortWindow = 40, Threshold1 = 1, Threshold5 = 1, CusumThreshold = 2 };
        var readings = DecouplingDetector.Run(history, detector);
        VixCurveHistory slope = VixCurveHistory.Of(history, VixCurveMeasure.Contango);
        SessionSeries vix = history.Vix;
        LogBetaTable table = LogBetaEstimation.Over(history, new(2013, 1, 1), new(2014, 12, 31))[0];
        VixFuturesCovariance covariance = VixFuturesCovariance.ByClock(history)[^1];
        return
        [
            history, history.Ranked(1), history.ConstantMaturity(30), vix, AlignedSeries.Join(vix, history.Ranked(1).Levels),
            readings[^1], readings[0], DecouplingEpisode.Of(readings), DecouplingRates.Observed(readings), FalseAlarmRates.Gaussian(),
            readings.Select(r => r.ToDecouplingReading()).Last(r => r is not null),
            slope, VixCurveRegimeRule.Sign.Run(VixCurveHistory.Of(history, VixCurveRegimeRule.Sign.Measure))[^1], VixCurveRegimeRule.Sign, FlatteningRule.TemporalThetaCashPress.Run(VixCurveHistory.Of(history, FlatteningRule.TemporalThetaCashPress.Measure))[^1], FlatteningRule.TemporalThetaCashPress,
            slope.PercentileAt(slope.Points.Length - 1), slope.PercentileAt(0),
            table, LogBetaCurveFitting.Fit(table), BetaSetEstimation.Of(LogBetaCurveFitting.Fit(table), LogBetaEstimation.ByYear(history)),
            covariance, TwoFactorFitting.Fit(covariance), IndexVixRegression.ByClock(vix, vix),
            SimpleMovingAverage.Over(vix, 20), BollingerBands.Over(vix), MovingAverageConvergenceDivergence.Over(vix), SimpleMovingAverage.Over(vix, 20).At(new(2013, 6, 3)),
            DivergenceHistory.Between(vix, RelativeStrengthIndex.Over(vix)), new BollingerBands().Update(1), new SimpleMovingAverage(1).Update(1),
            VixFuturesIndex.Run(history, null, VixFuturesIndexTenor.ShortTerm), VixRollSchedule.On(new(2013, 6, 3), PlantedHistory.Calendar), VolatilityProduct.Uvxy,
        ];
    }

    private static IEnumerable<object?> Models()
    {
        MarketSnapshot triangle = new TriangleCase(0.2, 0.8, 0.005).Make();
        var model = new BergomiVixModel(StepForwardVariance.Flat(0.04), BergomiParameters.Prior);
        VixFuturesCurve curve = Sample.Market.VixFutures;
        var lognormal = new LognormalVixModel(curve, new TwoFactorDynamics(10, 0.9, 0.5, 0.4, 0.6));
        CurvePoint[] points = [.. curve.Points.Select(p => new CurvePoint(curve.YearsTo(p.Expiry), p.Price))];
        return
        [
            ConsistencyTriangle.Of(triangle), BetaSet.Prior, model, lognormal, model.DistributionAt(0.2), lognormal.DistributionAt(0.2),
            new ExponentialForwardVariance(0.04, 3, 0.05), new JointShockLaw(model, 0.1, 0.2, -0.5, -0.3), model.LoadingsOf(0.1), model.InstantaneousCovariance,
            new CentralTendencyDynamics(5, 0.9, 0.5, 0.3, 0.2), LognormalCalibration.Fit(Sample.Market, new TwoFactorDynamics(10, 0.9, 0.5, 0.4, 0.6)), ForwardVarianceBootstrap.Solve(curve, BergomiParameters.Prior),
            MeanReversionFit.OneSpeed(points), MeanReversionFit.TwoSpeeds(points), NelsonSiegelFit.Search(points), new TwoSpeedCurve(20, 1, 0.5, 2, 8),
            new StudentFit(RegressionStatus.Ok, 1, null, null, null, null, "none"), AutoregressiveFit.Of([1, 2, 1.5, 2, 1]),
            Black76.Greeks(100, 100, 1, 0.2, 0.01, OptionRight.Call), IndexVolatilityMove.Skew(1.5), new NaturalSvi(0, 0, -0.5, 0.04, 4).ToRaw(), new NaturalSvi(0, 0, -0.5, 0.04, 4),
            new FutureMark(Contracts.Vx, TestExpiries.VixMarch, 20, 0.025, PriceSource.Settlement) { OpenInterest = 1_234_567 },
        ];
    }

    private static OptionLeg Option(OptionRight right, double strike, int quantity) =>
        new() { Contract = Contracts.Spx, Quantity = quantity, Right = right, Strike = strike, Expiry = TestExpiries.SpxMarch };
}

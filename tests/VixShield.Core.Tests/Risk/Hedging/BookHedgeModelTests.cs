using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Risk.Hedging;

/// <summary>Hedge effectiveness of a book under a covariance.</summary>
public sealed class BookHedgeModelTests
{
    private static readonly Expiry[] s_contracts = [TestExpiries.VixMarch, TestExpiries.VixApril, TestExpiries.VixMay];

    /// <summary>The checkable problem of METHODS 9.2.</summary>
    [Fact]
    public void The_small_problem_has_its_published_effectiveness()
    {
        HedgeCovariance covariance = HedgeCovariance.Of(0.2, 0, 1.5, [new BasisDeviation(s_contracts[0], 0.25)]);
        ModelHedgeReading[] lots = [.. Enumerable.Range(3, 3).Select(n => BookHedgeEffectiveness.UnderModel(Problem(n), covariance))];
        Assert.Equal([0.8319, 0.8789, 0.8108], lots.Select(r => Math.Round(r.Effectiveness!.Value, 4)));
        Assert.All(lots, r => Assert.Equal((BookHedgeStatus.Ok, 3000), (r.Status, Math.Round(r.UnhedgedDeviation!.Value, 9))));
        for (int n = 3; n <= 5; n++)
        {
            Assert.Equal(0.8794, lots[n - 3].BestEffectiveness!.Value, 5e-5);
            Assert.Equal(3.908, n * lots[n - 3].BestMultiple!.Value, 5e-4);
            Assert.Equal(250 * n, lots[n - 3].BasisDeviation!.Value, 1e-9);
        }

        static BookHedgeExposures Problem(int n) => new(
            new HedgeExposures(0, -2000, 20), new HedgeExposures(0, 0, 20, [new HedgeFutureExposure(s_contracts[0], 30, 20, 0.45, 1000 * n)]));
    }

    [Law(MaxTest = 300)]
    public void Variances_are_those_of_independent_sources_added_up(int seed)
    {
        var random = new Random(seed);
        double volatility = random.NextDouble() * 0.6;
        double response = (random.NextDouble() * 3) - 2.5;
        double residual = random.NextDouble() * 2;
        double correlation = random.NextDouble();
        double[] basis = [.. s_contracts.Select(_ => random.NextDouble())];
        HedgeCovariance covariance = HedgeCovariance.Of(volatility, response, residual, s_contracts.Zip(basis, (c, b) => new BasisDeviation(c, b)).Reverse(), correlation);
        BookHedgeExposures exposures = new(Exposures(random), Exposures(random));
        ModelHedgeReading reading = BookHedgeEffectiveness.UnderModel(exposures, covariance);

        double unhedged = Variance(exposures.Unhedged.Times(1));
        double hedged = Variance(exposures.Unhedged.Plus(exposures.Hedge));
        double size = unhedged + Variance(exposures.Hedge);
        Assert.Equal(unhedged, Math.Pow(reading.UnhedgedDeviation!.Value, 2), 1e-11 * size);
        Assert.Equal(hedged, Math.Pow(reading.HedgedDeviation!.Value, 2), 1e-11 * size);
        Assert.Equal(1 - (hedged / unhedged), reading.Effectiveness!.Value, 1e-10 * (1 + (hedged / unhedged)));
        // No multiple of the hedge does better than the best, which does what it says.
        double best = reading.BestMultiple!.Value;
        Assert.Equal(1 - (Variance(exposures.Unhedged.Plus(exposures.Hedge.Times(best))) / unhedged), reading.BestEffectiveness!.Value, 1e-9);
        foreach (double other in new[] { best - 0.1, best + 0.1, 0, -best, 1 })
            Assert.True(1 - (Variance(exposures.Unhedged.Plus(exposures.Hedge.Times(other))) / unhedged) <= reading.BestEffectiveness + 1e-9);
        Assert.Equal(100 * volatility / Math.Sqrt(252), covariance.IndexDeviation, 1e-12);
        Assert.Equal(basis[1], covariance.BasisDeviationOf(s_contracts[1])!.Value, 1e-12);

        double Variance(HedgeExposures e)
        {
            double index = 100 * volatility / Math.Sqrt(252);
            double[] weighted = [.. s_contracts.Select((c, i) => basis[i] * e.Futures.Where(f => f.Contract == c).Sum(f => f.DollarsPerPoint))];
            double vix = e.VolatilityPerVixPoint + e.Futures.Sum(f => f.PointBeta * f.DollarsPerPoint);
            return Math.Pow((e.IndexPerPercent + (response * vix)) * index, 2) + Math.Pow(vix * residual, 2)
                + (correlation * Math.Pow(weighted.Sum(), 2)) + ((1 - correlation) * weighted.Sum(w => w * w));
        }
    }

    [Law(MaxTest = 100)]
    public void A_perfect_hedge_takes_all_a_doubled_book_adds_three_and_size_does_not_count(int seed)
    {
        var random = new Random(seed);
        HedgeExposures book = Exposures(random);
        HedgeCovariance covariance = HedgeCovariance.Of(0.15, -1.2, 0.8, s_contracts.Select(c => new BasisDeviation(c, 0.3)), 0.5);
        Assert.Equal(1, BookHedgeEffectiveness.UnderModel(new(book, book.Times(-1)), covariance).Effectiveness!.Value, 1e-12);
        ModelHedgeReading twice = BookHedgeEffectiveness.UnderModel(new(book, book), covariance);
        Assert.Equal(-3, twice.Effectiveness!.Value, 1e-12);
        Assert.Equal((-1, 1), (Math.Round(twice.BestMultiple!.Value, 10), Math.Round(twice.BestEffectiveness!.Value, 10)));
        HedgeExposures hedge = Exposures(random);
        Assert.Equal(
            BookHedgeEffectiveness.UnderModel(new(book, hedge), covariance).Effectiveness!.Value,
            BookHedgeEffectiveness.UnderModel(new(book.Times(-250), hedge.Times(-250)), covariance).Effectiveness!.Value,
            1e-10);
    }

    [Law(Arbitrary = [typeof(Holdings)], MaxTest = 100)]
    public void The_exposures_of_a_book_are_the_mapped_ones_and_add_up(Book book)
    {
        BookValuation valuation = BookValuation.Of(book, TestMarkets.Base);
        FactorMap map = FactorMap.Create(TestMarkets.Base);
        BookHedgeExposures split = BookHedgeExposures.Of(valuation, map);
        foreach ((HedgeExposures side, bool isHedge) in new[] { (split.Unhedged, false), (split.Hedge, true) })
        {
            MappedExposures mapped = valuation.SumOf(l => (l.Position.Role is LegRole.Hedge or LegRole.Overlay) == isHedge).Map(map);
            double size = 1e-9 * (1 + valuation.Legs.Sum(l => Math.Abs(l.Mark)));
            Assert.Equal((mapped.PartialDelta, mapped.SpxGamma), (side.IndexPerPercent, side.IndexGamma));
            Assert.Equal(mapped.VixEquivalentVega.Mid, side.VixPerPoint, size);
            Assert.All(side.Futures, f => Assert.Equal(valuation.SumOf(l => (l.Position.Role is LegRole.Hedge or LegRole.Overlay) == isHedge).SecondOrder(new RiskFactor(FactorKind.VixFuture, "VIX", f.Contract)), f.Gamma));
            Assert.All(side.Futures, f => Assert.Equal(map.PerVixPoint(new RiskFactor(FactorKind.VixFuture, "VIX", f.Contract)), f.PointBeta));
            Assert.All(side.Futures, f => Assert.Equal((f.Contract.Date.DayNumber - new DateOnly(2024, 2, 13).DayNumber, TestMarkets.VxPrices[TestMarkets.VxExpiries.IndexOf(f.Contract)]), (f.Days, f.Price)));
        }

        Assert.Equal(valuation.Net.Map(map).VixEquivalentVega.Mid, split.Unhedged.Plus(split.Hedge).VixPerPoint, 1e-9 * (1 + valuation.Legs.Sum(l => Math.Abs(l.Mark))));
    }

    [Fact]
    public void A_model_gives_the_variance_of_futures_in_points_whatever_the_betas()
    {
        MarketSnapshot market = TestMarkets.Base;
        var model = new LognormalVixModel(market.VixFutures, new TwoFactorDynamics(10, 1.1, 0.6, 0.5, 0.4));
        var law = new JointShockLaw(model, 1d / 252, 0.16, -0.75, -0.6);
        double[,] factors = law.ToCovariance();
        Book book = Book.OfPositions(
        [
            new(new FutureLeg { Contract = Contracts.Es, Expiry = TestExpiries.SpxMarch, Quantity = 9 }),
            new(new FutureLeg { Contract = Contracts.Vx, Expiry = TestExpiries.VixMarch, Quantity = 4 }, LegRole.Hedge),
            new(new FutureLeg { Contract = Contracts.Vx, Expiry = TestExpiries.VixMay, Quantity = -3 }, LegRole.Hedge),
        ]);
        BookValuation valuation = BookValuation.Of(book, market);
        double index = valuation.Net[new RiskFactor(FactorKind.Spot, "SPX")] * 5000;
        // Dollars per unit of (index log return, first factor, second factor).
        double[] hedge = [0, Loading(TestExpiries.VixMarch, 4000, l => l.First) + Loading(TestExpiries.VixMay, -3000, l => l.First), Loading(TestExpiries.VixMarch, 4000, l => l.Second) + Loading(TestExpiries.VixMay, -3000, l => l.Second)];
        double[] whole = [index, hedge[1], hedge[2]];
        double expected = 1 - (Variance(whole) / (index * index * factors[0, 0]));
        foreach (BetaSet? betas in new[] { null, new BetaSet(LogBetaCurve.Prior.WithSpeedsScaled(4), LogBetaCurve.Prior.WithSpeedsScaled(2), LogBetaCurve.Prior) })
        {
            FactorMap map = FactorMap.Create(market, betas);
            HedgeCovariance covariance = HedgeCovariance.OfModel(model, law, market, map);
            ModelHedgeReading reading = BookHedgeEffectiveness.UnderModel(BookHedgeExposures.Of(valuation, map), covariance);
            Assert.Equal(expected, reading.Effectiveness!.Value, 1e-10);
            Assert.Equal(Math.Sqrt(Variance(whole)), reading.HedgedDeviation!.Value, 1e-8 * reading.HedgedDeviation.Value);
            Assert.Equal(100 * 0.16 / Math.Sqrt(252), covariance.IndexDeviation, 1e-12);
            Assert.True(covariance.IndexVixCorrelation < -0.5);
            Assert.Equal(TestMarkets.VxExpiries.AsEnumerable(), covariance.Contracts);
        }

        double Loading(Expiry expiry, double dollars, Func<FactorLoadings, double> of) =>
            dollars * TestMarkets.VxPrices[TestMarkets.VxExpiries.IndexOf(expiry)] * of(model.LoadingsOf(expiry.YearsFrom(TestExpiries.Instant)));

        double Variance(double[] e)
        {
            double sum = 0;
            for (int a = 0; a < 3; a++)
            {
                for (int b = 0; b < 3; b++)
                    sum += e[a] * factors[a, b] * e[b];
            }

            return sum;
        }
    }

    [Fact]
    public void What_cannot_be_measured_says_why()
    {
        HedgeExposures book = new(0, -2000, 20);
        HedgeExposures hedge = new(0, 0, 20, [new HedgeFutureExposure(s_contracts[0], 30, 20, 0.45, 1000)]);
        HedgeExposures none = new(0, 0, 20);
        HedgeCovariance known = HedgeCovariance.Of(0.2, -1.2, 1, [new BasisDeviation(s_contracts[0], 0.25)]);
        Expect(BookHedgeStatus.MissingBasis, new(book, hedge), HedgeCovariance.Of(0.2, -1.2, 1), s_contracts[0].ToString());
        Expect(BookHedgeStatus.MissingBasis, new(hedge, none), HedgeCovariance.Of(0.2, -1.2, 1, [new BasisDeviation(s_contracts[1], 0.25)]), "1 contracts");
        Expect(BookHedgeStatus.NoHedge, new(book, none), known, "deviation of");
        Expect(BookHedgeStatus.NothingToHedge, new(none, hedge), known, "0 $");
        // VIX moves with the index alone here, and the book is flat to both together.
        Expect(BookHedgeStatus.NothingToHedge, new(new(2400, 2000, 20), hedge), HedgeCovariance.Of(0.2, -1.2, 0, [new BasisDeviation(s_contracts[0], 0.25)]), "$");
        Expect(BookHedgeStatus.NotFinite, new(new(1e200, 0, 20), hedge), known, "numbers");
        // An exposure of 0 needs no residual.
        Assert.Equal(BookHedgeStatus.Ok, BookHedgeEffectiveness.UnderModel(new(book, new(100, 0, 20, [new HedgeFutureExposure(s_contracts[2], 30, 20, 0.45, 0)])), known).Status);

        Refusal.OfArgument("exposures", () => BookHedgeEffectiveness.UnderModel(null!, known));
        Refusal.OfArgument("covariance", () => BookHedgeEffectiveness.UnderModel(new(book, hedge), null!));
        Refusal.OfArgument("basis", () => HedgeCovariance.Of(0.2, 0, 0, [new BasisDeviation(s_contracts[0], 1), new BasisDeviation(s_contracts[0], 2)]), s_contracts[0].ToString());
        Refusal.OfValue("basisCorrelation", -0.1, "0 to 1", () => HedgeCovariance.Of(0.2, 0, 0, [], -0.1));
        Refusal.OfValue("vixResidual", double.NaN, "0 to", () => HedgeCovariance.Of(0.2, 0, double.NaN));
        Refusal.OfArgument("futures", () => _ = new HedgeExposures(0, 0, 20, [hedge.Futures[0], hedge.Futures[0]]), "twice");

        static void Expect(BookHedgeStatus status, BookHedgeExposures exposures, HedgeCovariance covariance, string words)
        {
            ModelHedgeReading reading = BookHedgeEffectiveness.UnderModel(exposures, covariance);
            Assert.Equal((status, null, null, null), (reading.Status, reading.Effectiveness, reading.BestMultiple, reading.BestEffectiveness));
            Assert.Contains(words, reading.Reason, StringComparison.Ordinal);
            Assert.Equal(reading.Reason, reading.ToString());
        }
    }

    [Fact]
    public void Cost_is_the_carry_of_a_month_over_the_credit()
    {
        BookValuation valuation = BookValuation.Of(Sample.Book, Sample.Market);
        double carry = valuation.ByRole(LegRole.Hedge).Carry.Total + valuation.ByRole(LegRole.Overlay).Carry.Total;
        double mark = -valuation.Legs.Where(l => l.Position.Role is LegRole.ShortStrike or LegRole.Wing).Sum(l => l.Value);
        HedgeCostReading received = HedgeCost.Of(valuation, 15_000);
        Assert.Equal(carry * 30 / 15_000, received.ShareOfCredit!.Value, 1e-12);
        Assert.True(received is { Status: HedgeCostStatus.Ok, Credit: 15_000, IsCreditGiven: true } && received.CarryPerMonth < 0);
        HedgeCostReading present = HedgeCost.Of(valuation);
        Assert.Equal(carry * 30 / mark, present.ShareOfCredit!.Value, 1e-12);
        Assert.False(present.IsCreditGiven);
        Book unhedged = Book.OfPositions(Sample.Book.Positions.Where(p => p.Role != LegRole.Hedge));
        Book hedge = Book.OfPositions(Sample.Book.Positions.Where(p => p.Role == LegRole.Hedge));
        foreach ((HedgeCostStatus status, HedgeCostReading reading) in new[]
        {
            (HedgeCostStatus.NoHedge, HedgeCost.Of(BookValuation.Of(unhedged, Sample.Market))),
            (HedgeCostStatus.NoHedge, HedgeCost.Of(BookValuation.Of(Book.Empty, Sample.Market), 100)),
            (HedgeCostStatus.NoCredit, HedgeCost.Of(BookValuation.Of(hedge, Sample.Market))),
            (HedgeCostStatus.NoCredit, HedgeCost.Of(valuation, 0)),
            (HedgeCostStatus.NoCredit, HedgeCost.Of(valuation, -3)),
        })
        {
            Assert.Equal((status, null), (reading.Status, reading.ShareOfCredit));
            Assert.Equal(reading.Reason, reading.ToString());
        }

        Assert.Equal(carry, HedgeCost.Of(valuation, 0).Carry.Total, 1e-9);
        Refusal.OfValue("credit", double.PositiveInfinity, "finite", () => HedgeCost.Of(valuation, double.PositiveInfinity));
    }

    private static HedgeExposures Exposures(Random random) => new(
        (random.NextDouble() - 0.5) * 6000,
        (random.NextDouble() - 0.5) * 6000,
        18,
        s_contracts.Where(_ => random.Next(4) > 0).Select((c, i) => new HedgeFutureExposure(c, 30 * (i + 1), 18 + i, 0.3 + (0.2 * Array.IndexOf(s_contracts, c)), (random.NextDouble() - 0.5) * 10_000)));
}

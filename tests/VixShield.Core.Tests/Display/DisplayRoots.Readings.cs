using VixShield.Curves;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Signals;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;
using VixShield.Tests.Market.Parity;
using VixShield.Tests.TermStructure;
using VixShield.Volatility;

namespace VixShield.Tests.Display;

/// <summary>What methods give and no property of another result holds: readings, fits, points and structures, of small made-up inputs.</summary>
internal static partial class DisplayRoots
{
    private static IEnumerable<object?> Readings() => [.. Parities(), .. Structures(), .. Sessions(), .. Detected(), .. Regressions(), .. Moves(), .. Variances(), .. Events()];

    private static IEnumerable<object?> Parities()
    {
        yield return DiscountCurve.Flat(0.05);
        yield return new DiscountCurve([new DiscountPoint(0.5, 0.975), new DiscountPoint(1, 0.95)]);
        ParityCase[] cases = [.. new[] { TestExpiries.SpxwTomorrow, TestExpiries.SpxMarch, TestExpiries.SpxJune }.Select((e, i) => new ParityCase(e, 4800 * Math.Exp(0.039 * e.YearsFrom(TestExpiries.Instant)), 0.052, 0.17, 0.8, 0.05, 11 + i))];
        ParityQuotes[] quotes = [.. cases.Select(c => new ParityQuotes(c.Expiry, c.Quotes()))];
        var forwards = ParityForwards.Fit(TestExpiries.Instant, quotes);
        yield return quotes[0];
        yield return forwards;
        yield return forwards.ReadSpot(4800);
        yield return forwards.ReadSpot(5000);
        yield return ParityForwards.Fit(TestExpiries.Instant, quotes, discounts: DiscountCurve.Flat(0.052));
        yield return ParityForwards.Fit(TestExpiries.Instant, []);
        // One call far off the line of the others.
        ParityQuotes outlier = new(cases[1].Expiry, cases[1].Quotes().Select((q, i) => i == 40 ? new OptionQuote(q.Strike, q.Right, q.Bid + 40, q.Ask + 40) : q));
        yield return ParityForwards.Fit(TestExpiries.Instant, [outlier, new ParityQuotes(TestExpiries.SpxwWeek, quotes[0].Quotes.Take(3)), new ParityQuotes(TestExpiries.SpxwApril, [])]);
        yield return new OptionChain("SPX", TestExpiries.SpxMarch, TestExpiries.Instant, 5000, PriceSource.OptionParity, 0.99, [.. TestMarkets.Base.Chains.First(c => c.Expiry == TestExpiries.SpxMarch).Quotes.Where(q => q.Strike > 4000), new OptionQuote(3000, OptionRight.Put, 0, 0.05), new OptionQuote(4000, OptionRight.Call, 900, 905)]);
    }

    private static IEnumerable<object?> Structures()
    {
        SecurityLeg shares = new() { Contract = Contracts.SpyShares, Quantity = -100 };
        yield return shares;
        yield return Reversal.Create(Contracts.Spy, TestExpiries.SpxwMarch, 500, 1, shares);
        yield return Conversion.Create(Contracts.Spy, TestExpiries.SpxwMarch, 500, 1, new SecurityLeg { Contract = Contracts.SpyShares, Quantity = 100 });
        yield return SyntheticForward.Create(Contracts.Spx, TestExpiries.SpxMarch, 5000, -3);
        var condor = IronCondor.Create(Contracts.Spx, TestExpiries.SpxMarch, 4700, 4800, 5200, 5300, 2);
        yield return condor.PayoffFor(30);
        yield return condor.PayoffFor(130);
        yield return new DatumKey(DatumKind.Level, "SPX");
        yield return new DatumKey(DatumKind.FuturePrice, "VX", TestExpiries.VixMarch);
        yield return TestMarkets.Base.ToBuilder().SetSettlement("SPX", TestExpiries.Close(2024, 2, 12), 5011.25).Build();
        yield return new SettlementValue("SPX", TestExpiries.SpxMarch, 5011.25);
    }

    private static IEnumerable<object?> Sessions()
    {
        DateOnly[] dates = [new(2024, 2, 8), new(2024, 2, 9), new(2024, 2, 13)];
        yield return new IndexHistory("SPX", [new IndexSession(dates[0], 4998), new IndexSession(dates[1], 5026.5, 5004, 5030, 5000), new IndexSession(dates[2], 4953)], TradingCalendar.UsOptions);
        var breadth = new BreadthHistory("NYSE", [new BreadthSession(dates[0], 1500, 1300), new BreadthSession(dates[1], 1700, 1100) { Unchanged = 90, AdvancingVolume = 4e8, NewHighs = 120, NewLows = 0 }, new BreadthSession(dates[2], 300, 2500)], TradingCalendar.UsOptions);
        yield return breadth;
        yield return AdvanceDeclineLine.Over(breadth);
        yield return new AdvanceDeclineLine().Update(1500, 1300);
        yield return new DatedValue(dates[0], 4998);
        yield return new CurvePoint(0.25, 16.5);
    }

    private static IEnumerable<object?> Detected()
    {
        var detector = new DivergenceDetector(new DivergenceOptions(1, 1, 1));
        (double Price, double? Indicator)[] bars = [(10, 50), (9, 30), (10, 50), (11, null), (10, 48), (8, 35), (10, 50), (7, 40), (9, 45)];
        foreach ((double price, double? indicator) in bars)
            yield return detector.Update(price, indicator);
        yield return DivergenceDetector.Find([10, 9, 10, 11, 10, 8, 10], [50, 30, 50, 55, 48, 35, 50], new DivergenceOptions(1, 1, 1));
        var macd = new MovingAverageConvergenceDivergence(new MacdOptions(2, 3, 2));
        foreach (double value in new[] { 1, 2, 4, 3, 5, double.MaxValue, -double.MaxValue })
            yield return macd.Update(value);
        var chart = new CumulativeSumChart(0.5, 2);
        foreach (double value in new[] { 0, 1, 3, -4, -4 })
            yield return chart.Next(value);
    }

    private static IEnumerable<object?> Regressions()
    {
        double[] vix = [14, 15, 13, 16, 14.5, 17];
        double[] future = [15.5, 16, 15.1, 16.4, 15.2, 17.3];
        yield return LevelRegression.Of(vix, future, [30, 29, 28, 27, 26, 25]);
        yield return LevelRegression.Of(vix, future, [30, 30, 30, 30, 30, 30]);
        yield return LevelRegression.Of(vix, vix, [30, 29, 28, 27, 26, 25]);
        yield return LevelRegression.Of([], [], []);
        yield return LogBetaRegression.Of([0.05, -0.02, 0.01, -0.04, 0.03], [0.02, -0.01, 0.006, -0.015, 0.016]);
        yield return LogBetaRegression.Of([1, 2, 3, 4], [2, 4, 6, 8]);
        yield return LogBetaRegression.Of([], []);
    }

    private static IEnumerable<object?> Moves()
    {
        VixFuturesHistory history = PlantedHistory.Make(2, 40, (i, days, moves, random) => 0.5 * moves[i]);
        VixFuturesSession session = history.Sessions[^1];
        yield return VixFutureMoves.Of(history).Take(3).ToArray();
        yield return VixRollSchedule.On(session.Date, PlantedHistory.Calendar).Weights(VixFuturesIndexTenor.ShortTerm);
        yield return VolatilityProduct.Uvxy.Exposures(-100, 30, session, PlantedHistory.Calendar);
    }

    private static IEnumerable<object?> Variances()
    {
        StripQuote[] quotes = [.. Enumerable.Range(0, 21).Select(i => new StripQuote { Strike = 90 + i, PutBid = Value(i, OptionRight.Put) - 0.02, PutAsk = i == 4 ? null : Value(i, OptionRight.Put) + 0.02, CallBid = Value(i, OptionRight.Call) + (i == 14 ? 0.05 : -0.02), CallAsk = Value(i, OptionRight.Call) + 0.02 })];
        yield return quotes;
        VarianceStrip near = VarianceStrip.Replicate(25 / 365d, 0.05, quotes);
        VarianceStrip next = VarianceStrip.Replicate(32 / 365d, 0.05, quotes);
        yield return VarianceIndex.Of([near, next], VarianceWindow.ThirtyDay);
        yield return VarianceIndex.Of([near], VarianceWindow.SixMonth);
        yield return VarianceIndex.Of([], VarianceWindow.NineDay);
        yield return VarianceIndex.Combine(near, next, VarianceWindow.ThreeMonth);
        yield return IndexReplication.Of(TestMarkets.Base, VarianceWindow.ThirtyDay);
        yield return PriceExistence.Decide(100, [new SmileQuote(90, OptionRight.Put, 1, 1.2), new SmileQuote(95, OptionRight.Put, 2.9, 3), new SmileQuote(100, OptionRight.Put, 3.9, 4.1)]);
        yield return PriceExistence.Decide(100, []);

        static double Value(int i, OptionRight right) => NaiveBlack.Price(100, 90 + i, 28 / 365d, 0.2, 1, right);
    }

    private static IEnumerable<object?> Events()
    {
        var scheduled = new EventCase(0.14, [(TestExpiries.SpxwMarch.Instant.AddDays(3), 2.5), (TestExpiries.SpxwWeek.Instant.AddDays(1), 1.5)]);
        VolatilitySurface surface = scheduled.Surface();
        yield return scheduled.Clock;
        yield return new EventClock([]);
        yield return CalendarCheck.Of(surface.Smiles[0], surface.Smiles[^1]);
        VolatilitySurface plain = scheduled.Surface(withClock: false);
        var calendar = new EventCalendar([new EventCoverage("cpi", new(2024, 1, 1), new(2024, 12, 31))], scheduled.Events.Select(e => new ScheduledEvent(e.Instant, "cpi", "source")));
        var intervals = EventVariance.Of(plain, TestExpiries.Instant, calendar);
        yield return intervals;
        yield return EventVariance.ClockOf(intervals);
        yield return EventVariance.Between(9 / 365d, 0.14, 10 / 365d, 0.155, 0.14);
        yield return EventVariance.Between(9 / 365d, 0.14, 10 / 365d, 0.139, 0.14);
        yield return EventVariance.Between(9 / 365d, 0.14, 10 / 365d, 0.13, 0.12);
        yield return EventVariance.Between(0, 0, 0.25, 0.2, 0);
    }
}

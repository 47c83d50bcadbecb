using VixShield.Curves;
using VixShield.Expiries;
using VixShield.Market;
using VixShield.Risk;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;
using VixShield.Tests.TermStructure;

namespace VixShield.Tests.Risk.Hedging;

/// <summary>Hedge effectiveness of today's exposures over planted histories, and the residuals of their futures.</summary>
public sealed class BookHedgeHistoryTests
{
    private static readonly Expiry s_contract = TestExpiries.VixMarch;

    [Law(MaxTest = 60)]
    public void In_proportion_a_future_moves_by_the_planted_law_at_its_own_days(int seed, bool withGamma)
    {
        // Linear in days, so that two contracts around the days give the same as one that has them.
        VixFuturesHistory history = PlantedHistory.Make(seed, 260, (i, days, moves, _) => (0.8 - (0.003 * days)) * moves[i] + Shared(i));
        SessionSeries index = Index(history, seed);
        HedgeMoveHistory moves = Assert.Single(HedgeMoveHistory.ByClock(index, history));
        BookHedgeExposures exposures = new(new HedgeExposures(150, -2000, 20, indexGamma: -900), new HedgeExposures(-40, 0, 20, [new HedgeFutureExposure(s_contract, 40, 22, 0.45, 4000, 70)]));
        HistoricalHedgeReading reading = BookHedgeEffectiveness.OverHistory(exposures, moves, HedgeMoveScale.Proportion, withGamma ? HedgeOrder.Second : HedgeOrder.First);
        Assert.Equal(withGamma, reading.Order == HedgeOrder.Second);

        Assert.Equal(BookHedgeStatus.Ok, reading.Status);
        Assert.Equal(reading.Unhedged.Dates.AsEnumerable(), reading.Hedge.Dates);
        Assert.Equal(moves.Count, reading.Unhedged.Count + reading.LeftOut);
        // Eight months are listed: 40 days are always between two contracts.
        Assert.Equal(0, reading.LeftOut);
        double[] unhedged = new double[reading.Unhedged.Count];
        double[] hedge = new double[reading.Unhedged.Count];
        for (int t = 0; t < unhedged.Length; t++)
        {
            int i = IndexOf(history, reading.Unhedged.Dates[t]);
            double x = Math.Log(history.Sessions[i].Vix!.Value / history.Sessions[i - 1].Vix!.Value);
            double percent = 100 * (At(index, i, history) / At(index, i - 1, history) - 1);
            double future = 22 * (Math.Exp(((0.8 - (0.003 * 40)) * x) + Shared(i)) - 1);
            unhedged[t] = (150 * percent) - (2000 * 20 * (Math.Exp(x) - 1)) - (withGamma ? 450 * percent * percent : 0);
            hedge[t] = (-40 * percent) + (4000 * future) + (withGamma ? 35 * future * future : 0);
            Assert.Equal(unhedged[t], reading.Unhedged.Values[t], 1e-7);
            Assert.Equal(hedge[t], reading.Hedge.Values[t], 1e-7);
        }

        double[] hedged = [.. unhedged.Zip(hedge, (u, h) => u + h)];
        Assert.Equal(1 - (Variance(hedged) / Variance(unhedged)), reading.Effectiveness!.Value, 1e-9);
        int[] worst = [.. Enumerable.Range(0, unhedged.Length).OrderBy(t => unhedged[t]).Take((int)Math.Ceiling(0.05 * unhedged.Length))];
        Assert.Equal(1 - (worst.Sum(t => Math.Pow(hedged[t] - hedged.Average(), 2)) / worst.Sum(t => Math.Pow(unhedged[t] - unhedged.Average(), 2))), reading.Downside!.Value, 1e-9);
        Assert.Equal(worst.Length, reading.Statistics.DownsideCount);
    }

    [Law(MaxTest = 30)]
    public void In_points_a_future_moves_as_the_contract_that_has_its_days_or_between_the_two_around_them(int seed)
    {
        VixFuturesHistory history = PlantedHistory.Make(seed, 200, (i, days, moves, noise) => (Math.Exp(-days / 60d) * moves[i]) + (0.03 * PlantedHistory.Gaussian(noise)), missing: i => i == 90);
        SessionSeries index = Index(history, seed);
        HedgeMoveHistory moves = Assert.Single(HedgeMoveHistory.ByClock(index, history));
        int days = 10 + (int)((uint)seed % 40);
        BookHedgeExposures exposures = new(new HedgeExposures(0, -1000, 20), new HedgeExposures(0, 0, 20, [new HedgeFutureExposure(s_contract, days, 22, 0.45, 1000)]));
        HistoricalHedgeReading reading = BookHedgeEffectiveness.OverHistory(exposures, moves);
        List<(DateOnly, double)> expected = [];
        for (int i = 1; i < history.Sessions.Length; i++)
        {
            (VixFuturesSession before, VixFuturesSession now) = (history.Sessions[i - 1], history.Sessions[i]);
            if (PlantedHistory.Calendar.NextSession(before.Date) != now.Date)
                continue;
            VixFuture[] known = [.. now.Futures.Where(f => before.FutureFor(f.Expiry.Date) is not null)];
            VixFuture? low = known.LastOrDefault(f => Days(f, now) <= days);
            VixFuture? high = known.FirstOrDefault(f => Days(f, now) >= days);
            if (low is null || high is null)
                continue;
            double part = low == high ? 0 : (double)(days - Days(low, now)) / (Days(high, now) - Days(low, now));
            expected.Add((now.Date, 1000 * (((1 - part) * Change(low, before)) + (part * Change(high, before)))));
        }

        Assert.Equal(expected.Select(e => e.Item1), reading.Hedge.Dates.AsEnumerable());
        Assert.All(expected.Zip(reading.Hedge.Values), pair => Assert.Equal(pair.First.Item2, pair.Second, 1e-8));
        // The missing session breaks two moves.
        Assert.Equal(198 - 1, moves.Count);
        Assert.Contains(FormattableString.Invariant($"{expected.Count} of {moves.Count} sessions have VX moves at {days} days"), reading.Reason, StringComparison.Ordinal);

        static int Days(VixFuture future, VixFuturesSession session) => future.Expiry.Date.DayNumber - session.Date.DayNumber;
        static double Change(VixFuture future, VixFuturesSession before) => future.Price - before.FutureFor(future.Expiry.Date)!.Price;
    }

    [Fact]
    public void The_regimes_of_settlement_and_a_range_of_days_are_kept_apart()
    {
        VixFuturesHistory history = PlantedHistory.Make(5, 120, (i, _, moves, _) => 0.5 * moves[i], new DateOnly(2020, 9, 1));
        SessionSeries index = Index(history, 5);
        var both = HedgeMoveHistory.ByClock(index, history);
        Assert.Equal([SettlementClock.At1515, SettlementClock.At1500], both.Select(m => m.Period.Clock!.Value));
        Assert.DoesNotContain(VixFuturesSettlement.At1500Since, both.SelectMany(m => m.Dates));
        Assert.Equal(118, both.Sum(m => m.Count));
        HedgeMoveHistory one = Assert.Single(HedgeMoveHistory.ByClock(index, history, new DateOnly(2020, 11, 2), new DateOnly(2020, 11, 30)));
        Assert.Equal((new DateOnly(2020, 11, 2), new DateOnly(2020, 11, 30)), (one.Period.From, one.Period.Until));
        // Sessions that the index lacks have no move, nor have those after them.
        SessionSeries holed = new("SPX", index.Dates.Zip(index.Values, (d, v) => new DatedValue(d, v)).Where(v => v.Date != new DateOnly(2020, 11, 10)));
        Assert.Equal(one.Count - 2, Assert.Single(HedgeMoveHistory.ByClock(holed, history, new DateOnly(2020, 11, 2), new DateOnly(2020, 11, 30))).Count);
        Assert.Empty(HedgeMoveHistory.ByClock(index, history, new DateOnly(2031, 1, 1)));
    }

    [Fact]
    public void Over_a_month_that_is_not_listed_nothing_is_read()
    {
        Expiry near = ExpiryRules.VixMonthly.Resolve(2013, 3, PlantedHistory.Calendar);
        Expiry far = ExpiryRules.VixMonthly.Resolve(2013, 6, PlantedHistory.Calendar);
        Expiry between = ExpiryRules.VixMonthly.Resolve(2013, 4, PlantedHistory.Calendar);
        List<VixFuturesSession> holed = [];
        List<VixFuturesSession> whole = [];
        DateOnly date = new(2013, 1, 2);
        for (int i = 0; i < 30; i++, date = PlantedHistory.Calendar.NextSession(date))
        {
            VixFuture[] two = [new(near, 15 + (0.1 * (i % 3))), new(far, 18 + (0.1 * (i % 5)))];
            holed.Add(new VixFuturesSession(date, 14 + (0.2 * (i % 7)), two));
            whole.Add(new VixFuturesSession(date, 14 + (0.2 * (i % 7)), [.. two, new(between, 16 + (0.1 * (i % 4)))]));
        }

        // Between the first two contracts in many of the sessions.
        int days = near.Date.DayNumber - date.DayNumber + 20;
        foreach ((List<VixFuturesSession> sessions, bool isRead) in new[] { (holed, false), (whole, true) })
        {
            VixFuturesHistory history = new(sessions);
            HedgeMoveHistory moves = HedgeMoveHistory.ByClock(Index(history, 1), history)[0];
            int expected = isRead
                ? sessions.Skip(1).Count(s => near.Date.DayNumber - s.Date.DayNumber <= days && days <= between.Date.DayNumber - s.Date.DayNumber)
                : sessions.Skip(1).Count(s => near.Date.DayNumber - s.Date.DayNumber == days);
            Assert.Equal(expected, BasisResiduals.Of(moves, days, 0.5, 4).Count);
            Assert.True(isRead ? expected > 5 : expected <= 1, $"{expected}");
        }
    }

    [Fact]
    public void What_cannot_be_measured_says_why()
    {
        VixFuturesHistory history = PlantedHistory.Make(3, 120, (i, _, moves, _) => 0.5 * moves[i]);
        HedgeMoveHistory moves = HedgeMoveHistory.ByClock(Index(history, 3), history)[0];
        HedgeExposures book = new(0, -2000, 20);
        HedgeExposures none = new(0, 0, 20);
        Expect(BookHedgeStatus.NoHedge, new(book, none), "119 of 119");
        Expect(BookHedgeStatus.NothingToHedge, new(none, book), "119 of 119");
        Expect(BookHedgeStatus.TooFewObservations, new(book, new(0, 0, 20, [new HedgeFutureExposure(s_contract, 400, 20, 0.2, 1000)])), "0 of 119 sessions have VX moves at 400 days; at least 20");
        Expect(BookHedgeStatus.NotFinite, new(new(1e306, 1e306, 20), new(double.MaxValue, 0, 20)), "after");
        Expect(BookHedgeStatus.NotFinite, new(book, new(1e200, 0, 20)), "numbers");
        Refusal.OfArgument("moves", () => BookHedgeEffectiveness.OverHistory(new(book, none), null!));
        // A future without delta counts by its gamma alone.
        HedgeExposures curved = new(0, 0, 20, [new HedgeFutureExposure(s_contract, 400, 20, 0.2, 0, 5)]);
        Assert.Equal(BookHedgeStatus.Ok, BookHedgeEffectiveness.OverHistory(new(book, curved.Plus(new(50, 0, 20))), moves).Status);
        Assert.Equal(BookHedgeStatus.TooFewObservations, BookHedgeEffectiveness.OverHistory(new(book, curved), moves, order: HedgeOrder.Second).Status);
        Refusal.OfArgument("order", () => BookHedgeEffectiveness.OverHistory(new(book, none), moves, order: (HedgeOrder)7));
        Refusal.OfArgument("scale", () => BookHedgeEffectiveness.OverHistory(new(book, none), moves, (HedgeMoveScale)7));

        void Expect(BookHedgeStatus status, BookHedgeExposures exposures, string words)
        {
            HistoricalHedgeReading reading = BookHedgeEffectiveness.OverHistory(exposures, moves);
            Assert.Equal((status, null, null), (reading.Status, reading.Effectiveness, reading.Downside));
            Assert.Contains(words, reading.Reason, StringComparison.Ordinal);
            Assert.Equal(reading.Reason, reading.ToString());
        }
    }

    [Law(MaxTest = 40)]
    public void Residuals_have_the_planted_distribution(int seed)
    {
        int count = 40 + (int)((uint)seed % 300);
        VixFuturesHistory history = PlantedHistory.Make(seed, count, (i, days, moves, _) => ((0.7 - (0.002 * days)) * moves[i]) + Shared(i));
        HedgeMoveHistory moves = Assert.Single(HedgeMoveHistory.ByClock(Index(history, seed), history));
        BasisResidualReading reading = BasisResiduals.Of(moves, 45, 0.7 - (0.002 * 45));
        double[] planted = [.. Enumerable.Range(1, count - 1).Select(Shared)];
        double mean = planted.Average();
        double second = planted.Average(r => Math.Pow(r - mean, 2));
        Assert.Equal((EstimationStatus.Ok, count - 1), (reading.Status, reading.Count));
        Assert.Equal(mean, reading.Mean!.Value, 1e-12);
        Assert.Equal(Math.Sqrt(planted.Sum(r => Math.Pow(r - mean, 2)) / (planted.Length - 1)), reading.Deviation!.Value, 1e-12);
        Assert.Equal((planted.Average(r => Math.Pow(r - mean, 4)) / (second * second)) - 3, reading.ExcessKurtosis!.Value, 1e-8);
        Assert.Equal(planted.Length >= 100, reading.LowQuantile is not null);
        if (planted.Length >= 100)
        {
            Assert.Equal(NaiveQuantile(planted, 0.01), reading.LowQuantile!.Value, 1e-12);
            Assert.Equal(NaiveQuantile(planted, 0.99), reading.HighQuantile!.Value, 1e-12);
        }

        Assert.Equal(reading.Deviation.Value * 21, reading.At(s_contract, 21)!.Points, 1e-12);
        // Another beta leaves a part of VIX in the residual.
        Assert.True(BasisResiduals.Of(moves, 45, 0).Deviation > reading.Deviation);
    }

    [Fact]
    public void Residuals_that_cannot_be_measured_say_why()
    {
        VixFuturesHistory history = PlantedHistory.Make(3, 120, (_, _, _, _) => 0);
        HedgeMoveHistory moves = HedgeMoveHistory.ByClock(Index(history, 3), history)[0];
        BasisResidualReading still = BasisResiduals.Of(moves, 45, 0);
        Assert.Equal((EstimationStatus.NoVariance, null, null, 0d), (still.Status, still.Deviation, still.ExcessKurtosis, still.Mean));
        BasisResidualReading far = BasisResiduals.Of(moves, 500, 0.5);
        Assert.Equal((EstimationStatus.TooFewObservations, 0, null), (far.Status, far.Count, far.Mean));
        Assert.Contains("0 of 119 sessions have a VX move at 500 days; at least 20", far.ToString(), StringComparison.Ordinal);
        Assert.Null(far.At(s_contract, 20));
        Assert.Equal(EstimationStatus.TooFewObservations, BasisResiduals.Of(moves, 45, 0.5, 120).Status);
        Assert.Equal(EstimationStatus.Ok, BasisResiduals.Of(moves, 45, 0.5, 119).Status);
        Refusal.OfValue("days", 0, "from 1", () => BasisResiduals.Of(moves, 0, 0.5));
        Refusal.OfValue("logBeta", double.NaN, "finite", () => BasisResiduals.Of(moves, 30, double.NaN));
        Refusal.OfValue("minimumSessions", 3, "from 4", () => BasisResiduals.Of(moves, 30, 0.5, 3));
    }

    // A residual that all contracts of a session have.
    private static double Shared(int i) => (((i * 7919 % 101) - 50) * 0.0004) + (i % 37 == 0 ? -0.09 : 0);

    private static double NaiveQuantile(double[] values, double probability)
    {
        double[] sorted = [.. values.Order()];
        double place = probability * (sorted.Length - 1);
        int low = (int)Math.Floor(place);
        return sorted[low] + ((place - low) * (sorted[Math.Min(low + 1, sorted.Length - 1)] - sorted[low]));
    }

    private static SessionSeries Index(VixFuturesHistory history, int seed)
    {
        var random = new Random(seed + 17);
        double level = 4000;
        return new SessionSeries("SPX", history.Sessions.Select(s => new DatedValue(s.Date, level *= Math.Exp(0.01 * PlantedHistory.Gaussian(random)))));
    }

    private static double At(SessionSeries index, int i, VixFuturesHistory history) => index.TryGet(history.Sessions[i].Date, out double value) ? value : double.NaN;

    private static int IndexOf(VixFuturesHistory history, DateOnly date) => history.Sessions.Select(s => s.Date).ToList().IndexOf(date);

    private static double Variance(double[] values) => values.Sum(v => Math.Pow(v - values.Average(), 2)) / values.Length;
}

using MathNet.Numerics;
using VixShield.Curves;
using VixShield.Expiries;
using VixShield.Market;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.TermStructure;

public sealed class DecouplingMeasureTests
{
    // Two orders of summation over at most 130 moves; the residual's variance is at least 1e-3 of the total.
    private const double SumRounding = 1e-9;

    // Prices multiplied by a constant change ratios by an ulp or two, which the residual's small deviation enlarges.
    private const double ScalingRounding = 1e-8;

    private static readonly TradingCalendar Calendar = TradingCalendar.UsOptions;

    [Law(Arbitrary = [typeof(HistoryCase)], MaxTest = 300)]
    public void The_line_is_least_squares_through_moves_of_physical_contracts(HistoryCase c)
    {
        VixFuturesHistory history = c.Make();
        VixFuturesCurve after = HistoryCase.After(history, 0.21, -0.04);
        DecouplingReading reading = DecouplingMeasure.Measure(history, after, Calendar);
        (double[] x, double[] y) = Moves(history);
        (double a, double b) = Fit.Line(x, y);
        double[] fitted = [.. x.Select(v => a + (b * v))];
        double deviation = Math.Sqrt(fitted.Zip(y, (f, v) => (v - f) * (v - f)).Sum() / (x.Length - 2));
        VixFuturesSession last = history.Sessions[^1];
        Expiry contract = after.Points[0].Expiry;
        double before = last.FutureFor(contract.Date)!.Price;
        double residual = -0.04 - a - (b * 0.21);
        double mean = x.Average();
        double leverage = (1d / x.Length) + ((0.21 - mean) * (0.21 - mean) / x.Sum(v => (v - mean) * (v - mean)));

        Assert.Equal(c.Sessions - 1, reading.Observations);
        Assert.Equal(contract, reading.Contract);
        Near(0.21, reading.VixLogChange);
        Near(-0.04, reading.FutureLogChange);
        Near(b, reading.LogBeta);
        Near(b * before / last.Vix!.Value, reading.PointBeta);
        Near(GoodnessOfFit.RSquared(fitted, y), reading.RSquared);
        Near(deviation, reading.ResidualDeviation);
        Near(residual, reading.Residual);
        Near(before * Math.Exp(-0.04) * (1 - Math.Exp(-residual)), reading.ResidualPoints);
        Near(residual / deviation, reading.ZScore);
        Near(residual / (deviation * Math.Sqrt(1 + leverage)), reading.PredictionZScore);
        // The label jumped by up to a third at each settlement; no move of a contract did.
        Assert.True(reading.ResidualDeviation < 2 * c.Noise, $"{reading.ResidualDeviation} against noise of {c.Noise}");
    }

    [Law(Arbitrary = [typeof(HistoryCase)], MaxTest = 300)]
    public void Direction_says_whether_the_future_went_less_or_more_far_than_its_beta(HistoryCase c, bool down, bool overreacts)
    {
        VixFuturesHistory history = c.Make();
        double vixMove = down ? -0.3 : 0.3;
        double extra = 12 * c.Noise * Math.Sign(vixMove) * (overreacts ? 1 : -1);
        DecouplingReading reading = DecouplingMeasure.Measure(history, HistoryCase.After(history, vixMove, (c.Beta * vixMove) + extra), Calendar);

        Assert.Equal(CouplingState.Decoupled, reading.State);
        Assert.Equal(overreacts ? CouplingDirection.HedgeOverreacts : CouplingDirection.HedgeLags, reading.Direction);
        Assert.Equal(Math.Sign(extra), Math.Sign(reading.ResidualPoints!.Value));
        Assert.True(Math.Abs(reading.PredictionZScore!.Value) < Math.Abs(reading.ZScore!.Value));
        Assert.Contains(overreacts ? "overreacts" : "lags", reading.Reason, StringComparison.Ordinal);
    }

    [Law(Arbitrary = [typeof(HistoryCase)], MaxTest = 300)]
    public void Scaling_every_price_by_a_constant_changes_no_ratio(HistoryCase c)
    {
        VixFuturesHistory small = c.Make();
        VixFuturesHistory large = c.Make(10);
        DecouplingReading one = DecouplingMeasure.Measure(small, HistoryCase.After(small, -0.1, 0.05), Calendar);
        DecouplingReading ten = DecouplingMeasure.Measure(large, HistoryCase.After(large, -0.1, 0.05), Calendar);

        Assert.Equal((one.State, one.Direction, one.Observations), (ten.State, ten.Direction, ten.Observations));
        Assert.Equal(one.LogBeta!.Value, ten.LogBeta!.Value, ScalingRounding);
        Assert.Equal(one.ZScore!.Value, ten.ZScore!.Value, ScalingRounding * Math.Abs(one.ZScore.Value));
        Assert.Equal(one.PointBeta!.Value, ten.PointBeta!.Value, ScalingRounding);
        Assert.Equal(10 * one.ResidualPoints!.Value, ten.ResidualPoints!.Value, ScalingRounding * 100);
    }

    [Law(Arbitrary = [typeof(HistoryCase)], MaxTest = 300)]
    public void A_missing_session_drops_both_moves_that_touch_it(HistoryCase c)
    {
        VixFuturesHistory history = c.Make();
        int missing = 1 + (c.Seed % (c.Sessions - 2));
        VixFuturesHistory gap = new(history.Sessions.RemoveAt(missing));
        DecouplingReading reading = DecouplingMeasure.Measure(gap, HistoryCase.After(history, 0.1, 0.1), Calendar);
        (double[] x, double[] y) = Moves(history);
        (double[] kept, double[] keptY) = (Without(x), Without(y));

        Assert.Equal(c.Sessions - 3, reading.Observations);
        Near(Fit.Line(kept, keptY).Item2, reading.LogBeta);
        double[] Without(double[] moves) => [.. moves.Where((_, i) => i != missing - 1 && i != missing)];
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(6)]
    public void A_move_that_does_not_end_on_the_next_session_is_not_measured(int sessionsLater)
    {
        // Daily deviations say nothing about a move over several days, and none has happened on the same one.
        VixFuturesHistory history = new HistoryCase(7, 60, 0.5, 0.01).Make();
        VixFuturesCurve after = HistoryCase.After(history, 0.5, 0, sessionsLater);
        NotReady(DecouplingMeasure.Measure(history, after, Calendar), "2022-03-29");
    }

    [Fact]
    public void A_move_over_a_holiday_is_one_move()
    {
        VixFuturesHistory history = new HistoryCase(7, 30, 0.5, 0.01).Make();
        history = new(history.Sessions.Where(s => s.Date <= new DateOnly(2022, 1, 14)).Concat(history.Sessions.Where(s => s.Date == new DateOnly(2022, 1, 18))));
        Assert.Equal(10, DecouplingMeasure.Measure(history, HistoryCase.After(history, 0.1, 0.1), Calendar, new() { MinimumObservations = 10 }).Observations);
    }

    [Theory]
    [InlineData("2020-10-22", 0)]
    [InlineData("2020-11-20", 19)]
    public void Only_moves_of_the_measured_moves_settlement_clock_count(string lastDay, int sessionsSince)
    {
        // Before the change the future moves by one beta, since by another; the history spans both.
        DateOnly last = DateOnly.ParseExact(lastDay, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        VixFuturesHistory history = Clocks(last, 90);
        bool isAt1500 = last >= VixFuturesSettlement.At1500Since;
        VixFuturesHistory same = new(history.Sessions.Where(s => s.Date >= VixFuturesSettlement.At1500Since == isAt1500));
        VixFuturesCurve after = Next(history);
        DecouplingOptions options = new() { MinimumObservations = 10 };
        DecouplingReading reading = DecouplingMeasure.Measure(history, after, Calendar, options);
        Assert.Equal(DecouplingMeasure.Measure(same, after, Calendar, options), reading);
        Assert.Equal(isAt1500 ? sessionsSince : 90 - 1, reading.Observations);
        Assert.Equal(isAt1500 ? 0.8 : 0.4, reading.LogBeta!.Value, 0.1);
        NotReady(
            DecouplingMeasure.Measure(history, after, Calendar, new() { MinimumObservations = reading.Observations + 1 }),
            $"{reading.Observations} daily moves", isAt1500 ? "15:00" : "15:15");
    }

    [Fact]
    public void A_move_across_the_change_of_the_settlement_clock_is_not_measured()
    {
        VixFuturesHistory history = Clocks(new DateOnly(2020, 10, 23), 90);
        VixFuturesCurve after = Next(history);
        NotReady(DecouplingMeasure.Measure(history, after, Calendar), "2020-10-26");
        VixFuturesSession last = history.Sessions[^1];
        VixFuturesCurve before = new(Calendar.SessionClose(last.Date), last.Vix!.Value, last.Futures);
        NotReady(DecouplingMeasure.Measure(history, before, after, Calendar), "2020-10-26");
    }

    private static VixFuturesHistory Clocks(DateOnly last, int count)
    {
        var random = new Random(17);
        Expiry[] contracts = [.. Enumerable.Range(0, 9).Select(k => ExpiryRules.VixMonthly.Resolve(2020 + ((k + 5) / 12), 1 + ((k + 5) % 12), Calendar))];
        List<VixFuturesSession> sessions = [];
        (double vix, double future) = (25, 27);
        for (int i = count - 1; i >= 0; i--)
        {
            DateOnly date = i == 0 ? last : Calendar.AddSessions(last, -i);
            double move = 0.06 * CumulativeSumTests.Gaussian(random);
            vix *= Math.Exp(move);
            future *= Math.Exp(((date >= VixFuturesSettlement.At1500Since ? 0.8 : 0.4) * move) + (0.002 * CumulativeSumTests.Gaussian(random)));
            sessions.Add(new VixFuturesSession(date, vix, contracts.Where(c => c.Date > date).Select(c => new VixFuture(c, future))));
        }

        return new VixFuturesHistory(sessions);
    }

    private static VixFuturesCurve Next(VixFuturesHistory history)
    {
        VixFuturesSession last = history.Sessions[^1];
        VixFuture front = last.Futures[0];
        return new VixFuturesCurve(Calendar.SessionClose(Calendar.NextSession(last.Date)), 1.1 * last.Vix!.Value, [new VixFuture(front.Expiry, 1.05 * front.Price)]);
    }

    [Fact]
    public void Histories_that_carry_no_law_give_no_statement()
    {
        VixFuturesHistory history = new HistoryCase(3, 60, 0.5, 0.01).Make();
        VixFuturesCurve after = HistoryCase.After(history, 0.5, 0);
        NotReady(Measure(s => new(s.Date, 18, s.Futures)), "vary");
        NotReady(Measure(s => new(s.Date, s.Vix, s.Futures.Select(f => new VixFuture(f.Expiry, 20)))), "vary");
        NotReady(Measure(s => new(s.Date, s.Vix!.Value, s.Futures.Select(f => new VixFuture(f.Expiry, Math.Sqrt(s.Vix!.Value))))), "one line");
        NotReady(DecouplingMeasure.Measure(history, after, Calendar, new() { MinimumObservations = 60 }), "59 daily moves", "at least 60");
        VixFuturesCurve unknown = new(after.ValuationInstant, 18, [new VixFuture(TestExpiries.VixMarch, 20)]);
        NotReady(DecouplingMeasure.Measure(history, unknown, Calendar), "2024-03-20", "2022-03-29");
        Assert.Equal(CouplingState.Decoupled, DecouplingMeasure.Measure(history, after, Calendar, new() { MinimumObservations = 59 }).State);
        DecouplingReading Measure(Func<VixFuturesSession, VixFuturesSession> change) =>
            DecouplingMeasure.Measure(new VixFuturesHistory(history.Sessions.Select(change)), after, Calendar);
    }

    [Law(Arbitrary = [typeof(HistoryCase)], MaxTest = 100)]
    public void A_move_between_two_curves_is_the_move_from_the_last_session(HistoryCase c)
    {
        VixFuturesHistory history = c.Make();
        VixFuturesSession last = history.Sessions[^1];
        VixFuturesCurve before = new(Calendar.SessionClose(last.Date), last.Vix!.Value, last.Futures);
        VixFuturesCurve after = HistoryCase.After(history, 0.4, 0.1);
        Assert.Equal(DecouplingMeasure.Measure(history, after, Calendar), DecouplingMeasure.Measure(history, before, after, Calendar));
        VixFuturesCurve other = new(before.ValuationInstant, 18, [new VixFuture(TestExpiries.VixMarch, 20)]);
        Refusal.OfArgument("after", () => DecouplingMeasure.Measure(history, other, after, Calendar), "before the move");
    }

    [Law(Arbitrary = [typeof(IllegalValues)])]
    public void Illegal_options_and_empty_histories_are_refused(NotPositive threshold)
    {
        Refusal.OfValue("Threshold", threshold.Value, "greater than 0", () => _ = new DecouplingOptions { Threshold = threshold.Value });
        Refusal.OfValue("MinimumObservations", 9, "from 10", () => _ = DecouplingOptions.Default with { MinimumObservations = 9 });
        Refusal.OfArgument("history", () => DecouplingMeasure.Measure(new VixFuturesHistory([]), TestMarkets.Base.VixFutures, Calendar));
    }

    [ReferenceTheory]
    [InlineData("vx1", "beta_vx1_dlog", "se_beta_vx1")]
    [InlineData("vx2", "beta_vx2_dlog", "se_beta_vx2")]
    public void Beta_of_the_reference_panel_without_its_roll_days(string column, string beta, string error)
    {
        // Sixteen printed digits of a quotient of sums over 240 moves.
        const double PrintedDigits = 1e-12;
        ReferenceTable.Row[] rows = [.. ReferenceTable.Reference("decoupling_panel.csv").Rows.Take(252)];
        Dictionary<string, double> results = ReferenceTable.Reference("decoupling_result.csv").Rows.ToDictionary(r => r.Text("item"), r => r.Number("value"));
        // Years without VX futures, so that no rule says which contract is the nearest.
        DateOnly[] dates = [.. Enumerable.Range(0, 254).Select(i => Calendar.AddSessions(new DateOnly(2000, 1, 3), i))];
        // One contract a period: on a roll day the new front has no price on the day before, and the move is dropped as in the table.
        int[] rolls = [.. Enumerable.Range(1, 251).Where(i => rows[i].Number("dte1") > rows[i - 1].Number("dte1")), 253];
        VixFuture Contract(int i) => new(Expiry.AtOpen(dates[rolls.First(r => r > i)], Calendar), rows[i].Number(column));
        VixFuturesHistory history = new(rows.Select((row, i) => new VixFuturesSession(dates[i], row.Number("vix"), [Contract(i)])));
        DecouplingReading reading = DecouplingMeasure.Measure(history, new VixFuturesCurve(Calendar.SessionClose(dates[252]), 20, [Contract(251)]), Calendar);
        (double[] x, _) = Moves(history);

        Assert.Equal(results["n_beta"], reading.Observations);
        Assert.Equal(results[beta], reading.LogBeta!.Value, PrintedDigits);
        double mean = x.Average();
        Assert.Equal(results[error], reading.ResidualDeviation!.Value / Math.Sqrt(x.Sum(v => (v - mean) * (v - mean))), PrintedDigits);
    }

    private static void NotReady(DecouplingReading reading, params string[] words)
    {
        Assert.Equal((CouplingState.NotReady, CouplingDirection.None), (reading.State, reading.Direction));
        double?[] statistics =
        [
            reading.LogBeta, reading.PointBeta, reading.RSquared, reading.Residual, reading.ResidualPoints, reading.ResidualDeviation, reading.ZScore, reading.PredictionZScore,
        ];
        Assert.All(statistics, s => Assert.Null(s));
        Assert.All(words, word => Assert.Contains(word, reading.Reason, StringComparison.Ordinal));
    }

    private static void Near(double expected, double? actual) =>
        Assert.Equal(expected, Assert.NotNull(actual), SumRounding * Math.Max(1, Math.Abs(expected)));

    private static (double[] X, double[] Y) Moves(VixFuturesHistory history)
    {
        var moves = history.Sessions.Zip(history.Sessions.Skip(1), (before, after) => (Before: before, After: after))
            .Select(p => (p.Before, p.After, Front: p.After.Futures[0]))
            .Where(p => p.Before.Futures.Any(f => f.Expiry == p.Front.Expiry)).ToArray();
        return (
            [.. moves.Select(p => Math.Log(p.After.Vix!.Value / p.Before.Vix!.Value))],
            [.. moves.Select(p => Math.Log(p.Front.Price / p.Before.Futures.Single(f => f.Expiry == p.Front.Expiry).Price))]);
    }
}

using System.Collections.Immutable;
using VixShield.Market;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.TermStructure;

public sealed class LogBetaEstimationTests
{
    // Conditioning of the naive normal equations on moves of a few percent.
    private const double Rounding = 1e-9;

    private static readonly LogBetaOptions s_single = new()
    {
        Buckets = [.. new[] { 6, 13, 20, 27, 40, 61 }.Select(days => new MaturityBucket(days, days))],
        Regression = new() { MinimumSessions = 4 },
    };

    [Law(MaxTest = 30)]
    public void A_planted_beta_is_found_again_whatever_the_estimator(int seed)
    {
        LogBetaCurve curve = LogBetaCurve.Prior;
        VixFuturesHistory history = PlantedHistory.Make(seed, 160, (i, days, moves, _) => 0.001 + (curve.LogBeta(days / 365d) * moves[i]));
        LogBetaTable table = Assert.Single(LogBetaEstimation.ByClock(history, s_single));
        foreach (LogBetaEstimate estimate in table.Estimates)
        {
            double expected = curve.LogBeta(estimate.Bucket.FromDays / 365d);
            Assert.Equal(EstimationStatus.Ok, estimate.LeastSquares.Status);
            Assert.Equal(expected, estimate.LeastSquares.Slope!.Value, 1e-10);
            Assert.Equal(0.001, estimate.LeastSquares.Intercept!.Value, 1e-11);
            Assert.Equal(1, estimate.LeastSquares.RSquared!.Value, 1e-12);
            Assert.Equal(0, estimate.LeastSquares.StandardError!.Value, 1e-9);
            Assert.Equal(expected, estimate.Weighted.Slope!.Value, 1e-10);
            if (estimate.Dimson.Status == EstimationStatus.Ok)
                Assert.Equal(expected, estimate.Dimson.Slope!.Value, 1e-8);
        }
    }

    [Law(MaxTest = 20)]
    public void Estimates_and_errors_are_those_of_the_double_sum_over_all_pairs(int seed, byte lags, byte lead, byte lag)
    {
        VixFuturesHistory history = PlantedHistory.Make(seed, 260, (i, days, moves, noise) => (0.5 * moves[i]) + (0.03 * PlantedHistory.Gaussian(noise)), missing: i => i is 77 or 78 or 150);
        LogBetaOptions options = new()
        {
            Buckets = [new(1, 14), new(15, 40), new(60, 150)],
            DimsonLags = lag % 3,
            DimsonLeads = lead % 3,
            HalfLife = 40,
            Regression = new() { NeweyWestLags = lags % 9 },
        };
        ImmutableArray<VixFutureMove> moves = VixFutureMoves.Of(history);
        // Numbers of sessions by the calendar, counted one by one.
        Dictionary<DateOnly, int> numbers = [];
        for (DateOnly date = history.Sessions[0].Date; date <= history.Sessions[^1].Date; date = PlantedHistory.Calendar.NextSession(date))
            numbers[date] = numbers.Count;
        Dictionary<int, double> vix = moves.DistinctBy(m => m.Date).ToDictionary(m => numbers[m.Date], m => m.VixLogReturn);
        foreach (LogBetaEstimate estimate in LogBetaEstimation.ByClock(history, options)[0].Estimates)
        {
            VixFutureMove[] mine = [.. moves.Where(m => estimate.Bucket.Contains(m.Contract.Date.DayNumber - m.Date.DayNumber))];
            int[] offsets = [.. Enumerable.Range(-options.DimsonLags, options.DimsonLags + options.DimsonLeads + 1)];
            VixFutureMove[] surrounded = [.. mine.Where(m => offsets.All(o => vix.ContainsKey(numbers[m.Date] + o)))];
            int last = mine.Max(m => numbers[m.Date]);
            Check(estimate.LeastSquares, mine, [0], _ => 1);
            Check(estimate.Dimson, surrounded, offsets, _ => 1);
            Check(estimate.Weighted, mine, [0], day => Math.Pow(0.5, (last - day) / 40d));
        }

        void Check(SlopeEstimate actual, VixFutureMove[] used, int[] offsets, Func<int, double> weight)
        {
            int[] days = [.. used.Select(m => numbers[m.Date])];
            var expected = NaiveRegression.Of(
                [.. offsets.Select(o => days.Select(day => vix[day + o]).ToArray())], [.. used.Select(m => m.LogReturn)], days, [.. days.Select(weight)], options.Regression.NeweyWestLags);
            Assert.Equal((used.Length, days.Distinct().Count()), (actual.Count, actual.Sessions));
            Assert.Equal(expected.Sum, actual.Slope!.Value, Rounding);
            Assert.Equal(expected.Intercept, actual.Intercept!.Value, Rounding);
            Assert.Equal(expected.NeweyWest, actual.StandardError!.Value, Rounding);
            Assert.Equal(expected.RSquared, actual.RSquared!.Value, Rounding);
        }
    }

    [Fact]
    public void Contracts_that_share_a_shock_make_the_clustered_error_larger_than_the_classical_one()
    {
        // The error of a session is the same for all its contracts: a bucket with many is worth no more than one with one.
        var random = new Random(5);
        double[] common = [.. Enumerable.Range(0, 900).Select(_ => 0.03 * PlantedHistory.Gaussian(random))];
        VixFuturesHistory history = PlantedHistory.Make(3, 900, (i, _, moves, _) => (0.4 * moves[i]) + common[i]);
        SlopeEstimate wide = LogBetaEstimation.ByClock(history, new() { Buckets = [new(60, 150)] })[0].Estimates[0].LeastSquares;
        Assert.True(wide.Count > 2.5 * wide.Sessions);
        double expected = wide.ClassicalStandardError!.Value * Math.Sqrt((double)wide.Count / wide.Sessions);
        Assert.InRange(wide.StandardError!.Value, 0.8 * expected, 1.2 * expected);
        Assert.InRange((wide.Slope!.Value - 0.4) / wide.StandardError.Value, -4, 4);
    }

    [Law(MaxTest = 20)]
    public void The_Dimson_beta_finds_what_futures_do_a_day_late(int seed)
    {
        VixFuturesHistory history = PlantedHistory.Make(seed, 700, (i, _, moves, _) => i == 0 ? 0 : (0.2 * moves[i]) + (0.35 * moves[i - 1]));
        LogBetaEstimate estimate = LogBetaEstimation.ByClock(history, new() { Buckets = [new(15, 60)], DimsonLeads = 2 })[0].Estimates[0];
        Assert.Equal(0.55, estimate.Dimson.Slope!.Value, 1e-9);
        Assert.InRange(estimate.LeastSquares.Slope!.Value, 0, 0.4);
        // Without the lag it cannot.
        Assert.InRange(LogBetaEstimation.ByClock(history, new() { Buckets = [new(15, 60)], DimsonLags = 0 })[0].Estimates[0].Dimson.Slope!.Value, 0, 0.45);
    }

    [Fact]
    public void The_two_clocks_are_estimated_apart_and_nothing_moves_from_one_to_the_other()
    {
        DateOnly change = VixFuturesSettlement.At1500Since;
        DateOnly first = PlantedHistory.Calendar.AddSessions(change, -120);
        VixFuturesHistory history = PlantedHistory.Make(11, 240, (i, _, moves, _) => i == 120 ? 0.9 : (i < 120 ? 0.3 : 0.6) * moves[i], first, vixMove: (i, random) => i == 120 ? -0.9 : 0.05 * PlantedHistory.Gaussian(random));
        LogBetaOptions options = new() { Buckets = [new(1, 200)] };
        Assert.DoesNotContain(VixFutureMoves.Of(history), move => move.Date == change);
        ImmutableArray<LogBetaTable> tables = LogBetaEstimation.ByClock(history, options);
        Assert.Equal([SettlementClock.At1515, SettlementClock.At1500], tables.Select(table => table.Period.Clock!.Value));
        Assert.Equal(0.3, tables[0].Estimates[0].LeastSquares.Slope!.Value, 1e-10);
        Assert.Equal(0.6, tables[1].Estimates[0].LeastSquares.Slope!.Value, 1e-10);
        Assert.True(tables[0].Period.Until < change && tables[1].Period.From > change);
        // Leads and lags do not reach over the change either.
        Assert.Equal(0.3, tables[0].Estimates[0].Dimson.Slope!.Value, 1e-9);
        Assert.Equal(0.6, tables[1].Estimates[0].Dimson.Slope!.Value, 1e-9);
        Assert.Equal(
            [(2020, SettlementClock.At1515), (2020, SettlementClock.At1500), (2021, SettlementClock.At1500)],
            LogBetaEstimation.ByYear(history, options).Select(table => (table.Period.Year!.Value, table.Period.Clock!.Value)));
    }

    [Fact]
    public void No_move_crosses_a_gap_or_a_roll()
    {
        VixFuturesHistory history = PlantedHistory.Make(7, 200, (i, _, moves, _) => 0.5 * moves[i], missing: i => i is >= 40 and < 44 or 90);
        Dictionary<(DateOnly, DateOnly), double> expected = [];
        for (int i = 1; i < history.Sessions.Length; i++)
        {
            VixFuturesSession before = history.Sessions[i - 1];
            VixFuturesSession after = history.Sessions[i];
            if (PlantedHistory.Calendar.NextSession(before.Date) != after.Date)
                continue;
            foreach (var future in after.Futures)
            {
                if (before.Futures.SingleOrDefault(f => f.Expiry.Date == future.Expiry.Date) is { } earlier)
                    expected[(after.Date, future.Expiry.Date)] = Math.Log(future.Price / earlier.Price);
            }
        }

        ImmutableArray<VixFutureMove> moves = VixFutureMoves.Of(history);
        Assert.Equal(expected.Count, moves.Length);
        Assert.All(moves, move => Assert.Equal(expected[(move.Date, move.Contract.Date)], move.LogReturn, 1e-14));
        Assert.All(moves, move => Assert.True(move.DaysToExpiry >= 1));
        Assert.All(history.Gaps, gap => Assert.DoesNotContain(moves, move => move.Date == gap.FirstAfter));
    }

    [Law(MaxTest = 20)]
    public void Units_and_order_of_contracts_do_not_matter(int seed)
    {
        VixFuturesHistory Make(double scale, bool reverse) => PlantedHistory.Make(
            seed, 300, (i, days, moves, noise) => (0.5 * moves[i]) + (0.02 * PlantedHistory.Gaussian(noise)), scale: scale, reverse: reverse);
        LogBetaTable table = LogBetaEstimation.ByClock(Make(1, false))[0];
        Assert.Equal(table, LogBetaEstimation.ByClock(Make(1, true))[0]);
        foreach ((LogBetaEstimate one, LogBetaEstimate other) in table.Estimates.Zip(LogBetaEstimation.ByClock(Make(7.3, false))[0].Estimates))
        {
            foreach (BetaEstimator estimator in Enum.GetValues<BetaEstimator>())
            {
                Assert.Equal(one.Of(estimator).Status, other.Of(estimator).Status);
                if (one.Of(estimator).Slope is null)
                    continue;
                Assert.Equal(one.Of(estimator).Slope!.Value, other.Of(estimator).Slope!.Value, 1e-10);
                Assert.Equal(one.Of(estimator).StandardError!.Value, other.Of(estimator).StandardError!.Value, 1e-10);
            }
        }
    }

    [Fact]
    public void What_cannot_be_estimated_says_why()
    {
        VixFuturesHistory still = PlantedHistory.Make(1, 60, (_, _, _, noise) => 0.01 * PlantedHistory.Gaussian(noise), vixMove: (_, _) => 0);
        Assert.All(LogBetaEstimation.ByClock(still, new() { Buckets = [new(30, 150)] })[0].Estimates, estimate =>
        {
            Assert.Equal(EstimationStatus.NoVariance, estimate.LeastSquares.Status);
            Assert.Equal(EstimationStatus.NoVariance, estimate.Dimson.Status);
            Assert.Null(estimate.LeastSquares.Slope);
            Assert.Null(estimate.LeastSquares.StandardError);
        });
        VixFuturesHistory brief = PlantedHistory.Make(1, 20, (i, _, moves, _) => moves[i]);
        LogBetaEstimate few = LogBetaEstimation.ByClock(brief, new() { Buckets = [new(1, 150), new(2000, 2001)] })[0].Estimates[0];
        Assert.Equal(EstimationStatus.TooFewObservations, few.LeastSquares.Status);
        Assert.Contains("19 sessions", few.LeastSquares.Reason, StringComparison.Ordinal);
        Assert.Contains("20", few.LeastSquares.Reason, StringComparison.Ordinal);
        // Constant futures follow nothing, exactly, and there is no share of their variance.
        SlopeEstimate none = LogBetaEstimation.ByClock(PlantedHistory.Make(1, 60, (_, _, _, _) => 0), new() { Buckets = [new(30, 150)] })[0].Estimates[0].LeastSquares;
        Assert.Equal((EstimationStatus.Ok, 0d, null), (none.Status, none.Slope!.Value, none.RSquared));
        Assert.Empty(LogBetaEstimation.Over(brief, new(1999, 1, 1), new(1999, 12, 31)));
        Assert.Empty(LogBetaEstimation.ByClock(new VixFuturesHistory([])));
        Refusal.OfArgument("Buckets", () => _ = new LogBetaOptions { Buckets = [] }, "at least one");
        Refusal.OfValue("HalfLife", 0d, "greater than 0", () => _ = new LogBetaOptions { HalfLife = 0 });
        Refusal.OfValue("untilDays", 2, "from 3", () => _ = new MaturityBucket(3, 2));
    }
}

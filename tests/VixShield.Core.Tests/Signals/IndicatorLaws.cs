using VixShield.Signals;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Signals;

/// <summary>Indicators over random walks against their definitions in decimals, and both forms against each other.</summary>
public sealed class IndicatorLaws
{
    // A window of 20 or an average over 160 values rounds about this much of the greatest value.
    private const double Rounding = 1e-14;

    [Law(Arbitrary = [typeof(Walk)])]
    public void A_column_has_the_bits_of_its_values_one_by_one(Walk walk)
    {
        BothForms.AssertSame(walk.Values(), "walk");
        double[] values = [.. walk.Whole().Select(Math.Abs)];
        BothForms.AssertSameLine(values, [.. values.Reverse()], "walk");
    }

    [Law(Arbitrary = [typeof(Walk)])]
    public void Values_that_overflow_or_vanish_have_states_and_no_other_numbers(Walk walk) => BothForms.AssertSame(walk.Wild(), "wild");

    [Law(Arbitrary = [typeof(Walk)], MaxTest = 300)]
    public void Averages_deviations_scores_and_bands_are_those_of_their_definitions(Walk walk, byte length)
    {
        int n = 2 + (length % 19);
        decimal[] exact = walk.Exact();
        double[] values = walk.Values();
        double scale = values.Select(Math.Abs).DefaultIfEmpty().Max();
        (SimpleMovingAverage mean, MovingDeviation deviation, ZScore score) = (new(n), new(n), new(n));
        (ExponentialMovingAverage exponential, BollingerBands bands, RateOfChange rate) = (new(n), new(n, 1.5), new(n));
        for (int i = 0; i < values.Length; i++)
        {
            Close(NaiveIndicators.Mean(exact, i, n), mean.Update(values[i]).Value, Rounding * scale);
            Close(NaiveIndicators.Exponential(exact, i, n), exponential.Update(values[i]).Value, Rounding * scale);
            double? expected = NaiveIndicators.Variance(exact, i, n) is { } variance ? Math.Sqrt((double)variance) : null;
            (IndicatorReading actual, IndicatorReading z, BollingerReading band) = (deviation.Update(values[i]), score.Update(values[i]), bands.Update(values[i]));
            Close(expected, actual.Value, Rounding * scale);
            IndicatorReading change = rate.Update(values[i]);
            Assert.Equal(i < n ? IndicatorStatus.NotReady : exact[i - n] > 0 ? IndicatorStatus.Ready : IndicatorStatus.NoBase, change.Status);
            if (change.Value is { } moved)
                Assert.Equal((double)((exact[i] / exact[i - n]) - 1), moved, Rounding * Math.Max(1, Math.Abs(moved)));
            if (expected is not { } deviates)
            {
                Assert.All([z.Status, band.Status, band.PercentBStatus, band.WidthStatus], status => Assert.Equal(IndicatorStatus.NotReady, status));
                continue;
            }

            double middle = (double)NaiveIndicators.Mean(exact, i, n)!.Value;
            Close(middle, band.Middle, Rounding * scale);
            Close(middle + (1.5 * deviates), band.Upper, 3 * Rounding * scale);
            Close(middle - (1.5 * deviates), band.Lower, 3 * Rounding * scale);
            // A mean of exactly 0 may be a little above it in doubles.
            if (Math.Abs(middle) > Rounding * scale || scale == 0)
            {
                Assert.Equal(middle > 0 ? IndicatorStatus.Ready : IndicatorStatus.NoBase, band.WidthStatus);
                Close(middle > 0 ? 3 * deviates / middle : null, band.Width, 10 * Rounding * scale / Math.Abs(middle) * (1 + (deviates / Math.Abs(middle))));
            }

            if (NaiveIndicators.IsFlat(exact, i, n))
            {
                Assert.Equal(0, actual.Value);
                Assert.Equal((IndicatorStatus.Flat, IndicatorStatus.Flat), (z.Status, band.PercentBStatus));
                Assert.Contains("do not differ", z.Reason, StringComparison.Ordinal);
                continue;
            }

            double expectedScore = (double)(exact[i] - NaiveIndicators.Mean(exact, i, n)!.Value) / deviates;
            double conditioned = 10 * Rounding * (1 + (scale / deviates));
            Close(expectedScore, z.Value, conditioned);
            Assert.True(Math.Abs(z.Value!.Value) <= Math.Sqrt(n - 1) + conditioned);
            Close(0.5 + (expectedScore / 3), band.PercentB, conditioned);
        }
    }

    [Law(Arbitrary = [typeof(Walk)], MaxTest = 100)]
    public void Macd_and_strength_index_are_those_of_their_definitions(Walk walk, byte length, bool together)
    {
        (int fast, int slow, int signal) = (1 + (length % 7), 9 + (length % 11), 1 + (length % 5));
        MacdOptions options = new(fast, slow, signal, together ? MacdSeeding.Together : MacdSeeding.Own);
        decimal[] exact = walk.Exact()[..Math.Min(80, walk.Length)];
        double[] values = walk.Values();
        double scale = values.Select(Math.Abs).DefaultIfEmpty().Max();
        MovingAverageConvergenceDivergence macd = new(options);
        RelativeStrengthIndex rsi = new(slow);
        RelativeStrengthIndex negated = new(slow);
        for (int i = 0; i < exact.Length; i++)
        {
            MacdReading reading = macd.Update(values[i]);
            Close(NaiveIndicators.Line(exact, i, fast, slow, together), reading.Line, 2 * Rounding * scale);
            Close(NaiveIndicators.Signal(exact, i, fast, slow, signal, together), reading.Signal, 2 * Rounding * scale);
            Assert.Equal(reading.Line - reading.Signal, reading.Histogram);
            Assert.Equal(i < slow - 1 ? IndicatorStatus.NotReady : IndicatorStatus.Ready, reading.LineStatus);
            Assert.Equal(i < slow + signal - 2 ? IndicatorStatus.NotReady : IndicatorStatus.Ready, reading.SignalStatus);
            Assert.Equal(Math.Max(0, slow + signal - 2 - i), reading.Missing);
            double? index = rsi.Update(values[i]).Value;
            double? other = negated.Update(-values[i]).Value;
            // The least change is 0.01, and a double holds it to half a unit in the last place of the values.
            double conditioned = 3e-12 * (1 + scale);
            Close(NaiveIndicators.Strength(exact, i, slow), index, conditioned);
            if (index is { } number)
            {
                Assert.InRange(number, 0, 100);
                Assert.Equal(100, number + other!.Value, 1e-12);
            }
        }
    }

    [Fact]
    public void A_score_stays_within_the_root_of_n_less_one_where_only_the_last_digits_move()
    {
        foreach (double next in new[] { Math.BitIncrement(100), Math.BitDecrement(100), 100.0000000000005 })
        {
            ZScore score = new(20);
            for (int i = 0; i < 19; i++)
                score.Update(100);
            Assert.Equal(Math.Sign(next - 100) * Math.Sqrt(19), score.Update(next).Value!.Value, 1e-12);
        }
    }

    [Fact]
    public void Strength_is_50_when_flat_100_without_a_fall_and_0_without_a_rise()
    {
        foreach ((Func<int, double> path, double expected) in new (Func<int, double>, double)[] { (_ => 0.1, 50), (i => 0.1 * i, 100), (i => -0.1 * i, 0), (i => i > 3 ? 7 : i, 100) })
        {
            RelativeStrengthIndex rsi = new();
            for (int i = 0; i < 20_000; i++)
                Assert.Equal(i < 14 ? null : expected, rsi.Update(path(i)).Value);
        }
    }

    [Fact]
    public void A_flat_series_that_binary_fractions_do_not_hold_has_no_noise()
    {
        (ZScore score, BollingerBands bands, MovingAverageConvergenceDivergence macd, SimpleMovingAverage mean) = (new(20), new(), new(), new(7));
        for (int i = 0; i < 100; i++)
        {
            (IndicatorReading z, BollingerReading band, MacdReading reading) = (score.Update(0.1), bands.Update(0.1), macd.Update(0.1));
            Assert.Equal(i < 6 ? null : 0.1, mean.Update(0.1).Value);
            Assert.Equal(i < 19 ? IndicatorStatus.NotReady : IndicatorStatus.Flat, z.Status);
            Assert.Equal(z.Status, band.PercentBStatus);
            Assert.Equal(i < 19 ? null : 0.1, band.Upper);
            Assert.Equal(i < 19 ? null : 0, band.Width);
            Assert.Equal(i < 25 ? null : 0, reading.Line);
            Assert.Equal(i < 33 ? null : 0, reading.Histogram);
        }
    }

    [Fact]
    public void A_window_of_values_whose_squares_vanish_or_overflow_has_its_deviation()
    {
        foreach (double unit in new[] { 1e-200, 1e-300, 1e160, 1e300 })
        {
            MovingDeviation deviation = new(4);
            ZScore score = new(4);
            double[] values = [unit, 2 * unit, 3 * unit, 6 * unit];
            foreach (double value in values)
                score.Update(value);
            Assert.Equal(Math.Sqrt(14.0 / 4), values.Select(deviation.Update).ToArray()[^1].Value!.Value / unit, 1e-14);
            Assert.Equal(0, score.Update(3.6666666666666665 * unit).Value!.Value, 1e-12);
        }
    }

    [Fact]
    public void What_overflows_has_a_state_until_it_leaves_the_window_or_the_indicator_restarts()
    {
        (ExponentialMovingAverage ema, SimpleMovingAverage sma, RelativeStrengthIndex rsi, MovingAverageConvergenceDivergence macd) = (new(2), new(2), new(2), new(new MacdOptions(1, 2, 2)));
        foreach (double value in new[] { 1, 2, 3, double.MaxValue, -double.MaxValue })
        {
            ema.Update(value);
            sma.Update(value);
            rsi.Update(value);
            macd.Update(value);
        }

        Assert.Equal(IndicatorStatus.OutOfRange, sma.Update(double.MaxValue).Status);
        sma.Update(1);
        Assert.Equal(1, sma.Update(1).Value);
        Assert.Equal([IndicatorStatus.OutOfRange, IndicatorStatus.OutOfRange], [ema.Update(1).Status, rsi.Update(1).Status]);
        Assert.Equal((IndicatorStatus.OutOfRange, IndicatorStatus.OutOfRange), (macd.Update(1).LineStatus, macd.Update(1).SignalStatus));
        Assert.Contains("does not hold", ema.Update(1).Reason, StringComparison.Ordinal);
        // A fall beyond the range of a double is no index of 0.
        RelativeStrengthIndex fallen = new(2);
        Assert.Equal(IndicatorStatus.OutOfRange, new[] { 0, 1, 2, 1e308, -1e308 }.Select(fallen.Update).ToArray()[^1].Status);
        Assert.Equal(IndicatorStatus.OutOfRange, fallen.Update(-1e308).Status);
        ema.Restart();
        rsi.Restart();
        macd.Restart();
        Assert.Equal([null, 1], Enumerable.Repeat(1.0, 2).Select(v => ema.Update(v).Value));
        Assert.Equal(50, Enumerable.Repeat(1.0, 3).Select(rsi.Update).ToArray()[^1].Value);
        Assert.Equal(0, Enumerable.Repeat(1.0, 3).Select(macd.Update).ToArray()[^1].Histogram);
    }

    [Fact]
    public void The_line_of_breadth_goes_back_to_0_and_keeps_no_sum_that_overflowed()
    {
        AdvanceDeclineLine line = new();
        Assert.Equal([5, 4, 4], new[] { line.Update(7, 2), line.Update(1, 2), line.Update(3, 3) }.Select(r => r.Value!.Value));
        Assert.Throws<ArgumentOutOfRangeException>(() => line.Update(double.NaN, 0));
        Assert.Equal(3, line.Update(0, 1).Value);
        line.Restart();
        Assert.Equal(-1, line.Update(0, 1).Value);
        line.Update(double.MaxValue, 0);
        Assert.Equal([IndicatorStatus.OutOfRange, IndicatorStatus.OutOfRange], new[] { line.Update(double.MaxValue, 0), line.Update(0, double.MaxValue) }.Select(r => r.Status));
        line.Restart();
        Assert.Equal(1, line.Update(1, 0).Value);
    }

    [Law(Arbitrary = [typeof(Walk)], MaxTest = 100)]
    public void A_value_that_is_not_finite_is_refused_and_changes_nothing_and_a_restart_forgets_everything(Walk walk, byte at)
    {
        double[] values = walk.Values();
        int refused = values.Length == 0 ? 0 : at % values.Length;
        foreach (Func<(Func<double, object> Update, Action Restart)> make in Streams())
        {
            (Func<double, object> disturbed, _) = make();
            (Func<double, object> plain, _) = make();
            (Func<double, object> again, Action restart) = make();
            foreach (double value in values)
                again(value + 1);
            restart();
            for (int i = 0; i < values.Length; i++)
            {
                if (i == refused)
                {
                    foreach (double bad in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
                        Assert.Equal(bad, Assert.Throws<ArgumentOutOfRangeException>(() => disturbed(bad)).ActualValue);
                }

                object expected = plain(values[i]);
                Assert.Equal(expected, disturbed(values[i]));
                Assert.Equal(expected, again(values[i]));
            }
        }
    }

    [Fact]
    public void Periods_and_columns_are_checked_before_anything_is_written()
    {
        Refusal.OfValue("period", 0, "from 1 to 10000", () => _ = new ExponentialMovingAverage(0));
        Refusal.OfValue("period", 10_001, "from 1 to 10000", () => _ = new SimpleMovingAverage(10_001));
        Refusal.OfValue("period", 1, "from 2 to 10000", () => _ = new ZScore(1));
        Refusal.OfValue("period", 1, "from 2", () => _ = new MovingDeviation(1));
        Refusal.OfValue("period", -1, "from 1", () => _ = new RelativeStrengthIndex(-1));
        Refusal.OfValue("period", 0, "from 1", () => _ = new RateOfChange(0));
        Refusal.OfValue("deviations", double.NaN, "from 0.01 to 100", () => _ = new BollingerBands(20, double.NaN));
        Refusal.OfValue("slow", 12, "from 13", () => _ = new MacdOptions(12, 12));
        Refusal.OfValue("signal", 0, "from 1", () => _ = new MacdOptions(signal: 0));
        Refusal.OfValue("seeding", (MacdSeeding)7, "Own, Together", () => _ = new MacdOptions(seeding: (MacdSeeding)7));
        Refusal.OfValue("declines", -1.0, "at least 0", () => new AdvanceDeclineLine().Update(1, -1));
        double?[] output = [7, 7, 7];
        IndicatorStatus[] statuses = new IndicatorStatus[3];
        Refusal.OfValue("values", double.NaN, "finite", () => RelativeStrengthIndex.Compute([1, 2, double.NaN], output, statuses, 1));
        Refusal.OfArgument("output", () => ZScore.Compute([1, 2, 3, 4], output, new IndicatorStatus[4], 2), "4", "3");
        Refusal.OfArgument("statuses", () => SimpleMovingAverage.Compute([1, 2, 3, 4], new double?[4], statuses, 2), "4", "3");
        Refusal.OfArgument("Signal", () => MovingAverageConvergenceDivergence.Compute([1, 2, 3, 4], new MacdColumns { Signal = output }), "4", "3");
        Refusal.OfArgument("Width", () => BollingerBands.Compute([1, 2, 3, 4], new BollingerColumns { Width = output }), "4", "3");
        Refusal.OfArgument("declines", () => AdvanceDeclineLine.Compute([1, 2], [1], output, statuses), "2", "1");
        Assert.Equal([7, 7, 7], output);
    }

    private static IEnumerable<Func<(Func<double, object> Update, Action Restart)>> Streams()
    {
        yield return () => Of(new ExponentialMovingAverage(9), i => i.Update, i => i.Restart);
        yield return () => Of(new SimpleMovingAverage(9), i => i.Update, i => i.Restart);
        yield return () => Of(new MovingDeviation(9), i => i.Update, i => i.Restart);
        yield return () => Of(new ZScore(9), i => i.Update, i => i.Restart);
        yield return () => Of(new RateOfChange(9), i => i.Update, i => i.Restart);
        yield return () => Of(new RelativeStrengthIndex(9), i => i.Update, i => i.Restart);
        yield return () => Boxed(new MovingAverageConvergenceDivergence(new MacdOptions(4, 9, 3)), i => v => i.Update(v), i => i.Restart);
        yield return () => Boxed(new MovingAverageConvergenceDivergence(new MacdOptions(4, 9, 3, MacdSeeding.Together)), i => v => i.Update(v), i => i.Restart);
        yield return () => Boxed(new BollingerBands(9), i => v => i.Update(v), i => i.Restart);
        yield return () => Boxed(new DivergenceDetector(), i => v => i.Update(v, -v), i => i.Restart);
    }

    private static (Func<double, object> Update, Action Restart) Of<T>(T indicator, Func<T, Func<double, IndicatorReading>> update, Func<T, Action> restart) =>
        Boxed(indicator, i => v => update(i)(v), restart);

    private static (Func<double, object> Update, Action Restart) Boxed<T>(T indicator, Func<T, Func<double, object>> update, Func<T, Action> restart) => (update(indicator), restart(indicator));

    private static void Close(decimal? expected, double? actual, double tolerance) => Close((double?)expected, actual, tolerance);

    private static void Close(double? expected, double? actual, double tolerance)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is { } number)
            Assert.True(Math.Abs(number - actual!.Value) <= tolerance, FormattableString.Invariant($"{number:R} expected, {actual:R}, tolerance {tolerance}"));
    }
}

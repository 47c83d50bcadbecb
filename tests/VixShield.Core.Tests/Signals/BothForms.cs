using VixShield.Signals;

namespace VixShield.Tests.Signals;

/// <summary>Every indicator over a column in both forms: one value after another, and the whole column. They must agree to the bit, and no number may be without a finite value.</summary>
public static class BothForms
{
    private delegate void Batch(ReadOnlySpan<double> values, Span<double?> output, Span<IndicatorStatus> statuses);

    public static void AssertSame(ReadOnlySpan<double> column, string place)
    {
        double[] values = column.ToArray();
        foreach (int n in new[] { 1, 2, 14, 20 })
        {
            Single($"{place} EMA {n}", values, new ExponentialMovingAverage(n).Update, (v, o, s) => ExponentialMovingAverage.Compute(v, o, s, n));
            Single($"{place} SMA {n}", values, new SimpleMovingAverage(n).Update, (v, o, s) => SimpleMovingAverage.Compute(v, o, s, n));
            Single($"{place} RSI {n}", values, new RelativeStrengthIndex(n).Update, (v, o, s) => RelativeStrengthIndex.Compute(v, o, s, n));
            Single($"{place} ROC {n}", values, new RateOfChange(n).Update, (v, o, s) => RateOfChange.Compute(v, o, s, n));
            if (n < 2)
                continue;
            Single($"{place} deviation {n}", values, new MovingDeviation(n).Update, (v, o, s) => MovingDeviation.Compute(v, o, s, n));
            Single($"{place} z {n}", values, new ZScore(n).Update, (v, o, s) => ZScore.Compute(v, o, s, n));
            Bands($"{place} bands {n}", values, n, 2);
        }

        double?[] rsi = new double?[values.Length];
        RelativeStrengthIndex.Compute(values, rsi, new IndicatorStatus[values.Length]);
        Divergences($"{place} divergences of RSI", values, rsi);
        foreach (MacdOptions options in new MacdOptions[] { new(), new(seeding: MacdSeeding.Together), new(3, 5, 2), new(1, 2, 1, MacdSeeding.Together) })
            Divergences($"{place} divergences of MACD {options}", values, Macd($"{place} MACD {options}", values, options));
    }

    public static void AssertSameLine(double[] advances, double[] declines, string place)
    {
        var line = new AdvanceDeclineLine();
        int i = 0;
        Single($"{place} advance-decline line", advances, _ => line.Update(advances[i], declines[i++]), (v, o, s) => AdvanceDeclineLine.Compute(v, declines, o, s));
    }

    public static void Divergences(string place, double[] prices, double?[] indicator, DivergenceOptions? options = null)
    {
        var detector = new DivergenceDetector(options);
        List<BarDivergence> streamed = [];
        for (int i = 0; i < prices.Length; i++)
        {
            DivergenceReading reading = detector.Update(prices[i], indicator[i]);
            Assert.Equal(reading.Status == DivergenceStatus.Found, reading.Divergence is not null);
            if (reading.Divergence is { } found)
            {
                Assert.Equal(i, found.KnownBar);
                streamed.Add(found);
            }
        }

        Assert.True(streamed.SequenceEqual(DivergenceDetector.Find(prices, indicator, options)), place);
    }

    private static void Single(string place, double[] values, Func<double, IndicatorReading> update, Batch batch)
    {
        double?[] output = new double?[values.Length];
        IndicatorStatus[] statuses = new IndicatorStatus[values.Length];
        batch(values, output, statuses);
        for (int i = 0; i < values.Length; i++)
        {
            IndicatorReading reading = update(values[i]);
            Same(place, i, reading.Status, reading.Value, statuses[i], output[i]);
            Assert.Equal(reading.Status == IndicatorStatus.NotReady, reading.Missing > 0);
        }
    }

    private static double?[] Macd(string place, double[] values, MacdOptions options)
    {
        int n = values.Length;
        (double?[] line, double?[] signal, double?[] histogram, double?[] fast, double?[] slow) = (new double?[n], new double?[n], new double?[n], new double?[n], new double?[n]);
        (IndicatorStatus[] lines, IndicatorStatus[] signals) = (new IndicatorStatus[n], new IndicatorStatus[n]);
        MovingAverageConvergenceDivergence.Compute(
            values,
            new MacdColumns { Line = line, Signal = signal, Histogram = histogram, FastAverage = fast, SlowAverage = slow, LineStatuses = lines, SignalStatuses = signals },
            options);
        var stream = new MovingAverageConvergenceDivergence(options);
        for (int i = 0; i < n; i++)
        {
            MacdReading reading = stream.Update(values[i]);
            Same($"{place} line", i, reading.LineStatus, reading.Line, lines[i], line[i]);
            Same($"{place} signal", i, reading.SignalStatus, reading.Signal, signals[i], signal[i]);
            Same($"{place} histogram", i, reading.SignalStatus, reading.Histogram, signals[i], histogram[i]);
            Assert.True(SameBits(reading.FastAverage, fast[i]) && SameBits(reading.SlowAverage, slow[i]), $"{place} averages at {i}");
        }

        return line;
    }

    private static void Bands(string place, double[] values, int period, double deviations)
    {
        int n = values.Length;
        (double?[] middle, double?[] upper, double?[] lower, double?[] percentB, double?[] width) = (new double?[n], new double?[n], new double?[n], new double?[n], new double?[n]);
        (IndicatorStatus[] bands, IndicatorStatus[] percents, IndicatorStatus[] widths) = (new IndicatorStatus[n], new IndicatorStatus[n], new IndicatorStatus[n]);
        var columns = new BollingerColumns
        {
            Middle = middle, Upper = upper, Lower = lower, PercentB = percentB, Width = width, Statuses = bands, PercentBStatuses = percents, WidthStatuses = widths,
        };
        BollingerBands.Compute(values, columns, period, deviations);
        var stream = new BollingerBands(period, deviations);
        for (int i = 0; i < n; i++)
        {
            BollingerReading reading = stream.Update(values[i]);
            Same($"{place} middle", i, reading.Status, reading.Middle, bands[i], middle[i]);
            Same($"{place} upper", i, reading.Status, reading.Upper, bands[i], upper[i]);
            Same($"{place} lower", i, reading.Status, reading.Lower, bands[i], lower[i]);
            Same($"{place} percent b", i, reading.PercentBStatus, reading.PercentB, percents[i], percentB[i]);
            Same($"{place} width", i, reading.WidthStatus, reading.Width, widths[i], width[i]);
        }
    }

    private static void Same(string place, int i, IndicatorStatus streamed, double? value, IndicatorStatus batch, double? column)
    {
        if (streamed != batch || !SameBits(value, column) || (streamed == IndicatorStatus.Ready) != (value is { } number && double.IsFinite(number)))
            Assert.Fail($"{place} at {i}: {streamed} {value:R} streamed, {batch} {column:R} in the column");
    }

    private static bool SameBits(double? a, double? b) =>
        a is { } x && b is { } y ? BitConverter.DoubleToInt64Bits(x) == BitConverter.DoubleToInt64Bits(y) : a is null && b is null;
}

using System.Globalization;
using VixShield.Signals;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Signals;

/// <summary>The tables of reference values, by their rows. A cell that is empty must be not ready, and no other.</summary>
public sealed class IndicatorReferenceTests
{
    // The tables have 17 digits of numbers worked out with more; of differences of averages near 200 to 300 a double keeps about 1e-13.
    private const double Relative = 1e-13;

    // Values of another library in doubles, which sums in another order.
    private const double OfDoubles = 2e-12;

    [ReferenceFact]
    public void Averages_macd_rsi_and_line_of_the_table()
    {
        ReferenceTable table = ReferenceTable.Reference("indicators.csv");
        double[] closes = [.. table.Rows.Select(row => row.Number("close"))];
        Deviations deviations = new();
        foreach (string column in table.Header.Where(column => column is not ("bar" or "close" or "advances" or "declines")))
            Compare(deviations, table, column, Column(table, closes, column), column.StartsWith("rsi", StringComparison.Ordinal) ? StrengthTolerance(closes) : Scale(closes) * Relative);
        deviations.Verify();
    }

    [ReferenceFact]
    public void Strength_index_of_the_published_example()
    {
        ReferenceTable table = ReferenceTable.Reference("rsi_published.csv");
        double[] closes = [.. table.Rows.Select(row => row.Number("close"))];
        double?[] rsi = Rsi(closes, 14);
        Deviations deviations = new();
        Compare(deviations, table, "rsi_exact", rsi, StrengthTolerance(closes));
        foreach ((ReferenceTable.Row row, double? value) in table.Rows.Zip(rsi).Where(pair => pair.First.Text("rsi_published").Length > 0))
            deviations.Compare(row.Number("rsi_published"), value!.Value, 0.005 + 1e-9, row);
        deviations.Verify();
    }

    [ReferenceFact]
    public void Values_published_for_the_closes_of_the_table()
    {
        ReferenceTable table = ReferenceTable.Reference("indicators.csv");
        double[] closes = [.. table.Rows.Select(row => row.Number("close"))];
        Deviations deviations = new();
        foreach (ReferenceTable.Row row in ReferenceTable.Reference("indicators_published.csv").Rows)
        {
            string column = row.Text("indicator") is "macd" or "signal" or "hist" ? row.Text("indicator") + "_sma" : row.Text("indicator");
            double value = Column(table, closes, column)[(int)row.Number("bar")]!.Value;
            deviations.Compare(row.Number("published"), value, 0.00005 + 1e-9, row);
            deviations.Compare(row.Number("recomputed"), value, 1e-11 * Math.Max(1, Math.Abs(value)), row);
        }

        deviations.Verify();
    }

    [ReferenceFact]
    public void Divergences_of_the_table_and_no_others()
    {
        ReferenceTable table = ReferenceTable.Reference("indicators.csv");
        double[] closes = [.. table.Rows.Select(row => row.Number("close"))];
        foreach (var group in ReferenceTable.Reference("indicators_divergence.csv").Rows.GroupBy(row => row.Text("indicator")))
        {
            IEnumerable<string> found = DivergenceDetector.Find(closes, Column(table, closes, group.Key))
                .Select(d => FormattableString.Invariant($"{d.KnownBar},{d.First.Bar},{d.Second.Bar},{Snake(d.Kind)}"));
            Assert.Equal(group.Select(row => $"{row.Text("known_bar")},{row.Text("pivot1")},{row.Text("pivot2")},{row.Text("kind")}").Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
        }
    }

    [DataFact]
    public void Values_of_another_library_for_its_closes()
    {
        ReferenceTable quotes = ReferenceTable.Data("indicators", "spy-default-quotes-2017-2018.csv");
        double[] closes = [.. quotes.Rows.Select(row => row.Number("close"))];
        double scale = Scale(closes);
        Deviations deviations = new();

        ReferenceTable table = Expected("expected-sma.csv", quotes);
        Compare(deviations, table, "sma", Single(closes, (v, o, s) => SimpleMovingAverage.Compute(v, o, s, FirstAt(table, "sma") + 1)), scale * OfDoubles);
        table = Expected("expected-ema.csv", quotes);
        Compare(deviations, table, "ema", Single(closes, (v, o, s) => ExponentialMovingAverage.Compute(v, o, s, FirstAt(table, "ema") + 1)), scale * OfDoubles);
        table = Expected("expected-rsi.csv", quotes);
        Compare(deviations, table, "rsi", Rsi(closes, FirstAt(table, "rsi")), StrengthTolerance(closes));

        table = Expected("expected-stdev.csv", quotes);
        int period = FirstAt(table, "stdDev") + 1;
        Compare(deviations, table, "mean", Single(closes, (v, o, s) => SimpleMovingAverage.Compute(v, o, s, period)), scale * OfDoubles);
        Compare(deviations, table, "stdDev", Single(closes, (v, o, s) => MovingDeviation.Compute(v, o, s, period)), scale * OfDoubles);
        Compare(deviations, table, "zScore", Single(closes, (v, o, s) => ZScore.Compute(v, o, s, period)), scale * OfDoubles);

        table = Expected("expected-macd.csv", quotes);
        (string Expected, string Own)[] columns = [("macd", "macd_sma"), ("signal", "signal_sma"), ("histogram", "hist_sma"), ("fastEma", "ema12_sma"), ("slowEma", "ema26")];
        foreach ((string expected, string own) in columns)
            Compare(deviations, table, expected, Column(quotes, closes, own), scale * OfDoubles);

        table = Expected("expected-bb.csv", quotes);
        int n = closes.Length;
        period = FirstAt(table, "sma") + 1;
        (double?[] middle, double?[] upper, double?[] lower, double?[] percentB, double?[] width) = (new double?[n], new double?[n], new double?[n], new double?[n], new double?[n]);
        BollingerBands.Compute(closes, new BollingerColumns { Middle = middle, Upper = upper, Lower = lower, PercentB = percentB, Width = width }, period);
        Compare(deviations, table, "sma", middle, scale * OfDoubles);
        Compare(deviations, table, "upperBand", upper, scale * OfDoubles);
        Compare(deviations, table, "lowerBand", lower, scale * OfDoubles);
        Compare(deviations, table, "percentB", percentB, scale * OfDoubles);
        Compare(deviations, table, "width", width, OfDoubles);
        Compare(deviations, table, "zScore", Single(closes, (v, o, s) => ZScore.Compute(v, o, s, period)), scale * OfDoubles);
        deviations.Verify();
    }

    private delegate void Batch(ReadOnlySpan<double> values, Span<double?> output, Span<IndicatorStatus> statuses);

    private static ReferenceTable Expected(string file, ReferenceTable quotes)
    {
        ReferenceTable table = ReferenceTable.Data("indicators", file);
        Assert.Equal(quotes.Rows.Select(row => row.Text("date")), table.Rows.Select(row => row.Text("timestamp")));
        return table;
    }

    private static int FirstAt(ReferenceTable table, string column) => table.Rows.TakeWhile(row => row.Text(column).Length == 0).Count();

    private static double Scale(double[] closes) => closes.Max(Math.Abs);

    // The index is a ratio of changes, and a change has the rounding of the closes.
    private static double StrengthTolerance(double[] closes) => 100 * Relative * Math.Max(1, Scale(closes) / closes.Skip(1).Zip(closes, (after, before) => Math.Abs(after - before)).Average());

    private static void Compare(Deviations deviations, ReferenceTable table, string column, double?[] values, double tolerance)
    {
        foreach ((ReferenceTable.Row row, double? value) in table.Rows.Zip(values))
        {
            deviations.Check(row.Text(column).Length > 0 == value is not null, $"{column}: {row} but {value:R}");
            if (row.Text(column).Length > 0 && value is { } number)
                deviations.Compare(row.Number(column), number, tolerance, $"{column}: {row}");
        }
    }

    /// <summary>A column of the table as the library has it, by its name.</summary>
    private static double?[] Column(ReferenceTable table, double[] closes, string column)
    {
        string[] parts = column.Split('_');
        if (column == "ad_line")
        {
            double?[] line = new double?[closes.Length];
            AdvanceDeclineLine.Compute([.. table.Rows.Select(row => row.Number("advances"))], [.. table.Rows.Select(row => row.Number("declines"))], line, new IndicatorStatus[closes.Length]);
            return line;
        }

        if (parts[0].StartsWith("rsi", StringComparison.Ordinal))
            return Rsi(closes, int.Parse(parts[0].AsSpan(3), CultureInfo.InvariantCulture));
        MacdOptions options = new(seeding: parts is [_, "talib"] ? MacdSeeding.Together : MacdSeeding.Own);
        double?[] output = new double?[closes.Length];
        MovingAverageConvergenceDivergence.Compute(
            closes,
            parts[0] switch
            {
                "macd" => new MacdColumns { Line = output },
                "signal" => new MacdColumns { Signal = output },
                "hist" => new MacdColumns { Histogram = output },
                _ when parts[0] == FormattableString.Invariant($"ema{options.Fast}") => new MacdColumns { FastAverage = output },
                _ when parts[0] == FormattableString.Invariant($"ema{options.Slow}") => new MacdColumns { SlowAverage = output },
                _ => throw new InvalidDataException($"No indicator is named {column}."),
            },
            options);
        return output;
    }

    private static double?[] Rsi(double[] closes, int period) => Single(closes, (v, o, s) => RelativeStrengthIndex.Compute(v, o, s, period));

    private static double?[] Single(double[] closes, Batch batch)
    {
        double?[] output = new double?[closes.Length];
        batch(closes, output, new IndicatorStatus[closes.Length]);
        return output;
    }

    private static string Snake(DivergenceKind kind) => kind switch
    {
        DivergenceKind.RegularBullish => "regular_bullish",
        DivergenceKind.RegularBearish => "regular_bearish",
        DivergenceKind.HiddenBullish => "hidden_bullish",
        _ => "hidden_bearish",
    };
}

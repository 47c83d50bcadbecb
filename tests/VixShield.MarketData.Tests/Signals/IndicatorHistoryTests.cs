using System.Globalization;
using VixShield.Market;
using VixShield.MarketData;
using VixShield.Signals;
using VixShield.Tests.Folder;
using Xunit.Abstractions;

namespace VixShield.Tests.Signals;

/// <summary>Indicators over every history of the folder: one value after another, as a column, and as a series between holes.</summary>
[Trait("Category", "Data")]
public sealed class IndicatorHistoryTests(ITestOutputHelper output)
{
    private static readonly Lazy<VixFuturesHistory> s_futures = new(() => MarketDataFolder.Open(DataFolder.Require("vix-futures")).VixFutures().Value);

    [SkippableTheory]
    [InlineData("vol-indices")]
    [InlineData("rates")]
    [InlineData("volatility-etps")]
    [InlineData("cboe-strategies")]
    [InlineData("indicators")]
    [InlineData("breadth")]
    public void Both_forms_have_the_same_bits_over_every_history_of_a_folder(string folder)
    {
        int histories = 0;
        foreach (MarketDataFile file in MarketDataFolder.Open(DataFolder.Require(folder)).Files)
        {
            foreach ((string name, double[] values) in ColumnsOf(file))
            {
                BothForms.AssertSame(values, $"{file.Name} {name}");
                histories++;
            }
        }

        output.WriteLine($"{folder}: {histories} histories");
        Assert.True(histories > 0);
    }

    [SkippableFact]
    public void Both_forms_have_the_same_bits_over_rolled_and_constant_maturity_series_and_spreads()
    {
        foreach (SessionSeries series in SeriesOfFutures())
        {
            Assert.True(series.Count > 0, series.Name);
            BothForms.AssertSame(series.Values.AsSpan(), series.Name);
            AssertStretches(series);
        }

        output.WriteLine($"{SeriesOfFutures().Count()} series");
    }

    [SkippableFact]
    public void Lines_of_breadth_are_sums_between_holes()
    {
        foreach (MarketDataFile file in MarketDataFolder.Open(DataFolder.Require("breadth")).Of(MarketDataKind.Breadth))
        {
            foreach (BreadthHistory breadth in HistoryLoader.Breadth(file.Path).Value)
            {
                BothForms.AssertSameLine([.. breadth.Sessions.Select(s => s.Advances)], [.. breadth.Sessions.Select(s => s.Declines)], breadth.Universe);
                IndicatorSeries line = AdvanceDeclineLine.Over(breadth);
                output.WriteLine(line.ToString());
                Assert.Equal(breadth.Gaps.Length, line.Restarts.Length);
                foreach (IndicatorStretch stretch in line.Stretches)
                    Assert.Equal(breadth.Sessions.Where(s => s.Date >= stretch.From && s.Date <= stretch.Until).Sum(s => s.NetAdvances), line.At(stretch.Until).Value);
                AssertStretches(breadth.NetAdvances);
            }
        }
    }

    [SkippableFact]
    public void A_spread_of_embraced_maturities_restarts_seldom_and_one_of_30_days_often()
    {
        VixFuturesHistory history = s_futures.Value;
        foreach ((int near, int far) in new[] { (30, 60), (30, 90), (35, 63), (36, 64), (35, 60), (35, 90) })
        {
            SessionSeries spread = ConstantMaturitySpread.Of(history, near, far);
            MacdSeries macd = MovingAverageConvergenceDivergence.Over(spread);
            output.WriteLine(FormattableString.Invariant(
                $"{near}/{far}: {spread.Count} of {history.Sessions.Length} sessions, {macd.Line.Restarts.Length} restarts, signal ready on {macd.Signal.Ready.Count}, {spread.Values.Count(v => v < 0)} below 0"));
        }

        MacdSeries usual = MovingAverageConvergenceDivergence.Over(ConstantMaturitySpread.Of(history));
        MacdSeries monthly = MovingAverageConvergenceDivergence.Over(ConstantMaturitySpread.Of(history, 30, 60));
        Assert.True(usual.Signal.Ready.Count > monthly.Signal.Ready.Count);
    }

    [SkippableFact]
    public void Divergences_of_the_spread_and_the_line_of_breadth_are_known_after_both_pivots_and_stay()
    {
        DataFolder.Require("vix-futures");
        SessionSeries spread = ConstantMaturitySpread.Of(s_futures.Value);
        List<(SessionSeries Price, IndicatorSeries Indicator)> pairs = [(spread, MovingAverageConvergenceDivergence.Over(spread).Line), (spread, RelativeStrengthIndex.Over(spread))];
        foreach (MarketDataFile file in MarketDataFolder.Open(DataFolder.Require("breadth")).Of(MarketDataKind.Breadth))
            pairs.AddRange(HistoryLoader.Breadth(file.Path).Value.Select(breadth => (spread, AdvanceDeclineLine.Over(breadth))));
        int known = 0;
        foreach ((SessionSeries price, IndicatorSeries indicator) in pairs)
        {
            DivergenceHistory history = DivergenceHistory.Between(price, indicator);
            output.WriteLine($"{history}: {string.Join(", ", history.Divergences.CountBy(d => d.Kind).OrderBy(p => p.Key).Select(p => $"{p.Key} {p.Value}"))}");
            known += history.Divergences.Length;
            foreach (Divergence divergence in history.Divergences)
            {
                Assert.Equal(price.Calendar.AddSessions(divergence.Second.Date, 3), divergence.Known);
                Assert.Equal(price.Calendar.CountSessions(divergence.First.Date, divergence.Second.Date), divergence.Bars);
                Assert.InRange(divergence.Bars, 5, 60);
                Assert.Equal(divergence.First.Indicator, indicator.At(divergence.First.Date).Value);
                Assert.Equal(divergence.Second.Indicator, indicator.At(divergence.Second.Date).Value);
                Assert.DoesNotContain(price.Gaps, gap => gap.FirstAfter > divergence.First.Date && gap.FirstAfter <= divergence.Known);
                Assert.DoesNotContain(indicator.Restarts, date => date > divergence.First.Date && date <= divergence.Second.Date);
            }

            // The series as it was on some past days knows the same.
            foreach (DateOnly day in price.Dates.Where((_, i) => i % 251 == 0))
            {
                DivergenceHistory past = DivergenceHistory.Between(price.Slice(price.Dates[0], day), indicator);
                Assert.Equal(history.KnownBy(day).AsEnumerable(), past.Divergences);
            }
        }

        Assert.True(known > 0);
    }

    private static IEnumerable<SessionSeries> SeriesOfFutures()
    {
        VixFuturesHistory history = s_futures.Value;
        foreach (int position in new[] { 1, 2, 3, 4 })
        {
            RolledSeries ranked = history.Ranked(position);
            yield return ranked.Levels;
            yield return ranked.Returns;
        }

        foreach (int days in new[] { 30, 35, 60, 90 })
        {
            RolledSeries constant = history.ConstantMaturity(days);
            yield return constant.Levels;
            yield return constant.Returns;
        }

        foreach ((int near, int far) in new[] { (30, 60), (35, 63), (60, 90) })
        {
            yield return ConstantMaturitySpread.Of(history, near, far);
            yield return ConstantMaturitySpread.Of(history, near, far).Changes();
        }
    }

    private static IEnumerable<(string Name, double[] Values)> ColumnsOf(MarketDataFile file)
    {
        switch (file.Identity.Kind)
        {
            case MarketDataKind.Index:
                string symbol = DataFolder.Lines(file.Path)[0].Trim().Split(',') is [_, string named] ? named : "made";
                yield return (symbol, [.. HistoryLoader.Index(file.Path, symbol).Value.Close.Values]);
                break;
            case MarketDataKind.Breadth:
                foreach (BreadthHistory breadth in HistoryLoader.Breadth(file.Path).Value)
                    yield return (breadth.Universe, [.. breadth.NetAdvances.Values]);
                break;
            case MarketDataKind.Levels:
                foreach (SessionSeries series in HistoryLoader.Levels(file.Path).Value)
                    yield return (series.Name, [.. series.Values]);
                break;
            case MarketDataKind.Unsupported when file.Name.EndsWith(".csv", StringComparison.Ordinal):
                // No histories of sessions, but numbers: strategies by month, expected values.
                string[][] cells = [.. DataFolder.Lines(file.Path).Select(line => line.Trim().Split(',')).Where(row => row.Length > 1)];
                for (int i = 1; i < cells[0].Length; i++)
                {
                    int column = i;
                    yield return (cells[0][i], [.. cells.Skip(1).Where(row => row[column].Length > 0).Select(row => double.Parse(row[column], CultureInfo.InvariantCulture))]);
                }

                break;
        }
    }

    /// <summary>The series form against streams that are restarted by hand.</summary>
    private static void AssertStretches(SessionSeries series)
    {
        var macd = new MovingAverageConvergenceDivergence();
        var rsi = new RelativeStrengthIndex();
        MacdSeries lines = MovingAverageConvergenceDivergence.Over(series);
        IndicatorSeries strengths = RelativeStrengthIndex.Over(series);
        for (int i = 0; i < series.Count; i++)
        {
            if (!series.FollowsItsPredecessor(i))
            {
                macd.Restart();
                rsi.Restart();
            }

            MacdReading reading = macd.Update(series.Values[i]);
            Assert.Equal((reading.Line, reading.Signal, reading.Histogram), (lines.Line.Values[i], lines.Signal.Values[i], lines.Histogram.Values[i]));
            Assert.Equal(rsi.Update(series.Values[i]).Value, strengths.Values[i]);
        }
    }
}

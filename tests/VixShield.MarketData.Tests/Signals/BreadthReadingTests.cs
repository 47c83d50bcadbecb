using VixShield.Market;
using VixShield.MarketData;
using VixShield.Signals;
using VixShield.Tests.Folder;

namespace VixShield.Tests.Signals;

/// <summary>The reading of the sample BreadthDivergence on the range where both histories exist, and the numbers that docs/concepts/divergence.md prints of it.</summary>
[Trait("Category", "Data")]
public sealed class BreadthReadingTests
{
    private static readonly DateOnly From = new(2006, 12, 1);
    private static readonly DateOnly Until = new(2015, 11, 11);

    private static readonly Lazy<(SessionSeries Spread, IndicatorSeries Line, IndicatorSeries Macd, DivergenceHistory Found)> s_reading = new(() =>
    {
        SessionSeries spread = ConstantMaturitySpread.Of(MarketDataFolder.Open(DataFolder.Require("vix-futures")).VixFutures().Value).Slice(From, Until);
        BreadthHistory all = HistoryLoader.Breadth(DataFolder.Require("breadth", "nyse-breadth-1965-2015.csv.gz"), "NYSE").Value[0];
        var breadth = new BreadthHistory("NYSE", all.Sessions.Where(s => s.Date >= spread.Dates[0] && s.Date <= Until), all.NetAdvances.Calendar);
        IndicatorSeries line = AdvanceDeclineLine.Over(breadth);
        IndicatorSeries macd = MovingAverageConvergenceDivergence.Over(spread).Line;
        return (spread, line, macd, DivergenceHistory.Between(line.Ready, macd));
    });

    [SkippableFact]
    public void There_are_two_runs_and_nothing_spans_the_hole()
    {
        (SessionSeries spread, IndicatorSeries line, IndicatorSeries macd, DivergenceHistory found) = Reading();
        Assert.Equal(["2006-12-11 to 2008-06-30, ready on 2006-12-11", "2009-07-01 to 2015-11-11, ready on 2009-07-01"], line.Stretches.Select(s => s.ToString()));
        Assert.Equal(["2006-12-11 to 2008-06-30, ready on 2007-01-19", "2009-07-01 to 2015-11-11, ready on 2009-08-06"], macd.Stretches.Select(s => s.ToString()));
        Assert.Equal(line.Dates.ToArray(), spread.Dates.ToArray());
        Assert.Equal([new DateOnly(2009, 7, 1)], found.Restarts.ToArray());
        Assert.DoesNotContain(found.Divergences, d => d.First.Date < new DateOnly(2009, 1, 1) && d.Known > new DateOnly(2009, 1, 1));
    }

    [SkippableFact]
    public void The_numbers_of_the_page_are_those_of_the_data()
    {
        (SessionSeries spread, _, _, DivergenceHistory found) = Reading();
        Assert.Equal([18, 37, 43, 16], Enum.GetValues<DivergenceKind>().Select(kind => found.Divergences.Count(d => d.Kind == kind)));

        // What came of the spread in the next 21 sessions: share of falls, in tenths of a percent.
        Assert.Equal((1952, 512), Falls(Enumerable.Range(0, spread.Count)));
        Assert.Equal((36, 417), Falls(found.Divergences.Where(d => d.Kind == DivergenceKind.RegularBearish).Select(d => spread.Dates.IndexOf(d.Known))));
        Assert.Equal((18, 722), Falls(found.Divergences.Where(d => d.Kind == DivergenceKind.RegularBullish).Select(d => spread.Dates.IndexOf(d.Known))));

        (int Cases, int PerThousand) Falls(IEnumerable<int> from)
        {
            double[] changes = [.. from.Where(i => i + 21 < spread.Count && !spread.Gaps.Any(g => g.LastBefore >= spread.Dates[i] && g.FirstAfter <= spread.Dates[i + 21])).Select(i => spread.Values[i + 21] - spread.Values[i])];
            return (changes.Length, (int)Math.Round(1000d * changes.Count(c => c < 0) / changes.Length));
        }
    }

    [SkippableFact]
    public void Fed_day_by_day_it_says_on_each_day_what_the_whole_run_says_was_known()
    {
        (_, IndicatorSeries line, IndicatorSeries macd, DivergenceHistory found) = Reading();
        var stream = new MovingAverageConvergenceDivergence();
        var breadth = new AdvanceDeclineLine();
        var detector = new DivergenceDetector();
        List<(DivergenceKind Kind, DateOnly Known)> seen = [];
        for (int i = 0; i < line.Dates.Length; i++)
        {
            if (i > 0 && !line.Source.FollowsItsPredecessor(i))
            {
                stream.Restart();
                breadth.Restart();
                detector.Restart();
            }

            // Only numbers of the day and earlier ones go in.
            double net = line.Source.Values[i];
            IndicatorReading sum = breadth.Update(Math.Max(net, 0), Math.Max(-net, 0));
            MacdReading reading = stream.Update(macd.Source.Values[i]);
            Assert.Equal(line.Values[i], sum.Value);
            Assert.Equal(macd.Values[i], reading.Line);
            if (detector.Update(sum.Value.GetValueOrDefault(), reading.Line).Divergence is { } divergence)
                seen.Add((divergence.Kind, line.Dates[i]));
            Assert.Equal(found.KnownBy(line.Dates[i]).Select(d => (d.Kind, d.Known)), seen);
        }

        Assert.Equal(found.Divergences.Length, seen.Count);
    }

    private static (SessionSeries Spread, IndicatorSeries Line, IndicatorSeries Macd, DivergenceHistory Found) Reading()
    {
        DataFolder.Require("breadth", "nyse-breadth-1965-2015.csv.gz");
        return s_reading.Value;
    }
}

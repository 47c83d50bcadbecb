using VixShield.Curves;
using VixShield.Expiries;
using VixShield.Market;
using VixShield.Signals;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;
using VixShield.Tests.Market;
using VixShield.Tests.TermStructure;

namespace VixShield.Tests.Signals;

/// <summary>Indicators over series with holes: each stretch is as if it were alone.</summary>
public sealed class IndicatorSeriesTests
{
    private static readonly TradingCalendar Calendar = TradingCalendar.UsOptions;

    [Law(Arbitrary = [typeof(SessionSeriesTests)], MaxTest = 200)]
    public void Every_stretch_is_that_of_a_fresh_indicator(SessionSeriesTests.HoledSeries made)
    {
        SessionSeries series = made.Series;
        var macd = new MovingAverageConvergenceDivergence(new MacdOptions(1, 3, 2));
        (RelativeStrengthIndex rsi, ZScore score, BollingerBands bands) = (new(3), new(3), new(3));
        MacdSeries lines = MovingAverageConvergenceDivergence.Over(series, macd.Options);
        IndicatorSeries strengths = RelativeStrengthIndex.Over(series, 3);
        IndicatorSeries scores = ZScore.Over(series, 3);
        BollingerSeries banded = BollingerBands.Over(series, 3);
        List<DateOnly> restarts = [];
        for (int i = 0; i < series.Count; i++)
        {
            if (i > 0 && Calendar.PreviousSession(series.Dates[i]) != series.Dates[i - 1])
            {
                restarts.Add(series.Dates[i]);
                macd.Restart();
                rsi.Restart();
                score.Restart();
                bands.Restart();
            }

            MacdReading reading = macd.Update(series.Values[i]);
            Assert.Equal((reading.Line, reading.LineStatus), (lines.Line.Values[i], lines.Line.Statuses[i]));
            Assert.Equal((reading.Signal, reading.SignalStatus), (lines.Signal.Values[i], lines.Signal.Statuses[i]));
            Assert.Equal(reading.Histogram, lines.Histogram.Values[i]);
            Assert.Equal(rsi.Update(series.Values[i]).Value, strengths.Values[i]);
            Assert.Equal(score.Update(series.Values[i]).Value, scores.Values[i]);
            BollingerReading band = bands.Update(series.Values[i]);
            Assert.Equal((band.Middle, band.Upper, band.Lower, band.PercentB, band.Width), (banded.Middle.Values[i], banded.Upper.Values[i], banded.Lower.Values[i], banded.PercentB.Values[i], banded.Width.Values[i]));
        }

        Assert.Equal(restarts, strengths.Restarts);
        Assert.Equal(series.Count, strengths.Stretches.Sum(s => Calendar.CountSessions(s.From, s.Until) + 1));
        Assert.All(strengths.Stretches, s => Assert.Equal(
            Calendar.CountSessions(s.From, s.Until) >= 3 ? Calendar.AddSessions(s.From, 3) : null, s.ReadyOn));
        Assert.Equal(series.Dates.Where((_, i) => strengths.Values[i] is not null), strengths.Ready.Dates);
    }

    [Law(Arbitrary = [typeof(SessionSeriesTests)], MaxTest = 200)]
    public void Every_day_has_a_reading_or_a_reason_and_never_the_value_of_another_day(SessionSeriesTests.HoledSeries made)
    {
        IndicatorSeries strengths = RelativeStrengthIndex.Over(made.Series, 2);
        for (DateOnly date = made.Series.Dates[0].AddDays(-5); date <= made.Series.Dates[^1].AddDays(5); date = date.AddDays(1))
        {
            SignalReading reading = strengths.At(date);
            int index = strengths.Dates.IndexOf(date);
            IndicatorStatus expected = index >= 0 ? strengths.Statuses[index]
                : date < made.Series.Dates[0] ? IndicatorStatus.BeforeFirst
                : date > made.Series.Dates[^1] ? IndicatorStatus.AfterLast
                : IndicatorStatus.NoSession;
            Assert.Equal((expected, date, "RSI of made", "2"), (reading.Status, reading.Date, reading.Name, reading.Parameters));
            Assert.Equal(index < 0 ? null : strengths.Values[index], reading.Value);
            Assert.Equal(index > 0 && made.Series.FollowsItsPredecessor(index) && reading.Status == IndicatorStatus.Ready ? strengths.Values[index - 1] : null, reading.Previous);
            bool hole = expected == IndicatorStatus.NoSession && made.Series.Gaps.Any(gap => gap.LastBefore < date && date < gap.FirstAfter);
            string word = expected switch
            {
                IndicatorStatus.Ready => "It is",
                IndicatorStatus.NotReady => "too few",
                IndicatorStatus.BeforeFirst => "begins on",
                IndicatorStatus.AfterLast => "ends on",
                _ => hole ? "hole" : "no session",
            };
            Assert.Contains(word, reading.Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_reading_has_a_value_exactly_when_it_is_ready()
    {
        DateOnly day = new(2024, 7, 8);
        Assert.Equal("RSI of VIX (14) on 2024-07-08: It is 61.5.", new SignalReading("RSI of VIX", "14", day, IndicatorStatus.Ready, 61.5, 60).ToString());
        Refusal.OfArgument("value", () => _ = new SignalReading("a", "", day, IndicatorStatus.Ready), "Ready");
        Refusal.OfArgument("value", () => _ = new SignalReading("a", "", day, IndicatorStatus.Flat, 1), "Flat");
        Refusal.OfValue("value", double.NaN, "finite", () => _ = new SignalReading("a", "", day, IndicatorStatus.Ready, double.NaN));
        Refusal.OfValue("previous", double.NaN, "finite", () => _ = new SignalReading("a", "", day, IndicatorStatus.Ready, 1, double.NaN));
        Refusal.OfArgument("name", () => _ = new SignalReading(" ", "", day, IndicatorStatus.Flat));
        Assert.Equal(new SignalReading("a", "", day, IndicatorStatus.Flat), new SignalReading("a", "", day, IndicatorStatus.Flat));
        IndicatorSeries empty = SimpleMovingAverage.Over(new SessionSeries("none", []), 3);
        Assert.Equal((IndicatorStatus.NoSession, "The series is empty."), (empty.At(day).Status, empty.At(day).Reason));
    }

    [Law(Arbitrary = [typeof(SessionSeriesTests)], MaxTest = 200)]
    public void The_line_of_breadth_starts_from_0_after_each_hole(SessionSeriesTests.HoledSeries made)
    {
        BreadthHistory breadth = new("made", made.Series.Dates.Zip(made.Series.Values, (date, value) => new BreadthSession(date, Math.Round(100 * value), 2000)));
        IndicatorSeries line = AdvanceDeclineLine.Over(breadth);
        double sum = 0;
        for (int i = 0; i < breadth.Sessions.Length; i++)
        {
            sum = (breadth.NetAdvances.FollowsItsPredecessor(i) ? sum : 0) + breadth.Sessions[i].NetAdvances;
            Assert.Equal(sum, line.Values[i]);
        }

        // Ready on the first day of a stretch: the day before the hole is no previous session.
        Assert.All(line.Restarts.Prepend(line.Dates[0]), date => Assert.Null(line.At(date).Previous));
        Assert.All(line.Stretches.Where(s => s.From < s.Until), s => Assert.Equal(line.At(Calendar.PreviousSession(s.Until)).Value, line.At(s.Until).Previous));
        Assert.Equal(breadth.Gaps.Select(gap => gap.FirstAfter), line.Restarts);
        Assert.All(line.Stretches, s => Assert.Equal(s.From, s.ReadyOn));
    }

    [Law(Arbitrary = [typeof(HistoryCase)], MaxTest = 20)]
    public void A_roll_does_not_jump_into_the_spread_of_constant_maturities(HistoryCase made)
    {
        // Contracts that never move on a straight line of prices by date: the spread is a constant, the front of ranks a saw.
        VixFuturesHistory moving = made.Make();
        VixFuturesHistory still = new(moving.Sessions.Select(s => new VixFuturesSession(
            s.Date, 18, s.Futures.Select(f => new VixFuture(f.Expiry, 10 + (0.1 * (f.Expiry.Date.DayNumber - moving.Sessions[0].Date.DayNumber)))))));
        SessionSeries spread = ConstantMaturitySpread.Of(still, 35, 50);
        Assert.NotEmpty(spread.Values);
        Assert.All(spread.Values, value => Assert.Equal(1.5, value, 1e-12));
        Assert.Equal(VixCurveHistory.Of(still, VixCurveMeasure.Spread(35, 50)).Values, spread);
        Assert.Equal(ConstantMaturitySpread.Of(moving, 35, 63), ConstantMaturitySpread.Of(moving));
        Refusal.OfArgument("history", () => ConstantMaturitySpread.Of(null!));
        Refusal.OfArgument("far", () => ConstantMaturitySpread.Of(moving, 63, 35));
    }

    [Law(Arbitrary = [typeof(SessionSeriesTests)], MaxTest = 200)]
    public void Divergences_by_day_are_those_of_each_stretch_between_holes_of_either_series(SessionSeriesTests.HoledSeries made, int seed)
    {
        var random = new Random(seed);
        SessionSeries price = made.Series;
        SessionSeries other = new("other", AllDays(price).Where(_ => random.Next(15) > 0).Select(date => new DatedValue(date, random.Next(50))));
        DivergenceOptions options = new(1, 1, 1, 20);
        DivergenceHistory history = DivergenceHistory.Between(price, other, options);
        List<Divergence> expected = [];
        DivergenceDetector detector = new(options);
        List<DateOnly> days = [];
        for (int i = 0; i < price.Count; i++)
        {
            if (!price.FollowsItsPredecessor(i))
            {
                detector.Restart();
                days.Clear();
            }

            days.Add(price.Dates[i]);
            bool has = other.TryGet(price.Dates[i], out double value);
            if (detector.Update(price.Values[i], has ? value : null).Divergence is { } d)
            {
                expected.Add(new Divergence(
                    d.Kind,
                    new DivergencePivot(days[d.First.Bar], d.First.Price, d.First.Indicator),
                    new DivergencePivot(days[d.Second.Bar], d.Second.Price, d.Second.Indicator),
                    price.Dates[i],
                    d.Second.Bar - d.First.Bar));
            }

            Assert.Equal(expected, history.KnownBy(price.Dates[i]));
        }

        Assert.Equal(expected, history.Divergences);
        Assert.Equal(price.Gaps.Select(gap => gap.FirstAfter), history.Restarts);
        Assert.Equal(price.Dates.Except(other.Dates), history.SessionsWithoutIndicator);
    }

    [Law(Arbitrary = [typeof(SessionSeriesTests)], MaxTest = 200)]
    public void No_pair_reaches_over_a_restart_of_the_indicator(SessionSeriesTests.HoledSeries made, int seed)
    {
        // The price has every session; the breadth has holes, and its line goes back to 0 after each.
        var random = new Random(seed);
        SessionSeries price = new("price", AllDays(made.Series).Select(date => new DatedValue(date, random.Next(100))));
        IndicatorSeries line = AdvanceDeclineLine.Over(new BreadthHistory("made", made.Series.Dates.Select(date => new BreadthSession(date, random.Next(100), 50))));
        DivergenceHistory history = DivergenceHistory.Between(price, line, new DivergenceOptions(1, 1, 1, 20));
        Assert.All(history.Divergences, d => Assert.Contains(line.Stretches, s => s.From <= d.First.Date && d.Second.Date <= s.Until));
        Assert.Equal(line.Restarts.Prepend(line.Dates[0]), history.IndicatorRestarts);
        // Another origin of every stretch: the same divergences.
        SessionSeries shifted = new("shifted", line.Ready.Dates.Zip(line.Ready.Values, (date, value) => new DatedValue(date, value + (1000 * line.Stretches.Count(s => s.From <= date)))));
        Assert.Equal(
            history.Divergences.Select(d => (d.Kind, d.First.Date, d.Second.Date, d.Known)),
            DivergenceHistory.Between(price, shifted, new DivergenceOptions(1, 1, 1, 20)).Divergences.Select(d => (d.Kind, d.First.Date, d.Second.Date, d.Known)));
    }

    private static IEnumerable<DateOnly> AllDays(SessionSeries series)
    {
        for (DateOnly date = series.Dates[0]; date <= series.Dates[^1]; date = Calendar.NextSession(date))
            yield return date;
    }
}

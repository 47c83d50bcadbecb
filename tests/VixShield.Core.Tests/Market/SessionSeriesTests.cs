using FsCheck;
using FsCheck.Fluent;
using VixShield.Expiries;
using VixShield.Market;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Market;

/// <summary>Series with random holes: nothing derived crosses one, and everything that can exist does.</summary>
public sealed class SessionSeriesTests
{
    private static readonly TradingCalendar Calendar = TradingCalendar.UsOptions;

    [Law(Arbitrary = [typeof(SessionSeriesTests)])]
    public void Changes_and_returns_exist_exactly_between_neighbouring_sessions(HoledSeries made)
    {
        SessionSeries series = made.Series;
        Dictionary<DateOnly, double> values = series.Dates.Zip(series.Values).ToDictionary(pair => pair.First, pair => pair.Second);
        DateOnly[] expected = [.. series.Dates.Where(date => values.ContainsKey(Calendar.PreviousSession(date)))];
        Assert.Equal(expected, series.Changes().Dates);
        Assert.Equal(expected, series.Returns().Dates);
        Assert.Equal(expected, series.LogReturns().Dates);
        Assert.Equal(expected.Select(date => values[date] - values[Calendar.PreviousSession(date)]), series.Changes().Values);
        Assert.Equal(expected.Select(date => (values[date] / values[Calendar.PreviousSession(date)]) - 1), series.Returns().Values);
        Assert.All(series.LogReturns().Values.Zip(series.Returns().Values), pair => Assert.Equal(Math.Log(1 + pair.Second), pair.First, 1e-14));
    }

    [Law(Arbitrary = [typeof(SessionSeriesTests)])]
    public void Gaps_count_the_missing_sessions_and_only_them(HoledSeries made)
    {
        SessionSeries series = made.Series;
        Assert.Equal(Calendar.CountSessions(series.Dates[0], series.Dates[^1]) + 1, series.Count + series.Gaps.Sum(gap => gap.MissingSessions));
        Assert.All(series.Gaps, gap => Assert.True(gap.MissingSessions > 0 && Calendar.CountSessions(gap.LastBefore, gap.FirstAfter) == gap.MissingSessions + 1, gap.ToString()));
    }

    [Law(Arbitrary = [typeof(SessionSeriesTests)])]
    public void Averages_are_of_windows_without_a_hole(HoledSeries made, PositiveInt length)
    {
        int sessions = 1 + (length.Get % 8);
        Dictionary<DateOnly, double> values = made.Series.Dates.Zip(made.Series.Values).ToDictionary(pair => pair.First, pair => pair.Second);
        SessionSeries average = made.Series.Average(sessions);
        foreach (DateOnly date in made.Series.Dates)
        {
            double[] window = [.. Enumerable.Range(0, sessions).Select(back => back == 0 ? date : Calendar.AddSessions(date, -back)).Where(values.ContainsKey).Select(day => values[day])];
            Assert.Equal(window.Length == sessions, average.TryGet(date, out double mean));
            if (window.Length == sessions)
                Assert.Equal(window.Average(), mean, 1e-9);
        }

        foreach (ReadOnlyMemory<double> window in made.Series.Windows(sessions, out _))
            Assert.Equal(sessions, window.Length);
    }

    [Fact]
    public void Days_that_are_no_sessions_values_that_are_not_finite_and_wrong_orders_are_refused()
    {
        Refusal.OfArgument("values", () => Make((2024, 7, 4, 1)), "2024-07-04", "session");
        Refusal.OfArgument("values", () => Make((2024, 7, 6, 1)), "2024-07-06");
        Refusal.OfArgument("values", () => Make((2024, 7, 8, double.NaN)), "finite");
        Refusal.OfArgument("values", () => Make((2024, 7, 9, 1), (2024, 7, 8, 1)), "ascend");
        Refusal.OfArgument("values", () => Make((2024, 7, 9, 1), (2024, 7, 9, 1)), "ascend");
        Refusal.OfArgument("values", () => Make((1989, 7, 10, 1)), "1989-07-10");
        Refusal.OfArgument("sessions", () => Make((2024, 7, 9, 1)).Windows(0, out _));
        Assert.Throws<InvalidOperationException>(() => Make((2024, 7, 8, 1), (2024, 7, 9, 0)).Returns());
        Assert.Equal(0, Make().Count);
        Assert.Empty(Make().Returns().Dates);
    }

    [Fact]
    public void A_holiday_is_no_gap_and_an_unscheduled_closure_is_none_either()
    {
        Assert.Empty(Make((2024, 7, 3, 1), (2024, 7, 5, 2)).Gaps);
        Assert.Empty(Make((2001, 9, 10, 1), (2001, 9, 17, 2)).Gaps);
        Assert.Equal(2, Make((2025, 1, 8, 1), (2025, 1, 14, 2)).Gaps[0].MissingSessions);
    }

    [Fact]
    public void Joined_series_have_the_common_days_and_name_the_others()
    {
        SessionSeries first = Make((2024, 7, 8, 1), (2024, 7, 9, 2), (2024, 7, 11, 3));
        SessionSeries second = Make((2024, 7, 8, 5), (2024, 7, 10, 6), (2024, 7, 11, 7));
        AlignedSeries joined = AlignedSeries.Join(first, second);
        Assert.Equal<DateOnly>([new DateOnly(2024, 7, 8), new DateOnly(2024, 7, 11)], joined.Dates);
        Assert.Equal<double>([5.0, 7.0], joined.Columns[1].Values);
        Assert.Equal<DateOnly>([new DateOnly(2024, 7, 9)], joined.LeftOut[0]);
        Assert.Equal<DateOnly>([new DateOnly(2024, 7, 10)], joined.LeftOut[1]);
        Assert.Equal(2, Assert.Single(joined.Gaps).MissingSessions);
        Assert.Empty(joined.Columns[0].Returns().Dates);
        Refusal.OfArgument("series", () => AlignedSeries.Join());
    }

    [Fact]
    public void A_rate_is_not_carried_beyond_its_age_nor_used_on_its_own_day()
    {
        RateHistory rates = new("bill", RateQuotation.BankDiscount, [new(new DateOnly(2024, 7, 1), 0.05), new(new DateOnly(2024, 7, 10), -0.001)]);
        Assert.True(rates.TryEffectiveBefore(new DateOnly(2024, 7, 10), out DatedValue before, 6));
        Assert.Equal(new DatedValue(new DateOnly(2024, 7, 1), 0.05), before);
        Assert.False(rates.TryEffectiveBefore(new DateOnly(2024, 7, 10), out _));
        Assert.True(rates.TryEffectiveBefore(new DateOnly(2024, 7, 11), out before, 1));
        Assert.Equal(-0.001, before.Value);
        Assert.False(rates.TryEffectiveBefore(new DateOnly(2024, 7, 1), out _));
        Refusal.OfArgument("rates", () => _ = new RateHistory("bill", RateQuotation.BankDiscount, [new(new DateOnly(2024, 7, 1), 5)]), "-0.5 to 1");
    }

    public static Arbitrary<HoledSeries> Series() => Arb.From(
        from start in Gen.Choose(10, 9000)
        from keep in Gen.ListOf(Gen.Choose(0, 9), 60)
        from seed in Gen.Choose(1, 1_000_000)
        select Make(start, [.. keep.Select(k => k > 1)], seed));

    private static HoledSeries Make(int start, bool[] keep, int seed)
    {
        Random random = new(seed);
        DateOnly date = Calendar.AddSessions(Calendar.CoveredFrom, start + 1);
        List<DatedValue> values = [];
        for (int i = 0; i < keep.Length; i++, date = Calendar.NextSession(date))
        {
            if (keep[i] || i == 0)
                values.Add(new DatedValue(date, 10 + (20 * random.NextDouble())));
        }

        return new HoledSeries(new SessionSeries("made", values));
    }

    private static SessionSeries Make(params (int Year, int Month, int Day, double Value)[] values) =>
        new("made", values.Select(v => new DatedValue(new DateOnly(v.Year, v.Month, v.Day), v.Value)));

    public sealed record HoledSeries(SessionSeries Series);
}

using VixShield.Market;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.TermStructure;

public sealed class HedgeEffectivenessTests
{
    [Law(MaxTest = 100)]
    public void Measures_are_those_of_the_definition(int seed, sbyte units)
    {
        (double[] position, double[] hedge) = Returns(seed, 240);
        double ratio = units / 50d;
        HedgeEffectivenessReading reading = HedgeEffectiveness.Of(position, hedge, ratio);
        double[] hedged = [.. position.Zip(hedge, (p, h) => p + (ratio * h))];
        Assert.Equal(1 - (Variance(hedged) / Variance(position)), reading.Effectiveness!.Value, 1e-11);
        int[] worst = [.. Enumerable.Range(0, 240).OrderBy(i => position[i]).Take(12)];
        Assert.Equal((240, 12), (reading.Count, reading.DownsideCount));
        Assert.Equal(
            1 - (worst.Sum(i => Math.Pow(hedged[i] - hedged.Average(), 2)) / worst.Sum(i => Math.Pow(position[i] - position.Average(), 2))), reading.Downside!.Value, 1e-11);
        Assert.True(reading.Effectiveness <= 1);
        // Over all sessions the downside is the whole.
        Assert.Equal(reading.Effectiveness.Value, HedgeEffectiveness.Of(position, hedge, ratio, new() { DownsideShare = 1 }).Downside!.Value, 1e-12);
        // No ratio does better than that of least variance.
        double least = reading.MinimumVarianceRatio.Slope!.Value;
        Assert.True(HedgeEffectiveness.Of(position, hedge, least).Effectiveness >= reading.Effectiveness - 1e-12);
        var expected = NaiveRegression.Of([hedge], [.. position.Select(p => -p)], [.. Enumerable.Range(0, 240)], [.. Enumerable.Repeat(1d, 240)], 5);
        Assert.Equal(expected.Sum, least, 1e-10);
        Assert.Equal(expected.NeweyWest, reading.MinimumVarianceRatio.StandardError!.Value, 1e-10);
    }

    [Law(MaxTest = 50)]
    public void Signs_and_sizes_do_what_they_should(int seed)
    {
        (double[] position, double[] hedge) = Returns(seed, 120);
        Assert.Equal(0, HedgeEffectiveness.Of(position, hedge, 0).Effectiveness!.Value, 1e-12);
        Assert.Equal(1, HedgeEffectiveness.Of(position, [.. position.Select(p => -2 * p)], 0.5).Effectiveness!.Value, 1e-12);
        Assert.Equal(-3, HedgeEffectiveness.Of(position, position, 1).Effectiveness!.Value, 1e-10);
        HedgeEffectivenessReading one = HedgeEffectiveness.Of(position, hedge, 0.3);
        HedgeEffectivenessReading scaled = HedgeEffectiveness.Of([.. position.Select(p => 1000 * p)], [.. hedge.Select(h => 10 * h)], 30);
        Assert.Equal(one.Effectiveness!.Value, scaled.Effectiveness!.Value, 1e-10);
        Assert.Equal(one.Downside!.Value, scaled.Downside!.Value, 1e-10);
        Assert.Equal(100 * one.MinimumVarianceRatio.Slope!.Value, scaled.MinimumVarianceRatio.Slope!.Value, 1e-8);
    }

    [Fact]
    public void Series_are_joined_on_their_common_sessions()
    {
        (double[] position, double[] hedge) = Returns(8, 100);
        DateOnly[] dates = new DateOnly[100];
        dates[0] = new DateOnly(2023, 1, 3);
        for (int i = 1; i < 100; i++)
            dates[i] = PlantedHistory.Calendar.NextSession(dates[i - 1]);
        SessionSeries left = new("position", dates.Zip(position, (d, p) => new DatedValue(d, p)).Take(90));
        SessionSeries right = new("hedge", dates.Zip(hedge, (d, h) => new DatedValue(d, h)).Skip(20));
        HedgeEffectivenessReading joined = HedgeEffectiveness.Of(left, right, 0.2);
        HedgeEffectivenessReading expected = HedgeEffectiveness.Of(position.AsSpan(20, 70), hedge.AsSpan(20, 70), 0.2);
        Assert.Equal(expected, joined);
        Assert.Equal(70, joined.Count);
    }

    [Fact]
    public void What_cannot_be_measured_says_why()
    {
        (double[] position, double[] hedge) = Returns(8, 60);
        Assert.Equal(EstimationStatus.TooFewObservations, HedgeEffectiveness.Of([], [], 1).Status);
        Assert.Equal(EstimationStatus.TooFewObservations, HedgeEffectiveness.Of(position.AsSpan(0, 19), hedge.AsSpan(0, 19), 1).Status);
        foreach (double still in new[] { 0, 0.1, -1e9 })
        {
            HedgeEffectivenessReading none = HedgeEffectiveness.Of([.. Enumerable.Repeat(still, 60)], hedge, 1);
            Assert.Equal((EstimationStatus.NoVariance, null, null), (none.Status, none.Effectiveness, none.Downside));
        }

        HedgeEffectivenessReading flat = HedgeEffectiveness.Of(position, [.. Enumerable.Repeat(0.01, 60)], 1);
        Assert.Equal((EstimationStatus.Ok, EstimationStatus.NoVariance), (flat.Status, flat.MinimumVarianceRatio.Status));
        Assert.Equal(0, flat.Effectiveness!.Value, 1e-9);
        foreach (double bad in new[] { double.NaN, double.PositiveInfinity })
        {
            double[] damaged = [.. position];
            damaged[7] = bad;
            Assert.Equal(EstimationStatus.NotFinite, HedgeEffectiveness.Of(damaged, hedge, 1).Status);
            Assert.Equal(EstimationStatus.NotFinite, HedgeEffectiveness.Of(hedge, damaged, 1).Status);
        }

        Refusal.OfArgument("hedge", () => HedgeEffectiveness.Of(position, hedge.AsSpan(1), 1), "59", "60");
        Refusal.OfValue("ratio", double.NaN, "finite", () => HedgeEffectiveness.Of(position, hedge, double.NaN));
        Refusal.OfValue("DownsideShare", 0d, "greater than 0", () => _ = new HedgeEffectivenessOptions { DownsideShare = 0 });
    }

    [Fact]
    public void The_fall_of_VIX_per_percent_is_found_by_regime_and_year_without_crossing_gaps()
    {
        DateOnly change = VixFuturesSettlement.At1500Since;
        DateOnly date = PlantedHistory.Calendar.AddSessions(change, -100);
        var random = new Random(3);
        List<DatedValue> spx = [];
        List<DatedValue> vix = [];
        double level = 3000;
        double fear = 60;
        for (int i = 0; i < 200; i++, date = PlantedHistory.Calendar.NextSession(date))
        {
            double percent = 0.8 * PlantedHistory.Gaussian(random);
            level *= 1 + (percent / 100);
            // On the day after the missing one everything jumps.
            fear += i == 51 ? 25 : 0.05 - ((date < change ? 1.4 : 0.9) * percent);
            if (i == 50)
                continue;
            spx.Add(new DatedValue(date, level));
            vix.Add(new DatedValue(date, fear));
        }

        SessionSeries index = new("SPX", spx);
        SessionSeries fearIndex = new("VIX", vix);
        var regimes = IndexVixRegression.ByClock(index, fearIndex);
        Assert.Equal([1.4, 0.9], regimes.Select(r => Math.Round(r.FallPerPercent.Slope!.Value, 9)));
        Assert.Equal([97, 100], regimes.Select(r => r.FallPerPercent.Count));
        Assert.Equal(-0.05, regimes[0].FallPerPercent.Intercept!.Value, 1e-9);
        Assert.Equal([(2020, SettlementClock.At1515), (2020, SettlementClock.At1500), (2021, SettlementClock.At1500)], IndexVixRegression.ByYear(index, fearIndex).Select(r => (r.Period.Year!.Value, r.Period.Clock!.Value)));
        Assert.Empty(IndexVixRegression.Over(index, fearIndex, new(2000, 1, 1), new(2000, 2, 1)));
    }

    private static (double[] Position, double[] Hedge) Returns(int seed, int count)
    {
        var random = new Random(seed);
        double[] hedge = [.. Enumerable.Range(0, count).Select(_ => 0.05 * PlantedHistory.Gaussian(random))];
        return ([.. hedge.Select(h => (-0.2 * h) + (0.006 * PlantedHistory.Gaussian(random)))], hedge);
    }

    private static double Variance(double[] values) => values.Sum(v => Math.Pow(v - values.Average(), 2));
}

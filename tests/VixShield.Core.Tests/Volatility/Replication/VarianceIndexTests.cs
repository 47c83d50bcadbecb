using VixShield.Tests.Infrastructure;
using VixShield.Volatility;

namespace VixShield.Tests.Volatility.Replication;

public sealed class VarianceIndexTests
{
    private static readonly VarianceWindow Any = new("any", 30);

    [Law(MaxTest = 50)]
    public void Weights_add_up_and_are_mirrored_about_the_horizon(byte before, byte after)
    {
        double a = 1 + (before % 25);
        double b = 1 + (after % 25);
        VarianceIndex index = VarianceIndex.Combine(Strip(30 - a, 0.2), Strip(30 + b, 0.3), Any);
        VarianceIndex mirrored = VarianceIndex.Combine(Strip(30 - b, 0.2), Strip(30 + a, 0.3), Any);
        Assert.Equal(1, index.NearWeight!.Value + index.NextWeight!.Value, 1e-14);
        Assert.Equal(index.NearWeight.Value, mirrored.NextWeight!.Value, 1e-12);
        Assert.Equal(b / (a + b), index.NearWeight.Value, 1e-12);
        Assert.False(index.IsExtrapolated);
        double variance = (((30 - a) * index.Near!.Variance!.Value * b) + ((30 + b) * index.Next!.Variance!.Value * a)) / (a + b) / 30;
        Assert.Equal(variance, index.Variance!.Value, 1e-13);
        Assert.Equal(100 * Math.Sqrt(variance), index.Value!.Value, 1e-11);
    }

    [Law(Arbitrary = [typeof(StripCase)])]
    public void The_band_holds_the_value_in_interpolation_and_extrapolation(StripCase c, byte days)
    {
        VarianceStrip near = c.Replicate();
        VarianceStrip next = VarianceStrip.Replicate(c.Years * 1.3, c.Rate, c.Quotes);
        VarianceWindow window = new("made", c.Years * 365 * (0.7 + (days / 255.0)));
        VarianceIndex index = VarianceIndex.Combine(near, next, window);
        Assert.Equal(index.Status == VarianceIndexStatus.Ok, index.Value is not null);
        Assert.Equal(window.Minutes < near.Minutes || window.Minutes > next.Minutes, index.IsExtrapolated);
        Assert.Equal(index.Reason, index.ToString());
        if (index.Value is null)
            return;
        Assert.True(!(index.Low > index.Value * (1 + 1e-14)) && index.High >= index.Value * (1 - 1e-14), index.Reason);
    }

    [Fact]
    public void One_volatility_at_all_expiries_is_the_index_and_the_truncations_combine()
    {
        VarianceStrip near = Strip(25, 0.2, 15);
        VarianceStrip next = Strip(32, 0.2, 15);
        VarianceIndex index = VarianceIndex.Of([next, near], VarianceWindow.ThirtyDay);
        Assert.Equal((VarianceIndexStatus.Ok, near, next), (index.Status, index.Near, index.Next));
        Assert.Equal(20, index.Value!.Value + index.TruncationPoints!.Value, 0.02);
        double with = (25 * (near.Variance + near.Truncation)!.Value * 2 / 7 / 30) + (32 * (next.Variance + next.Truncation)!.Value * 5 / 7 / 30);
        Assert.Equal(100 * Math.Sqrt(with), index.Value.Value + index.TruncationPoints.Value, 1e-10);
        Assert.True(Math.Abs(20 - index.Value.Value - index.TruncationPoints.Value) < Math.Abs(20 - index.Value.Value));
    }

    [Fact]
    public void The_nearest_strips_on_both_sides_within_the_limits_are_picked()
    {
        VarianceStrip[] strips = [.. new[] { 60.0, 23, 24, 29, 31, 36, 37, 8, 9.5, 100, 93.5, 92 }.Select(days => Strip(days, 0.2))];
        AssertPicked(29, 31, VarianceWindow.ThirtyDay);
        AssertPicked(8, 9.5, VarianceWindow.NineDay);
        AssertPicked(92, 93.5, VarianceWindow.ThreeMonth);
        AssertPicked(29, 60, new VarianceWindow("made", 30, 5, 70), 31, 36, 37);

        void AssertPicked(double near, double next, VarianceWindow window, params double[] without)
        {
            VarianceIndex index = VarianceIndex.Of(strips.Where(s => !without.Contains(Math.Round(s.Minutes / 1440, 3))), window);
            Assert.Equal((near, next), (index.Near!.Minutes / 1440, index.Next!.Minutes / 1440));
        }
    }

    [Fact]
    public void A_strip_at_the_horizon_stands_alone()
    {
        foreach (VarianceWindow window in new[] { VarianceWindow.NineDay, VarianceWindow.ThirtyDay, VarianceWindow.ThreeMonth, VarianceWindow.SixMonth })
        {
            VarianceStrip strip = Strip(window.Days, 0.25);
            VarianceIndex index = VarianceIndex.Of([Strip(window.Days - 1, 0.4), strip, Strip(window.Days + 1, 0.4)], window);
            Assert.Equal((VarianceIndexStatus.Ok, strip, null, 1, 0), (index.Status, index.Near, index.Next, index.NearWeight, index.NextWeight));
            Assert.Equal(100 * Math.Sqrt(strip.Variance!.Value), index.Value!.Value, 1e-11);
            Assert.Equal(100 * Math.Sqrt(strip.VarianceAtBid!.Value), index.Low!.Value, 1e-11);
            Assert.False(index.IsExtrapolated);
        }
    }

    [Fact]
    public void The_day_of_the_nearest_strip_is_named_where_one_is_missing()
    {
        Assert.Contains("expires after day 30; the nearest does on day 24.", VarianceIndex.Of([Strip(24, 0.2)], VarianceWindow.ThirtyDay).Reason, StringComparison.Ordinal);
        Assert.Contains("expires by day 30; the nearest does on day 36.", VarianceIndex.Of([Strip(36, 0.2)], VarianceWindow.ThirtyDay).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_weight_of_nothing_is_no_extrapolation()
    {
        VarianceIndex atTheNext = VarianceIndex.Combine(Strip(20, 0.2), Strip(30, 0.25), Any);
        Assert.Equal((0, 1, false), (atTheNext.NearWeight, atTheNext.NextWeight, atTheNext.IsExtrapolated));
        VarianceIndex atTheNear = VarianceIndex.Combine(Strip(30, 0.2), Strip(40, 0.25), Any);
        Assert.Equal((1, 0, false), (atTheNear.NearWeight, atTheNear.NextWeight, atTheNear.IsExtrapolated));
    }

    [Fact]
    public void Strips_on_one_side_or_none_give_no_index_and_nothing_is_extrapolated()
    {
        VarianceStrip early = Strip(24, 0.2);
        VarianceStrip late = Strip(36, 0.2);
        Assert.Equal((VarianceIndexStatus.NoNextStrip, null, early), Of(early, Strip(37, 0.2)));
        Assert.Equal((VarianceIndexStatus.NoNearStrip, null, null), Of(late, Strip(23, 0.2)));
        Assert.Equal((VarianceIndexStatus.NoStrips, null, null), Of(Strip(23, 0.2), Strip(37, 0.2)));
        Assert.Equal((VarianceIndexStatus.NoStrips, null, null), Of());
        VarianceIndex extrapolated = VarianceIndex.Combine(early, Strip(28, 0.2), VarianceWindow.ThirtyDay);
        Assert.True(extrapolated is { IsExtrapolated: true, NearWeight: < 0, NextWeight: > 1, Status: VarianceIndexStatus.Ok });
        Assert.Equal(20, extrapolated.Value!.Value, 0.1);

        static (VarianceIndexStatus, double?, VarianceStrip?) Of(params VarianceStrip[] strips)
        {
            VarianceIndex index = VarianceIndex.Of(strips, VarianceWindow.ThirtyDay);
            Assert.NotEmpty(index.Reason);
            return (index.Status, index.Value, index.Near);
        }
    }

    [Fact]
    public void A_picked_strip_that_failed_is_named_and_not_replaced()
    {
        VarianceStrip failed = VarianceStrip.Replicate(29.0 / 365, 0, []);
        VarianceIndex near = VarianceIndex.Of([Strip(28, 0.2), failed, Strip(32, 0.2)], VarianceWindow.ThirtyDay);
        Assert.Equal((VarianceIndexStatus.NearStripFailed, failed), (near.Status, near.Near));
        Assert.Contains(failed.Reason, near.Reason, StringComparison.Ordinal);
        VarianceIndex next = VarianceIndex.Combine(Strip(28, 0.2), failed, VarianceWindow.ThirtyDay);
        Assert.Equal((VarianceIndexStatus.NextStripFailed, null, true), (next.Status, next.Value, next.IsExtrapolated));
    }

    [Fact]
    public void An_extrapolation_below_zero_gives_no_index()
    {
        VarianceIndex index = VarianceIndex.Combine(Strip(10, 0.4), Strip(12, 0.1), VarianceWindow.ThirtyDay);
        Assert.Equal((VarianceIndexStatus.NonPositiveVariance, null, null), (index.Status, index.Value, index.High));
    }

    [Fact]
    public void Windows_and_strips_that_contradict_are_refused()
    {
        VarianceStrip strip = Strip(28, 0.2);
        Refusal.OfValue("next", strip.Minutes, "after", () => VarianceIndex.Combine(strip, strip, Any));
        Refusal.OfValue("next", Strip(27, 0.2).Minutes, "after", () => VarianceIndex.Combine(strip, Strip(27, 0.2), Any));
        Refusal.OfValue("strips", strip.Years, "twice", () => VarianceIndex.Of([strip, strip], Any));
        Refusal.OfArgument("strips", () => VarianceIndex.Of([null!], Any));
        Refusal.OfArgument("window", () => VarianceIndex.Of([strip], null!));
        Refusal.OfArgument("near", () => VarianceIndex.Combine(null!, strip, Any));
        Refusal.OfArgument("next", () => VarianceIndex.Combine(strip, null!, Any));
        Refusal.OfArgument("window", () => VarianceIndex.Combine(Strip(20, 0.2), strip, null!));
        Refusal.OfValue("above", 30.0, "horizon", () => _ = new VarianceWindow("made", 30, 30));
        Refusal.OfValue("below", 30.0, "horizon", () => _ = new VarianceWindow("made", 30, 1, 30));
        Refusal.OfArgument("name", () => _ = new VarianceWindow(" ", 30));
        Assert.Equal("30-day (30 days)", VarianceWindow.ThirtyDay.ToString());
        Assert.Equal((9, 30, 93, 184), (VarianceWindow.NineDay.Days, VarianceWindow.ThirtyDay.Days, VarianceWindow.ThreeMonth.Days, VarianceWindow.SixMonth.Days));
    }

    private static VarianceStrip Strip(double days, double volatility, int reach = 30)
    {
        double years = days * 1440 / 525_600;
        double step = 1000 * volatility * Math.Sqrt(years) / 10;
        VarianceStrip strip = VarianceStrip.Replicate(years, 0.03, Enumerable.Range(-reach, (2 * reach) + 1).Select(i => StripCase.Exact(1000 + (i * step), 1002, years, 0.03, volatility)));
        Assert.Equal(ReplicationStatus.Ok, strip.Status);
        return strip;
    }
}

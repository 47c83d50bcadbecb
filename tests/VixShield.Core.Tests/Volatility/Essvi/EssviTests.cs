using VixShield.Tests.Infrastructure;
using VixShield.Volatility;

namespace VixShield.Tests.Volatility.Essvi;

public sealed class EssviTests
{
    [SeededProperty(Arbitrary = [typeof(SurfaceCase)])]
    public void A_slice_is_a_raw_SVI_slice_with_theta_at_the_money(SurfaceCase surface)
    {
        foreach (EssviSlice slice in surface.Slices)
        {
            RawSvi raw = slice.ToRaw();
            Assert.Equal(slice.Theta, slice.At(0).Variance, 1e-15 + (1e-13 * slice.Theta));
            foreach (double z in SurfaceCase.Grid)
            {
                double k = z * Math.Sqrt(slice.Theta);
                VariancePoint expected = raw.At(k);
                VariancePoint point = slice.At(k);
                Assert.Equal(expected.Variance, point.Variance, 1e-12 * point.Variance);
                Assert.Equal(expected.Slope, point.Slope, 1e-11);
                Assert.Equal(expected.Curvature, point.Curvature, 1e-9 * (1 + point.Curvature));
            }
        }
    }

    [SeededProperty(Arbitrary = [typeof(SurfaceCase)])]
    public void What_is_surely_free_has_neither_butterflies_nor_calendar_spreads_on_a_grid_nor_between_slices(SurfaceCase surface)
    {
        var whole = new EssviSurface(surface.Years.Zip(surface.Slices));
        Assert.True(whole.IsSurelyFreeOfArbitrage);
        double[] times = [.. surface.Years.SelectMany((t, i) => i == 0 ? [0.3 * t, t] : new[] { t - (0.6 * (t - surface.Years[i - 1])), t - (0.1 * (t - surface.Years[i - 1])), t })];
        EssviSlice? earlier = null;
        foreach (double years in times)
        {
            EssviSlice slice = whole.At(years);
            foreach (double z in SurfaceCase.Grid)
            {
                double k = z * Math.Sqrt(slice.Theta);
                Assert.True(slice.At(k).Durrleman >= -1e-9, $"{slice} at {z}: {slice.At(k).Durrleman}");
                if (earlier is not null)
                    Assert.True(slice.At(k).Variance >= earlier.At(k).Variance * (1 - 1e-9), $"{slice} after {earlier} at {z}");
            }

            earlier = slice;
        }
    }

    [Fact]
    public void Conditions_are_told_when_they_fail()
    {
        var slice = new EssviSlice(0.04, -0.5, 0.1);
        Assert.True(slice.IsSurelyFreeOfButterflies);
        Assert.False(new EssviSlice(0.001, -0.5, 0.5).IsSurelyFreeOfButterflies);
        Assert.True(new EssviSlice(0.05, -0.5, 0.11).IsSurelyAbove(slice));
        Assert.False(new EssviSlice(0.039, -0.5, 0.1).IsSurelyAbove(slice));
        Assert.False(new EssviSlice(0.05, -0.2, 0.1).IsSurelyAbove(slice));
        Assert.False(new EssviSlice(0.05, -0.5, 0.2).IsSurelyAbove(slice));
        Assert.False(new EssviSurface([(0.1, slice), (0.2, new EssviSlice(0.05, -0.2, 0.1))]).IsSurelyFreeOfArbitrage);
    }

    [Fact]
    public void Illegal_values_are_refused()
    {
        var slice = new EssviSlice(0.04, -0.5, 0.1);
        Refusal.OfArgument("theta", () => _ = new EssviSlice(0, 0, 1));
        Refusal.OfArgument("rho", () => _ = new EssviSlice(0.04, -1, 1));
        Refusal.OfArgument("psi", () => _ = new EssviSlice(0.04, 0.5, 3), "4");
        Refusal.OfArgument("slices", () => _ = new EssviSurface([]));
        Refusal.OfArgument("slices", () => _ = new EssviSurface([(0.1, slice), (0.1, slice)]), "ascend");
        Refusal.OfArgument("slices", () => _ = new EssviSurface([(0.1, null!)]));
        Refusal.OfArgument("years", () => _ = new EssviSurface([(0.1, slice)]).At(0.11), "0.1");
        Refusal.OfArgument("years", () => _ = new EssviSurface([(0.1, slice)]).At(0));
    }
}

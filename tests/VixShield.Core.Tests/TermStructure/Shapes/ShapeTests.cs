using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.TermStructure;

public sealed class ShapeTests
{
    [Law(Arbitrary = [typeof(ShapeCase)])]
    public void The_average_of_the_instantaneous_curve_is_the_curve_at_any_time(ShapeCase c)
    {
        NelsonSiegelCurve curve = c.Curve;
        Assert.Equal(c.Level + c.Slope, curve.At(0), 1e-14 * 50);
        Assert.Equal(curve.At(0), curve.Instantaneous(0));
        foreach (double t in new[] { 1e-300, 1e-9, 1e-4, 0.05, 0.5, 3 })
        {
            // Simpson's rule is exact to far below the tolerance over steps of lambda / 100.
            int steps = 2 * (int)Math.Ceiling(50 * Math.Max(1, t / c.Lambda));
            double sum = 0;
            for (int i = 0; i <= steps; i++)
                sum += (i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2) * curve.Instantaneous(t * i / steps);
            Assert.Equal(sum / (3 * steps), curve.At(t), 1e-8);
        }

        Assert.Equal(c.Level, curve.At(1e300), 1e-12);
        Assert.Equal(c.Level, curve.Instantaneous(double.MaxValue), 1e-12);
    }

    /// <summary>Near 0 by Taylor: L = 1 - x/2 + x^2/6, the hump x/2 - x^2/3; what is left out is below x^3.</summary>
    [Law(Arbitrary = [typeof(ShapeCase)])]
    public void Near_time_0_the_difference_from_the_start_is_accurate(ShapeCase c)
    {
        foreach (double x in new[] { 1e-12, 1e-8, 1e-5 })
        {
            Assert.Equal((x / 2) - (x * x / 3), ExponentialLoadings.Hump(x), x * x * x);
            Assert.Equal(1 - (x / 2) + (x * x / 6), ExponentialLoadings.Level(x), 1e-15);
        }

        // The series and the difference meet at 1.
        Assert.Equal(ExponentialLoadings.Hump(1), ExponentialLoadings.Hump(Math.BitDecrement(1)), 1e-15);
        Assert.True(Math.Abs(c.Curve.At(1e-9) - c.Curve.At(0)) <= 1e-9 / c.Lambda * (Math.Abs(c.Slope) + Math.Abs(c.Hump)));
    }

    [Law(Arbitrary = [typeof(ShapeCase)], MaxTest = 200)]
    public void A_fit_recovers_planted_parameters_in_any_order_of_the_points(ShapeCase c)
    {
        CurvePoint[] points = c.Points(c.Curve.At);
        CurveFit<NelsonSiegelCurve> fit = NelsonSiegelFit.At(points, c.Lambda);
        Near(c.Curve, fit.Curve!, 1e-7);
        CurveFit<NelsonSiegelCurve> reversed = NelsonSiegelFit.At(points.Reverse(), c.Lambda);
        Near(c.Curve, reversed.Curve!, 1e-7);
        Assert.True(fit.RootMeanSquare < 1e-11, fit.ToString());
        Assert.Equal(c.Lambda, NelsonSiegelFit.Over(points, [c.Lambda * 1.3, c.Lambda, c.Lambda * 0.7]).Curve!.Lambda);
    }

    [Law(Arbitrary = [typeof(ShapeCase)], MaxTest = 60)]
    public void A_search_fits_planted_curves_and_no_grid_point_fits_better(ShapeCase c)
    {
        CurvePoint[] points = c.Points(c.Curve.At);
        CurveFit<NelsonSiegelCurve> fit = NelsonSiegelFit.Search(points);
        Assert.True(fit.Status is CurveFitStatus.Ok, fit.ToString());
        Assert.True(fit.RootMeanSquare < 1e-6, fit.ToString());
        foreach (double lambda in new[] { 0.02, 0.1, 0.3, 1, 2.9 })
            Assert.True(fit.RootMeanSquare <= NelsonSiegelFit.At(points, lambda).RootMeanSquare!.Value + 1e-12);
    }

    [Law(Arbitrary = [typeof(ShapeCase)], MaxTest = 100)]
    public void Residuals_of_a_fit_are_orthogonal_to_its_columns(ShapeCase c)
    {
        var random = new Random(c.Contracts + (int)(1e6 * c.First));
        CurvePoint[] points = c.Points(t => c.Curve.At(t) + random.NextDouble() - 0.5);
        CurveFit<NelsonSiegelCurve> fit = NelsonSiegelFit.At(points, c.Lambda);
        Assert.Equal(0, fit.Residuals.Sum(), 1e-10);
        Assert.Equal(0, fit.Residuals.Zip(points, (r, p) => r * ExponentialLoadings.Level(p.Years / c.Lambda)).Sum(), 1e-10);
        Assert.Equal(0, fit.Residuals.Zip(points, (r, p) => r * ExponentialLoadings.Hump(p.Years / c.Lambda)).Sum(), 1e-10);
        for (int i = 0; i < points.Length; i++)
            Assert.Equal(points[i].Value - fit.Curve!.At(points[i].Years), fit.Residuals[i], 1e-8);
    }

    [Law(Arbitrary = [typeof(ShapeCase)], MaxTest = 60)]
    public void One_speed_is_recovered_with_and_without_the_spot_value(ShapeCase c)
    {
        MeanReversionCurve planted = new(c.Level + c.Slope, c.Level, 1 / c.Lambda);
        Assert.Equal(planted.Spot, planted.At(0));
        Assert.Equal((planted.Spot + planted.LongRun) / 2, planted.At(planted.HalfLife!.Value), 1e-12 * 50);
        foreach (CurveFit<MeanReversionCurve> fit in new[] { MeanReversionFit.OneSpeed(c.Points(planted.At)), MeanReversionFit.OneSpeed(c.Points(planted.At), planted.Spot) })
        {
            Assert.Equal(CurveFitStatus.Ok, fit.Status);
            Assert.Equal(planted.Speed, fit.Curve!.Speed, 1e-5 * planted.Speed);
            Assert.Equal(planted.LongRun, fit.Curve.LongRun, 1e-4);
            Assert.Equal(planted.Spot, fit.Curve.Spot, 1e-4);
            Assert.True(fit.RootMeanSquare < 1e-7, fit.ToString());
        }
    }

    [Law(Arbitrary = [typeof(ShapeCase)], MaxTest = 8)]
    public void Two_speeds_fit_no_worse_than_one_and_planted_ones_closely(ShapeCase c)
    {
        TwoSpeedCurve planted = new(c.Level, c.Slope, 0.5 / c.Lambda, c.Hump, 3 / c.Lambda);
        CurvePoint[] points = c.Points(planted.At);
        CurveFit<TwoSpeedCurve> two = MeanReversionFit.TwoSpeeds(points);
        CurveFit<MeanReversionCurve> one = MeanReversionFit.OneSpeed(points);
        Assert.True(two.RootMeanSquare <= one.RootMeanSquare, $"{two} against {one}");
        Assert.True(two.RootMeanSquare < 1e-3, $"{two}");
        Assert.Equal(planted.LongRun + planted.Slow + planted.Fast, planted.At(0), 1e-13);
        Assert.True(two.Curve!.FastSpeed >= two.Curve.SlowSpeed);
    }

    [Fact]
    public void What_the_points_do_not_tell_is_a_status_and_never_a_made_up_number()
    {
        CurvePoint[] flat = [.. Enumerable.Range(1, 8).Select(i => new CurvePoint(i / 12.0, 20))];
        Assert.Equal(CurveFitStatus.SpeedNotDetermined, NelsonSiegelFit.Search(flat).Status);
        Assert.Equal(CurveFitStatus.SpeedNotDetermined, MeanReversionFit.OneSpeed(flat).Status);
        Assert.Equal(20, NelsonSiegelFit.Search(flat).Curve!.At(0.4), 1e-9);
        Assert.Equal(CurveFitStatus.TooFewPoints, NelsonSiegelFit.At(flat.Take(2), 0.3).Status);
        Assert.Equal(CurveFitStatus.TooFewPoints, NelsonSiegelFit.At([flat[0], flat[0], flat[0], flat[1]], 0.3).Status);
        Assert.Equal(CurveFitStatus.Ok, NelsonSiegelFit.At(flat.Take(3), 0.3).Status);
        Assert.Equal(CurveFitStatus.TooFewPoints, NelsonSiegelFit.Search(flat.Take(3)).Status);
        Assert.Equal(CurveFitStatus.TooFewPoints, MeanReversionFit.TwoSpeeds(flat.Take(5)).Status);
        Assert.Equal(CurveFitStatus.TooFewPoints, NelsonSiegelFit.At([], 0.3).Status);
        // All columns but the first vanish or coincide when the scale is far from the times.
        Assert.Equal(CurveFitStatus.NotDetermined, NelsonSiegelFit.At(flat, 1e7).Status);
        Assert.Equal(CurveFitStatus.BeyondRange, NelsonSiegelFit.At(flat.Select((p, i) => p with { Value = i % 2 == 0 ? double.MaxValue : -double.MaxValue }), 0.3).Status);
        CurveFit<NelsonSiegelCurve> none = NelsonSiegelFit.At(flat.Take(2), 0.3);
        Assert.Equal((null, null, 0), (none.Curve, none.RootMeanSquare, none.Residuals.Length));
        // A straight line is the limit of ever slower speeds.
        Assert.Equal(CurveFitStatus.AtSearchLimit, MeanReversionFit.OneSpeed(flat.Select(p => p with { Value = 20 + p.Years })).Status);
    }

    [Fact]
    public void Illegal_numbers_are_refused()
    {
        CurvePoint[] points = [new(0.1, 20), new(0.2, 21), new(0.3, 22), new(0.4, 22)];
        Refusal.OfValue("lambda", 0.0, "greater than 0", () => NelsonSiegelFit.At(points, 0));
        Refusal.OfValue("longest", 0.1, "0.2", () => NelsonSiegelFit.Search(points, 0.2, 0.1));
        Refusal.OfArgument("lambdas", () => NelsonSiegelFit.Over(points, []));
        foreach (CurvePoint bad in new CurvePoint[] { new(-1e-9, 20), new(double.NaN, 20), new(0.1, double.NaN), new(double.PositiveInfinity, 20) })
            Refusal.OfArgument("points", () => NelsonSiegelFit.At([.. points, bad], 0.3));
        Refusal.OfValue("years", -0.1, "at least 0", () => new NelsonSiegelCurve(20, 1, 1, 0.3).At(-0.1));
        Refusal.OfArgument("fastSpeed", () => _ = new TwoSpeedCurve(20, 1, 3, 1, 2));
        Refusal.OfArgument("speed", () => _ = new MeanReversionCurve(20, 21, -1));
    }

    [Fact]
    public void Equal_fits_are_equal_and_a_strip_gives_its_contracts_as_points()
    {
        IEnumerable<CurvePoint> points = NelsonSiegelFit.Contracts(TestMarkets.Base.VixFutures);
        Assert.Equal(TestMarkets.VxPrices, points.Select(p => p.Value));
        Assert.Equal(NelsonSiegelFit.Search(points), NelsonSiegelFit.Search(points));
        Assert.NotEqual(NelsonSiegelFit.At(points, 0.2), NelsonSiegelFit.At(points, 0.3));
    }

    private static void Near(NelsonSiegelCurve expected, NelsonSiegelCurve actual, double tolerance)
    {
        Assert.Equal(expected.Level, actual.Level, tolerance);
        Assert.Equal(expected.Slope, actual.Slope, tolerance);
        Assert.Equal(expected.Hump, actual.Hump, tolerance);
    }
}

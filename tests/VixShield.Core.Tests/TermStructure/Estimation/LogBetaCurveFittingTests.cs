using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.TermStructure;

public sealed class LogBetaCurveFittingTests
{
    private static readonly double[] s_days = [1.5, 6, 11, 18, 26, 38, 60, 92, 130];
    private static readonly double[] s_yearly = [0.55, 0.32, 0.70, 0.6];

    [Theory]
    [InlineData(0.7, 18, 0.9)]
    [InlineData(0.4, 90, 3.1)]
    [InlineData(0.25, 30, 2.9)]
    [InlineData(0.9, 6, 0.2)]
    [InlineData(-0.2, 40, 3)]
    [InlineData(1.3, 12, 4)]
    public void Planted_curves_are_found_again(double weight, double first, double second)
    {
        LogBetaCurve planted = new([weight, 1 - weight], [first, second]);
        LogBetaCurveFit fit = LogBetaCurveFitting.Fit(Table(planted.LogBeta, days => 0.01 + (0.001 * days % 3)));
        Assert.Equal(EstimationStatus.Ok, fit.Status);
        Assert.Empty(fit.BoundsHit);
        Assert.Equal(1, fit.Curve!.LogBeta(0), 1e-12);
        Assert.All(fit.Residuals, residual => Assert.Equal(0, residual.Residual, 1e-6));
        Assert.Equal(weight, fit.FirstWeight!.Value, 1e-3);
        Assert.Equal(first, fit.Curve.Speeds[0], 1e-2 * first);
        Assert.Equal(second, fit.Curve.Speeds[1], 1e-2 * second);
        Assert.Equal(weight is >= 0 and <= 1, fit.IsWeightAdmissible);
    }

    [Law(MaxTest = 20)]
    public void No_neighbour_of_the_fit_is_nearer_to_noisy_betas(int seed)
    {
        var random = new Random(seed);
        Dictionary<double, double> noise = s_days.ToDictionary(days => days / 365, _ => 0.02 * PlantedHistory.Gaussian(random));
        LogBetaTable table = Table(years => LogBetaCurve.Prior.LogBeta(years) + noise[years], _ => 0.02);
        LogBetaCurveFit fit = LogBetaCurveFitting.Fit(table);
        double least = fit.WeightedSquares!.Value;
        double[] p = [fit.FirstWeight!.Value, fit.Curve!.Speeds[0], fit.Curve.Speeds[1]];
        Assert.Equal(least, Squares(p), 1e-9);
        for (int i = 0; i < 3; i++)
        {
            foreach (double step in new[] { -1e-3, 1e-3 })
            {
                double[] moved = [.. p];
                moved[i] += step * Math.Max(1, Math.Abs(p[i]));
                bool allowed = moved[0] is >= -1 and <= 2 && moved[2] >= 0 && moved[1] - moved[2] is >= 0 and <= 500 && moved[2] <= 50;
                Assert.True(!allowed || Squares(moved) >= least - 1e-6, $"{Squares(moved)} at {i} {step} below {least}");
            }
        }

        double Squares(double[] q) => table.Estimates.Sum(e => Math.Pow(
            ((q[0] * Math.Exp(-q[1] * e.MeanDays!.Value / 365)) + ((1 - q[0]) * Math.Exp(-q[2] * e.MeanDays.Value / 365)) - e.LeastSquares.Slope!.Value) / 0.02, 2));
    }

    [Fact]
    public void A_set_passes_through_the_lowest_and_the_highest_year()
    {
        LogBetaCurveFit middle = LogBetaCurveFitting.Fit(Table(LogBetaCurve.Prior.LogBeta, _ => 0.01));
        LogBetaTable[] years = [.. s_yearly.Select((beta, i) => Table(_ => beta, _ => 0.01, 2013 + i))];
        BetaSetEstimate estimate = BetaSetEstimation.Of(middle, years);
        Assert.Equal(EstimationStatus.Ok, estimate.Status);
        Assert.Equal((2014, 2015), (estimate.Lowest!.Year!.Value, estimate.Highest!.Year!.Value));
        Assert.Equal(0.32, estimate.Set!.Low.LogBeta(18 / 365d), 1e-9);
        Assert.Equal(0.70, estimate.Set.High.LogBeta(18 / 365d), 1e-9);
        Assert.Equal(middle.Curve, estimate.Set.Mid);
        // The factors of the prior set were made so.
        Assert.Equal((2.85, 0.61), (Math.Round(estimate.LowSpeedFactor!.Value, 2), Math.Round(estimate.HighSpeedFactor!.Value, 2)));
    }

    [Fact]
    public void What_makes_no_curve_or_set_says_why()
    {
        Assert.Equal(EstimationStatus.TooFewMaturities, LogBetaCurveFitting.Fit(Table(LogBetaCurve.Prior.LogBeta, days => days < 10 ? 0.01 : 0)).Status);
        LogBetaCurveFit middle = LogBetaCurveFitting.Fit(Table(LogBetaCurve.Prior.LogBeta, _ => 0.01));
        Assert.Equal(EstimationStatus.TooFewObservations, BetaSetEstimation.Of(middle, [Table(_ => 0.5, _ => 0.01, 2013)]).Status);
        // Both years below the middle; a beta that no speed gives.
        Assert.Equal(EstimationStatus.Inconsistent, BetaSetEstimation.Of(middle, [Table(_ => 0.3, _ => 0.01, 2013), Table(_ => 0.4, _ => 0.01, 2014)]).Status);
        Assert.Equal(EstimationStatus.Inconsistent, BetaSetEstimation.Of(middle, [Table(_ => 0.3, _ => 0.01, 2013), Table(_ => 1.1, _ => 0.01, 2014)]).Status);
        Assert.Null(BetaSetEstimation.Of(middle, [Table(_ => 0.3, _ => 0.01, 2013), Table(_ => 1.1, _ => 0.01, 2014)]).Set);
    }

    private static LogBetaTable Table(Func<double, double> beta, Func<double, double> error, int year = 2013) => new(
        new EstimationPeriod(new(year, 1, 2), new(year, 12, 30), SettlementClock.At1515, year),
        [
            .. s_days.Select((days, i) =>
            {
                SlopeEstimate slope = new(EstimationStatus.Ok, "planted", 100, 100) { Slope = beta(days / 365), Intercept = 0, StandardError = error(days) };
                return new LogBetaEstimate(MaturityBucket.Defaults[i], days, slope, slope, slope);
            }),
        ]);
}

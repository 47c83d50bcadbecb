using MathNet.Numerics.LinearRegression;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.TermStructure;

public sealed class RegressionPiecesTests
{
    // Two factorisations of a few hundred rows whose regressors are not far from dependent.
    private const double Rounding = 1e-8;

    [SeededProperty(MaxTest = 50)]
    public void The_level_regression_is_least_squares_and_survives_a_change_of_unit(int seed)
    {
        var random = new Random(seed);
        double[] days = [.. Enumerable.Range(0, 200).Select(i => 1 + (i * 1.4 % 30))];
        double[] vix = [.. days.Select(_ => 12 + (20 * random.NextDouble()))];
        double[] future = [.. days.Select((_, i) => vix[i] * Math.Exp(0.1 * random.NextDouble()))];
        LevelRegression fit = LevelRegression.Of(vix, future, days, 5);
        double[] w = [.. days.Select(d => 1 - Math.Exp(-5 * d / 365))];
        double[] p = MultipleRegression.QR([.. w.Select((v, i) => new[] { v, v * Math.Log(vix[i]) })], [.. vix.Select((v, i) => Math.Log(future[i] / v))], intercept: true);
        LevelRegression cents = LevelRegression.Of([.. vix.Select(v => 100 * v)], [.. future.Select(v => 100 * v)], days, 5);
        Near(p[0], fit.Intercept);
        Near(p[1], fit.Weight);
        Near(p[2], fit.WeightLogVix);
        Near(fit.WeightLogVix!.Value, cents.WeightLogVix);
        Near(fit.ResidualDeviation!.Value, cents.ResidualDeviation);
        Near(fit.Residual(20, 21, 10)!.Value, cents.Residual(2000, 2100, 10));
    }

    [Fact]
    public void What_has_no_answer_says_so()
    {
        double[] vix = [14, 15, 16, 15, 14, 17];
        double[] days = [30, 29, 28, 27, 26, 25];
        double[] future = [15, 15.5, 16.5, 15.7, 15, 17];
        Status(RegressionStatus.TooFewObservations, LevelRegression.Of(vix.AsSpan(0, 3), future.AsSpan(0, 3), days.AsSpan(0, 3)));
        Status(RegressionStatus.Collinear, LevelRegression.Of(vix, future, [30, 30, 30, 30, 30, 30]));
        Status(RegressionStatus.Collinear, LevelRegression.Of([14, 14, 14, 14, 14, 14], future, days));
        Status(RegressionStatus.IllegalValue, LevelRegression.Of([14, 15, 0, 15, 14, 17], future, days));
        Status(RegressionStatus.IllegalValue, LevelRegression.Of(vix, future, [30, 29, -1, 27, 26, 25]));
        Status(RegressionStatus.NoResidual, LevelRegression.Of(vix, vix, days));
        Assert.Equal(RegressionStatus.NoResidual, LogBetaRegression.Of([1, 2, 3, 4], [2, 4, 6, 8]).Status);
        Assert.Equal(RegressionStatus.NoResidual, LogBetaRegression.Of([1, 2, 3, 4], [0, 0, 0, 0]).Status);
        Assert.Equal(RegressionStatus.Collinear, LogBetaRegression.Of([0.3, 0.3, 0.3, 0.3], [2, 4, 1, 8]).Status);
        Assert.Equal(RegressionStatus.IllegalValue, LogBetaRegression.Of([1, 2, double.NaN, 4], [2, 4, 1, 8]).Status);
        Assert.Equal(RegressionStatus.TooFewObservations, AutoregressiveFit.Of([1]).Status);
        Assert.Null(AutoregressiveFit.Of([1, 1, 1, 1, 1]).Innovation(1, 1));
        Refusal.OfArgument("future", () => LevelRegression.Of(vix, [1], days));
        Refusal.OfArgument("days", () => LevelRegression.Of(vix, future, [1]));
        Refusal.OfArgument("future", () => LogBetaRegression.Of([1, 2], [1]));
        Refusal.OfValue("kappa", 0d, "greater than 0", () => LevelRegression.Of(vix, future, days, 0));
        static void Status(RegressionStatus expected, LevelRegression fit)
        {
            Assert.Equal(expected, fit.Status);
            Assert.Null(fit.Weight);
            Assert.Null(fit.ResidualDeviation);
            Assert.Null(fit.Residual(15, 16, 10));
            Assert.NotEmpty(fit.Reason);
        }
    }

    [Theory]
    [InlineData(0.5, 1.0)]
    [InlineData(0.25, 0.5)]
    [InlineData(1, null)]
    [InlineData(1.2, null)]
    [InlineData(0, null)]
    [InlineData(-0.3, null)]
    public void A_half_life_is_defined_for_a_coefficient_between_0_and_1_alone(double phi, double? expected)
    {
        // Alternating errors of one size about an exact recursion: the coefficient is close to phi but not equal.
        var random = new Random(5);
        double[] before = [.. Enumerable.Range(0, 400).Select(_ => random.NextDouble() - 0.5)];
        double[] after = [.. before.Select((x, i) => (phi * x) + (i % 2 == 0 ? 1e-6 : -1e-6))];
        AutoregressiveFit fit = AutoregressiveFit.Of(before, after);
        Assert.Equal(phi, fit.Phi!.Value, 1e-5);
        if (phi is 1 or 0)
            return;
        Assert.Equal(expected is null, fit.HalfLife is null);
        if (expected is { } half)
            Assert.Equal(half, fit.HalfLife!.Value, 1e-3);
    }

    [Fact]
    public void Lead_and_lag_beta_finds_what_a_late_clock_hides()
    {
        var random = new Random(7);
        double[] vix = [.. Enumerable.Range(0, 4000).Select(_ => random.NextDouble() - 0.5)];
        // A third of each move comes a session late, a fifth was known a session before.
        double[] future = [.. vix.Select((x, i) => (0.4 * x) + (0.2 * (i > 0 ? vix[i - 1] : 0)) + (0.1 * (i + 1 < vix.Length ? vix[i + 1] : 0)) + (0.01 * (random.NextDouble() - 0.5)))];
        Assert.Equal(0.7, LogBetaRegression.LeadLagBeta(vix, future)!.Value, 1e-3);
        Assert.Equal(0.4, LogBetaRegression.Of(vix, future).Beta!.Value, 0.02);
        vix[100] = double.NaN;
        Assert.Equal(0.7, LogBetaRegression.LeadLagBeta(vix, future)!.Value, 1e-3);
        Assert.Null(LogBetaRegression.LeadLagBeta(vix.AsSpan(0, 6), future.AsSpan(0, 6)));
        Assert.Null(LogBetaRegression.LeadLagBeta(new double[50], future.AsSpan(0, 50)));
        Assert.Null(LogBetaRegression.MaturitySpeed(0.8, -0.1, 1));
    }

    private static void Near(double expected, double? actual) => Assert.Equal(expected, Assert.NotNull(actual), Rounding * Math.Max(1, Math.Abs(expected)));
}

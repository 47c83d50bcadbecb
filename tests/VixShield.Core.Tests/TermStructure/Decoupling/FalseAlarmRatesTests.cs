using MathNet.Numerics.Distributions;
using VixShield.TermStructure;

namespace VixShield.Tests.TermStructure;

public sealed class FalseAlarmRatesTests
{
    [Theory]
    [InlineData(2.5, 2)]
    [InlineData(3, 2.5)]
    [InlineData(1.5, 3)]
    public void Gaussian_rates_are_those_of_the_bivariate_integral(double one, double five)
    {
        FalseAlarmRates rates = FalseAlarmRates.Gaussian(new() { Threshold1 = one, Threshold5 = five });
        // Today's value a is within its bound, and a plus a Gaussian of variance 4 within five times the root of 5: midpoint rule.
        double within = 0;
        const double step = 1e-4;
        for (double a = -one + (step / 2); a < one; a += step)
            within += step * Normal.PDF(0, 1, a) * (Normal.CDF(0, 2, (five * Math.Sqrt(5)) - a) - Normal.CDF(0, 2, (-five * Math.Sqrt(5)) - a));
        Assert.Equal(2 * Normal.CDF(0, 1, -one), rates.OneDay, 1e-12);
        // Three digits are what the grid promises.
        Assert.Equal(2 * Normal.CDF(0, 1, -five), rates.FiveDay, 1e-3 * rates.FiveDay + 1e-6);
        Assert.Equal(1 - within, rates.Residual, 1e-3 * rates.Residual);
        Assert.Equal(1 / CumulativeSumRunLength.Gaussian(), rates.Cusum, 1e-12);
    }

    [Fact]
    public void Rates_of_a_t_are_those_of_a_simulation()
    {
        StudentFit law = new(RegressionStatus.Ok, 1000, 4, Math.Sqrt(0.5), null, null, string.Empty);
        FalseAlarmRates rates = FalseAlarmRates.Student(law, law)!;
        const int sessions = 1_000_000;
        var t = new StudentT(0, Math.Sqrt(0.5), 4, new MathNet.Numerics.Random.MersenneTwister(11, false));
        double[] recent = new double[5];
        (int beyondOne, int beyondFive, int either) = (0, 0, 0);
        for (int i = 0; i < sessions; i++)
        {
            recent[i % 5] = t.Sample();
            bool isOne = Math.Abs(recent[i % 5]) > 2.5;
            bool isFive = Math.Abs(recent.Sum()) > 2 * Math.Sqrt(5);
            beyondOne += isOne ? 1 : 0;
            beyondFive += isFive ? 1 : 0;
            either += isOne || isFive ? 1 : 0;
        }

        // Overlapping sums are as good as a fifth of the sessions: four standard errors.
        Near(rates.OneDay, beyondOne, sessions);
        Near(rates.FiveDay, beyondFive, sessions / 5);
        Near(rates.Residual, either, sessions / 5);
        static void Near(double expected, int counted, int independent) => Assert.Equal(
            expected, (double)counted / sessions, 4 * Math.Sqrt(expected * (1 - expected) / independent));
    }

    [Theory]
    [InlineData(3, 0.7)]
    [InlineData(6, 2.5)]
    [InlineData(15, 0.01)]
    public void A_t_law_is_found_again(double degrees, double scale)
    {
        double[] values = new double[20_000];
        new StudentT(0, scale, degrees, new MathNet.Numerics.Random.MersenneTwister(3, false)).Samples(values);
        StudentFit fit = StudentFit.Of(values);
        // The standard error of the degrees of freedom at this size is about 3 % at 3 and 11 % at 15; the scale's is below 1 %.
        Assert.Equal(degrees, fit.DegreesOfFreedom!.Value, 0.35 * degrees);
        Assert.Equal(scale, fit.Scale!.Value, 0.04 * scale);
        StudentFit mirrored = StudentFit.Of([.. values.Select(v => -v)]);
        Assert.Equal(fit.DegreesOfFreedom.Value, mirrored.DegreesOfFreedom!.Value);
        // No law near it is more likely.
        double best = LogLikelihood(fit.DegreesOfFreedom.Value, fit.Scale.Value);
        foreach ((double d, double s) in new[] { (1.02, 1d), (0.98, 1), (1, 1.01), (1, 0.99), (1.02, 1.01), (0.98, 0.99) })
            Assert.True(LogLikelihood(fit.DegreesOfFreedom.Value * d, fit.Scale.Value * s) < best);
        double LogLikelihood(double nu, double sigma) => values.Sum(v => StudentT.PDFLn(0, sigma, nu, v));
    }

    [Fact]
    public void Gaussian_values_have_very_many_degrees_of_freedom_and_no_values_no_law()
    {
        var random = new Random(9);
        StudentFit fit = StudentFit.Of([.. Enumerable.Range(0, 5000).Select(_ => CumulativeSumTests.Gaussian(random))]);
        Assert.True(fit.DegreesOfFreedom > 30, fit.ToString());
        Assert.Equal(RegressionStatus.TooFewObservations, StudentFit.Of([1, 2, 3]).Status);
        Assert.Equal(RegressionStatus.NoResidual, StudentFit.Of(new double[100]).Status);
        Assert.Equal(RegressionStatus.IllegalValue, StudentFit.Of([.. Enumerable.Range(0, 20).Select(i => i == 7 ? double.NaN : i)]).Status);
        Assert.Null(FalseAlarmRates.Student(fit, StudentFit.Of([])));
        Assert.Null(FalseAlarmRates.Observed([]));
    }
}

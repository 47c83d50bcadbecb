using VixShield.Numerics;
using VixShield.Tests.Infrastructure;
using Xunit.Abstractions;

namespace VixShield.Tests.Numerics;

public class NormalDistributionTests(ITestOutputHelper output)
{
    private const double Epsilon = 2.220446049250313e-16;

    [Fact]
    public void Density_and_distribution_have_full_relative_accuracy_in_both_tails()
    {
        Deviations deviations = new();
        foreach (ReferenceTable.Row row in ReferenceTable.Golden("normal_distribution.csv").Rows)
        {
            double x = row.Number("x");
            deviations.Compare(row.Number("pdf"), NormalDistribution.Pdf(x), 2 * Epsilon * row.Number("pdf"), row);
            deviations.Compare(row.Number("cdf"), NormalDistribution.Cdf(x), 4 * Epsilon * row.Number("cdf"), row);
        }

        output.WriteLine($"worst {deviations.Worst:F3} at {deviations.WorstPlace}");
        deviations.Verify();
    }

    [Fact]
    public void Quantile_has_full_relative_accuracy()
    {
        Deviations deviations = new();
        foreach (ReferenceTable.Row row in ReferenceTable.Golden("normal_quantile.csv").Rows)
        {
            double p = row.Number("p");
            double expected = row.Number("x");
            deviations.Compare(expected, NormalDistribution.InverseCdf(p), 8 * Epsilon * Math.Abs(expected), row);
        }

        output.WriteLine($"worst {deviations.Worst:F3} at {deviations.WorstPlace}");
        deviations.Verify();
    }

    [Theory]
    [InlineData(0.0, 0.5)]
    [InlineData(double.Epsilon, 0.5)]
    [InlineData(double.PositiveInfinity, 1.0)]
    [InlineData(double.NegativeInfinity, 0.0)]
    [InlineData(double.MaxValue, 1.0)]
    [InlineData(double.MinValue, 0.0)]
    [InlineData(40.0, 1.0)]
    [InlineData(-40.0, 0.0)]
    [InlineData(double.NaN, double.NaN)]
    public void Special_values_of_the_distribution_are_exact(double x, double expected) => Assert.Equal(expected, NormalDistribution.Cdf(x));

    [Theory]
    [InlineData(double.PositiveInfinity, 0.0)]
    [InlineData(double.NegativeInfinity, 0.0)]
    [InlineData(double.MaxValue, 0.0)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(0.0, 0.3989422804014327)]
    public void Special_values_of_the_density_are_exact(double x, double expected) => Assert.Equal(expected, NormalDistribution.Pdf(x));

    [Theory]
    [InlineData(0.0, double.NegativeInfinity)]
    [InlineData(1.0, double.PositiveInfinity)]
    [InlineData(0.5, 0.0)]
    [InlineData(-0.1, double.NaN)]
    [InlineData(1.1, double.NaN)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(double.PositiveInfinity, double.NaN)]
    public void Special_values_of_the_quantile_are_exact(double p, double expected) => Assert.Equal(expected, NormalDistribution.InverseCdf(p));

    [Fact]
    public void Quantile_reaches_the_least_double() => Assert.Equal(-38.46740561714434, NormalDistribution.InverseCdf(double.Epsilon), 12);

    [Fact]
    public void Distribution_never_falls_between_neighbouring_grid_points()
    {
        double last = 0;
        for (int i = -80_000; i <= 80_000; i++)
        {
            double p = NormalDistribution.Cdf(i / 2048.0);
            Assert.True(p >= last, $"N falls at {i / 2048.0}");
            last = p;
        }
    }

    [Fact]
    public void Distribution_agrees_with_the_naive_oracle()
    {
        Deviations deviations = new();
        for (int i = -3000; i <= 3000; i++)
        {
            double x = i / 100.0;
            double expected = NaiveNormal.Cdf(x);
            // The oracle squares x without care, so its own tail is off by x^2 rounding units.
            deviations.Compare(expected, NormalDistribution.Cdf(x), (8 + x * x) * Epsilon * expected, x);
        }

        deviations.Verify();
    }
}

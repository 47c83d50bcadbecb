using VixShield.Numerics;
using VixShield.Tests.Infrastructure;
using Xunit.Abstractions;

namespace VixShield.Tests.Numerics;

public class ElementaryFunctionsTests(ITestOutputHelper output)
{
    private const double Epsilon = 2.220446049250313e-16;

    [Fact]
    public void Exponential_is_within_one_unit_in_the_last_place()
    {
        Deviations deviations = new();
        foreach (ReferenceTable.Row row in ReferenceTable.Golden("exponential.csv").Rows)
            deviations.Compare(row.Number("exp"), ElementaryFunctions.Exp(row.Number("x")), Epsilon * row.Number("exp"), row);
        output.WriteLine($"worst {deviations.Worst:F3} at {deviations.WorstPlace}");
        deviations.Verify();
    }

    [Fact]
    public void Logarithm_of_a_ratio_is_within_one_unit_in_the_last_place()
    {
        Deviations deviations = new();
        foreach (ReferenceTable.Row row in ReferenceTable.Golden("log_ratio.csv").Rows)
            deviations.Compare(row.Number("log"), ElementaryFunctions.LogRatio(row.Number("a"), row.Number("b")), Epsilon * Math.Abs(row.Number("log")), row);
        output.WriteLine($"worst {deviations.Worst:F3} at {deviations.WorstPlace}");
        deviations.Verify();
    }

    [Theory]
    [InlineData(0.0, 1.0)]
    [InlineData(double.NegativeInfinity, 0.0)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(709.7827128933841, double.PositiveInfinity)]
    [InlineData(-745.133219101941, double.Epsilon)]
    [InlineData(-745.1332191019412, 0.0)]
    [InlineData(-744.4400719213812, double.Epsilon)]
    public void Special_values_of_the_exponential_are_exact(double x, double expected) => Assert.Equal(expected, ElementaryFunctions.Exp(x));

    [Theory]
    [InlineData(1.0, 1.0, 0.0)]
    [InlineData(0.0, 1.0, double.NegativeInfinity)]
    [InlineData(1.0, 0.0, double.PositiveInfinity)]
    [InlineData(0.0, 0.0, double.NaN)]
    [InlineData(-1.0, 1.0, double.NaN)]
    [InlineData(1.0, -1.0, double.NaN)]
    [InlineData(double.NaN, 1.0, double.NaN)]
    [InlineData(1.0, double.NaN, double.NaN)]
    [InlineData(double.PositiveInfinity, 1.0, double.PositiveInfinity)]
    [InlineData(1.0, double.PositiveInfinity, double.NegativeInfinity)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity, double.NaN)]
    public void Special_values_of_the_logarithm_are_exact(double a, double b, double expected) =>
        Assert.Equal(expected, ElementaryFunctions.LogRatio(a, b));

    [Fact]
    public void Subnormal_exponentials_are_rounded_once()
    {
        for (double x = -745; x < -708; x += 0.01)
        {
            double expected = Math.Exp(x + 100) / 2.6881171418161356e43;
            Assert.InRange(ElementaryFunctions.Exp(x) / double.Epsilon, expected / double.Epsilon * (1 - 1e-13) - 1, expected / double.Epsilon * (1 + 1e-13) + 1);
        }
    }

    [Fact]
    public void Wide_numbers_keep_products_that_a_double_loses()
    {
        WideDouble tiny = 1e-300;
        WideDouble huge = 1e300;
        Assert.Equal(1.0, (tiny * tiny * huge * huge).ToDouble(), 12);
        Assert.Equal(0.0, (tiny * tiny).ToDouble());
        Assert.Equal(double.NegativeInfinity, (-(huge * huge)).ToDouble());
        Assert.Equal(3.0, (WideDouble.Exp(-1000) * 3 / WideDouble.Exp(-1000)).ToDouble());
        Assert.Equal(1e-300, (tiny + huge - huge + tiny).ToDouble());
        Assert.Equal(1e-150, WideDouble.Sqrt(tiny).ToDouble(), 1e-164);
        Assert.Equal(Math.E, (WideDouble.Exp(1e6 + 1) / WideDouble.Exp(1e6)).ToDouble(), 9);
        Assert.Equal(double.Epsilon, ((WideDouble)double.Epsilon).ToDouble());
    }
}

using System.Globalization;
using System.Numerics;
using VixShield.Numerics;
using VixShield.Tests.Infrastructure;
using Xunit.Abstractions;

namespace VixShield.Tests.Numerics;

public class UnitsInTheLastPlaceTests(ITestOutputHelper output)
{
    // The bounds that the documentation of each function states.
    private static readonly Dictionary<string, (double Bound, Func<double, double> Function)> Functions = new()
    {
        ["exp"] = (0.75, ElementaryFunctions.Exp),
        ["log"] = (0.6, ElementaryFunctions.Log),
        ["cdf"] = (1.5, NormalDistribution.Cdf),
        ["pdf"] = (0.8, NormalDistribution.Pdf),
        ["mills"] = (2, NormalDistribution.MillsRatio),
        ["inverse_cdf"] = (3.5, NormalDistribution.InverseCdf),
    };

    public static TheoryData<string> Names => [.. Functions.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_value_is_within_the_units_in_the_last_place_that_are_documented(string name)
    {
        (double bound, Func<double, double> function) = Functions[name];
        Deviations deviations = new();
        foreach (ReferenceTable.Row row in ReferenceTable.Golden("elementary_functions.csv").Rows.Where(r => r.Text("function") == name))
        {
            double error = Error(function(row.Number("x")), row.Text("value"));
            deviations.Compare(0, error, bound, row);
        }

        output.WriteLine($"{name}: worst {deviations.Worst * bound:F3} units at {deviations.WorstPlace}");
        deviations.Verify();
    }

    // The value has 25 digits, more than a double holds: the nearest double, and what is left over of it as a decimal.
    private static double Error(double actual, string value)
    {
        double nearest = double.Parse(value, CultureInfo.InvariantCulture);
        double unit = Math.BitIncrement(Math.Abs(nearest)) - Math.Abs(nearest);
        return Math.Abs((actual - nearest) / unit + (double)Remainder(nearest, value, unit));
    }

    // (nearest - value)/unit by exact integers: value = digits 10^exponent, nearest = mantissa 2^power.
    private static double Remainder(double nearest, string value, double unit)
    {
        string[] parts = value.Split('e');
        string digits = parts[0].Replace(".", string.Empty, StringComparison.Ordinal);
        int decimals = parts[0].Contains('.', StringComparison.Ordinal) ? parts[0].Length - parts[0].IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        int exponent = (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0) - decimals;
        (BigInteger top, BigInteger bottom) = Fraction(nearest);
        (BigInteger unitTop, BigInteger unitBottom) = Fraction(unit);
        BigInteger valueTop = BigInteger.Parse(digits, CultureInfo.InvariantCulture) * Power(exponent);
        BigInteger valueBottom = Power(-exponent);
        BigInteger difference = (top * valueBottom - valueTop * bottom) * unitBottom;
        BigInteger scale = bottom * valueBottom * unitTop;
        return (double)(difference * 1_000_000_000 / scale) / 1e9;
    }

    private static BigInteger Power(int exponent) => exponent > 0 ? BigInteger.Pow(10, exponent) : 1;

    private static (BigInteger Top, BigInteger Bottom) Fraction(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(Math.Abs(x));
        int exponent = (int)(bits >> 52);
        long mantissa = (bits & 0xFFFFFFFFFFFFF) | (exponent == 0 ? 0 : 1L << 52);
        int power = Math.Max(exponent, 1) - 1075;
        BigInteger top = new BigInteger(Math.Sign(x)) * mantissa;
        return power >= 0 ? (top << power, 1) : (top, BigInteger.One << -power);
    }
}

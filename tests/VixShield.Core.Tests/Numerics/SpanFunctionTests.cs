using VixShield.Numerics;

namespace VixShield.Tests.Numerics;

public class SpanFunctionTests
{
    private delegate void Function(ReadOnlySpan<double> x, Span<double> destination);

    private static readonly (string Name, Function OverSpan, Func<double, double> Alone)[] Functions =
    [
        ("exp", ElementaryFunctions.Exp, ElementaryFunctions.Exp),
        ("log", ElementaryFunctions.Log, ElementaryFunctions.Log),
        ("pdf", NormalDistribution.Pdf, NormalDistribution.Pdf),
        ("cdf", NormalDistribution.Cdf, NormalDistribution.Cdf),
        ("inverse cdf", NormalDistribution.InverseCdf, NormalDistribution.InverseCdf),
        ("Mills ratio", NormalDistribution.MillsRatio, NormalDistribution.MillsRatio),
        ("log ratio", static (x, d) => ElementaryFunctions.LogRatio(x, x.ToArray().Select(v => 3 - v).ToArray(), d), static v => ElementaryFunctions.LogRatio(v, 3 - v)),
    ];

    public static TheoryData<string> Names => [.. Functions.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_length_and_offset_has_the_bits_of_one_by_one(string name)
    {
        (_, Function overSpan, Func<double, double> alone) = Functions.Single(f => f.Name == name);
        double[] pool = Pool(300);
        for (int length = 0; length <= 256; length++)
        {
            ReadOnlySpan<double> x = pool.AsSpan(length % 13, length);
            double[] result = new double[length + 2];
            result[length] = 7;
            overSpan(x, result);
            for (int i = 0; i < length; i++)
                AssertSame(alone(x[i]), result[i], $"{name}({x[i]:R}) at {i} of {length}");
            Assert.Equal(7, result[length]);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_result_may_replace_its_argument_but_not_overlap_it(string name)
    {
        (_, Function overSpan, Func<double, double> alone) = Functions.Single(f => f.Name == name);
        double[] pool = Pool(45);
        double[] given = [.. pool];
        overSpan(pool, pool);
        for (int i = 0; i < given.Length; i++)
            AssertSame(alone(given[i]), pool[i], $"{name}({given[i]:R})");
        Assert.Throws<ArgumentException>(() => overSpan(pool.AsSpan(0, 40), pool.AsSpan(1)));
        Assert.Throws<ArgumentException>(() => overSpan(pool, new double[44]));
    }

    private static void AssertSame(double expected, double actual, string where)
    {
        bool same = double.IsNaN(expected) ? double.IsNaN(actual) : BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual);
        Assert.True(same, $"{where}: {actual:R}, alone {expected:R}");
    }

    // Ordinary arguments of all sizes, and every special one.
    private static double[] Pool(int count)
    {
        double[] special =
        [
            0.0, -0.0, 1, -1, 0.5, -0.5, 0.3, -0.3, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, -double.Epsilon,
            2.2250738585072014e-308, 1e-310, double.MaxValue, double.MinValue, 709.78, 709.79, 710, -745, -746, -708.5, 38.6, -38.6, 40, -40, 1.4142135623730951,
        ];
        Random random = new(11);
        return [.. Enumerable.Range(0, count).Select(i => random.Next(4) == 0
            ? special[random.Next(special.Length)]
            : (random.NextDouble() - 0.4) * Math.Pow(10, 4 * random.NextDouble() - 2))];
    }
}

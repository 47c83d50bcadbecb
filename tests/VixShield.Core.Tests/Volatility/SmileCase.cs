using FsCheck;
using FsCheck.Fluent;
using VixShield.Tests.Infrastructure;
using VixShield.Volatility;

namespace VixShield.Tests.Volatility;

/// <summary>A forward, a time and one to twelve volatilities at ascending strikes.</summary>
public sealed record SmileCase(double Forward, double Years, double[] Strikes, double[] Volatilities)
{
    public static Arbitrary<SmileCase> Cases() => Arb.From(
        from forward in Generators.Exponential(1, 4)
        from years in Generators.Exponential(-4, 0.5)
        from count in Gen.Choose(1, 12)
        from gaps in Gen.ArrayOf(Generators.Exponential(-4, -0.7), count)
        from volatilities in Gen.ArrayOf(Generators.Exponential(-1.3, 0.3), count)
        from start in Generators.Uniform(-0.6, 0.2)
        select new SmileCase(forward, years, Ascending(forward, start, gaps), volatilities));

    public InterpolatedSmile Make() => new(TestExpiries.SpxMarch, Forward, Years, Strikes.Zip(Volatilities, (k, v) => new SmileNode(k, v)));

    private static double[] Ascending(double forward, double start, double[] gaps)
    {
        double k = start;
        return [.. gaps.Select(gap => forward * Math.Exp(k += gap))];
    }
}

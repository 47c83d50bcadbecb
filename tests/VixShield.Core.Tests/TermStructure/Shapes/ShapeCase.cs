using FsCheck;
using FsCheck.Fluent;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.TermStructure;

/// <summary>Parameters of a shape and the times of a strip of seven to ten contracts.</summary>
public sealed record ShapeCase(double Level, double Slope, double Hump, double Lambda, double First, int Contracts)
{
    public double[] Years => [.. Enumerable.Range(0, Contracts).Select(i => (First + (30.4 * i)) / 365)];

    public NelsonSiegelCurve Curve => new(Level, Slope, Hump, Lambda);

    public static Arbitrary<ShapeCase> Cases() => Arb.From(
        from level in Generators.Uniform(12, 35)
        from slope in Generators.Uniform(2, 15)
        from falling in Gen.Elements(-1, 1)
        from hump in Generators.Uniform(3, 12)
        from trough in Gen.Elements(-1, 1)
        from lambda in Generators.Uniform(0.08, 0.6)
        from first in Generators.Uniform(2, 30)
        from contracts in Gen.Choose(7, 10)
        select new ShapeCase(level, falling * slope, trough * hump, lambda, first, contracts));

    public CurvePoint[] Points(Func<double, double> curve) => [.. Years.Select(t => new CurvePoint(t, curve(t)))];
}

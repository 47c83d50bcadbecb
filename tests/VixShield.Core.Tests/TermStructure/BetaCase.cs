using FsCheck;
using FsCheck.Fluent;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.TermStructure;

/// <summary>Weights that sum to 1, of one sign or of both, with speeds from 0 on.</summary>
public sealed record BetaCase(double[] Weights, double[] Speeds)
{
    public bool AllWeightsPositive => Weights.All(w => w >= 0);

    public static Arbitrary<BetaCase> Cases() => Arb.From(
        from count in Gen.Choose(1, 4)
        from signed in Gen.Frequency((2, Gen.Constant(false)), (1, Gen.Constant(true)))
        from raw in Gen.ArrayOf(Generators.Uniform(0.05, 1), count)
        from speeds in Gen.ArrayOf(Gen.Frequency((5, Generators.Uniform(0, 40)), (1, Generators.Exponential(-6, 3)), (1, Gen.Constant(0.0))), count)
        select new BetaCase(Normalised(signed ? [-0.6 * raw[0], .. raw[1..], 1] : raw), signed ? [.. speeds, 3] : speeds));

    public LogBetaCurve Make() => new(Weights, Speeds);

    private static double[] Normalised(double[] raw) => [.. raw.Select(w => w / raw.Sum())];
}

using FsCheck;
using FsCheck.Fluent;

namespace VixShield.Testing;

/// <summary>Where a surface is looked at: a place in deviations, a width, and two times.</summary>
internal sealed record SurfacePoint(double Deviations, double Width, double Years, double Later)
{
    internal static Arbitrary<SurfacePoint> UpTo(double longest) => Arb.From(
        // Where smiles are joined, which is at the forward most often, they break.
        from deviations in Gen.Frequency((3, Draws.Uniform(-6, 5)), (1, Draws.Uniform(-0.2, 0.2)))
        from width in Draws.Uniform(0.02, 0.5)
        from years in Draws.PowerOfTen(-2.4, Math.Log10(longest))
        from later in Draws.Uniform(1.001, 1.6)
        select new SurfacePoint(deviations, width, years, Math.Min(longest, years * later)),
        p => new[] { p with { Deviations = Draws.Rounded(p.Deviations) }, p with { Width = 0.1 }, p with { Years = Draws.Rounded(p.Years) } }.Where(s => s != p && s.Years < s.Later && Plainer(s, p)));

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Deviations:R} deviations (strikes {Width:R} apart), {Years:R} and {Later:R} years");

    private static bool Plainer(SurfacePoint one, SurfacePoint other) => Roughness(one) < Roughness(other);

    private static int Roughness(SurfacePoint p) =>
        (p.Deviations.Equals(Draws.Rounded(p.Deviations)) ? 0 : 1) + (p.Width.Equals(0.1) ? 0 : 1) + (p.Years.Equals(Draws.Rounded(p.Years)) ? 0 : 1);
}

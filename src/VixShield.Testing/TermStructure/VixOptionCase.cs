using FsCheck;
using FsCheck.Fluent;

namespace VixShield.Testing;

/// <summary>A time, a part of it, and strikes in proportion to the future.</summary>
internal sealed record VixOptionCase(double Years, double Part, double Low, double Moneyness, double High)
{
    internal static Arbitrary<VixOptionCase> UpTo(double longest) => Arb.From(
        from years in Draws.PowerOfTen(-2, Math.Log10(longest))
        from part in Draws.Uniform(0.05, 0.95)
        from moneyness in Draws.PowerOfTen(-0.35, 0.6)
        from below in Draws.Uniform(0.8, 0.99)
        from above in Draws.Uniform(1.01, 1.3)
        select new VixOptionCase(years, part, below * moneyness, moneyness, above * moneyness),
        c => new[] { c with { Years = Draws.Rounded(c.Years) }, c with { Part = 0.5 } }.Where(s => s != c && (s.Part.Equals(0.5) || c.Part.Equals(s.Part))));

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Years:R} years, {Part:R} of it passed, strikes {Low:R}, {Moneyness:R} and {High:R} futures");
}

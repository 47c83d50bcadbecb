using FsCheck;
using FsCheck.Fluent;
using VixShield.Volatility;

namespace VixShield.Testing;

/// <summary>Quotes of one expiry around exact prices.</summary>
internal sealed record QuotesCase(SurfaceCase Surface, int Index)
{
    internal SmileInput Quotes => Surface.Quotes(Index);

    internal static Arbitrary<QuotesCase> Any() => Arb.From(
        from surface in Arbitraries.Surfaces().Generator
        from index in Gen.Choose(0, surface.Expiries.Length - 1)
        select new QuotesCase(surface.Keeping([index]), 0));

    /// <inheritdoc/>
    public override string ToString() => Surface.ToString();
}

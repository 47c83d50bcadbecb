using VixShield.Numerics;

namespace VixShield.Pricing;

/// <summary>Elementary functions over spans: the one place where the American engine meets them.</summary>
internal static class SpanFunctions
{
    /// <summary>e^x of every element; the destination may be the source.</summary>
    internal static void Exp(ReadOnlySpan<double> x, Span<double> destination)
    {
        for (int i = 0; i < x.Length; i++)
            destination[i] = ElementaryFunctions.Exp(x[i]);
    }

    /// <summary>N(x) of every element; the destination may be the source.</summary>
    internal static void Cdf(ReadOnlySpan<double> x, Span<double> destination)
    {
        for (int i = 0; i < x.Length; i++)
            destination[i] = NormalDistribution.Cdf(x[i]);
    }
}

using System.Runtime.Intrinsics;

namespace VixShield.Pricing;

/// <summary>Sums over spans, the same bits with vectors of any width.</summary>
internal static class SpanFunctions
{
    private const int Lanes = 4;

    /// <summary>Adds a multiple of one span to another.</summary>
    internal static void Accumulate(double factor, ReadOnlySpan<double> x, Span<double> sums)
    {
        int length = Math.Min(x.Length, sums.Length);
        Vector256<double> factors = Vector256.Create(factor);
        int i = 0;
        for (; i + Lanes <= length; i += Lanes)
        {
            Span<double> part = sums.Slice(i, Lanes);
            Vector256.FusedMultiplyAdd(factors, Vector256.Create(x.Slice(i, Lanes)), Vector256.Create<double>(part)).CopyTo(part);
        }

        for (; i < length; i++)
            sums[i] = Math.FusedMultiplyAdd(factor, x[i], sums[i]);
    }

    /// <summary>The sum of the products; four partial sums, whatever the machine.</summary>
    internal static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        int length = Math.Min(x.Length, y.Length);
        Vector256<double> sums = Vector256<double>.Zero;
        int i = 0;
        for (; i + Lanes <= length; i += Lanes)
            sums = Vector256.FusedMultiplyAdd(Vector256.Create(x.Slice(i, Lanes)), Vector256.Create(y.Slice(i, Lanes)), sums);
        double rest = sums[0];
        for (; i < length; i++)
            rest = Math.FusedMultiplyAdd(x[i], y[i], rest);
        return rest + sums[1] + (sums[2] + sums[3]);
    }
}

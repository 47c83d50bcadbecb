using VixShield.Numerics;

namespace VixShield.Pricing;

/// <summary>Elementary functions over spans: the one place where the American engine meets them. A destination may be its source.</summary>
internal static class SpanFunctions
{
    /// <summary>e^x of every element.</summary>
    internal static void Exp(ReadOnlySpan<double> x, Span<double> destination)
    {
        for (int i = 0; i < x.Length; i++)
            destination[i] = ElementaryFunctions.Exp(x[i]);
    }

    /// <summary>ln x of every element.</summary>
    internal static void Log(ReadOnlySpan<double> x, Span<double> destination)
    {
        for (int i = 0; i < x.Length; i++)
            destination[i] = ElementaryFunctions.Log(x[i]);
    }

    /// <summary>N(x) of every element.</summary>
    internal static void Cdf(ReadOnlySpan<double> x, Span<double> destination)
    {
        for (int i = 0; i < x.Length; i++)
            destination[i] = NormalDistribution.Cdf(x[i]);
    }

    /// <summary>Adds a multiple of one span to another.</summary>
    internal static void Accumulate(double factor, ReadOnlySpan<double> x, Span<double> sums)
    {
        for (int i = 0; i < x.Length && i < sums.Length; i++)
            sums[i] = Math.FusedMultiplyAdd(factor, x[i], sums[i]);
    }

    /// <summary>The sum of the products; four partial sums, whatever the machine.</summary>
    internal static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 3 < x.Length && i + 3 < y.Length; i += 4)
        {
            a = Math.FusedMultiplyAdd(x[i], y[i], a);
            b = Math.FusedMultiplyAdd(x[i + 1], y[i + 1], b);
            c = Math.FusedMultiplyAdd(x[i + 2], y[i + 2], c);
            d = Math.FusedMultiplyAdd(x[i + 3], y[i + 3], d);
        }

        for (; i < x.Length && i < y.Length; i++)
            a = Math.FusedMultiplyAdd(x[i], y[i], a);
        return a + b + (c + d);
    }
}

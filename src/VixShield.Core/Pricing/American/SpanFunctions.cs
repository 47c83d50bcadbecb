namespace VixShield.Pricing;

/// <summary>Sums over spans.</summary>
internal static class SpanFunctions
{
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

namespace VixShield.Numerics;

public static unsafe partial class ElementaryFunctions
{
    /// <summary>e^x for each element: the bits of <see cref="Exp(double)"/>, on the machine's widest vectors, without an allocation.</summary>
    /// <param name="x">The exponents.</param>
    /// <param name="destination">The results, at least as long; it may be the very memory of <paramref name="x"/>.</param>
    /// <exception cref="ArgumentException">The destination is too short, or overlaps <paramref name="x"/> in part.</exception>
    public static void Exp(ReadOnlySpan<double> x, Span<double> destination)
    {
        if (MachineLanes.Has512)
            SpanRun.Apply(x, destination, SpanFunctions512.Lanes, &SpanFunctions512.Exp);
        else if (MachineLanes.Has256)
            SpanRun.Apply(x, destination, SpanFunctions256.Lanes, &SpanFunctions256.Exp);
        else if (MachineLanes.Has128)
            SpanRun.Apply(x, destination, SpanFunctions128.Lanes, &SpanFunctions128.Exp);
        else
            SpanRun.Apply(x, destination, SpanFunctionsScalar.Lanes, &SpanFunctionsScalar.Exp);
    }

    /// <summary>ln x for each element: the bits of <see cref="Log(double)"/>, on the machine's widest vectors, without an allocation.</summary>
    /// <param name="x">The arguments.</param>
    /// <param name="destination">The results, at least as long; it may be the very memory of <paramref name="x"/>.</param>
    /// <exception cref="ArgumentException">The destination is too short, or overlaps <paramref name="x"/> in part.</exception>
    public static void Log(ReadOnlySpan<double> x, Span<double> destination)
    {
        if (MachineLanes.Has512)
            SpanRun.Apply(x, destination, SpanFunctions512.Lanes, &SpanFunctions512.Log);
        else if (MachineLanes.Has256)
            SpanRun.Apply(x, destination, SpanFunctions256.Lanes, &SpanFunctions256.Log);
        else if (MachineLanes.Has128)
            SpanRun.Apply(x, destination, SpanFunctions128.Lanes, &SpanFunctions128.Log);
        else
            SpanRun.Apply(x, destination, SpanFunctionsScalar.Lanes, &SpanFunctionsScalar.Log);
    }

    /// <summary>ln(a/b) for each pair of elements: the bits of <see cref="LogRatio(double, double)"/>, one by one.</summary>
    /// <param name="a">The numerators.</param>
    /// <param name="b">The denominators, as many.</param>
    /// <param name="destination">The results, at least as long; it may be the very memory of either argument.</param>
    /// <exception cref="ArgumentException">Lengths differ, the destination is too short, or overlaps an argument in part.</exception>
    public static void LogRatio(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> destination)
    {
        if (a.Length != b.Length)
            throw new ArgumentException(FormattableString.Invariant($"There are {a.Length} numerators, but {b.Length} denominators."), nameof(b));
        SpanRun.Check(a, destination);
        SpanRun.Check(b, destination);
        for (int i = 0; i < a.Length; i++)
            destination[i] = LogRatio(a[i], b[i]);
    }
}

namespace VixShield.Numerics;

public static unsafe partial class NormalDistribution
{
    /// <summary>The density for each element: the bits of <see cref="Pdf(double)"/>, on the machine's widest vectors, without an allocation.</summary>
    /// <param name="x">The arguments, in standard deviations.</param>
    /// <param name="destination">The results, at least as long; it may be the very memory of <paramref name="x"/>.</param>
    /// <exception cref="ArgumentException">The destination is too short, or overlaps <paramref name="x"/> in part.</exception>
    public static void Pdf(ReadOnlySpan<double> x, Span<double> destination)
    {
        if (MachineLanes.Has512)
            SpanRun.Apply(x, destination, SpanFunctions512.Lanes, &SpanFunctions512.NormalDensity);
        else if (MachineLanes.Has256)
            SpanRun.Apply(x, destination, SpanFunctions256.Lanes, &SpanFunctions256.NormalDensity);
        else if (MachineLanes.Has128)
            SpanRun.Apply(x, destination, SpanFunctions128.Lanes, &SpanFunctions128.NormalDensity);
        else
            SpanRun.Apply(x, destination, SpanFunctionsScalar.Lanes, &SpanFunctionsScalar.NormalDensity);
    }

    /// <summary>The distribution function for each element: the bits of <see cref="Cdf(double)"/>, on the machine's widest vectors, without an allocation.</summary>
    /// <param name="x">The arguments, in standard deviations.</param>
    /// <param name="destination">The results, at least as long; it may be the very memory of <paramref name="x"/>.</param>
    /// <exception cref="ArgumentException">The destination is too short, or overlaps <paramref name="x"/> in part.</exception>
    public static void Cdf(ReadOnlySpan<double> x, Span<double> destination)
    {
        if (MachineLanes.Has512)
            SpanRun.Apply(x, destination, SpanFunctions512.Lanes, &SpanFunctions512.NormalDistributionFunction);
        else if (MachineLanes.Has256)
            SpanRun.Apply(x, destination, SpanFunctions256.Lanes, &SpanFunctions256.NormalDistributionFunction);
        else if (MachineLanes.Has128)
            SpanRun.Apply(x, destination, SpanFunctions128.Lanes, &SpanFunctions128.NormalDistributionFunction);
        else
            SpanRun.Apply(x, destination, SpanFunctionsScalar.Lanes, &SpanFunctionsScalar.NormalDistributionFunction);
    }

    /// <summary>The quantile for each element: the bits of <see cref="InverseCdf(double)"/>, one by one.</summary>
    /// <param name="probability">The probabilities, from 0 to 1; NaN outside.</param>
    /// <param name="destination">The results, at least as long; it may be the very memory of <paramref name="probability"/>.</param>
    /// <exception cref="ArgumentException">The destination is too short, or overlaps <paramref name="probability"/> in part.</exception>
    public static void InverseCdf(ReadOnlySpan<double> probability, Span<double> destination)
    {
        SpanRun.Check(probability, destination);
        for (int i = 0; i < probability.Length; i++)
            destination[i] = InverseCdf(probability[i]);
    }

    /// <summary>The Mills ratio for each element: the bits of <see cref="MillsRatio(double)"/>, one by one.</summary>
    /// <param name="x">The arguments, in standard deviations.</param>
    /// <param name="destination">The results, at least as long; it may be the very memory of <paramref name="x"/>.</param>
    /// <exception cref="ArgumentException">The destination is too short, or overlaps <paramref name="x"/> in part.</exception>
    public static void MillsRatio(ReadOnlySpan<double> x, Span<double> destination)
    {
        SpanRun.Check(x, destination);
        for (int i = 0; i < x.Length; i++)
            destination[i] = MillsRatio(x[i]);
    }
}

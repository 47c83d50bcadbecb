namespace VixShield.TermStructure;

/// <summary>
/// Two-sided cumulative-sum chart (Page 1954): S+ = max(0, S+ + u - k), S- = max(0, S- - u - k), alarm when one is strictly above h;
/// either alarm sets both sums to 0 for the next value.
/// </summary>
/// <remarks>It takes standardised values; with autocorrelated ones it alarms far too often, so chart innovations. Not safe to share between threads.</remarks>
public sealed class CumulativeSumChart
{
    private double _upper;
    private double _lower;

    /// <summary>A chart with both sums at 0.</summary>
    /// <param name="reference">Reference value k, in standard deviations; at least 0.</param>
    /// <param name="threshold">Threshold h, in standard deviations; greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite or out of range.</exception>
    public CumulativeSumChart(double reference = 0.5, double threshold = 5)
    {
        Reference = Guard.NonNegativeFinite(reference, nameof(reference));
        Threshold = Guard.PositiveFinite(threshold, nameof(threshold));
    }

    /// <summary>Reference value k.</summary>
    public double Reference { get; }

    /// <summary>Threshold h.</summary>
    public double Threshold { get; }

    /// <summary>Takes one value. One that is not finite is refused, because it would stay in the sums for ever.</summary>
    /// <param name="value">The standardised value.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public CumulativeSumPoint Next(double value)
    {
        Guard.Finite(value, nameof(value));
        double upper = Math.Max(0, _upper + value - Reference);
        double lower = Math.Max(0, _lower - value - Reference);
        int alarm = upper > Threshold ? 1 : lower > Threshold ? -1 : 0;
        (_upper, _lower) = alarm == 0 ? (upper, lower) : (0, 0);
        return new CumulativeSumPoint(upper, lower, alarm);
    }

    /// <summary>Sets both sums to 0.</summary>
    public void Reset() => (_upper, _lower) = (0, 0);

    /// <summary>The chart's numbers and sums.</summary>
    public override string ToString() => FormattableString.Invariant($"k {Reference:G6}, h {Threshold:G6}: +{_upper:G6} -{_lower:G6}");
}

namespace VixShield.Market;

/// <summary>Thresholds of the parity fit: data, not constants.</summary>
public sealed record ParityOptions
{
    /// <summary>The defaults.</summary>
    public static ParityOptions Default { get; } = new();

    /// <summary>
    /// Continuously compounded rate, per year, that stands in where the quotes do not determine one; from -0.05 to 0.25. Default 0.03. It enters
    /// the forward only by the distance of the forward from the strikes near it.
    /// </summary>
    public double FallbackRate
    {
        get;
        init => field = Guard.InRange(value, LowestRate, HighestRate, nameof(FallbackRate));
    }

    = 0.03;

    /// <summary>Standard error of <see cref="FallbackRate"/>, per year, as it enters that of the forward; finite and at least 0. Default 0.02.</summary>
    public double FallbackRateStandardError
    {
        get;
        init => field = Guard.NonNegativeFinite(value, nameof(FallbackRateStandardError));
    }

    = 0.02;

    /// <summary>Fewest strikes with both a call and a put for a forward; from 1 to 10,000. Below 3, a wrong quote cannot be told from a right one. Default 3.</summary>
    public int MinimumPairs
    {
        get;
        init => field = Guard.InRange(value, 1, 10_000, nameof(MinimumPairs));
    }

    = 3;

    /// <summary>
    /// Largest standard error of the fitted rate, per year, with which the fitted discount factor is used; finite and at least 0. The rate of a one-day
    /// expiry has one of several percent. Default 0.0025.
    /// </summary>
    public double MaximumRateStandardError
    {
        get;
        init => field = Guard.NonNegativeFinite(value, nameof(MaximumRateStandardError));
    }

    = 0.0025;

    /// <summary>
    /// How far the line may leave the box of a pair before the pair is an outlier, as a fraction of the pair's half-width or of the median half-width of
    /// the expiry, whichever is greater; from 0 to 10. Default 0.1. Two standard errors of the line at the strike are added.
    /// </summary>
    public double Tolerance
    {
        get;
        init => field = Guard.InRange(value, 0, 10, nameof(Tolerance));
    }

    = 0.1;

    /// <summary>A fitted rate outside these limits is not believed.</summary>
    internal const double LowestRate = -0.05;

    internal const double HighestRate = 0.25;

    /// <summary>The thresholds.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"fallback rate {FallbackRate:P2}, at least {MinimumPairs} pairs, rate within {MaximumRateStandardError:P2}, tolerance {Tolerance:G3} half-widths");
}

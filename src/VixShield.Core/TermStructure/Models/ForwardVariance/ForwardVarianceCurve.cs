using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.TermStructure;

/// <summary>
/// Forward variance of the index by maturity, as it stands today: xi(u), the variance per year expected for the instant u years ahead. A VIX future
/// depends on its average over the 30 days after its expiry. A curve of your own derives from this class. Immutable.
/// </summary>
/// <remarks>Source: L. Bergomi, Stochastic Volatility Modeling (2016), chapter 7.</remarks>
[TypeFormatterSource]
public abstract class ForwardVarianceCurve : IDisplayable
{
    /// <summary>Maturities at which the curve jumps or kinks, in years, ascending: quadratures do not step over them. Empty for a smooth curve.</summary>
    public abstract ImmutableArray<double> Breakpoints { get; }

    /// <summary>Forward variance at a maturity, per year as a decimal (0.04 is a volatility of 20 %); finite and greater than 0. At a jump, the value after it.</summary>
    /// <param name="years">The maturity, in years; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The maturity is negative or not finite.</exception>
    public abstract double At(double years);

    /// <summary>Average forward variance between two maturities, per year as a decimal.</summary>
    /// <param name="from">The earlier maturity, in years; at least 0.</param>
    /// <param name="until">The later maturity, in years; greater than <paramref name="from"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A maturity is out of range.</exception>
    public abstract double Average(double from, double until);

    /// <summary>
    /// 100 times the root of the average over the 30 days from a maturity, in VIX points. No VX future of that expiry may lie above it (Jensen's inequality), and spot VIX is its value at 0.
    /// </summary>
    /// <param name="years">The maturity, in years; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The maturity is negative or not finite.</exception>
    public double VixBound(double years) => 100 * Math.Sqrt(Average(years, Guard.NonNegativeFinite(years, nameof(years)) + LogBetaCurve.VixWindow));

    /// <summary>Checks the ends of a stretch.</summary>
    private protected static void CheckStretch(double from, double until)
    {
        Guard.NonNegativeFinite(from, nameof(from));
        if (!(Guard.Finite(until, nameof(until)) > from))
            throw Guard.OutOfRange(nameof(until), until, FormattableString.Invariant($"Must be greater than the beginning, {from}."));
    }

    /// <inheritdoc/>
    public virtual DisplayPage ToDisplay() => new("Forward variance", ToString() ?? string.Empty)
    {
        Tables = [BoundTable()],
    };

    /// <summary>The curve and the bound it sets on VX futures, by maturity.</summary>
    private protected DisplayTable BoundTable() => DisplayTable.Of(
        "forward variance by maturity",
        LogBetaCurve.DisplayDays,
        new("maturity", "days", r => r),
        new("forward variance", "per year", r => At(r / 365.0)),
        new("highest VX future", "VIX points", r => VixBound(r / 365.0)));
}

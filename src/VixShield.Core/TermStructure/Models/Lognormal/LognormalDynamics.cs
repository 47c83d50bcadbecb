using VixShield.Display;

namespace VixShield.TermStructure;

/// <summary>
/// How lognormal VX futures follow two factors: the logarithm of a future moves by its loadings, which depend on the time left, times the moves of the factors. Closed to subclasses; immutable.
/// </summary>
[TypeFormatterSource]
public abstract class LognormalDynamics : IDisplayable
{
    private protected LognormalDynamics()
    {
    }

    /// <summary>Covariance of the factors' moves per year.</summary>
    public abstract FactorCovariance InstantaneousCovariance { get; }

    /// <summary>Response of the logarithm of a future to where the factors are, with a time left to its expiry.</summary>
    /// <param name="remaining">Time left, in years; at least 0. At 0 it is that of spot VIX.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or not finite.</exception>
    public abstract FactorLoadings LoadingsAt(double remaining);

    /// <summary>Covariance of the factors a time after they were 0.</summary>
    /// <param name="years">The time, in years; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or not finite.</exception>
    public abstract FactorCovariance CovarianceAfter(double years);

    /// <summary>Covariance of the factors, a time after they were 0, with a Brownian motion of the index.</summary>
    /// <param name="years">The time, in years; at least 0.</param>
    /// <param name="firstCorrelation">Its correlation with the first factor's.</param>
    /// <param name="secondCorrelation">Its correlation with the second's.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or not finite.</exception>
    public abstract FactorLoadings CovarianceWithIndex(double years, double firstCorrelation, double secondCorrelation);

    /// <summary>
    /// Variance of the logarithm of VIX at an expiry, seen from a time before: Black's total variance of an option on the future.
    /// </summary>
    /// <param name="years">The time until the expiry, in years; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or not finite.</exception>
    public double LogVariance(double years)
    {
        FactorLoadings atExpiry = LoadingsAt(0);
        return Math.Max(0, atExpiry.CovarianceWith(atExpiry, CovarianceAfter(years)));
    }

    /// <inheritdoc/>
    public abstract DisplayPage ToDisplay();

    /// <summary>Response of the logarithm of the index volatility of a tenor, on a flat curve, such that VX futures respond as <see cref="LoadingsAt"/> says.</summary>
    internal abstract FactorLoadings VolatilityLoadings(double years);

    /// <summary>A(kT) / A(k 30/365): what a factor of speed k does to the volatility of a tenor, in units of what it does to VIX.</summary>
    private protected static double TenorResponse(double speed, double years) =>
        LogBetaCurve.Average(speed * years) / LogBetaCurve.Average(speed * LogBetaCurve.VixWindow);
}

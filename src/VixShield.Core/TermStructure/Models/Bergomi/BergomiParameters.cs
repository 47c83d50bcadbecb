using VixShield.Display;

namespace VixShield.TermStructure;

/// <summary>
/// The two factors of a Bergomi model and how strongly forward variance follows them. The factors are dX = -k X dt + dW from X = 0; forward variance of maturity u moves with
/// x = a [(1 - theta) e^(-k1 (u - t)) X1 + theta e^(-k2 (u - t)) X2], where a makes its instantaneous variance at u = t equal to 1.
/// </summary>
/// <remarks>
/// Speeds, theta and the correlation belong to the returns of VX futures by maturity, not to one day's smile. Source: L. Bergomi, Smile dynamics II and III, Risk (2005, 2008).
/// </remarks>
[TypeFormatterSource]
public sealed record BergomiParameters : IDisplayable
{
    /// <summary>
    /// Fast and slow factor as in published calibrations: speeds 7.54 and 0.24 per year, theta 0.23, correlation 0.7, volatility of volatility 1.86. An opinion, to be replaced by estimates from a history.
    /// </summary>
    public static BergomiParameters Prior { get; } = new();

    /// <summary>k1, mean reversion of the fast factor, per year; from 0 to 1,000. Default 7.54.</summary>
    public double FirstSpeed
    {
        get;
        init => field = Guard.InRange(value, 0, 1000, nameof(FirstSpeed));
    }

    = 7.54;

    /// <summary>k2, mean reversion of the slow factor, per year; from 0 to 1,000. Default 0.24.</summary>
    public double SecondSpeed
    {
        get;
        init => field = Guard.InRange(value, 0, 1000, nameof(SecondSpeed));
    }

    = 0.24;

    /// <summary>theta, weight of the slow factor; from 0 (one factor) to 1. Default 0.23.</summary>
    public double SecondWeight
    {
        get;
        init => field = Guard.InRange(value, 0, 1, nameof(SecondWeight));
    }

    = 0.23;

    /// <summary>Correlation of the factors; from -1 to 1. Default 0.7.</summary>
    public double Correlation
    {
        get;
        init => field = Guard.InRange(value, -1, 1, nameof(Correlation));
    }

    = 0.7;

    /// <summary>
    /// nu, lognormal volatility of an instantaneous volatility of maturity 0, per year (the volatility of its variance is twice that); from 0 to 20. Default 1.86. Only its products with the
    /// scales of a <see cref="VarianceMixture"/> count.
    /// </summary>
    public double VolatilityOfVolatility
    {
        get;
        init => field = Guard.InRange(value, 0, 20, nameof(VolatilityOfVolatility));
    }

    = 1.86;

    /// <summary>One factor: forward variance of maturity u moves by omega e^(-k (u - t)) dW.</summary>
    /// <param name="speed">k, per year; from 0 to 1,000.</param>
    /// <param name="volatilityOfVariance">omega, lognormal volatility of an instantaneous variance, per year; from 0 to 40.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public static BergomiParameters OneFactor(double speed, double volatilityOfVariance) => new()
    {
        FirstSpeed = speed,
        SecondSpeed = 0,
        SecondWeight = 0,
        Correlation = 0,
        VolatilityOfVolatility = Guard.InRange(volatilityOfVariance, 0, 40, nameof(volatilityOfVariance)) / 2,
    };

    /// <summary>a (1 - theta) and a theta: what a unit of each factor adds to x at u = t.</summary>
    internal FactorLoadings UnitLoadings
    {
        get
        {
            double first = 1 - SecondWeight;
            double second = SecondWeight;
            double scale = Math.Sqrt((first * first) + (second * second) + (2 * Correlation * first * second));
            // Two factors that cancel leave nothing to scale to 1.
            return scale > 1e-9 ? new FactorLoadings(first / scale, second / scale) : throw Guard.OutOfRange(nameof(Correlation), Correlation, "Factors of equal weight must not cancel.");
        }
    }

    /// <summary>Covariance of the factors a time after they were 0.</summary>
    internal FactorCovariance CovarianceAfter(double years) => FactorCovariance.OfUnitFactors(FirstSpeed, SecondSpeed, Correlation, years);

    /// <summary>The parameters.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"speeds {FirstSpeed:G6} and {SecondSpeed:G6} a year, weight of the second {SecondWeight:G6}, correlation {Correlation:G6}, volatility of volatility {VolatilityOfVolatility:G6}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Bergomi parameters", ToString())
    {
        Facts =
        [
            new("k1, speed of the fast factor", FirstSpeed, "per year"),
            new("k2, speed of the slow factor", SecondSpeed, "per year"),
            new("theta, weight of the slow factor", SecondWeight),
            new("correlation of the factors", Correlation),
            new("nu, volatility of volatility", VolatilityOfVolatility, "per year"),
        ],
    };
}

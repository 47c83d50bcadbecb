using VixShield.Display;
using VixShield.Numerics;

namespace VixShield.TermStructure;

/// <summary>
/// dF_T / F_T = s1 e^(-k1 (T - t)) dW1 + s2 e^(-k2 (T - t)) dW2 with correlated Brownian motions. The factors are dX = -k X dt + dW from 0. Immutable; equal when the five numbers are.
/// </summary>
[TypeFormatterSource]
public sealed class TwoFactorDynamics : LognormalDynamics, IEquatable<TwoFactorDynamics>
{
    /// <summary>Makes dynamics.</summary>
    /// <param name="firstSpeed">k1, per year; from 0 to 1,000.</param>
    /// <param name="firstVolatility">s1, per root year; from 0 to 20.</param>
    /// <param name="secondSpeed">k2, per year; from 0 to 1,000.</param>
    /// <param name="secondVolatility">s2, per root year; from 0 to 20.</param>
    /// <param name="correlation">Correlation of the Brownian motions; from -1 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range, or nothing moves.</exception>
    public TwoFactorDynamics(double firstSpeed, double firstVolatility, double secondSpeed, double secondVolatility, double correlation)
    {
        FirstSpeed = Guard.InRange(firstSpeed, 0, 1000, nameof(firstSpeed));
        FirstVolatility = Guard.InRange(firstVolatility, 0, 20, nameof(firstVolatility));
        SecondSpeed = Guard.InRange(secondSpeed, 0, 1000, nameof(secondSpeed));
        SecondVolatility = Guard.InRange(secondVolatility, 0, 20, nameof(secondVolatility));
        Correlation = Guard.InRange(correlation, -1, 1, nameof(correlation));
        if (!(SpotVariance > 1e-12))
            throw Guard.OutOfRange(nameof(firstVolatility), firstVolatility, "VIX must move: the two factors must not both be still or cancel.");
    }

    /// <summary>k1, per year.</summary>
    public double FirstSpeed { get; }

    /// <summary>s1, per root year.</summary>
    public double FirstVolatility { get; }

    /// <summary>k2, per year.</summary>
    public double SecondSpeed { get; }

    /// <summary>s2, per root year.</summary>
    public double SecondVolatility { get; }

    /// <summary>Correlation of the Brownian motions.</summary>
    public double Correlation { get; }

    /// <summary>w1 = s1 (s1 + rho s2) / (s1^2 + s2^2 + 2 rho s1 s2): the weight of the first speed in the log beta to spot VIX.</summary>
    public double FirstWeight => FirstVolatility * (FirstVolatility + (Correlation * SecondVolatility)) / SpotVariance;

    /// <summary>
    /// The log beta to spot VIX by time to expiry, w1 e^(-k1 T) + (1 - w1) e^(-k2 T). Outside 0 to 1 of w1 it need be neither decreasing nor positive: <see cref="LogBetaCurve.IsDecreasing"/> says so.
    /// </summary>
    public LogBetaCurve ToLogBetaCurve() => new([FirstWeight, 1 - FirstWeight], [FirstSpeed, SecondSpeed]);

    /// <inheritdoc/>
    public override FactorCovariance InstantaneousCovariance => new(1, 1, Correlation);

    private double SpotVariance =>
        (FirstVolatility * FirstVolatility) + (SecondVolatility * SecondVolatility) + (2 * Correlation * FirstVolatility * SecondVolatility);

    /// <inheritdoc/>
    public override FactorLoadings LoadingsAt(double remaining)
    {
        Guard.NonNegativeFinite(remaining, nameof(remaining));
        return new FactorLoadings(
            FirstVolatility * ElementaryFunctions.Exp(-FirstSpeed * remaining), SecondVolatility * ElementaryFunctions.Exp(-SecondSpeed * remaining));
    }

    /// <inheritdoc/>
    public override FactorCovariance CovarianceAfter(double years) =>
        FactorCovariance.OfUnitFactors(FirstSpeed, SecondSpeed, Correlation, Guard.NonNegativeFinite(years, nameof(years)));

    /// <inheritdoc/>
    public override FactorLoadings CovarianceWithIndex(double years, double firstCorrelation, double secondCorrelation)
    {
        Guard.NonNegativeFinite(years, nameof(years));
        return new FactorLoadings(
            firstCorrelation * years * LogBetaCurve.Average(FirstSpeed * years), secondCorrelation * years * LogBetaCurve.Average(SecondSpeed * years));
    }

    /// <inheritdoc/>
    public bool Equals(TwoFactorDynamics? other) =>
        other is not null && FirstSpeed.Equals(other.FirstSpeed) && FirstVolatility.Equals(other.FirstVolatility)
        && SecondSpeed.Equals(other.SecondSpeed) && SecondVolatility.Equals(other.SecondVolatility) && Correlation.Equals(other.Correlation);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TwoFactorDynamics);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(FirstSpeed, FirstVolatility, SecondSpeed, SecondVolatility, Correlation);

    /// <summary>The five numbers.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"volatilities {FirstVolatility:G6} and {SecondVolatility:G6}, speeds {FirstSpeed:G6} and {SecondSpeed:G6} a year, correlation {Correlation:G6}");

    /// <inheritdoc/>
    public override DisplayPage ToDisplay() => new("Two-factor dynamics", ToString())
    {
        Facts =
        [
            new("first speed", FirstSpeed, "per year"),
            new("first volatility", FirstVolatility, "per root year"),
            new("second speed", SecondSpeed, "per year"),
            new("second volatility", SecondVolatility, "per root year"),
            new("correlation", Correlation),
            new("weight of the first speed in the log beta", FirstWeight),
        ],
    };

    internal override FactorLoadings VolatilityLoadings(double years) => new(
        FirstVolatility * TenorResponse(FirstSpeed, years), SecondVolatility * TenorResponse(SecondSpeed, years));
}

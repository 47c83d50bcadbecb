using VixShield.Display;
using VixShield.Numerics;

namespace VixShield.TermStructure;

/// <summary>
/// The logarithm of VIX reverts to a central tendency that itself reverts: dx = k (y - x) dt + s dW, dy = k' (m - y) dt + s' dW'. The factors are how far x and y are from where they were expected to be. Without a
/// volatility of the tendency it is the log Ornstein-Uhlenbeck process. Equal speeds are a limit and allowed. Immutable; equal when the five numbers are.
/// </summary>
/// <remarks>Sources: J. Detemple and C. Osakwe, The valuation of volatility options (2000); J. Mencía and E. Sentana, Valuation of VIX derivatives, JFE (2013).</remarks>
[TypeFormatterSource]
public sealed class CentralTendencyDynamics : LognormalDynamics, IEquatable<CentralTendencyDynamics>
{
    // Below this product of speed difference and time the closed forms lose digits, and a quadrature of smooth functions does not.
    private const double SmallDifference = 0.5;
    private const double LongestPiece = 4;
    private const int Nodes = 20;

    /// <summary>Makes dynamics.</summary>
    /// <param name="speed">k, of VIX towards its tendency, per year; from above 0 to 1,000.</param>
    /// <param name="volatility">s, of VIX, per root year; from above 0 to 20.</param>
    /// <param name="tendencySpeed">k', of the tendency, per year; from 0 to 1,000.</param>
    /// <param name="tendencyVolatility">s', of the tendency, per root year; from 0 to 20.</param>
    /// <param name="correlation">Correlation of the Brownian motions; from -1 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public CentralTendencyDynamics(double speed, double volatility, double tendencySpeed = 0, double tendencyVolatility = 0, double correlation = 0)
    {
        Speed = Guard.InRange(Guard.PositiveFinite(speed, nameof(speed)), 0, 1000, nameof(speed));
        Volatility = Guard.InRange(Guard.PositiveFinite(volatility, nameof(volatility)), 0, 20, nameof(volatility));
        TendencySpeed = Guard.InRange(tendencySpeed, 0, 1000, nameof(tendencySpeed));
        TendencyVolatility = Guard.InRange(tendencyVolatility, 0, 20, nameof(tendencyVolatility));
        Correlation = Guard.InRange(correlation, -1, 1, nameof(correlation));
    }

    /// <summary>k, of VIX towards its tendency, per year.</summary>
    public double Speed { get; }

    /// <summary>s, of VIX, per root year.</summary>
    public double Volatility { get; }

    /// <summary>k', of the tendency, per year.</summary>
    public double TendencySpeed { get; }

    /// <summary>s', of the tendency, per root year.</summary>
    public double TendencyVolatility { get; }

    /// <summary>Correlation of the Brownian motions.</summary>
    public double Correlation { get; }

    /// <inheritdoc/>
    public override FactorCovariance InstantaneousCovariance =>
        new(Volatility * Volatility, TendencyVolatility * TendencyVolatility, Correlation * Volatility * TendencyVolatility);

    /// <inheritdoc/>
    public override FactorLoadings LoadingsAt(double remaining)
    {
        Guard.NonNegativeFinite(remaining, nameof(remaining));
        return new FactorLoadings(ElementaryFunctions.Exp(-Speed * remaining), TendencyResponse(remaining));
    }

    /// <inheritdoc/>
    public override FactorCovariance CovarianceAfter(double years)
    {
        Guard.NonNegativeFinite(years, nameof(years));
        (double withDecay, double withTendency, double squared) = ResponseIntegrals(years);
        double own = Volatility * Volatility * Integral(2 * Speed, years);
        double cross = Correlation * Volatility * TendencyVolatility;
        double tendency = TendencyVolatility * TendencyVolatility;
        return new FactorCovariance(
            own + (2 * cross * withDecay) + (tendency * squared),
            tendency * Integral(2 * TendencySpeed, years),
            (cross * Integral(Speed + TendencySpeed, years)) + (tendency * withTendency));
    }

    /// <inheritdoc/>
    public override FactorLoadings CovarianceWithIndex(double years, double firstCorrelation, double secondCorrelation)
    {
        Guard.NonNegativeFinite(years, nameof(years));
        double tendency = secondCorrelation * TendencyVolatility;
        double response = 0;
        foreach ((double time, double weight) in NodesUntil(years))
            response += weight * TendencyResponse(time);
        return new FactorLoadings((firstCorrelation * Volatility * Integral(Speed, years)) + (tendency * response), tendency * Integral(TendencySpeed, years));
    }

    /// <inheritdoc/>
    public bool Equals(CentralTendencyDynamics? other) =>
        other is not null && Speed.Equals(other.Speed) && Volatility.Equals(other.Volatility) && TendencySpeed.Equals(other.TendencySpeed)
        && TendencyVolatility.Equals(other.TendencyVolatility) && Correlation.Equals(other.Correlation);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CentralTendencyDynamics);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Speed, Volatility, TendencySpeed, TendencyVolatility, Correlation);

    /// <summary>The five numbers.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"volatility {Volatility:G6} at speed {Speed:G6} a year to a tendency of volatility {TendencyVolatility:G6} at speed {TendencySpeed:G6}, correlation {Correlation:G6}");

    /// <inheritdoc/>
    public override DisplayPage ToDisplay() => new("Central tendency of VIX", ToString())
    {
        Facts =
        [
            new("speed of VIX", Speed, "per year"),
            new("volatility of VIX", Volatility, "per root year"),
            new("speed of the tendency", TendencySpeed, "per year"),
            new("volatility of the tendency", TendencyVolatility, "per root year"),
            new("correlation", Correlation),
        ],
    };

    /// <summary>k (e^(-k' T) - e^(-k T)) / (k - k'): what is left of a move of the tendency in x.</summary>
    internal double TendencyResponse(double years)
    {
        double slower = Math.Min(Speed, TendencySpeed);
        return Speed * years * ElementaryFunctions.Exp(-slower * years) * LogBetaCurve.Average(Math.Abs(Speed - TendencySpeed) * years);
    }

    internal override FactorLoadings VolatilityLoadings(double years)
    {
        // The same divided difference in the speed, of the response of a tenor; where the speeds are equal to rounding, over a small difference around them.
        double half = Math.Max(Math.Abs(Speed - TendencySpeed) / 2, 1e-4 * Speed);
        double middle = (Speed + TendencySpeed) / 2;
        double low = Math.Max(0, middle - half);
        double high = middle + half;
        return new FactorLoadings(TenorResponse(Speed, years), Speed * (TenorResponse(low, years) - TenorResponse(high, years)) / (high - low));
    }

    private static double Integral(double speed, double years) => years * LogBetaCurve.Average(speed * years);

    /// <summary>Integrals of the response of x to the tendency: times e^(-k t), times e^(-k' t), and squared.</summary>
    private (double WithDecay, double WithTendency, double Squared) ResponseIntegrals(double years)
    {
        double difference = Speed - TendencySpeed;
        if (Math.Abs(difference) * years >= SmallDifference)
        {
            double ratio = Speed / difference;
            double both = Integral(Speed + TendencySpeed, years);
            double own = Integral(2 * Speed, years);
            double tendency = Integral(2 * TendencySpeed, years);
            return (ratio * (both - own), ratio * (tendency - both), ratio * ratio * (tendency + own - (2 * both)));
        }

        double withDecay = 0;
        double withTendency = 0;
        double squared = 0;
        foreach ((double time, double weight) in NodesUntil(years))
        {
            double response = TendencyResponse(time);
            withDecay += weight * response * ElementaryFunctions.Exp(-Speed * time);
            withTendency += weight * response * ElementaryFunctions.Exp(-TendencySpeed * time);
            squared += weight * response * response;
        }

        return (withDecay, withTendency, squared);
    }

    private IEnumerable<(double Time, double Weight)> NodesUntil(double years)
    {
        GaussRule rule = GaussRule.Legendre(Nodes);
        int pieces = 1 + (int)(Math.Max(Speed, TendencySpeed) * years / LongestPiece);
        double width = years / pieces;
        for (int p = 0; p < pieces; p++)
        {
            for (int n = 0; n < Nodes; n++)
                yield return ((p + rule.Nodes[n]) * width, rule.Weights[n] * width);
        }
    }
}

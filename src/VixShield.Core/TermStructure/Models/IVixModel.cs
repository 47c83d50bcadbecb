using VixShield.Market;

namespace VixShield.TermStructure;

/// <summary>
/// A model of VIX and its futures from one moment on: two factors that move the whole curve, and the prices that follow. Times are years from that moment; prices are undiscounted, in VIX points. Immutable and
/// safe to share between threads.
/// </summary>
/// <remarks>
/// With a shock given, prices are those at the end of its horizon in the state it leaves; without, those of the beginning. Two drivers are the least with which a future can depart from spot VIX at all: with one, its move
/// is a function of the move of VIX.
/// </remarks>
public interface IVixModel : ILogBeta
{
    /// <summary>What the model is, in a few words.</summary>
    string Name { get; }

    /// <summary>Spot VIX, in points.</summary>
    double Vix { get; }

    /// <summary>Price of a VX future, in points: the mean of VIX at its expiry. At the horizon itself it is VIX.</summary>
    /// <param name="years">Time to its expiry, in years; at least the horizon of the shock.</param>
    /// <param name="shock">The state; none by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is before the horizon or not finite, the shock is not finite or so large that prices are 0 or not finite, or the widths of a mixture are beyond what is integrated (a standard deviation of 30 of ln VIX squared).</exception>
    double Future(double years, JointShock shock = default);

    /// <summary>The law of VIX at an expiry: options of all strikes.</summary>
    /// <param name="years">Time to the expiry, in years; at least the horizon of the shock.</param>
    /// <param name="shock">The state; none by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">As for <see cref="Future"/>.</exception>
    VixDistribution DistributionAt(double years, JointShock shock = default);

    /// <summary>Response of the logarithm of a future to the factors at the beginning.</summary>
    /// <param name="years">Time to its expiry, in years; at least 0. At 0 it is that of spot VIX.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or not finite.</exception>
    FactorLoadings LoadingsOf(double years);

    /// <summary>Covariance of the factors a time after the beginning, where they are 0.</summary>
    /// <param name="years">The time, in years; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or not finite.</exception>
    FactorCovariance CovarianceAfter(double years);

    /// <summary>Covariance of the factors with a Brownian motion that has a correlation with each of theirs.</summary>
    /// <param name="years">The time, in years; at least 0.</param>
    /// <param name="firstCorrelation">Correlation with the Brownian motion of the first factor.</param>
    /// <param name="secondCorrelation">Correlation with that of the second.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or not finite.</exception>
    FactorLoadings CovarianceWithIndex(double years, double firstCorrelation, double secondCorrelation);

    /// <summary>Covariance of the factors' moves per year, at the beginning.</summary>
    FactorCovariance InstantaneousCovariance { get; }

    /// <summary>Share of a future's instantaneous variance that the move of spot VIX explains; from 0 to 1. With one factor it is 1.</summary>
    /// <param name="years">Time to its expiry, in years; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or not finite.</exception>
    double ExplainedShare(double years);

    /// <summary>Relative move of the index volatility of a tenor per relative move of VIX, along the regression on VIX: 1 at 30 days.</summary>
    /// <param name="years">The tenor, in years; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The tenor is negative or not finite.</exception>
    double VolatilityResponse(double years);

    /// <summary>
    /// Index volatility of an expiry after a shock over what it was before, by the model alone, each over the time left after the horizon.
    /// </summary>
    /// <param name="years">Time to the expiry, in years; at least 0. At or before the horizon it is that of an instant.</param>
    /// <param name="shock">The shock.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or not finite, or the shock is out of range.</exception>
    double IndexVolatilityRatio(double years, JointShock shock);

    /// <summary>
    /// The market after a shock. No time passes in it: prices move, dates stay. Every price moves by the ratio of the model's price after to its price before, so that what the model does not fit stays where the market
    /// has it; spot VIX moves as the future that settles at the horizon. A model of your own inherits this.
    /// </summary>
    /// <param name="market">The market before.</param>
    /// <param name="shock">The shock.</param>
    /// <param name="move">What moves index volatilities; null for the model.</param>
    /// <exception cref="MissingDatumException">The market lacks the index, spot VIX or every VX future.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The shock is out of range.</exception>
    MarketSnapshot Shock(MarketSnapshot market, JointShock shock, IndexVolatilityMove? move = null) => ModelShock.Apply(this, market, shock, move);
}

using VixShield.Curves;
using VixShield.Display;
using VixShield.Market;
using VixShield.Numerics;

namespace VixShield.TermStructure;

/// <summary>
/// Lognormal VX futures on a given curve with two factors: VIX options by Black-76, betas and volatilities in closed form. It is free of arbitrage across VX and VIX options and has no link to index options: what it
/// says of index volatilities is the regression on VIX.
/// </summary>
/// <remarks>Source: J. Mencía and E. Sentana, Valuation of VIX derivatives, JFE (2013), in the form of futures volatilities. Every VX future stands where the curve has it.</remarks>
/// <example>
/// <code>
/// var model = new LognormalVixModel(market.VixFutures, new TwoFactorDynamics(8, 1.0, 0.6, 0.5, 0.3));
/// double beta = model.LogBeta(30d / 365);
/// </code>
/// </example>
[TypeFormatterSource]
public sealed class LognormalVixModel : IVixModel, IDisplayable
{
    private readonly Func<double, double> _forward;
    private readonly FactorLoadings _vixLoadings;

    /// <summary>A model on a market's curve: spot VIX at 0, each contract where it is quoted, monotone between, flat beyond the last.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="dynamics">How its futures move.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public LognormalVixModel(VixFuturesCurve curve, LognormalDynamics dynamics)
        : this("lognormal two-factor futures", Guard.NotNull(curve, nameof(curve)).At, dynamics)
    {
    }

    private LognormalVixModel(string name, Func<double, double> forward, LognormalDynamics dynamics)
    {
        Name = name;
        Dynamics = Guard.NotNull(dynamics, nameof(dynamics));
        _forward = forward;
        _vixLoadings = dynamics.LoadingsAt(0);
        Vix = forward(0);
    }

    /// <summary>How futures move.</summary>
    public LognormalDynamics Dynamics { get; }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public double Vix { get; }

    /// <inheritdoc/>
    public FactorCovariance InstantaneousCovariance => Dynamics.InstantaneousCovariance;

    /// <summary>The model whose curve follows from dynamics of VIX itself: the logarithm of VIX reverts to a central tendency that reverts to a level.</summary>
    /// <param name="vix">Spot VIX, in points; greater than 0.</param>
    /// <param name="tendency">exp of today's central tendency, in points; greater than 0.</param>
    /// <param name="logLevel">Level to which the tendency reverts, the logarithm of points; finite.</param>
    /// <param name="dynamics">The dynamics under the pricing measure.</param>
    /// <exception cref="ArgumentException">An argument is null or out of range.</exception>
    public static LognormalVixModel CentralTendency(double vix, double tendency, double logLevel, CentralTendencyDynamics dynamics)
    {
        Guard.NotNull(dynamics, nameof(dynamics));
        double now = ElementaryFunctions.Log(Guard.PositiveFinite(vix, nameof(vix)));
        double gap = ElementaryFunctions.Log(Guard.PositiveFinite(tendency, nameof(tendency))) - Guard.Finite(logLevel, nameof(logLevel));
        return new LognormalVixModel(
            dynamics.TendencyVolatility == 0 && gap == 0 ? "log Ornstein-Uhlenbeck" : "central-tendency Ornstein-Uhlenbeck",
            years =>
            {
                double kept = ElementaryFunctions.Exp(-dynamics.Speed * Guard.NonNegativeFinite(years, nameof(years)));
                double mean = (kept * now) + (dynamics.TendencyResponse(years) * gap) + (logLevel * (1 - kept));
                return ElementaryFunctions.Exp(mean + (0.5 * dynamics.LogVariance(years)));
            },
            dynamics);
    }

    /// <summary>The model of one factor: the logarithm of VIX reverts to a level.</summary>
    /// <param name="vix">Spot VIX, in points; greater than 0.</param>
    /// <param name="speed">Speed of reversion, per year; from above 0 to 1,000.</param>
    /// <param name="logLevel">Mean of the logarithm of VIX far ahead, under the pricing measure; finite.</param>
    /// <param name="volatility">Volatility of the logarithm, per root year; from above 0 to 20.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public static LognormalVixModel LogOrnsteinUhlenbeck(double vix, double speed, double logLevel, double volatility) =>
        CentralTendency(vix, ElementaryFunctions.Exp(Guard.InRange(logLevel, -100, 100, nameof(logLevel))), logLevel, new CentralTendencyDynamics(speed, volatility));

    /// <inheritdoc/>
    public double Future(double years, JointShock shock = default)
    {
        CheckTime(years, shock);
        double forward = _forward(years);
        if (shock == default)
            return forward;
        FactorLoadings loadings = Dynamics.LoadingsAt(years - shock.Years);
        double variance = loadings.CovarianceWith(loadings, Dynamics.CovarianceAfter(shock.Years));
        double future = forward * ElementaryFunctions.Exp((loadings.First * shock.Factor1) + (loadings.Second * shock.Factor2) - (0.5 * variance));
        return double.IsFinite(future) && future > 0 ? future : throw Guard.OutOfRange(nameof(shock), shock, "So large a move that prices are 0 or not finite.");
    }

    /// <inheritdoc/>
    public VixDistribution DistributionAt(double years, JointShock shock = default)
    {
        double future = Future(years, shock);
        return new LognormalDistribution(years, years - shock.Years, future, Dynamics.LogVariance(years - shock.Years));
    }

    /// <inheritdoc/>
    public FactorLoadings LoadingsOf(double years) => Dynamics.LoadingsAt(years);

    /// <inheritdoc/>
    public FactorCovariance CovarianceAfter(double years) => Dynamics.CovarianceAfter(years);

    /// <inheritdoc/>
    public FactorLoadings CovarianceWithIndex(double years, double firstCorrelation, double secondCorrelation) =>
        Dynamics.CovarianceWithIndex(years, firstCorrelation, secondCorrelation);

    /// <inheritdoc/>
    public double LogBeta(double years) => VixRegression.Slope(LoadingsOf(years), _vixLoadings, InstantaneousCovariance);

    /// <inheritdoc/>
    public double ExplainedShare(double years) => VixRegression.ExplainedShare(LoadingsOf(years), _vixLoadings, InstantaneousCovariance);

    /// <inheritdoc/>
    public double VolatilityResponse(double years) =>
        VixRegression.Slope(Dynamics.VolatilityLoadings(Guard.NonNegativeFinite(years, nameof(years))), _vixLoadings, InstantaneousCovariance);

    /// <inheritdoc/>
    public double IndexVolatilityRatio(double years, JointShock shock)
    {
        double response = VolatilityResponse(years);
        double logMove = ElementaryFunctions.LogRatio(Future(shock.Checked(nameof(shock)).Years, shock), _forward(shock.Years));
        return ElementaryFunctions.Exp(response * logMove);
    }

    /// <inheritdoc/>
    public MarketSnapshot Shock(MarketSnapshot market, JointShock shock, IndexVolatilityMove? move = null) => ModelShock.Apply(this, market, shock, move);

    /// <summary>Name and dynamics.</summary>
    public override string ToString() => $"{Name}: {Dynamics}";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Lognormal model of VX futures", ToString())
    {
        Facts =
        [
            new("model", Name),
            new("VIX", Vix, "VIX points"),
            new("dynamics", Dynamics.ToString()),
        ],
    };

    private static void CheckTime(double years, in JointShock shock)
    {
        Guard.NonNegativeFinite(years, nameof(years));
        shock.Checked(nameof(shock));
        if (years < shock.Years)
            throw Guard.OutOfRange(nameof(years), years, FormattableString.Invariant($"Must be at least the horizon of the shock, {shock.Years}."));
    }
}

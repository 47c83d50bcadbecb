using VixShield.Numerics;
using VixShield.TermStructure;

namespace VixShield.Risk;

/// <summary>
/// A direction in which VX futures and index volatilities move together: relative moves of a future and of a volatility by time to expiry in years, per unit of the direction.
/// </summary>
internal sealed record FactorDirection(Func<double, double> OfFuture, Func<double, double> OfVolatility)
{
    private const double SlopeTenor = 90d / 365d;

    // Five-point differences of a smooth ratio: the step to the fourth power against rounding over the step.
    private const double Step = 1e-3;

    // What is less, of terms that cancel, is rounding.
    private const double Nothing = 1e-9;

    internal static FactorDirection Regression(LogBetaCurve curve) => new(curve.LogBeta, curve.VolatilityResponse);

    internal static FactorDirection Regression(IVixModel model) => new(model.LogBeta, model.VolatilityResponse);

    /// <summary>The slow exponential's response minus the fast one's, per unit of that difference for a 90-day future.</summary>
    internal static FactorDirection Slope(LogBetaCurve curve) => new(curve.SlopeLogResponse, curve.SlopeVolatilityResponse);

    /// <summary>
    /// The move of the model's factors that leaves spot VIX where it is, per unit of what it does to a 90-day future; no direction where the model has none, as with one factor.
    /// </summary>
    internal static FactorDirection Slope(IVixModel model)
    {
        FactorLoadings spot = model.LoadingsOf(0);
        FactorLoadings far = model.LoadingsOf(SlopeTenor);
        FactorCovariance covariance = model.InstantaneousCovariance;
        double unit = (far.Second * spot.First) - (far.First * spot.Second);
        double size = Math.Abs(far.Second * spot.First) + Math.Abs(far.First * spot.Second);
        bool oneFactor = (covariance.First * covariance.Second) - (covariance.Cross * covariance.Cross) <= Nothing * covariance.First * covariance.Second;
        if (oneFactor || Math.Abs(unit) <= Nothing * size)
            return new(_ => 0, _ => 0);
        (double first, double second) = (-spot.Second / unit, spot.First / unit);
        // The lognormal futures model moves the volatilities of a shock along the regression on VIX alone; what its factors do to them is told by its loadings.
        return new(
            years => Along(model.LoadingsOf(years)),
            model is LognormalVixModel lognormal ? years => Along(lognormal.Dynamics.VolatilityLoadings(years)) : VolatilityDifference);

        double Along(FactorLoadings loadings) => (loadings.First * first) + (loadings.Second * second);

        double VolatilityDifference(double years) => ((8 * (LogRatio(years, 1) - LogRatio(years, -1))) - (LogRatio(years, 2) - LogRatio(years, -2))) / (12 * Step);

        double LogRatio(double years, int steps) =>
            ElementaryFunctions.Log(model.IndexVolatilityRatio(years, new JointShock(0, steps * Step * first, steps * Step * second, 0)));
    }
}

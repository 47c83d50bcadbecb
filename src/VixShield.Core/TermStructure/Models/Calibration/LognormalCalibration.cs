using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;
using VixShield.Market;

namespace VixShield.TermStructure;

/// <summary>
/// Calibrates the two volatilities of the lognormal futures model to the VIX options of a market. Speeds and correlation are taken as given: they belong to the returns of futures by maturity. The model has no smile,
/// so that its residuals across strikes are the market's; across expiries they say how well two exponentials carry the term structure of volatilities.
/// </summary>
public static class LognormalCalibration
{
    private static readonly Vector<double> s_lower = Vector<double>.Build.Dense(2, 0.01);
    private static readonly Vector<double> s_upper = Vector<double>.Build.Dense(2, 10);
    private static readonly string[] s_names = ["first volatility", "second volatility"];

    /// <summary>Calibrates.</summary>
    /// <param name="market">The market: VIX chains and spot VIX; VX contracts for expiries without options.</param>
    /// <param name="start">Speeds and correlation, which stay, and volatilities to begin from.</param>
    /// <param name="options">Which quotes; null for the defaults.</param>
    /// <returns>The model with its residuals, or a status that says why there is none.</returns>
    /// <exception cref="ArgumentNullException">The market or the start is null.</exception>
    /// <exception cref="MissingDatumException">The market lacks spot VIX.</exception>
    public static VixModelCalibration<LognormalVixModel> Fit(MarketSnapshot market, TwoFactorDynamics start, VixCalibrationOptions? options = null)
    {
        Guard.NotNull(market, nameof(market));
        Guard.NotNull(start, nameof(start));
        options ??= VixCalibrationOptions.Default;
        List<string> warnings = [];
        ImmutableArray<VixSmileTarget> targets = VixSmileTarget.Of(market, options, warnings);
        if (targets.Length < 2)
            return new(VixCalibrationStatus.TooFewQuotes, FormattableString.Invariant($"{targets.Length} VIX expiries with enough quotes; two volatilities need two.")) { Warnings = [.. warnings] };

        double[] years = [.. targets.SelectMany(t => t.Quotes.Select(_ => t.Years))];
        Vector<double> quoted = Vector<double>.Build.DenseOfEnumerable(targets.SelectMany(t => t.Quotes.Select(q => q.Volatility)));
        int evaluations = 0;
        IObjectiveModel objective = ObjectiveFunction.NonlinearModel(
            (p, _) =>
            {
                evaluations++;
                return Vector<double>.Build.Dense(quoted.Count, i => Volatility(start, p, years[i]));
            },
            (p, _) => Matrix<double>.Build.Dense(quoted.Count, 2, (i, j) => Derivative(start, p, years[i], j)),
            Vector<double>.Build.Dense(quoted.Count, i => i),
            quoted);
        Vector<double> guess = Vector<double>.Build.Dense([Math.Clamp(start.FirstVolatility, 0.02, 9), Math.Clamp(start.SecondVolatility, 0.02, 9)]);
        Vector<double> found = new LevenbergMarquardtMinimizer().Minimum(
            objective, guess, s_lower, s_upper, gradientTolerance: 1e-12, stepTolerance: 1e-10, functionTolerance: 1e-14, maximumIterations: options.MaximumEvaluations).MinimizingPoint;
        TwoFactorDynamics dynamics = With(start, found);
        var model = new LognormalVixModel(VixSmileTarget.FuturesOf(market, targets, options), dynamics);
        double[] singular = Matrix<double>.Build.Dense(quoted.Count, 2, (i, j) => Derivative(start, found, years[i], j)).Svd(computeVectors: false).S.AsArray();
        ImmutableArray<string> bounds = [.. s_names.Where((_, i) => found[i] - s_lower[i] < 1e-3 || s_upper[i] - found[i] < 1e-3)];
        ImmutableArray<VixExpiryCalibration> expiries =
        [
            .. targets.Select(t => t.Judge(model.DistributionAt(t.Years)) with
            {
                BoundsHit = bounds,
                Condition = singular[1] > 0 ? singular[0] / singular[1] : null,
                Evaluations = evaluations,
            }),
        ];
        warnings.AddRange(expiries[0].SearchWarnings(model.Name).Concat(expiries.SelectMany(e => e.SettlementWarnings())));
        if (dynamics.FirstWeight is < 0 or > 1)
            warnings.Add(FormattableString.Invariant($"The weight of the first speed in the log beta is {dynamics.FirstWeight:G6}, outside 0 to 1: the beta need be neither decreasing nor positive."));
        double rms = VixExpiryCalibration.RootMeanSquareOf([.. expiries.SelectMany(e => e.Quotes)]);
        return new(VixCalibrationStatus.Ok, FormattableString.Invariant($"{model.Name}: {expiries.Length} expiries, {quoted.Count} quotes, rms {rms:F2} volatility points."))
        {
            Model = model,
            Expiries = expiries,
            Warnings = [.. warnings],
        };
    }

    private static TwoFactorDynamics With(TwoFactorDynamics start, Vector<double> volatilities) =>
        new(start.FirstSpeed, volatilities[0], start.SecondSpeed, volatilities[1], start.Correlation);

    private static double Volatility(TwoFactorDynamics start, Vector<double> volatilities, double years) =>
        Math.Sqrt(With(start, volatilities).LogVariance(years) / years);

    /// <summary>Derivative of a volatility by one of the two: the variance is a quadratic form of them.</summary>
    private static double Derivative(TwoFactorDynamics start, Vector<double> volatilities, double years, int by)
    {
        FactorCovariance unit = start.CovarianceAfter(years);
        double own = by == 0 ? unit.First : unit.Second;
        double slope = 2 * ((own * volatilities[by]) + (unit.Cross * volatilities[1 - by]));
        return slope / (2 * years * Volatility(start, volatilities, years));
    }
}

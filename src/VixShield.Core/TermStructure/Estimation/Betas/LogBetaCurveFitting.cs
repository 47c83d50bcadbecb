using MathNet.Numerics.LinearAlgebra;
using VixShield.Numerics;

namespace VixShield.TermStructure;

/// <summary>
/// Fits w1 e^(-k1 T) + (1 - w1) e^(-k2 T), which is 1 at expiry, to the betas of a table: least squares weighted with one over the squared Newey-West standard error, by Levenberg-Marquardt from several fixed starts.
/// </summary>
public static class LogBetaCurveFitting
{
    // The slower speed, the distance of the faster from it, and the weight of the faster.
    private static readonly BoundedLeastSquares s_search = new(["second speed", "first speed minus second speed", "first weight"], [0, 0, -1], [50, 500, 2]);

    private static readonly double[][] s_starts = [[0.9, 17, 0.7], [0.3, 7, 0.7], [2, 60, 0.4], [4, 150, 0.3], [0.1, 3, 0.9], [8, 20, -0.2], [0.5, 30, 0.5], [3, 3, 0.5]];

    /// <summary>Fits.</summary>
    /// <param name="table">Estimates; those without a standard error above 0 do not count.</param>
    /// <param name="estimator">Which of the betas.</param>
    /// <returns>The curve, or a status that says why there is none: three numbers need three maturities.</returns>
    /// <exception cref="ArgumentException">The table is null, or there is no such estimator.</exception>
    /// <remarks>The search is between speeds of 0 and 550 a year and weights of -1 and 2; a number that ends at its limit is named in the fit.</remarks>
    public static LogBetaCurveFit Fit(LogBetaTable table, BetaEstimator estimator = BetaEstimator.LeastSquares)
    {
        Guard.NotNull(table, nameof(table));
        Guard.Defined(estimator, nameof(estimator));
        LogBetaEstimate[] used = [.. table.Estimates.Where(estimate => estimate.Of(estimator) is { Status: EstimationStatus.Ok, StandardError: > 0 })];
        if (used.Length < 3)
            return new(EstimationStatus.TooFewMaturities, FormattableString.Invariant($"{used.Length} maturities with an estimate; two exponentials need three."));

        double[] years = [.. used.Select(estimate => estimate.MeanDays!.Value / 365)];
        double[] errors = [.. used.Select(estimate => estimate.Of(estimator).StandardError!.Value)];
        Vector<double> observed = Vector<double>.Build.Dense(used.Length, i => used[i].Of(estimator).Slope!.Value / errors[i]);
        double[] found = s_search.Minimum(
            p => Vector<double>.Build.Dense(used.Length, i => ((p[2] * Decay(p[0] + p[1], years[i])) + ((1 - p[2]) * Decay(p[0], years[i]))) / errors[i]),
            p => Matrix<double>.Build.Dense(used.Length, 3, (i, j) => Derivative(p, years[i], j) / errors[i]),
            observed,
            s_starts);
        var curve = new LogBetaCurve([found[2], 1 - found[2]], [found[0] + found[1], found[0]]);
        return new(EstimationStatus.Ok, FormattableString.Invariant($"Two exponentials through {used.Length} maturities."))
        {
            Curve = curve,
            Residuals = [.. used.Select((estimate, i) => new LogBetaResidual(estimate.Bucket, estimate.MeanDays!.Value, estimate.Of(estimator).Slope!.Value, errors[i], curve.LogBeta(years[i])))],
            BoundsHit = s_search.BoundsHit(found),
        };
    }

    private static double Derivative(Vector<double> p, double years, int by)
    {
        double fast = Decay(p[0] + p[1], years);
        double slow = Decay(p[0], years);
        return by switch
        {
            0 => -years * ((p[2] * fast) + ((1 - p[2]) * slow)),
            1 => -years * p[2] * fast,
            _ => fast - slow,
        };
    }

    private static double Decay(double speed, double years) => ElementaryFunctions.Exp(-speed * years);
}

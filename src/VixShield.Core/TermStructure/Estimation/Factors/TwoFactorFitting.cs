using MathNet.Numerics.LinearAlgebra;
using VixShield.Numerics;

namespace VixShield.TermStructure;

/// <summary>
/// Fits <see cref="TwoFactorDynamics"/> to the covariance of futures returns: s1^2 e^(-k1 (T + U)) + s2^2 e^(-k2 (T + U)) + rho s1 s2 (e^(-k1 T - k2 U) + e^(-k2 T - k1 U)) at the mean days of the two maturities, by Levenberg-Marquardt
/// from several fixed starts.
/// </summary>
/// <remarks>
/// An entry weighs with n / (c_TT c_UU + c_TU^2), one over its variance if returns were normal. Errors of entries are correlated, and returns are not normal: the sum of squares is a distance, not a test.
/// </remarks>
public static class TwoFactorFitting
{
    private static readonly BoundedLeastSquares s_search = new(
        ["second speed", "first speed minus second speed", "first volatility", "second volatility", "correlation"], [0, 0, 0.01, 0.01, -0.99], [50, 300, 10, 10, 0.99]);

    // Second speed, distance of the first from it, both volatilities as shares of the largest sample volatility, and correlation.
    private static readonly double[][] s_starts =
    [
        [0.3, 4, 0.8, 0.5, 0], [0.3, 4, 0.8, 0.5, 0.6], [1.5, 4, 0.8, 0.5, 0], [1.5, 4, 0.8, 0.5, 0.6],
        [0.3, 15, 0.8, 0.5, 0], [0.3, 15, 0.8, 0.5, 0.6], [1.5, 15, 0.8, 0.5, 0], [1.5, 15, 0.8, 0.5, 0.6],
        [0.3, 50, 0.8, 0.5, 0], [0.3, 50, 0.8, 0.5, 0.6], [1.5, 50, 0.8, 0.5, 0], [1.5, 50, 0.8, 0.5, 0.6],
    ];

    /// <summary>Fits.</summary>
    /// <param name="covariance">The sample; entries without a number, and those of a maturity without a variance above 0, do not count.</param>
    /// <returns>The dynamics, or a status that says why there are none: five numbers need five entries of three maturities.</returns>
    /// <exception cref="ArgumentNullException">The covariance is null.</exception>
    /// <remarks>The search is between speeds of 0 and 350 a year, volatilities of 0.01 and 10 and correlations of -0.99 and 0.99; a number that ends at its limit is named in the fit.</remarks>
    public static TwoFactorFit Fit(VixFuturesCovariance covariance)
    {
        Guard.NotNull(covariance, nameof(covariance));
        Dictionary<MaturityBucket, double> variances = covariance.Entries.Where(entry => entry.First == entry.Second && entry.Covariance > 0).ToDictionary(entry => entry.First, entry => entry.Covariance!.Value);
        CovarianceEntry[] used = [.. covariance.Entries.Where(entry => entry.Covariance is not null && variances.ContainsKey(entry.First) && variances.ContainsKey(entry.Second))];
        if (variances.Count < 3 || used.Length < 5)
            return new(EstimationStatus.TooFewMaturities, FormattableString.Invariant($"{variances.Count} maturities with a variance and {used.Length} entries; five numbers need three and five."));

        double[] errors = [.. used.Select(entry => Math.Sqrt(((variances[entry.First] * variances[entry.Second]) + (entry.Covariance!.Value * entry.Covariance.Value)) / entry.Sessions))];
        double[] first = [.. used.Select(entry => entry.FirstDays / 365)];
        double[] second = [.. used.Select(entry => entry.SecondDays / 365)];
        Vector<double> observed = Vector<double>.Build.Dense(used.Length, i => used[i].Covariance!.Value / errors[i]);
        Matrix<double> Slopes(Vector<double> p) => Matrix<double>.Build.Dense(used.Length, 5, (i, j) => Derivative(p, first[i], second[i], j) / errors[i]);
        double level = Math.Sqrt(variances.Values.Max());
        double[] found = s_search.Minimum(
            p => Vector<double>.Build.Dense(used.Length, i => Covariance(p, first[i], second[i]) / errors[i]),
            Slopes,
            observed,
            s_starts.Select(start => new[] { start[0], start[1], start[2] * level, start[3] * level, start[4] }));
        Vector<double> end = Vector<double>.Build.DenseOfArray(found);
        double[] singular = Slopes(end).NormalizeColumns(2).Svd(computeVectors: false).S.AsArray();
        return new(EstimationStatus.Ok, FormattableString.Invariant($"Two factors for {used.Length} entries of {variances.Count} maturities."))
        {
            Dynamics = new TwoFactorDynamics(found[0] + found[1], found[2], found[0], found[3], found[4]),
            Residuals = [.. used.Select((entry, i) => new CovarianceResidual(entry, errors[i], Covariance(end, first[i], second[i])))],
            BoundsHit = s_search.BoundsHit(found),
            Condition = singular[^1] > 0 ? singular[0] / singular[^1] : null,
        };
    }

    private static double Covariance(Vector<double> p, double t, double u)
    {
        (double fastT, double slowT, double fastU, double slowU) = Decays(p, t, u);
        return (p[2] * p[2] * fastT * fastU) + (p[3] * p[3] * slowT * slowU) + (p[4] * p[2] * p[3] * ((fastT * slowU) + (slowT * fastU)));
    }

    private static double Derivative(Vector<double> p, double t, double u, int by)
    {
        (double fastT, double slowT, double fastU, double slowU) = Decays(p, t, u);
        double cross = (fastT * slowU) + (slowT * fastU);
        double byFast = -((t + u) * p[2] * p[2] * fastT * fastU) - (p[4] * p[2] * p[3] * ((t * fastT * slowU) + (u * slowT * fastU)));
        double bySlow = -((t + u) * p[3] * p[3] * slowT * slowU) - (p[4] * p[2] * p[3] * ((u * fastT * slowU) + (t * slowT * fastU)));
        return by switch
        {
            0 => byFast + bySlow,
            1 => byFast,
            2 => (2 * p[2] * fastT * fastU) + (p[4] * p[3] * cross),
            3 => (2 * p[3] * slowT * slowU) + (p[4] * p[2] * cross),
            _ => p[2] * p[3] * cross,
        };
    }

    private static (double FastT, double SlowT, double FastU, double SlowU) Decays(Vector<double> p, double t, double u) => (
        ElementaryFunctions.Exp(-(p[0] + p[1]) * t), ElementaryFunctions.Exp(-p[0] * t), ElementaryFunctions.Exp(-(p[0] + p[1]) * u), ElementaryFunctions.Exp(-p[0] * u));
}

using MathNet.Numerics.LinearAlgebra;

namespace VixShield.TermStructure;

/// <summary>Weighted least squares with intercept for the sum of all slopes, with standard errors whose unit is the session.</summary>
internal static class WeightedRegression
{
    // Below this share of its largest value a regressor's spread is rounding; below it the correlation matrix is singular.
    private const double Nothing = 1e-12;

    /// <summary>Estimates.</summary>
    /// <param name="regressors">One array for each regressor.</param>
    /// <param name="explained">What is explained, as long as each regressor.</param>
    /// <param name="sessions">Number of the session of each observation.</param>
    /// <param name="weights">Weights, or null for equal ones.</param>
    /// <param name="options">Lags and least number of sessions.</param>
    internal static SlopeEstimate Of(double[][] regressors, double[] explained, int[] sessions, double[]? weights, RegressionOptions options)
    {
        int n = explained.Length;
        int p = regressors.Length;
        int days = sessions.Distinct().Count();
        int least = Math.Max(options.MinimumSessions, p + 2);
        if (days < least)
            return new(EstimationStatus.TooFewObservations, FormattableString.Invariant($"{days} sessions with an observation; at least {least} are needed."), n, days);
        if (!explained.All(double.IsFinite) || !regressors.All(column => column.All(double.IsFinite)))
            return new(EstimationStatus.NotFinite, "A value is not a finite number.", n, days);

        double[] w = weights ?? [.. Enumerable.Repeat(1d, n)];
        double total = w.Sum();
        // Weighted means out of both sides are the intercept.
        double[] means = [.. regressors.Select(column => Mean(column, w, total))];
        double mean = Mean(explained, w, total);
        double[] scales = [.. regressors.Select((column, j) => Math.Sqrt(column.Select((x, i) => w[i] * (x - means[j]) * (x - means[j])).Sum() / total))];
        for (int j = 0; j < p; j++)
        {
            if (!(scales[j] > Nothing * regressors[j].Max(Math.Abs)))
                return new(EstimationStatus.NoVariance, FormattableString.Invariant($"What should explain does not vary over {days} sessions."), n, days);
        }

        Matrix<double> x = Matrix<double>.Build.Dense(n, p, (i, j) => (regressors[j][i] - means[j]) / scales[j]);
        Matrix<double> moments = x.TransposeThisAndMultiply(Matrix<double>.Build.Dense(n, p, (i, j) => w[i] * x[i, j])) / total;
        if (!(moments.Svd(computeVectors: false).S[p - 1] > Nothing))
            return new(EstimationStatus.NoVariance, FormattableString.Invariant($"Leads and lags cannot be told apart over {days} sessions."), n, days);

        Matrix<double> inverse = moments.Inverse();
        Vector<double> y = Vector<double>.Build.Dense(n, i => explained[i] - mean);
        Vector<double> slopes = inverse * (x.TransposeThisAndMultiply(Vector<double>.Build.Dense(n, i => w[i] * y[i])) / total);
        Vector<double> errors = y - (x * slopes);
        // The sum of the slopes in the given units.
        Vector<double> sum = Vector<double>.Build.Dense(p, j => 1 / scales[j]);
        Vector<double> influence = inverse * sum / total;
        double[] scores = [.. Enumerable.Range(0, n).Select(i => w[i] * errors[i] * x.Row(i).DotProduct(influence))];
        double unexplained = Enumerable.Range(0, n).Sum(i => w[i] * errors[i] * errors[i]);
        double variation = Enumerable.Range(0, n).Sum(i => w[i] * y[i] * y[i]);
        double effective = total * total / w.Sum(v => v * v);
        double spread = Enumerable.Range(0, n).Sum(i => Square(w[i] * x.Row(i).DotProduct(influence)));
        return new(EstimationStatus.Ok, FormattableString.Invariant($"{n} observations on {days} sessions."), n, days)
        {
            Slope = slopes.DotProduct(sum),
            Intercept = mean - Enumerable.Range(0, p).Sum(j => slopes[j] / scales[j] * means[j]),
            StandardError = Math.Sqrt(NeweyWest(scores, sessions, options.NeweyWestLags)),
            ClassicalStandardError = effective - p - 1 > Nothing ? Math.Sqrt(unexplained / total * effective / (effective - p - 1) * spread) : null,
            RSquared = variation > Square(Nothing * explained.Max(Math.Abs)) * total ? 1 - (unexplained / variation) : null,
        };
    }

    /// <summary>Variance of the sum of scores: those of a session are added first, so that contracts that share its shock count together.</summary>
    private static double NeweyWest(double[] scores, int[] sessions, int lags)
    {
        Dictionary<int, double> bySession = [];
        for (int i = 0; i < scores.Length; i++)
            bySession[sessions[i]] = bySession.GetValueOrDefault(sessions[i]) + scores[i];
        double variance = 0;
        foreach ((int session, double score) in bySession.OrderBy(entry => entry.Key))
        {
            variance += score * score;
            for (int lag = 1; lag <= lags; lag++)
                variance += 2 * (1 - (lag / (lags + 1d))) * score * bySession.GetValueOrDefault(session - lag);
        }

        // Bartlett's weights make it at least 0, up to rounding.
        return Math.Max(variance, 0);
    }

    private static double Mean(double[] values, double[] weights, double total)
    {
        double sum = 0;
        for (int i = 0; i < values.Length; i++)
            sum += weights[i] * values[i];
        return sum / total;
    }

    private static double Square(double value) => value * value;
}

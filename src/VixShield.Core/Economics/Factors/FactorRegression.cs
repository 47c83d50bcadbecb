using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;
using VixShield.TermStructure;

namespace VixShield.Economics;

/// <summary>
/// Least squares of a portfolio's excess return on the market's (the capital asset pricing model), and on the market's and the return of a volatility future:
/// R - r_f = alpha + beta_m (R_m - r_f) + beta_v R_VX + error. The future is unfunded, so no risk-free return is taken from it.
/// </summary>
/// <remarks>Classical standard errors: they take errors as independent with one variance, which returns of options are not. They are too small for such portfolios.</remarks>
public static class FactorRegression
{
    // Deviations from the mean outside these, and not 0, have squares and quotients that doubles do not hold.
    private const double LeastDeviation = 1e-100;
    private const double MostDeviation = 1e100;

    // Below this share a regressor's own part is rounding.
    private const double Nothing = 1e-10;

    /// <summary>The regression on the market alone.</summary>
    /// <param name="rows">At least three rows; returns of volatility futures are not used.</param>
    /// <returns>The fit, or a status: too few rows, a market that does not vary, or numbers that are not finite or, in their deviations from the mean, not from 1e-100 to 1e100.</returns>
    /// <exception cref="ArgumentNullException">The rows or one of them are null.</exception>
    public static FactorFit OnMarket(IEnumerable<FactorReturn> rows)
    {
        FactorReturn[] all = [.. Guard.NoNulls(rows, nameof(rows))];
        return Fit(all, [[.. all.Select(r => r.Market - r.RiskFree)]]);
    }

    /// <summary>The regression on the market and the volatility future.</summary>
    /// <param name="rows">At least four rows, each with a return of the volatility future.</param>
    /// <returns>The fit, or a status: too few rows, factors that do not vary or cannot be told apart, or numbers that are missing, not finite or, in their deviations from the mean, not from 1e-100 to 1e100.</returns>
    /// <exception cref="ArgumentNullException">The rows or one of them are null.</exception>
    public static FactorFit OnMarketAndVolatility(IEnumerable<FactorReturn> rows)
    {
        FactorReturn[] all = [.. Guard.NoNulls(rows, nameof(rows))];
        return Fit(all, [[.. all.Select(r => r.Market - r.RiskFree)], [.. all.Select(r => r.VolatilityFuture ?? double.NaN)]]);
    }

    private static FactorFit Fit(FactorReturn[] rows, double[][] factors)
    {
        int n = rows.Length;
        int p = factors.Length;
        double[] explained = [.. rows.Select(r => r.Portfolio - r.RiskFree)];
        if (n < p + 2)
            return new FactorFit(EstimationStatus.TooFewObservations, FormattableString.Invariant($"{n} rows; at least {p + 2} are needed."), n);
        if (!explained.All(double.IsFinite) || !factors.All(f => f.All(double.IsFinite)))
            return new FactorFit(EstimationStatus.NotFinite, "A return is missing or not a finite number.", n);

        double mean = Mean(explained);
        double[] means = [.. factors.Select(Mean)];
        string[] names = ["portfolio", "market", "volatility future"];
        for (int j = -1; j < p; j++)
        {
            if (IsBeyondSquares(j < 0 ? explained : factors[j]))
            {
                return new FactorFit(
                    EstimationStatus.NotFinite, FormattableString.Invariant($"Deviations of the {names[j + 1]}'s returns from their mean are not from {LeastDeviation} to {MostDeviation}: their squares are beyond doubles."), n);
            }
        }

        double[] scales = [.. factors.Select((f, j) => Math.Sqrt(f.Sum(x => (x - means[j]) * (x - means[j]))))];
        for (int j = 0; j < p; j++)
        {
            if (!(scales[j] > Nothing * factors[j].Max(Math.Abs)))
                return new FactorFit(EstimationStatus.NoVariance, $"The return of the {names[j + 1]} does not vary.", n);
        }

        Matrix<double> x = Matrix<double>.Build.Dense(n, p, (i, j) => (factors[j][i] - means[j]) / scales[j]);
        QR<double> qr = x.QR(QRMethod.Thin);
        // Columns have length 1: what the second adds to the first is its own part.
        if (!(Math.Abs(qr.R[p - 1, p - 1]) > Nothing))
            return new FactorFit(EstimationStatus.NoVariance, "The market and the volatility future cannot be told apart.", n);

        Vector<double> y = Vector<double>.Build.Dense(n, i => explained[i] - mean);
        Vector<double> scaled = qr.R.Solve(qr.Q.TransposeThisAndMultiply(y));
        Vector<double> residuals = y - (x * scaled);
        double variation = y.DotProduct(y);
        double unexplained = residuals.DotProduct(residuals);
        double variance = unexplained / (n - p - 1);
        Matrix<double> inverse = qr.R.Inverse();
        Matrix<double> covariance = inverse.TransposeAndMultiply(inverse);
        Vector<double> atMeans = Vector<double>.Build.Dense(p, j => means[j] / scales[j]);
        double alpha = mean - scaled.DotProduct(atMeans);
        if (!double.IsFinite(alpha) || !double.IsFinite(variance))
            return new FactorFit(EstimationStatus.NotFinite, "Returns are beyond what squares can hold.", n);
        return new FactorFit(EstimationStatus.Ok, FormattableString.Invariant($"{n} rows."), n)
        {
            Alpha = alpha,
            AlphaStandardError = Math.Sqrt(variance * ((1d / n) + atMeans.DotProduct(covariance * atMeans))),
            MarketBeta = scaled[0] / scales[0],
            MarketBetaStandardError = Math.Sqrt(variance * covariance[0, 0]) / scales[0],
            VolatilityBeta = p > 1 ? scaled[1] / scales[1] : null,
            VolatilityBetaStandardError = p > 1 ? Math.Sqrt(variance * covariance[1, 1]) / scales[1] : null,
            RSquared = Math.Sqrt(variation) > Nothing * explained.Max(Math.Abs) ? 1 - (unexplained / variation) : null,
            ResidualDeviation = Math.Sqrt(variance),
        };
    }

    /// <summary>Whether returns vary, by more than the rounding of their mean, by amounts too large or too small to be squared.</summary>
    private static bool IsBeyondSquares(double[] values)
    {
        double mean = Mean(values);
        double deviation = values.Max(v => Math.Abs(v - mean));
        return !(deviation <= MostDeviation) || (deviation < LeastDeviation && deviation > Nothing * values.Max(Math.Abs));
    }

    private static double Mean(double[] values) => values.Sum() / values.Length;
}

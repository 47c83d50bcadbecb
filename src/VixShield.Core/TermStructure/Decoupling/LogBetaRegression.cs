using MathNet.Numerics.LinearAlgebra;
using VixShield.Display;
using VixShield.Numerics;

namespace VixShield.TermStructure;

/// <summary>
/// Least-squares line of the log changes of a future on those of VIX, with intercept: its slope is the log beta. Leave out moves that
/// cross a roll, a gap or a change of the settlement time.
/// </summary>
/// <param name="Status">Whether there is a fit; if not, every number but the count is null.</param>
/// <param name="Observations">Moves used.</param>
/// <param name="Intercept">Mean log change of the future when VIX stands still.</param>
/// <param name="Beta">Slope: relative move of the future per relative move of VIX.</param>
/// <param name="StandardError">Standard error of the slope, for errors of one variance without autocorrelation (classical).</param>
/// <param name="ResidualDeviation">Standard deviation of the residuals, divisor n - 2.</param>
/// <param name="RSquared">Share of the variance that the line explains.</param>
/// <param name="Reason">The statement in words.</param>
[TypeFormatterSource]
public sealed record LogBetaRegression(
    RegressionStatus Status, int Observations, double? Intercept, double? Beta, double? StandardError, double? ResidualDeviation, double? RSquared, string Reason) : IDisplayable
{
    /// <summary>Fits the line.</summary>
    /// <param name="vix">Log changes of VIX.</param>
    /// <param name="future">Log changes of the future, one for each.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static LogBetaRegression Of(ReadOnlySpan<double> vix, ReadOnlySpan<double> future)
    {
        int n = SameLength(vix, future);
        if (n < 3)
            return Without(RegressionStatus.TooFewObservations, n, FormattableString.Invariant($"{n} observations; at least 3 are needed."));
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < n; i++)
        {
            meanX += vix[i] / n;
            meanY += future[i] / n;
        }

        double sxx = 0;
        double sxy = 0;
        double syy = 0;
        for (int i = 0; i < n; i++)
        {
            double dx = vix[i] - meanX;
            double dy = future[i] - meanY;
            sxx += dx * dx;
            sxy += dx * dy;
            syy += dy * dy;
        }

        if (!double.IsFinite(sxx) || !double.IsFinite(syy) || !double.IsFinite(sxy))
            return Without(RegressionStatus.IllegalValue, n, "A value is not finite, or too large to be squared.");
        // A series that varies by rounding alone has no slope; relative to its size, because a shift of units must not decide.
        if (!(sxx > 1e-24 * n * (1e-6 + (meanX * meanX))))
            return Without(RegressionStatus.Collinear, n, "The regressor does not vary: no slope.");
        double beta = sxy / sxx;
        double intercept = meanY - (beta * meanX);
        double squares = 0;
        for (int i = 0; i < n; i++)
        {
            double residual = future[i] - intercept - (beta * vix[i]);
            squares += residual * residual;
        }

        if (!(squares > 1e-24 * syy))
            return Without(RegressionStatus.NoResidual, n, "The values do not vary, or lie on one line: residuals have no scale.");
        double variance = squares / (n - 2);
        double error = Math.Sqrt(variance / sxx);
        return new LogBetaRegression(
            RegressionStatus.Ok, n, intercept, beta, error, Math.Sqrt(variance), 1 - (squares / syy),
            FormattableString.Invariant($"slope {beta:F4} (standard error {error:F4}) from {n} observations."));
    }

    /// <summary>
    /// Lead and lag beta (Dimson 1979): the sum of the slopes on the VIX moves of the session before, the same session and the session after.
    /// It shows what clocks that do not agree hide from the line. It looks one session ahead and is for reports, not for detection. Null where it is not determined.
    /// </summary>
    /// <param name="vix">Log changes of VIX in neighbouring sessions; NaN where there is none that counts.</param>
    /// <param name="future">Log changes of the future, one for each; NaN likewise.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double? LeadLagBeta(ReadOnlySpan<double> vix, ReadOnlySpan<double> future)
    {
        int n = SameLength(vix, future);
        List<double[]> rows = [];
        List<double> moves = [];
        for (int i = 1; i + 1 < n; i++)
        {
            if (!double.IsFinite(vix[i - 1]) || !double.IsFinite(vix[i]) || !double.IsFinite(vix[i + 1]) || !double.IsFinite(future[i]))
                continue;
            rows.Add([1, vix[i - 1], vix[i], vix[i + 1]]);
            moves.Add(future[i]);
        }

        if (rows.Count < 5)
            return null;
        Matrix<double> design = Matrix<double>.Build.DenseOfRowArrays(rows);
        if (design.Rank() < 4)
            return null;
        Vector<double> solution = design.QR().Solve(Vector<double>.Build.DenseOfEnumerable(moves));
        return solution[1] + solution[2] + solution[3];
    }

    /// <summary>
    /// Speed k of betas that fall with maturity as exp(-k T): ln(beta near / beta far) / years between. Null unless both are greater than 0.
    /// </summary>
    /// <param name="near">Beta of the near contract.</param>
    /// <param name="far">Beta of the far contract.</param>
    /// <param name="years">Years between their settlements; greater than 0.</param>
    public static double? MaturitySpeed(double near, double far, double years) =>
        near > 0 && far > 0 && years > 0 && double.IsFinite(near) && double.IsFinite(far) && double.IsFinite(years) ? ElementaryFunctions.LogRatio(near, far) / years : null;

    /// <summary>The reason.</summary>
    public override string ToString() => Reason;

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Log beta regression", ToString())
    {
        Facts =
        [
            new("status", Status),
            new("observations", Observations),
            new("log beta", Beta),
            new("standard error", StandardError),
            new("intercept", Intercept),
            new("deviation of residuals", ResidualDeviation),
            new("R squared", RSquared),
        ],
    };

    private static int SameLength(ReadOnlySpan<double> vix, ReadOnlySpan<double> future) => vix.Length == future.Length
        ? vix.Length
        : throw Guard.OutOfRange(nameof(future), future.Length, FormattableString.Invariant($"Must have as many values as the other, {vix.Length}."));

    private static LogBetaRegression Without(RegressionStatus status, int observations, string reason) => new(status, observations, null, null, null, null, null, reason);
}

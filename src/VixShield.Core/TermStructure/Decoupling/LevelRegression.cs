using MathNet.Numerics.LinearAlgebra;
using VixShield.Display;
using VixShield.Numerics;

namespace VixShield.TermStructure;

/// <summary>
/// Level of a VX future against spot VIX: ln future - ln VIX = a + b w + c w ln VIX + residual, with w = 1 - exp(-kappa tau), by least
/// squares. It holds two levels together by maturity, without a model of their moves; the residual is what neither maturity nor the level of VIX explains.
/// </summary>
/// <remarks>A large residual, or a large basis, is no mispricing: nothing can be stored and delivered against a VX future, and it may hold a premium.</remarks>
/// <param name="Status">Whether there is a fit; if not, every coefficient is null.</param>
/// <param name="Observations">Sessions used.</param>
/// <param name="Kappa">Speed kappa, per year.</param>
/// <param name="Intercept">The intercept a.</param>
/// <param name="Weight">The coefficient b of w.</param>
/// <param name="WeightLogVix">The coefficient c of w ln VIX, with VIX in points.</param>
/// <param name="InterceptError">Classical standard error of a.</param>
/// <param name="WeightError">Classical standard error of b.</param>
/// <param name="WeightLogVixError">Classical standard error of c.</param>
/// <param name="ResidualDeviation">Standard deviation of the residuals, divisor n - 3.</param>
/// <param name="Reason">The statement in words.</param>
[TypeFormatterSource]
public sealed record LevelRegression(
    RegressionStatus Status,
    int Observations,
    double Kappa,
    double? Intercept,
    double? Weight,
    double? WeightLogVix,
    double? InterceptError,
    double? WeightError,
    double? WeightLogVixError,
    double? ResidualDeviation,
    string Reason) : IDisplayable
{
    /// <summary>Fits the levels of sessions of one settlement clock.</summary>
    /// <param name="vix">Spot VIX, in points.</param>
    /// <param name="future">The future, in points, one for each.</param>
    /// <param name="days">Calendar days to settlement, one for each; fractions count.</param>
    /// <param name="kappa">Speed kappa, per year; greater than 0.</param>
    /// <exception cref="ArgumentException">The lengths differ, or kappa is not finite or not greater than 0.</exception>
    public static LevelRegression Of(ReadOnlySpan<double> vix, ReadOnlySpan<double> future, ReadOnlySpan<double> days, double kappa = 6)
    {
        Guard.PositiveFinite(kappa, nameof(kappa));
        int n = vix.Length;
        if (future.Length != n)
            throw Guard.OutOfRange(nameof(future), future.Length, FormattableString.Invariant($"Must have as many values as VIX, {n}."));
        if (days.Length != n)
            throw Guard.OutOfRange(nameof(days), days.Length, FormattableString.Invariant($"Must have as many values as VIX, {n}."));
        if (n < 4)
            return Without(RegressionStatus.TooFewObservations, n, kappa, FormattableString.Invariant($"{n} sessions; at least 4 are needed."));
        Matrix<double> design = Matrix<double>.Build.Dense(n, 3);
        Vector<double> y = Vector<double>.Build.Dense(n);
        for (int i = 0; i < n; i++)
        {
            if (!IsLegal(vix[i], future[i], days[i]))
                return Without(RegressionStatus.IllegalValue, n, kappa, FormattableString.Invariant($"Session {i} has VIX {vix[i]}, future {future[i]}, days {days[i]}: prices must be greater than 0, days at least 0."));
            double w = MaturityWeight.Of(days[i], kappa);
            design[i, 0] = 1;
            design[i, 1] = w;
            design[i, 2] = w * ElementaryFunctions.Log(vix[i]);
            y[i] = LogPremium(vix[i], future[i]);
        }

        var qr = design.QR(MathNet.Numerics.LinearAlgebra.Factorization.QRMethod.Thin);
        for (int j = 0; j < 3; j++)
        {
            if (!(Math.Abs(qr.R[j, j]) > 1e-11 * design.Column(j).L2Norm()))
                return Without(RegressionStatus.Collinear, n, kappa, "Maturity and VIX do not vary enough to tell the coefficients apart.");
        }

        Vector<double> solution = qr.Solve(y);
        double squares = (y - (design * solution)).DotProduct(y - (design * solution));
        if (!(squares > 1e-24 * y.DotProduct(y)))
            return Without(RegressionStatus.NoResidual, n, kappa, "The levels lie on the fit: residuals have no scale.");
        double variance = squares / (n - 3);
        Matrix<double> inverse = qr.R.Inverse();
        double Error(int j) => Math.Sqrt(variance * inverse.Row(j).DotProduct(inverse.Row(j)));
        return new LevelRegression(
            RegressionStatus.Ok, n, kappa, solution[0], solution[1], solution[2], Error(0), Error(1), Error(2), Math.Sqrt(variance),
            FormattableString.Invariant($"residual deviation {Math.Sqrt(variance):F5} from {n} sessions."));
    }

    /// <summary>The log premium ln future - ln VIX less its fitted value; null without a fit or where a value is not legal.</summary>
    /// <param name="vix">Spot VIX, in points.</param>
    /// <param name="future">The future, in points.</param>
    /// <param name="days">Calendar days to settlement; at least 0.</param>
    public double? Residual(double vix, double future, double days)
    {
        if (Status != RegressionStatus.Ok || !IsLegal(vix, future, days))
            return null;
        double w = MaturityWeight.Of(days, Kappa);
        return LogPremium(vix, future) - Intercept!.Value - (Weight!.Value * w) - (WeightLogVix!.Value * w * ElementaryFunctions.Log(vix));
    }

    /// <summary>The reason.</summary>
    public override string ToString() => Reason;

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Level regression", ToString())
    {
        Facts =
        [
            new("status", Status),
            new("observations", Observations),
            new("speed kappa", Kappa, "per year"),
            new("deviation of residuals", ResidualDeviation),
        ],
        Tables =
        [
            DisplayTable.Of(
                "coefficients",
                new[] { ("intercept a", Intercept, InterceptError), ("b of w", Weight, WeightError), ("c of w ln VIX", WeightLogVix, WeightLogVixError) },
                new("coefficient", r => r.Item1),
                new("value", r => r.Item2),
                new("standard error", r => r.Item3)),
        ],
    };

    internal static double LogPremium(double vix, double future) => ElementaryFunctions.LogRatio(future, vix);

    private static bool IsLegal(double vix, double future, double days) =>
        double.IsFinite(vix) && vix > 0 && double.IsFinite(future) && future > 0 && double.IsFinite(days) && days >= 0;

    private static LevelRegression Without(RegressionStatus status, int observations, double kappa, string reason) =>
        new(status, observations, kappa, null, null, null, null, null, null, null, reason);
}

using VixShield.Display;
using VixShield.Numerics;

namespace VixShield.TermStructure;

/// <summary>First-order autoregression x(t) = c + phi x(t-1) + error by least squares, over pairs of neighbouring values.</summary>
/// <param name="Status">Whether there is a fit; if not, every number but the count is null.</param>
/// <param name="Pairs">Pairs used.</param>
/// <param name="Constant">The constant c.</param>
/// <param name="Phi">The coefficient phi.</param>
/// <param name="StandardDeviation">Standard deviation of the errors, divisor n - 2.</param>
/// <param name="HalfLife">Steps after which half of a deviation is left, ln 2 / -ln phi; null unless phi is between 0 and 1.</param>
/// <param name="DickeyFuller">t statistic of phi - 1 (Dickey-Fuller without lags). On residuals of a regression the Engle-Granger critical
/// values apply; where VIX and the future must meet at settlement it says nearly nothing, so it is shown and decides nothing.</param>
/// <param name="Reason">The statement in words.</param>
[TypeFormatterSource]
public sealed record AutoregressiveFit(
    RegressionStatus Status, int Pairs, double? Constant, double? Phi, double? StandardDeviation, double? HalfLife, double? DickeyFuller, string Reason) : IDisplayable
{
    /// <summary>Fits neighbouring values of an unbroken series.</summary>
    /// <param name="values">The series.</param>
    public static AutoregressiveFit Of(ReadOnlySpan<double> values) =>
        values.Length < 2 ? Without(RegressionStatus.TooFewObservations, 0, "No pair of values.") : Of(values[..^1], values[1..]);

    /// <summary>Fits pairs, from which those that cross a gap or a roll have been left out.</summary>
    /// <param name="before">The earlier value of each pair.</param>
    /// <param name="after">The later value of each pair.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static AutoregressiveFit Of(ReadOnlySpan<double> before, ReadOnlySpan<double> after)
    {
        LogBetaRegression line = LogBetaRegression.Of(before, after);
        if (line.Status != RegressionStatus.Ok)
            return Without(line.Status, line.Observations, line.Reason);
        double phi = line.Beta!.Value;
        return new AutoregressiveFit(
            RegressionStatus.Ok, line.Observations, line.Intercept, phi, line.ResidualDeviation, HalfLifeOf(phi), (phi - 1) / line.StandardError!.Value,
            FormattableString.Invariant($"phi {phi:F4} from {line.Observations} pairs."));
    }

    /// <summary>The error of a value in standard deviations: (after - c - phi before) / sigma. Null without a fit.</summary>
    /// <param name="before">The value before.</param>
    /// <param name="after">The value.</param>
    public double? Innovation(double before, double after) =>
        Status == RegressionStatus.Ok && double.IsFinite(before) && double.IsFinite(after) ? (after - Constant!.Value - (Phi!.Value * before)) / StandardDeviation!.Value : null;

    /// <summary>The reason.</summary>
    public override string ToString() => Reason;

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("First-order autoregression", ToString())
    {
        Facts =
        [
            new("status", Status),
            new("pairs", Pairs),
            new("constant", Constant),
            new("phi", Phi),
            new("deviation of the errors", StandardDeviation),
            new("half-life", HalfLife, "steps"),
            new("Dickey-Fuller t", DickeyFuller),
        ],
    };

    internal static double? HalfLifeOf(double phi) =>
        phi is > 0 and < 1 ? ElementaryFunctions.Log(2) / -ElementaryFunctions.Log(phi) : null;

    private static AutoregressiveFit Without(RegressionStatus status, int pairs, string reason) => new(status, pairs, null, null, null, null, null, reason);
}

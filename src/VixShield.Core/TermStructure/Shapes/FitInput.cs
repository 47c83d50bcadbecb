using VixShield.Curves;

namespace VixShield.TermStructure;

/// <summary>Checked points of a fit, as columns.</summary>
internal sealed class FitInput
{
    internal FitInput(IEnumerable<CurvePoint> points, string parameter)
    {
        CurvePoint[] given = [.. Guard.NotNull(points, parameter)];
        foreach (CurvePoint point in given)
        {
            if (!double.IsFinite(point.Years) || point.Years < 0 || !double.IsFinite(point.Value))
                throw Guard.OutOfRange(parameter, point, "Times must be finite and at least 0, and levels finite.");
        }

        Years = [.. given.Select(p => p.Years)];
        Values = [.. given.Select(p => p.Value)];
        Times = Years.Distinct().Count();
        Scale = Values.Length == 0 ? 0 : Values.Max(Math.Abs);
    }

    internal double[] Years { get; }

    internal double[] Values { get; }

    /// <summary>How many distinct times there are.</summary>
    internal int Times { get; }

    /// <summary>The greatest level without sign.</summary>
    internal double Scale { get; }

    internal static IEnumerable<CurvePoint> Contracts(VixFuturesCurve curve) =>
        Guard.NotNull(curve, nameof(curve)).Points.Select(point => new CurvePoint(curve.YearsTo(point.Expiry), point.Price));

    /// <summary>The fit of a curve that was found, or the status that says why there is none.</summary>
    internal CurveFit<TCurve> Result<TCurve>(LinearFit fit, SpeedSearch? search, string what, Func<double[], TCurve> make)
        where TCurve : class
    {
        if (fit.Status != CurveFitStatus.Ok)
        {
            return new CurveFit<TCurve>(fit.Status, fit.Status switch
            {
                CurveFitStatus.NotDetermined => FormattableString.Invariant($"{Years.Length} points at {Times} times do not tell the parameters apart for {what}."),
                _ => $"A number is beyond the range of a double for {what}.",
            });
        }

        (CurveFitStatus status, string note) = search switch
        {
            { IsFlat: true } => (CurveFitStatus.SpeedNotDetermined, "; other speeds or scales fit as well"),
            { AtLimit: true } => (CurveFitStatus.AtSearchLimit, "; the best speed or scale is an end of the range"),
            _ => (CurveFitStatus.Ok, string.Empty),
        };
        string reason = FormattableString.Invariant($"Fitted to {Years.Length} points for {what}, rmse {fit.RootMeanSquare:G4}{note}.");
        return new CurveFit<TCurve>(status, reason, make(fit.Coefficients), fit.RootMeanSquare, [.. fit.Residuals]);
    }

    internal CurveFit<TCurve> TooFew<TCurve>(int needed)
        where TCurve : class =>
        new(CurveFitStatus.TooFewPoints, FormattableString.Invariant($"{Times} distinct times; at least {needed} are needed."));
}

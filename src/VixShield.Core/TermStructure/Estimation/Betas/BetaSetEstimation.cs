using MathNet.Numerics.RootFinding;

namespace VixShield.TermStructure;

/// <summary>
/// Low, middle and high beta from estimates: the middle is a fitted curve; low and high are that curve with its speeds multiplied so that it passes through the lowest and the highest yearly beta of one bucket, as in
/// <see cref="BetaSet.Prior"/>. The range of years is wider than that of the standard errors: what differs between years is the market, not the sample.
/// </summary>
public static class BetaSetEstimation
{
    // Factors on the speeds between which the low and the high curve are looked for.
    private const double SlowestFactor = 1e-3;
    private const double FastestFactor = 1e3;

    /// <summary>Makes the set.</summary>
    /// <param name="middle">The fit of the middle curve.</param>
    /// <param name="years">Tables of single years, as <see cref="LogBetaEstimation.ByYear"/> gives; of them those with an estimate count.</param>
    /// <param name="days">Calendar days to settlement that choose the bucket. Default 18.</param>
    /// <param name="estimator">Which of the betas.</param>
    /// <returns>The set, or a status that says why there is none.</returns>
    /// <exception cref="ArgumentException">A null, or there is no such estimator.</exception>
    public static BetaSetEstimate Of(LogBetaCurveFit middle, IEnumerable<LogBetaTable> years, int days = 18, BetaEstimator estimator = BetaEstimator.LeastSquares)
    {
        Guard.NotNull(middle, nameof(middle));
        Guard.Defined(estimator, nameof(estimator));
        (EstimationPeriod Period, double Days, double Beta)[] betas =
        [
            .. Guard.NoNulls(years, nameof(years)).Select(table => (table.Period, Estimate: table.At(days)))
                .Where(year => year.Estimate?.Of(estimator).Slope is not null)
                .Select(year => (year.Period, year.Estimate!.MeanDays!.Value, year.Estimate.Of(estimator).Slope!.Value)).OrderBy(year => year.Item3).ThenBy(year => year.Period.From),
        ];
        if (middle.Curve is not { } curve)
            return new(middle.Status, middle.Reason);
        if (betas.Length < 2)
            return new(EstimationStatus.TooFewObservations, FormattableString.Invariant($"{betas.Length} years with a beta at {days} days; a range needs two."));
        if (!curve.IsDecreasing)
            return new(EstimationStatus.Inconsistent, FormattableString.Invariant($"The middle curve {curve} does not decrease; scaling its speeds makes no range."));
        if (FactorFor(curve, betas[0].Days, betas[0].Beta) is not { } low || FactorFor(curve, betas[^1].Days, betas[^1].Beta) is not { } high)
            return new(EstimationStatus.Inconsistent, FormattableString.Invariant($"No speeds take {curve} from {betas[0].Beta:F4} to {betas[^1].Beta:F4} at {days} days."));
        if (!(low >= 1 && high <= 1))
            return new(EstimationStatus.Inconsistent, FormattableString.Invariant($"The middle curve {curve} is not between the yearly betas {betas[0].Beta:F4} and {betas[^1].Beta:F4} at {days} days."));
        return new(EstimationStatus.Ok, FormattableString.Invariant($"Betas of {betas.Length} years at {days} days from {betas[0].Beta:F4} ({betas[0].Period}) to {betas[^1].Beta:F4} ({betas[^1].Period})."))
        {
            Set = new BetaSet(curve.WithSpeedsScaled(low), curve, curve.WithSpeedsScaled(high)),
            Lowest = betas[0].Period,
            Highest = betas[^1].Period,
            LowSpeedFactor = low,
            HighSpeedFactor = high,
        };
    }

    /// <summary>The factor on the speeds with which the curve passes through a beta, or null.</summary>
    private static double? FactorFor(LogBetaCurve curve, double days, double beta)
    {
        if (curve.Speeds.Max() > 1e6 / FastestFactor)
            return null;
        return Brent.TryFindRoot(factor => curve.WithSpeedsScaled(factor).LogBeta(days / 365) - beta, SlowestFactor, FastestFactor, 1e-11, 200, out double root) ? root : null;
    }
}

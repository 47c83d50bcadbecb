using MathNet.Numerics.Statistics;
using VixShield.Numerics;
using VixShield.TermStructure;

namespace VixShield.Risk;

/// <summary>The distribution of the basis residual d ln VX - beta d ln VIX at a number of days to settlement: its deviation is an input of <see cref="HedgeCovariance"/>, its tail is what a normal law does not show.</summary>
public static class BasisResiduals
{
    /// <summary>Measures over a history.</summary>
    /// <param name="moves">The daily moves.</param>
    /// <param name="days">Calendar days to settlement; at least 1. Between two physical contracts the log move is linear in days.</param>
    /// <param name="logBeta">The log beta; finite.</param>
    /// <param name="minimumSessions">Least number of sessions; at least 4. Default 20.</param>
    /// <returns>The measures, or a status that says why there are none.</returns>
    /// <exception cref="ArgumentException">The history is null or a number out of range.</exception>
    public static BasisResidualReading Of(HedgeMoveHistory moves, int days, double logBeta, int minimumSessions = 20)
    {
        Guard.NotNull(moves, nameof(moves));
        Guard.InRange(days, 1, 10_000, nameof(days));
        Guard.Finite(logBeta, nameof(logBeta));
        Guard.InRange(minimumSessions, 4, 100_000, nameof(minimumSessions));
        List<double> residuals = [];
        foreach (HedgeMove move in moves.Moves)
        {
            if (move.At(days) is { } at)
                residuals.Add(at.Log - (logBeta * ElementaryFunctions.Log(move.VixAfter / move.VixBefore)));
        }

        int n = residuals.Count;
        if (n < minimumSessions)
            return new(EstimationStatus.TooFewObservations, FormattableString.Invariant($"{n} of {moves.Count} sessions have a VX move at {days} days; at least {minimumSessions} are needed."), moves.Period, days, logBeta, n);
        double mean = residuals.Average();
        double second = residuals.Average(r => (r - mean) * (r - mean));
        double fourth = residuals.Average(r => (r - mean) * (r - mean) * (r - mean) * (r - mean));
        if (!double.IsFinite(fourth))
            return new(EstimationStatus.NotFinite, "The fourth moment exceeds the numbers.", moves.Period, days, logBeta, n);
        double largest = residuals.Max(Math.Abs);
        if (!(second > 1e-24 * largest * largest))
            return new(EstimationStatus.NoVariance, FormattableString.Invariant($"The residual does not vary over {n} sessions."), moves.Period, days, logBeta, n) { Mean = mean };
        double[] sorted = [.. residuals.Order()];
        bool tails = n >= BasisResidualReading.SessionsForQuantiles;
        return new(
            EstimationStatus.Ok,
            FormattableString.Invariant($"{n} of {moves.Count} sessions{(tails ? "" : FormattableString.Invariant($"; quantiles need {BasisResidualReading.SessionsForQuantiles}"))}."),
            moves.Period,
            days,
            logBeta,
            n)
        {
            Mean = mean,
            Deviation = Math.Sqrt(second * n / (n - 1)),
            ExcessKurtosis = (fourth / (second * second)) - 3,
            LowQuantile = tails ? SortedArrayStatistics.QuantileCustom(sorted, 0.01, QuantileDefinition.R7) : null,
            HighQuantile = tails ? SortedArrayStatistics.QuantileCustom(sorted, 0.99, QuantileDefinition.R7) : null,
        };
    }
}

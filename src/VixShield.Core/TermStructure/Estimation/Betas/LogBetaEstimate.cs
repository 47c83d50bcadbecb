using VixShield.Display;

namespace VixShield.TermStructure;

/// <summary>Log betas of one bucket of maturities, d ln VX / d ln VIX, by three estimators. Made by <see cref="LogBetaEstimation"/>.</summary>
[TypeFormatterSource]
public sealed record LogBetaEstimate : IDisplayable
{
    internal LogBetaEstimate(MaturityBucket bucket, double? meanDays, SlopeEstimate leastSquares, SlopeEstimate dimson, SlopeEstimate weighted)
    {
        Bucket = bucket;
        MeanDays = meanDays;
        LeastSquares = leastSquares;
        Dimson = dimson;
        Weighted = weighted;
    }

    /// <summary>The maturities.</summary>
    public MaturityBucket Bucket { get; }

    /// <summary>Mean calendar days to settlement of the observations; null when there is none.</summary>
    public double? MeanDays { get; }

    /// <summary>Ordinary least squares with intercept.</summary>
    public SlopeEstimate LeastSquares { get; }

    /// <summary>
    /// The sum of the slopes on the VIX moves of the earlier, the same and the later sessions: what a future follows when the two are not taken at the same minute. A move whose leads and lags are not all known is left out.
    /// Source: Dimson, Journal of Financial Economics 7 (1979).
    /// </summary>
    public SlopeEstimate Dimson { get; }

    /// <summary>Least squares with weights that halve each <see cref="LogBetaOptions.HalfLife"/> sessions back from the last session of the period.</summary>
    public SlopeEstimate Weighted { get; }

    /// <summary>The estimate of an estimator.</summary>
    /// <param name="estimator">Which one.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such estimator.</exception>
    public SlopeEstimate Of(BetaEstimator estimator) => Guard.Defined(estimator, nameof(estimator)) switch
    {
        BetaEstimator.Dimson => Dimson,
        BetaEstimator.Weighted => Weighted,
        _ => LeastSquares,
    };

    /// <summary>Bucket and betas.</summary>
    public override string ToString() => $"{Bucket}: {LeastSquares}; Dimson {Dimson}; weighted {Weighted}";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Log betas of a bucket", ToString())
    {
        Facts =
        [
            new("bucket", $"{Bucket.FromDays}-{Bucket.UntilDays}", "days"),
            new("mean time to settlement", MeanDays, "days"),
        ],
        Tables = [SlopeEstimate.TableOf("estimators", [("least squares", LeastSquares), ("Dimson", Dimson), ("weighted", Weighted)])],
    };
}

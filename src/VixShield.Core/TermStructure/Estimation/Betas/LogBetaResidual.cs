using VixShield.Display;

namespace VixShield.TermStructure;

/// <summary>One maturity of a fitted curve of betas. Made by <see cref="LogBetaCurveFitting"/>.</summary>
[TypeFormatterSource]
public sealed record LogBetaResidual : IDisplayable
{
    internal LogBetaResidual(MaturityBucket bucket, double days, double estimate, double standardError, double fitted)
    {
        Bucket = bucket;
        Days = days;
        Estimate = estimate;
        StandardError = standardError;
        Fitted = fitted;
    }

    /// <summary>The bucket.</summary>
    public MaturityBucket Bucket { get; }

    /// <summary>Mean calendar days to settlement of its observations, where the curve is compared.</summary>
    public double Days { get; }

    /// <summary>The estimated log beta.</summary>
    public double Estimate { get; }

    /// <summary>Its Newey-West standard error; greater than 0.</summary>
    public double StandardError { get; }

    /// <summary>The log beta of the curve.</summary>
    public double Fitted { get; }

    /// <summary>Curve minus estimate.</summary>
    public double Residual => Fitted - Estimate;

    /// <summary>The residual in standard errors.</summary>
    public double Score => Residual / StandardError;

    /// <summary>Days, estimate and curve.</summary>
    public override string ToString() => FormattableString.Invariant($"{Days:F1} days: {Estimate:F4} (s.e. {StandardError:F4}), curve {Fitted:F4}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Beta beside the fitted curve", ToString())
    {
        Facts =
        [
            new("bucket", $"{Bucket.FromDays}-{Bucket.UntilDays}", "days"),
            new("mean time to settlement", Days, "days"),
            new("estimate", Estimate),
            new("standard error", StandardError),
            new("curve", Fitted),
            new("residual", Residual),
            new("residual", Score, "standard errors"),
        ],
    };
}

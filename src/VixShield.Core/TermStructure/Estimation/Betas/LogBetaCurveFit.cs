using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.TermStructure;

/// <summary>A curve of two exponentials fitted to estimated betas, with what it leaves unexplained. Made by <see cref="LogBetaCurveFitting"/>.</summary>
[TypeFormatterSource]
public sealed record LogBetaCurveFit : IDisplayable
{
    internal LogBetaCurveFit(EstimationStatus status, string reason)
    {
        Status = status;
        Reason = reason;
    }

    /// <summary>Whether there is a curve.</summary>
    public EstimationStatus Status { get; }

    /// <summary>The status in words, with its numbers.</summary>
    public string Reason { get; }

    /// <summary>The curve, the faster speed first; null without one.</summary>
    public LogBetaCurve? Curve { get; internal init; }

    /// <summary>The maturities it was fitted to, in the order of the table. Empty without a curve.</summary>
    public ImmutableArray<LogBetaResidual> Residuals { get; internal init; } = [];

    /// <summary>Weight of the faster speed; null without a curve. Outside 0 to 1 the beta need be neither decreasing nor positive.</summary>
    public double? FirstWeight => Curve?.Weights[0];

    /// <summary>Whether the weight is from 0 to 1; null without a curve.</summary>
    public bool? IsWeightAdmissible => FirstWeight is { } weight ? weight is >= 0 and <= 1 : null;

    /// <summary>Sum of the squared residuals in standard errors; null without a curve. Betas of neighbouring maturities are correlated, so that it is no chi-squared.</summary>
    public double? WeightedSquares => Curve is null ? null : Residuals.Sum(residual => residual.Score * residual.Score);

    /// <summary>Root of the mean squared residual; null without a curve.</summary>
    public double? RootMeanSquare => Curve is null ? null : Math.Sqrt(Residuals.Average(residual => residual.Residual * residual.Residual));

    /// <summary>Names of numbers that ended at a limit of the search.</summary>
    public ImmutableArray<string> BoundsHit { get; internal init; } = [];

    /// <inheritdoc/>
    public bool Equals(LogBetaCurveFit? other) => other is not null && Status == other.Status && Reason == other.Reason && Equals(Curve, other.Curve)
        && Residuals.AsSpan().SequenceEqual(other.Residuals.AsSpan()) && BoundsHit.AsSpan().SequenceEqual(other.BoundsHit.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Status, Reason, Curve);

    /// <summary>The curve and its distance, or the reason.</summary>
    public override string ToString() => Curve is null ? Reason : FormattableString.Invariant($"{Curve}, rms {RootMeanSquare:F4}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Fitted beta curve", ToString())
    {
        Facts =
        [
            new("status", Status),
            new("reason", Reason),
            new("curve", Curve?.ToString() ?? DisplayCell.Missing),
            new("weight from 0 to 1", IsWeightAdmissible),
            new("root mean square", RootMeanSquare),
            new("squared residuals", WeightedSquares, "standard errors squared"),
            new("at a limit", BoundsHit.IsEmpty ? DisplayCell.Missing : string.Join(", ", BoundsHit)),
        ],
        Tables =
        [
            DisplayTable.Of(
                "maturities",
                Residuals,
                new("bucket", "days", r => $"{r.Bucket.FromDays}-{r.Bucket.UntilDays}"),
                new("mean time to settlement", "days", r => r.Days),
                new("estimate", r => DisplayCell.Fixed(r.Estimate, 4)),
                new("standard error", r => DisplayCell.Fixed(r.StandardError, 4)),
                new("curve", r => DisplayCell.Fixed(r.Fitted, 4)),
                new("residual", "standard errors", r => DisplayCell.WithSign(r.Score, 2))),
        ],
    };
}

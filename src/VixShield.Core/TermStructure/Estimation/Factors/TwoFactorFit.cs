using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.TermStructure;

/// <summary>Two-factor dynamics fitted to the covariance of futures returns. Made by <see cref="TwoFactorFitting"/>.</summary>
[TypeFormatterSource]
public sealed record TwoFactorFit : IDisplayable
{
    internal TwoFactorFit(EstimationStatus status, string reason)
    {
        Status = status;
        Reason = reason;
    }

    /// <summary>Whether there are dynamics.</summary>
    public EstimationStatus Status { get; }

    /// <summary>The status in words, with its numbers.</summary>
    public string Reason { get; }

    /// <summary>The dynamics, the faster speed first; null without.</summary>
    public TwoFactorDynamics? Dynamics { get; internal init; }

    /// <summary>Sample and dynamics, entry by entry. Empty without dynamics.</summary>
    public ImmutableArray<CovarianceResidual> Residuals { get; internal init; } = [];

    /// <summary>Root of the mean squared residual in standard errors; null without dynamics.</summary>
    public double? RootMeanSquareScore => Dynamics is null ? null : Math.Sqrt(Residuals.Average(r => r.Residual / r.Error * (r.Residual / r.Error)));

    /// <summary>Names of numbers that ended at a limit of the search.</summary>
    public ImmutableArray<string> BoundsHit { get; internal init; } = [];

    /// <summary>
    /// Largest over smallest singular value of the derivatives at the end, each number's column scaled to length 1: the larger, the less the entries tell the five numbers apart. Null without dynamics or where the smallest is 0.
    /// </summary>
    public double? Condition { get; internal init; }

    /// <inheritdoc/>
    public bool Equals(TwoFactorFit? other) => other is not null && Status == other.Status && Reason == other.Reason && Equals(Dynamics, other.Dynamics) && Condition.Equals(other.Condition)
        && Residuals.AsSpan().SequenceEqual(other.Residuals.AsSpan()) && BoundsHit.AsSpan().SequenceEqual(other.BoundsHit.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Status, Reason, Dynamics);

    /// <summary>The dynamics and their distance, or the reason.</summary>
    public override string ToString() => Dynamics is null ? Reason : FormattableString.Invariant($"{Dynamics}; rms {RootMeanSquareScore:F3} standard errors, condition {Condition:G3}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Fitted two-factor dynamics", ToString())
    {
        Facts =
        [
            new("status", Status),
            new("reason", Reason),
            new("dynamics", Dynamics?.ToString() ?? DisplayCell.Missing),
            new("root mean square", RootMeanSquareScore, "standard errors"),
            new("condition", Condition),
            new("at a limit", BoundsHit.IsEmpty ? DisplayCell.Missing : string.Join(", ", BoundsHit)),
        ],
        Tables =
        [
            DisplayTable.Of(
                "entries",
                Residuals,
                new("first bucket", "days", r => $"{r.Sample.First.FromDays}-{r.Sample.First.UntilDays}"),
                new("second bucket", "days", r => $"{r.Sample.Second.FromDays}-{r.Sample.Second.UntilDays}"),
                new("sample", "per year", r => DisplayCell.Fixed(r.Sample.Covariance, 4)),
                new("dynamics", "per year", r => DisplayCell.Fixed(r.Fitted, 4)),
                new("residual", "standard errors", r => DisplayCell.WithSign(r.Residual / r.Error, 2))),
        ],
    };
}

using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Expiries;

namespace VixShield.TermStructure;

/// <summary>A bootstrap of forward variance: the curve, or a reason that names the contracts. Made by <see cref="ForwardVarianceBootstrap"/>.</summary>
[TypeFormatterSource]
public sealed record BootstrapResult : IDisplayable
{
    internal BootstrapResult(BootstrapStatus status, string reason)
    {
        Status = status;
        Reason = reason;
    }

    /// <summary>What became of it.</summary>
    public BootstrapStatus Status { get; }

    /// <summary>The status in words, with the numbers that decided.</summary>
    public string Reason { get; }

    /// <summary>Forward variance of today; null unless the status is <see cref="BootstrapStatus.Ok"/>.</summary>
    public StepForwardVariance? Curve { get; internal init; }

    /// <summary>Model price minus market price of each contract at the end of the search, in points, nearest first.</summary>
    public ImmutableArray<double> Residuals { get; internal init; } = [];

    /// <summary>Model VIX minus spot VIX, in points: what a curve through the futures says of the index when it is not matched. Null without a curve.</summary>
    public double? SpotResidual { get; internal init; }

    /// <summary>Contracts that could not be matched, or between which forward variance would have to vanish; empty when all are.</summary>
    public ImmutableArray<Expiry> AtFault { get; internal init; } = [];

    /// <summary>Steps of the search.</summary>
    public int Steps { get; internal init; }

    /// <summary>Whether all parts are equal.</summary>
    /// <param name="other">The other result.</param>
    public bool Equals(BootstrapResult? other) =>
        other is not null && Status == other.Status && Reason == other.Reason && Equals(Curve, other.Curve) && Residuals.AsSpan().SequenceEqual(other.Residuals.AsSpan())
        && Nullable.Equals(SpotResidual, other.SpotResidual) && AtFault.AsSpan().SequenceEqual(other.AtFault.AsSpan()) && Steps == other.Steps;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Status, Reason, Curve, Steps);

    /// <summary>The reason.</summary>
    public override string ToString() => Reason;

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Bootstrap of forward variance", ToString())
    {
        Facts =
        [
            new("status", Status),
            new("steps", Steps),
            new("model less spot VIX", SpotResidual, "VIX points"),
            new("contracts at fault", AtFault.IsEmpty ? DisplayCell.Missing : string.Join(", ", AtFault)),
            new("largest residual", Residuals.IsEmpty ? (double?)null : Residuals.Max(Math.Abs), "VIX points"),
            new("forward variance", Curve?.ToString() ?? DisplayCell.Missing),
        ],
        Tables =
        [
            DisplayTable.Of(
                "residuals",
                Residuals.Select((residual, i) => (i + 1, residual)),
                new("contract", r => r.Item1),
                new("model less market", "VIX points", r => r.residual)),
        ],
    };
}

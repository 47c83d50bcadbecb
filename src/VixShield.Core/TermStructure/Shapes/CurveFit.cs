using System.Collections.Immutable;
using System.Globalization;
using VixShield.Display;

namespace VixShield.TermStructure;

/// <summary>A shape fitted by least squares, with its residuals. Equal when all parts are.</summary>
/// <typeparam name="TCurve">The shape.</typeparam>
[TypeFormatterSource]
public sealed record CurveFit<TCurve> : IDisplayable
    where TCurve : class
{
    internal CurveFit(CurveFitStatus status, string reason, TCurve? curve = null, double? rootMeanSquare = null, ImmutableArray<double> residuals = default)
    {
        Status = status;
        Reason = reason;
        Curve = curve;
        RootMeanSquare = rootMeanSquare;
        Residuals = residuals.IsDefault ? [] : residuals;
    }

    /// <summary>Whether there is a curve, and what to know of it.</summary>
    public CurveFitStatus Status { get; }

    /// <summary>The status in words.</summary>
    public string Reason { get; }

    /// <summary>The curve; null when the status says that there is none.</summary>
    public TCurve? Curve { get; }

    /// <summary>Root of the mean of the squared residuals, in points, with the number of points as divisor; null without a curve.</summary>
    public double? RootMeanSquare { get; }

    /// <summary>Observed minus fitted, in points, in the order in which the points were given; empty without a curve.</summary>
    public ImmutableArray<double> Residuals { get; }

    /// <summary>Whether all parts are equal.</summary>
    /// <param name="other">The other fit.</param>
    public bool Equals(CurveFit<TCurve>? other) => other is not null && Status == other.Status && Reason == other.Reason && Equals(Curve, other.Curve)
        && RootMeanSquare.Equals(other.RootMeanSquare) && Residuals.AsSpan().SequenceEqual(other.Residuals.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Status, Curve, RootMeanSquare, Residuals.Length);

    /// <summary>The curve and how well it fits, or why there is none.</summary>
    public override string ToString() => Curve is null
        ? Reason
        : string.Create(CultureInfo.InvariantCulture, $"{Curve}; rmse {RootMeanSquare:G4} of {Residuals.Length} points ({Status})");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Fitted shape", ToString())
    {
        Facts =
        [
            new("status", Status),
            new("reason", Reason),
            new("curve", Curve?.ToString() ?? DisplayCell.Missing),
            new("root mean square", RootMeanSquare, "points"),
            new("points", Residuals.Length),
        ],
        Tables =
        [
            DisplayTable.Of(
                "residuals",
                Residuals.Select((residual, i) => (i + 1, residual)),
                new("point", r => r.Item1),
                new("observed less fitted", "points", r => r.residual)),
        ],
    };
}

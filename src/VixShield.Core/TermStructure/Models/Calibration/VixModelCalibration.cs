using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.TermStructure;

/// <summary>A model calibrated to a market, with what is left unexplained. Made by a calibration.</summary>
/// <typeparam name="TModel">The model.</typeparam>
[TypeFormatterSource]
public sealed record VixModelCalibration<TModel> : IDisplayable
    where TModel : class, IVixModel
{
    internal VixModelCalibration(VixCalibrationStatus status, string reason)
    {
        Status = status;
        Reason = reason;
    }

    /// <summary>What became of it.</summary>
    public VixCalibrationStatus Status { get; }

    /// <summary>The status in words, with its numbers.</summary>
    public string Reason { get; }

    /// <summary>The model; null unless the status is <see cref="VixCalibrationStatus.Ok"/>.</summary>
    public TModel? Model { get; internal init; }

    /// <summary>The expiries it was calibrated to, nearest first.</summary>
    public ImmutableArray<VixExpiryCalibration> Expiries { get; internal init; } = [];

    /// <summary>The bootstrap of forward variance; null for a model without.</summary>
    public BootstrapResult? Bootstrap { get; internal init; }

    /// <summary>What a user should know: expiries left out, bounds hit, settlements that differ from parity forwards.</summary>
    public ImmutableArray<string> Warnings { get; internal init; } = [];

    /// <summary>Root of the mean squared residual of all quotes, in volatility points; null without a model.</summary>
    public double? RootMeanSquare => Model is null ? null : VixExpiryCalibration.RootMeanSquareOf([.. Expiries.SelectMany(e => e.Quotes)]);

    /// <summary>Whether all parts are equal; models by reference.</summary>
    /// <param name="other">The other calibration.</param>
    public bool Equals(VixModelCalibration<TModel>? other) =>
        other is not null && Status == other.Status && Reason == other.Reason && ReferenceEquals(Model, other.Model) && Equals(Bootstrap, other.Bootstrap)
        && Expiries.AsSpan().SequenceEqual(other.Expiries.AsSpan()) && Warnings.AsSpan().SequenceEqual(other.Warnings.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Status, Reason, Expiries.Length);

    /// <summary>The reason.</summary>
    public override string ToString() => Reason;

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Calibrated VIX model", ToString())
    {
        Facts =
        [
            new("status", Status),
            new("model", Model?.ToString() ?? DisplayCell.Missing),
            new("root mean square", RootMeanSquare, "vol points"),
            new("bootstrap", Bootstrap?.Status),
        ],
        Tables =
        [
            DisplayTable.Of(
                "expiries",
                Expiries,
                new("expiry", r => r.Expiry.ToString()),
                new("forward", "VIX points", r => DisplayCell.Fixed(r.Forward, 4)),
                new("model less forward", "VIX points", r => r.ForwardResidual),
                new("settlement less forward", "VIX points", r => r.SettlementMinusForward),
                new("quotes", r => r.Quotes.Length),
                new("root mean square", "vol points", r => DisplayCell.Fixed(r.RootMeanSquare, 2)),
                new("condition", r => r.Condition),
                new("at a bound", r => string.Join(", ", r.BoundsHit))),
        ],
        Notes = [.. Warnings],
    };
}

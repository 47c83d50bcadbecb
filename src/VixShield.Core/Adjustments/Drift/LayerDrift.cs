using VixShield.Display;

namespace VixShield.Adjustments;

/// <summary>The drift of one hedge layer, or of all positions without a layer.</summary>
[TypeFormatterSource]
public sealed record LayerDrift : IDisplayable
{
    internal LayerDrift(int? layer, DriftParts totalDelta, DriftParts vega, HedgeTracking tracking, double? expected, double? basis, string reason)
    {
        Layer = layer;
        TotalDelta = totalDelta;
        Vega = vega;
        Tracking = tracking;
        ExpectedProfit = expected;
        BasisProfit = basis;
        Reason = reason;
    }

    /// <summary>The layer; null for all positions without one.</summary>
    public int? Layer { get; }

    /// <summary>Change of total delta, in dollars per +1 % of SPX.</summary>
    public DriftParts TotalDelta { get; }

    /// <summary>Change of VIX-equivalent vega, in dollars per VIX point.</summary>
    public DriftParts Vega { get; }

    /// <summary>Whether the layer earned what its beta promised.</summary>
    public HedgeTracking Tracking { get; }

    /// <summary>What the betas of the calibration promised the layer's VX exposure for the move of spot VIX, in dollars; null where it was not measured.</summary>
    public double? ExpectedProfit { get; }

    /// <summary>What the layer earned beyond that because its futures moved otherwise, in dollars; null where it was not measured.</summary>
    public double? BasisProfit { get; }

    /// <summary>The finding in words.</summary>
    public string Reason { get; }

    /// <summary>The layer and the finding.</summary>
    public override string ToString() => FormattableString.Invariant($"{(Layer is { } layer ? FormattableString.Invariant($"layer {layer}") : "no layer")}: {Reason}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Drift of a layer", ToString())
    {
        Facts =
        [
            new("layer", Layer),
            new("tracking", Tracking),
            new("expected profit", DisplayCell.Fixed(ExpectedProfit, 2), "$"),
            new("profit beyond that", DisplayCell.Fixed(BasisProfit, 2), "$"),
            new("change of total delta", TotalDelta.Total, "$/1%"),
            new("change of vega", Vega.Total, "$/VIX point"),
            new("reason", Reason),
        ],
        Tables = [DriftReport.Parts([("total delta, $/1%", TotalDelta), ("VIX-equivalent vega, $/VIX point", Vega)])],
    };
}

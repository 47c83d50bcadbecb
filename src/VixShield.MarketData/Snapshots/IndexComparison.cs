using VixShield.Display;
using VixShield.Volatility;

namespace VixShield.MarketData;

/// <summary>A recomputed volatility index beside the published one.</summary>
/// <param name="Symbol">Symbol of the published index, such as VIX.</param>
/// <param name="Recomputed">The index from the snapshot's quotes, or why there is none.</param>
/// <param name="Published">The published value in the files, in points; null when they have none.</param>
[TypeFormatterSource]
public sealed record IndexComparison(string Symbol, VarianceIndex Recomputed, double? Published) : IDisplayable
{
    /// <summary>Recomputed minus published, in points; null when one is missing.</summary>
    public double? Difference => Recomputed.Value - Published;

    /// <summary>Both values.</summary>
    public override string ToString() => FormattableString.Invariant($"{Symbol}: recomputed {Recomputed.Value:F2}, published {Published:F2}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Recomputed index beside the published one", ToString())
    {
        Facts =
        [
            new("index", Symbol),
            new("recomputed", Recomputed.Value, "points"),
            new("published", Published, "points"),
            new("recomputed less published", DisplayCell.WithSign(Difference, 2), "points"),
            new("low", Recomputed.Low, "points"),
            new("high", Recomputed.High, "points"),
            new("status", Recomputed.Status),
            new("reason", Recomputed.Reason),
        ],
    };
}

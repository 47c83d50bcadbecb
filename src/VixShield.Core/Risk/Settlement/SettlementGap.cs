using VixShield.Display;

namespace VixShield.Risk;

/// <summary>One quantile of the gap between the last price before a settlement in the morning and the settlement value. The default value is no gap at a probability of 0.</summary>
/// <param name="Probability">Share of the gaps that are not above it; from 0 to 1.</param>
/// <param name="LogMove">Quantile of ln(settlement / last price); finite.</param>
/// <param name="PointMove">Quantile of settlement less last price, in points; a quantile of its own, of another session as a rule. Null where it is not known.</param>
[TypeFormatterSource]
public readonly record struct SettlementGap(double Probability, double LogMove, double? PointMove = null) : IDisplayable
{
    /// <summary>Probability and moves.</summary>
    public override string ToString() => FormattableString.Invariant($"{100 * Probability:G4} %: {LogMove:+0.0000;-0.0000;0}{(PointMove is { } points ? FormattableString.Invariant($" ({points:+0.##;-0.##;0} points)") : "")}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Quantile of a settlement gap", ToString())
    {
        Facts =
        [
            new("probability", DisplayCell.Percent(Probability), "%"),
            new("log move", DisplayCell.WithSign(LogMove, 4)),
            new("point move", DisplayCell.WithSign(PointMove, 2), "points"),
        ],
    };
}

using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.Risk;

/// <summary>Profit and loss of legs that settle in the morning, after one gap. Made by <see cref="ExpiryRisk"/>. Equal when all parts are.</summary>
[TypeFormatterSource]
public sealed record GapRow : IDisplayable
{
    internal GapRow(SettlementGap? gap, double settlement, ImmutableArray<double> legProfits)
    {
        Gap = gap;
        Settlement = settlement;
        LegProfits = legProfits;
    }

    /// <summary>The gap; null for none.</summary>
    public SettlementGap? Gap { get; }

    /// <summary>The settlement value, in points of the underlying in the market.</summary>
    public double Settlement { get; }

    /// <summary>Profit or loss of each leg of the table from its present mark to settlement, in dollars.</summary>
    public ImmutableArray<double> LegProfits { get; }

    /// <summary>The sum, in dollars.</summary>
    public double Total => LegProfits.Sum();

    /// <inheritdoc/>
    public bool Equals(GapRow? other) => other is not null && Gap == other.Gap && Settlement.Equals(other.Settlement) && LegProfits.AsSpan().SequenceEqual(other.LegProfits.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Gap, Settlement, LegProfits.Length);

    /// <summary>Gap, settlement and total.</summary>
    public override string ToString() => FormattableString.Invariant($"{(Gap is { } gap ? gap.ToString() : "no gap")}: settles at {Settlement:F2}, {Total:F0} $");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Profit after a gap", ToString())
    {
        Facts =
        [
            new("gap", Gap?.ToString() ?? "no gap"),
            new("settlement value", DisplayCell.Fixed(Settlement, 2), "points"),
            new("profit", DisplayCell.WithSign(Total, 2), "$"),
            new("legs", LegProfits.Length),
        ],
    };
}

using VixShield.Display;
using VixShield.Instruments;

namespace VixShield.Risk;

/// <summary>Profit or loss of one position between two markets, by cause. Made by <see cref="ProfitAndLossExplain"/>.</summary>
[TypeFormatterSource]
public sealed record LegProfit : IDisplayable
{
    internal LegProfit(Position position, ProfitParts parts)
    {
        Position = position;
        Parts = parts;
    }

    /// <summary>The position at the beginning.</summary>
    public Position Position { get; }

    /// <summary>The parts, in dollars.</summary>
    public ProfitParts Parts { get; }

    /// <summary>Position and profit or loss.</summary>
    public override string ToString() => FormattableString.Invariant($"{Position.Leg}: {Parts.Total:G6} $");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Profit or loss of a position", ToString())
    {
        Facts =
        [
            new("leg", Position.Leg.ToString()),
            new("role", Position.Role),
            new("profit", DisplayCell.WithSign(Parts.Total, 2), "$"),
            new("carry of the days", DisplayCell.WithSign(Parts.Carry, 2), "$"),
            new("residual", DisplayCell.WithSign(Parts[ProfitCause.Residual], 2), "$"),
        ],
        Tables = [ProfitParts.Table([("profit", Parts)])],
    };
}

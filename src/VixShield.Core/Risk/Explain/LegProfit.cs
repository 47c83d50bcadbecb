using VixShield.Instruments;

namespace VixShield.Risk;

/// <summary>Profit or loss of one position between two markets, by cause. Made by <see cref="ProfitAndLossExplain"/>.</summary>
public sealed record LegProfit
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
}

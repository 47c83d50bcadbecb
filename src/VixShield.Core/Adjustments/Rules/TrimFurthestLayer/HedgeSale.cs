using VixShield.Instruments;

namespace VixShield.Adjustments;

/// <summary>Contracts of a hedge holding that are sold.</summary>
internal readonly record struct HedgeSale(HedgeHolding Holding, int Sold)
{
    internal Trade ToTrade() => Holding.Sell(Sold);

    public override string ToString() => FormattableString.Invariant($"{Sold} {Holding.Leg.Name}");
}

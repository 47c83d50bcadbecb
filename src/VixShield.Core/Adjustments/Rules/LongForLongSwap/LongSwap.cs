using VixShield.Instruments;

namespace VixShield.Adjustments;

/// <summary>A swap of whole contracts at equal vega, and what it changes in dollars.</summary>
internal sealed record LongSwap(HedgeHolding Holding, LongContract Sold, LongContract Bought, int SoldContracts, int BoughtContracts, double Cost)
{
    /// <summary>Change of carry, in dollars per calendar day.</summary>
    internal double CarryKept => (BoughtContracts * Bought.Carry) - (SoldContracts * Sold.Carry);

    /// <summary>What rounding leaves of vega, in dollars per VIX point.</summary>
    internal double VegaLeft => (BoughtContracts * Bought.Vega) - (SoldContracts * Sold.Vega);

    /// <summary>Premium paid at the middles, in dollars; negative where it comes in; 0 for futures.</summary>
    internal double Premium => Bought.Leg.Kind == ContractKind.Option
        ? Bought.Leg.Contract.Multiplier * ((BoughtContracts * Bought.Price) - (SoldContracts * Sold.Price))
        : 0;

    /// <summary>Carry kept a day per dollar of cost: what candidates are ranked by.</summary>
    internal double Rank => Cost > 0 ? CarryKept / Cost : double.PositiveInfinity;

    internal static Trade[] Trades(in RuleContext context, HedgeHolding holding, Leg bought, int soldContracts, int boughtContracts) =>
        [holding.BuyInstead(context.Book, bought with { Quantity = boughtContracts }), holding.Sell(soldContracts)];

    internal TradeCandidate ToCandidate(in RuleContext context) => new(
        FormattableString.Invariant($"swap {Sold.Leg.Name}{(Holding.Layer is { } layer ? FormattableString.Invariant($" of layer {layer}") : string.Empty)} for {Bought.Leg.Name}"),
        Trades(context, Holding, Bought.Leg, SoldContracts, BoughtContracts),
        0,
        1,
        Cost,
        FormattableString.Invariant($"equal vega would buy {SoldContracts * Sold.Vega / Bought.Vega:F3}; rounding leaves {RuleText.Signed(VegaLeft)} $ per VIX point")
            + $"; carry changes by {RuleText.Signed(CarryKept)} $ a day"
            + FormattableString.Invariant($", {CarryKept / Math.Max(Cost, double.Epsilon):G6} $ a day per dollar of cost; premium {RuleText.Signed(Premium)} $ at the middles; ")
            + "vega is equal at this level of VIX only: gain in a large move, slope exposure and time to expiry are another contract's");
}

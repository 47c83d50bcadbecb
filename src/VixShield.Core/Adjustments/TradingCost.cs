using VixShield.Instruments;
using VixShield.Market;

namespace VixShield.Adjustments;

/// <summary>
/// What trades cost: half of the bid-ask spread times contracts times multiplier, in dollars. Fees are not counted. XSP options take the
/// spread of the SPX chain at ten times their strike, divided by ten; a future takes its own contract's spread only.
/// </summary>
public static class TradingCost
{
    /// <summary>Cost of trades, in dollars; 0 for none.</summary>
    /// <param name="trades">The trades.</param>
    /// <param name="market">The market whose spreads count.</param>
    /// <exception cref="MissingDatumException">The market has no usable quote of an instrument.</exception>
    public static double Of(IEnumerable<Trade> trades, MarketSnapshot market)
    {
        Guard.NotNull(market, nameof(market));
        double cost = 0;
        foreach (Trade trade in Guard.NotNull(trades, nameof(trades)))
            cost += Math.Abs(trade.Leg.Quantity) * HalfSpread(trade.Leg, market) * trade.Leg.Contract.Multiplier;
        return cost;
    }

    private static double HalfSpread(Leg leg, MarketSnapshot market)
    {
        ContractSpec contract = leg.Contract;
        double? halfSpread = leg switch
        {
            OptionLeg option => market
                .ChainFor(contract.UnderlyingSymbol, option.Expiry)?
                .HalfSpreadFor(option.Strike / contract.UnderlyingScale, option.Right) * contract.UnderlyingScale,
            FutureLeg future => market.MarkFor(contract, future.Expiry) is { } mark && mark.Contract == contract ? mark.HalfSpread : null,
            _ => null,
        };
        return halfSpread ?? throw new MissingDatumException(new DatumKey(DatumKind.HalfSpread, contract.Symbol, leg.ExpiryOrNull), leg.Name);
    }
}

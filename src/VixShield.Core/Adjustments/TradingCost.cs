using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;

namespace VixShield.Adjustments;

/// <summary>
/// What trades cost, in dollars: half of the bid-ask spread times contracts times multiplier, and fees where they are given. XSP options take the
/// spread of the SPX chain at ten times their strike, divided by ten; a future takes its own contract's spread only.
/// </summary>
public static class TradingCost
{
    /// <summary>Cost of trades, in dollars; 0 for none.</summary>
    /// <param name="trades">The trades.</param>
    /// <param name="market">The market whose spreads count.</param>
    /// <param name="costs">Fees per contract and price improvement; null for none, that is half-spreads alone. Its fixed cost of an order is not counted here.</param>
    /// <exception cref="MissingDatumException">The market has no usable quote of an instrument.</exception>
    public static double Of(IEnumerable<Trade> trades, MarketSnapshot market, TradingCosts? costs = null)
    {
        Guard.NotNull(market, nameof(market));
        double cost = 0;
        foreach (Trade trade in Guard.NotNull(trades, nameof(trades)))
            cost += Math.Abs(trade.Leg.Quantity) * PerContract(trade.Leg, market, costs);
        return cost;
    }

    private static double PerContract(Leg leg, MarketSnapshot market, TradingCosts? costs)
    {
        double halfSpread = HalfSpread(leg, market);
        if (costs is null)
            return halfSpread * leg.Contract.Multiplier;
        // No fill is better than half a tick from the middle; a quote narrower than that is taken as it is.
        double least = Math.Min(halfSpread, Tick(leg, market) / 2);
        double paid = Math.Max(least, halfSpread * (1 - costs.PriceImprovement));
        return (paid * leg.Contract.Multiplier) + (leg.Kind == ContractKind.Option ? costs.FeePerOption : costs.FeePerFuture);
    }

    private static double Tick(Leg leg, MarketSnapshot market)
    {
        DateOnly date = DateOnly.FromDateTime(UsTime.InChicago(market.ValuationInstant).DateTime);
        double price = leg switch
        {
            OptionLeg option => MidOf(option, market),
            FutureLeg future => market.MarkFor(leg.Contract, future.Expiry)!.Price,
            _ => 0,
        };
        return leg.Contract.Tick.TickAt(date, price);
    }

    private static double MidOf(OptionLeg option, MarketSnapshot market)
    {
        double scale = option.Contract.UnderlyingScale;
        OptionQuote? quote = market.ChainFor(option.Contract.UnderlyingSymbol, option.Expiry)?.QuoteFor(option.Strike / scale, option.Right);
        return quote is null ? 0 : quote.Mid * scale;
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

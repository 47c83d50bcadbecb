using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;

namespace VixShield.Risk;

/// <summary>
/// Values a leg whose expiry is not after the valuation instant: options at the intrinsic value of their settlement value in cash, not discounted, futures at
/// the settlement value. Nothing moves it any more: no exposures, no carry.
/// </summary>
internal static class SettledPricing
{
    internal static LegValuation Value(Position position, Expiry expiry, MarketSnapshot market)
    {
        Leg leg = position.Leg;
        double settlement = SettlementOf(leg, expiry, market);
        double underlying = settlement * leg.Contract.UnderlyingScale;
        double price = leg is OptionLeg option ? Math.Max(0, (int)option.Right * (underlying - option.Strike)) : underlying;
        return new LegValuation(position, price, FactorExposures.None) { SettlementValue = settlement, Years = 0 };
    }

    private static double SettlementOf(Leg leg, Expiry expiry, MarketSnapshot market)
    {
        string symbol = leg.Contract.UnderlyingSymbol;
        if (market.SettlementFor(symbol, expiry) is { } value)
            return value;

        // Only at the close itself is the level the settlement. The opening quotation is another number than the index at the opening, and so is what VIX settles to.
        bool closesNow = expiry.Style == SettlementStyle.Pm && expiry.Instant == market.ValuationInstant && leg.Contract.Underlying != UnderlyingKind.VolatilityIndex;
        return closesNow && market.Levels.TryGetValue(symbol, out double level)
            ? level
            : throw new MissingDatumException(new DatumKey(DatumKind.Settlement, symbol, expiry), leg.Name);
    }
}

using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Pricing;

namespace VixShield.Risk;

/// <summary>Measures single legs near their expiry.</summary>
internal static class ExpiryLegs
{
    private const double HoursPerYear = 24 * 365;

    internal static ExpiryLegRisk Measure(LegValuation leg, MarketSnapshot market, EventCalendar? events) => Moves(leg, market) with
    {
        EventShare = EventShareOf(leg, market),
        Events = events?.Between(market.ValuationInstant, leg.Position.Leg.ExpiryOrNull!.Instant) ?? [],
    };

    // The market's clock is about the index or the share; VIX options have a volatility of their own for each expiry.
    private static double? EventShareOf(LegValuation leg, MarketSnapshot market)
    {
        string symbol = leg.Position.Leg.Contract.UnderlyingSymbol;
        return market.EventClocks.ContainsKey(symbol) && market.SmileFor(symbol, leg.Position.Leg.ExpiryOrNull!) is not null ? market.Surface(symbol).EventShare(leg.Years!.Value) : null;
    }

    private static ExpiryLegRisk Moves(LegValuation leg, MarketSnapshot market)
    {
        double hours = leg.Years!.Value * HoursPerYear;
        double delta = 0;
        double gamma = 0;
        foreach (FactorExposure item in leg.Exposures.Items)
        {
            if (item.Factor.Kind is FactorKind.Spot or FactorKind.VixFuture)
            {
                delta += item.FirstOrder;
                gamma += item.SecondOrder;
            }
        }

        if (RelativeDeviation(leg, market) is not { } relative || LevelOf(leg, market) is not { } level)
            return new(leg, ExpiryLegStatus.NoVolatility, $"no smile of {leg.Position.Leg.Contract.UnderlyingSymbol} {leg.Position.Leg.ExpiryOrNull}", hours, delta);
        double deviation = level * relative;
        if (relative >= 0.9)
            return new(leg, ExpiryLegStatus.TooWide, FormattableString.Invariant($"one deviation is {100 * relative:F0} % of the underlying"), hours, delta) { Deviation = deviation, GammaPerDeviation = gamma * deviation };
        double? up = ProfitOf(leg, market, 1 + relative);
        double? down = ProfitOf(leg, market, 1 - relative);
        bool valued = up is not null && down is not null;
        return new(leg, valued ? ExpiryLegStatus.Ok : ExpiryLegStatus.NotValued, valued ? "valued" : "no value at the moved underlying", hours, delta)
        {
            Deviation = deviation,
            GammaPerDeviation = gamma * deviation,
            ProfitUp = up,
            ProfitDown = down,
        };
    }

    /// <summary>Volatility at the money times the root of the time; null without a smile.</summary>
    internal static double? RelativeDeviation(LegValuation leg, MarketSnapshot market)
    {
        double? volatility = market.SmileFor(leg.Position.Leg.Contract.UnderlyingSymbol, leg.Position.Leg.ExpiryOrNull!)?.AtTheMoney;
        return volatility * Math.Sqrt(leg.Years!.Value);
    }

    /// <summary>The level that deltas are per point of: the share or index itself, or the VX future.</summary>
    internal static double? LevelOf(LegValuation leg, MarketSnapshot market)
    {
        ContractSpec contract = leg.Position.Leg.Contract;
        if (contract.Underlying == UnderlyingKind.VolatilityIndex)
            return leg.Forward;
        return market.Levels.TryGetValue(contract.UnderlyingSymbol, out double level) ? level : null;
    }

    private static double? ProfitOf(LegValuation leg, MarketSnapshot market, double ratio)
    {
        double size = leg.Position.Leg.Contract.Multiplier * leg.Position.Leg.Quantity;
        if (leg.Position.Leg is not OptionLeg option)
            return leg.Price * (ratio - 1) * size;
        OptionChain chain = market.ChainFor(option.Contract.UnderlyingSymbol, option.Expiry)!;
        double scale = option.Contract.UnderlyingScale;
        double price;
        if (leg.AmericanUnitGreeks is not null)
        {
            double spot = market.Levels[option.Contract.UnderlyingSymbol] * scale * ratio;
            AmericanStatus status = AmericanOption.TryPrice(
                spot, option.Strike, chain.Years, leg.Volatility!.Value, chain.Rate, leg.DividendYield!.Value, option.Right, out price, AmericanAccuracy.High);
            if (status != AmericanStatus.Ok)
                return null;
        }
        else
        {
            price = Black76.Price(chain.Forward * scale * ratio, option.Strike, chain.Years, leg.Volatility!.Value, chain.Rate, option.Right);
        }

        return (price - leg.Price) * size;
    }
}

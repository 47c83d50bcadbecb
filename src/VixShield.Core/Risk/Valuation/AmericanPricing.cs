using System.Collections.Immutable;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Numerics;
using VixShield.Pricing;
using VixShield.Volatility;

namespace VixShield.Risk;

/// <summary>
/// Values American options on fund shares: spot of the share, the yield that parity implies between it and the chain's forward, the volatility of the
/// chain's smile at the strike. Carry is that of <see cref="OptionCarry"/>, step by step with American prices. On a volatility fund the share moves as its VX contracts and fee make it, not
/// along its forward, which is what borrowing it costs.
/// </summary>
internal static class AmericanPricing
{
    // A day's carry is a difference of prices.
    private const AmericanAccuracy Accuracy = AmericanAccuracy.High;

    internal static LegValuation Value(Position position, OptionLeg leg, MarketSnapshot market, OptionChain chain, VolatilitySmile smile, double level, FundHolding? fund)
    {
        double scale = leg.Contract.UnderlyingScale;
        double volatility = smile.VolatilityAt(leg.Strike / scale);
        double rate = chain.Rate;
        double growth = ElementaryFunctions.Log(chain.Forward / level) / chain.Years;
        var terms = new Terms(level * scale, leg.Strike, chain.Years, volatility, rate, rate - growth, leg.Right);
        AmericanStatus status = AmericanOption.TryGreeks(
            terms.Spot, terms.Strike, terms.Years, terms.Volatility, terms.Rate, terms.DividendYield, terms.Right, out AmericanGreeks unit, Accuracy);
        if (status != AmericanStatus.Ok)
        {
            throw new NotSupportedException(FormattableString.Invariant(
                $"{leg.Name} has no value at rate {terms.Rate:P2} and yield {terms.DividendYield:P2}: {status}."));
        }

        double size = leg.Quantity * leg.Contract.Multiplier;
        Carry carry = CarryPerDay(terms, unit.Price, market, chain, leg.Strike / scale, growth, fund, scale) * size;
        double residual = unit.Theta + (0.5 * volatility * volatility * terms.Spot * terms.Spot * unit.Gamma)
            + ((rate - terms.DividendYield) * terms.Spot * unit.Delta) - (rate * unit.Price);
        return new LegValuation(position, unit.Price, Exposures(chain, unit, size, scale, fund, carry))
        {
            AmericanUnitGreeks = unit,
            SkewDelta = fund is null ? size * unit.Vega * -LegPricing.SkewAt(smile, leg.Strike / scale, volatility) / 100 : null,
            EquationResidual = unit.IsExercised ? null : size * residual * LegPricing.OneDay,
            Forward = chain.Forward,
            ForwardSource = chain.ForwardSource,
            Volatility = volatility,
            Years = chain.Years,
            DividendYield = terms.DividendYield,
            // A volatility fund pays no dividend.
            Warnings = fund is null ? Warnings(leg, market) : [],
        };
    }

    private static FactorExposures Exposures(OptionChain chain, in AmericanGreeks unit, double size, double scale, FundHolding? fund, Carry carry)
    {
        double delta = size * unit.Delta * scale;
        double gamma = size * unit.Gamma * scale * scale;
        double vanna = size * unit.Vanna * scale;
        RiskFactor spot = new(FactorKind.Spot, chain.Symbol);
        RiskFactor volatility = new(fund is null ? FactorKind.Volatility : FactorKind.FundVolatility, chain.Symbol, chain.Expiry);
        return FactorExposures.Of(
            [
                .. fund is null ? [new FactorExposure(spot, delta, gamma)] : fund.Exposures(delta, gamma),
                new(volatility, size * unit.Vega, size * unit.Volga),
                // With the forward held, rate and yield move together.
                new(new RiskFactor(FactorKind.DiscountRate, chain.Symbol, chain.Expiry), size * (unit.Rho + unit.Phi)),
                new(new RiskFactor(FactorKind.ForwardGrowth, chain.Symbol, chain.Expiry), size * -unit.Phi),
            ],
            fund is null ? [new CrossExposure(spot, volatility, vanna)] : fund.Crosses(gamma, volatility, vanna),
            carry);
    }

    private static Carry CarryPerDay(Terms now, double price, MarketSnapshot market, OptionChain chain, double strike, double growth, FundHolding? fund, double scale)
    {
        double later = Math.Max(0, now.Years - LegPricing.OneDay);
        double forward = now.Spot * ElementaryFunctions.Exp(growth * (now.Years - later));
        // What the roll of the VX curve makes of a volatility fund's share, and then fee and interest.
        double rolledSpot = now.Spot + ((fund?.RollDown ?? 0) * scale);
        double agedSpot = fund is null ? forward : rolledSpot + (fund.Financing * scale);
        if (later == 0)
        {
            // At the expiry: intrinsic values, of the forward before and after discounting.
            double decayedAtEnd = chain.DiscountFactor * Intrinsic(forward);
            double rolledAtEnd = chain.DiscountFactor * Intrinsic(forward * rolledSpot / now.Spot);
            return new Carry(decayedAtEnd - price, 0, rolledAtEnd - decayedAtEnd, Intrinsic(agedSpot) - rolledAtEnd);
        }

        // Forward and discount factor are held over the shorter time: rate and yield grow by the ratio of the times.
        double ratio = now.Years / later;
        VolatilitySurface surface = market.Surface(chain.Symbol);
        Terms decayed = now with { Years = later, Volatility = surface.HeldVolatility(now.Volatility, now.Years - later, now.Years, later), Rate = now.Rate * ratio, DividendYield = now.DividendYield * ratio };
        double laterVolatility = OptionCarry.VolatilityAfter(surface, chain.Forward, strike, now.Years - later, later);
        Terms rolled = decayed with { Volatility = laterVolatility };
        Terms aged = now with { Spot = agedSpot, Years = later, Volatility = laterVolatility };
        double afterTime = PriceOf(decayed);
        double afterRoll = PriceOf(rolled);
        double afterVix = fund is null ? afterRoll : PriceOf(rolled with { Spot = rolledSpot });
        return new Carry(afterTime - price, afterRoll - afterTime, afterVix - afterRoll, PriceOf(aged) - afterVix);

        double Intrinsic(double underlying) => Math.Max(0, (int)now.Right * (underlying - now.Strike));
    }

    // A step between two valuations: where the engine refuses its terms, the greater of what exercise now and at the end are worth.
    private static double PriceOf(in Terms t) =>
        AmericanOption.TryPrice(t.Spot, t.Strike, t.Years, t.Volatility, t.Rate, t.DividendYield, t.Right, out double price, Accuracy) == AmericanStatus.Ok
            ? price
            : Math.Max(
                Math.Max(0, (int)t.Right * (t.Spot - t.Strike)),
                BlackScholes.Price(t.Spot, t.Strike, t.Years, t.Volatility, t.Rate, t.DividendYield, t.Right));

    private static ImmutableArray<ValuationWarning> Warnings(OptionLeg leg, MarketSnapshot market)
    {
        string symbol = leg.Contract.UnderlyingSymbol;
        if (!market.ExDividendDates.TryGetValue(symbol, out ImmutableArray<DateOnly> dates))
        {
            return [new ValuationWarning(
                ValuationWarningKind.ExDividendDatesUnknown,
                $"{leg.Name}: the market does not say when {symbol} goes ex-dividend; the parity-implied continuous yield stands for any dividend.")];
        }

        DateOnly[] within = [.. dates.Where(date => IsAhead(date, market.ValuationInstant) && date <= leg.Expiry.Date)];
        return within.Length == 0
            ? []
            : [new ValuationWarning(
                ValuationWarningKind.DiscreteDividend,
                FormattableString.Invariant($"{leg.Name}: {symbol} goes ex-dividend on {string.Join(", ", within.Select(d => $"{d:yyyy-MM-dd}"))}; the parity-implied continuous yield stands for a discrete dividend, before which a call may have to be exercised."))];
    }

    // A share trades without its dividend from the opening of the ex-date on.
    private static bool IsAhead(DateOnly exDate, DateTimeOffset valuation)
    {
        DateTime local = UsTime.InChicago(valuation).DateTime;
        DateOnly day = DateOnly.FromDateTime(local);
        return exDate > day || (exDate == day && TimeOnly.FromDateTime(local) < Expiry.OpeningTime);
    }

    private readonly record struct Terms(
        double Spot, double Strike, double Years, double Volatility, double Rate, double DividendYield, OptionRight Right);
}

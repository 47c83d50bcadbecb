using VixShield.Instruments;
using VixShield.Market;
using VixShield.Numerics;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>What a reader should know of a synthetic forward: that it sells an option, and what holding it carries.</summary>
internal static class SyntheticNote
{
    /// <summary>
    /// Change of value of a long synthetic per year with the index held still, in points: q S e^(-qT) - r K e^(-rT), which is the discounted q F - r K.
    /// </summary>
    internal static double YearlyCarry(double forward, double discountFactor, double strike, double rate, double dividendYield) =>
        discountFactor * ((dividendYield * forward) - (rate * strike));

    internal static string Of(in RuleContext context, Trade[] unit, MappedExposures exposures)
    {
        var call = (OptionLeg)unit.Single(t => t.Leg is OptionLeg { Right: OptionRight.Call }).Leg;
        OptionChain chain = context.Market.ChainFor(call.Contract.UnderlyingSymbol, call.Expiry)!;
        double rate = chain.Rate;
        double yield = rate - (ElementaryFunctions.LogRatio(chain.Forward, context.Map.Spot) / chain.Years);
        double carry = call.Contract.Multiplier * YearlyCarry(chain.Forward, chain.DiscountFactor, call.Strike, rate, yield) / 365;
        double notional = call.Contract.Multiplier * context.Map.Spot;
        return FormattableString.Invariant($"contains a short option: the {call.Contract.Symbol} {call.Strike} put where it is bought, the call where it is sold; both legs are {call.Contract.Symbol} {call.Expiry}")
            + FormattableString.Invariant($"; with SPX held still a lot bought carries {RuleText.Signed(carry)} $ a day, which is the rate {rate:P2} less the dividend yield {yield:P2} on {notional:G6} $ (with SPX on its forward {RuleText.Signed(exposures.Carry.Total)} $); a lot sold the opposite");
    }
}

using VixShield.Instruments;
using VixShield.Market;
using VixShield.Numerics;
using VixShield.Pricing;
using VixShield.Volatility;

namespace VixShield.Risk;

/// <summary>
/// The carry of one option over a day or any horizon, by revaluing it step by step, so that the parts sum to the whole change exactly as far as doubles go:
/// time at fixed forward, volatility (or variance per unit of variance time, where the market has a clock of events) and discount factor; then the roll of the forward (VIX) or of the volatility (index); then the discount factor.
/// </summary>
internal static class OptionCarry
{
    internal static Carry PerDay(OptionChain chain, MarketSnapshot market, OptionLeg leg, double strike, double volatility, bool onVix) =>
        Over(chain, market, leg, strike, volatility, onVix, LegPricing.OneDay);

    internal static Carry Over(OptionChain chain, MarketSnapshot market, OptionLeg leg, double strike, double volatility, bool onVix, double horizon)
    {
        OptionRight right = leg.Right;
        double years = chain.Years;
        AgedOption aged = Age(chain, market, leg, strike, volatility, onVix, horizon);
        double discount = chain.DiscountFactor;

        double now = Undiscounted(chain.Forward, strike, years, volatility, right);
        double held = onVix || aged.Years == 0 || horizon == 0 ? volatility : market.Surface(chain.Symbol).HeldVolatility(volatility, horizon, years, aged.Years);
        double decayed = Undiscounted(chain.Forward, strike, aged.Years, held, right);
        double rolled = Undiscounted(aged.Forward, strike, aged.Years, aged.Volatility, right);
        double theta = discount * (decayed - now);
        double roll = discount * (rolled - decayed);
        double laterDiscount = ElementaryFunctions.Exp(-chain.Rate * aged.Years);
        double financing = (laterDiscount - discount) * rolled;
        return onVix ? new Carry(theta, 0, roll, financing) : new Carry(theta, roll, 0, financing);
    }

    /// <summary>Forward, time left and volatility after a horizon in which nothing but time changes.</summary>
    internal static AgedOption Age(OptionChain chain, MarketSnapshot market, OptionLeg leg, double strike, double volatility, bool onVix, double horizon)
    {
        double later = Math.Max(0, chain.Years - horizon);
        if (onVix)
            return new AgedOption(chain.Forward + market.RequireVixFutures(leg.Name).RollDown(chain.Expiry, horizon), later, volatility);
        return new AgedOption(chain.Forward, later, later > 0 && horizon > 0 ? VolatilityAfter(market.Surface(chain.Symbol), chain.Forward, strike, horizon, later) : volatility);
    }

    /// <summary>The volatility that a strike will have with less time left, on a surface fixed in normalised moneyness and time to expiry: calendar time, or variance time where the surface has a clock of events.</summary>
    internal static double VolatilityAfter(VolatilitySurface surface, double forward, double strike, double elapsed, double years)
    {
        double atTheMoney = surface.VolatilityAfter(elapsed, 0, years);
        double moneyness = ElementaryFunctions.Log(strike / forward) / (atTheMoney * Math.Sqrt(years));
        return surface.VolatilityAfter(elapsed, moneyness, years);
    }

    private static double Undiscounted(double forward, double strike, double years, double volatility, OptionRight right) =>
        Black76.Price(forward, strike, years, volatility, 0, right);
}

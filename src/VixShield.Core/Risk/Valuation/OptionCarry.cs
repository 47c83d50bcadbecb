using VixShield.Instruments;
using VixShield.Market;
using VixShield.Numerics;
using VixShield.Pricing;
using VixShield.Volatility;

namespace VixShield.Risk;

/// <summary>
/// One day's carry of one option, by revaluing it step by step, so that the parts sum to the whole change exactly as far as doubles go:
/// time at fixed forward, volatility and discount factor; then the roll of the forward (VIX) or of the volatility (index); then the discount factor.
/// </summary>
internal static class OptionCarry
{
    internal static Carry PerDay(OptionChain chain, MarketSnapshot market, OptionLeg leg, double strike, double volatility, bool onVix)
    {
        OptionRight right = leg.Right;
        double years = chain.Years;
        double later = Math.Max(0, years - LegPricing.OneDay);
        double discount = chain.DiscountFactor;

        double now = Undiscounted(chain.Forward, strike, years, volatility, right);
        double decayed = Undiscounted(chain.Forward, strike, later, volatility, right);
        double rolled = decayed;
        if (onVix)
        {
            double forward = chain.Forward + market.RequireVixFutures(leg.Name).RollDown(chain.Expiry, LegPricing.OneDay);
            rolled = Undiscounted(forward, strike, later, volatility, right);
        }
        else if (later > 0)
        {
            double laterVolatility = VolatilityAfter(market.Surface(chain.Symbol), chain.Forward, strike, later);
            rolled = Undiscounted(chain.Forward, strike, later, laterVolatility, right);
        }

        double theta = discount * (decayed - now);
        double roll = discount * (rolled - decayed);
        double laterDiscount = ElementaryFunctions.Exp(-chain.Rate * later);
        double financing = (laterDiscount - discount) * rolled;
        return onVix ? new Carry(theta, 0, roll, financing) : new Carry(theta, roll, 0, financing);
    }

    /// <summary>The volatility that a strike will have with less time left, on a surface fixed in normalised moneyness and time to expiry.</summary>
    internal static double VolatilityAfter(VolatilitySurface surface, double forward, double strike, double years)
    {
        double atTheMoney = surface.VolatilityAtMoneyness(0, years);
        double moneyness = ElementaryFunctions.Log(strike / forward) / (atTheMoney * Math.Sqrt(years));
        return surface.VolatilityAtMoneyness(moneyness, years);
    }

    private static double Undiscounted(double forward, double strike, double years, double volatility, OptionRight right) =>
        Black76.Price(forward, strike, years, volatility, 0, right);
}

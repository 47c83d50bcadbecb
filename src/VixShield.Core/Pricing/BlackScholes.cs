using VixShield.Instruments;

namespace VixShield.Pricing;

/// <summary>
/// The formula of Black, Scholes (1973) and Merton for European options on a spot price with a continuous dividend yield.
/// Formulas on doubles: an illegal argument gives NaN, nothing is thrown.
/// </summary>
/// <remarks>
/// Legal are finite spots, strikes, times and volatilities of at least 0, any finite rate and yield, and a call or a put. At 0
/// the limits of docs/concepts/pricing-limits.md are returned. All results have the same bits
/// on every machine with a fused multiply-add, and the same tolerances on others (docs/concepts/pricing.md).
/// </remarks>
public static partial class BlackScholes
{
    /// <summary>The present value w (S Dq N(w d1) - K Dr N(w d2)) of one option per unit of underlying, in the unit of the spot.</summary>
    /// <param name="spot">The price of the underlying, at least 0.</param>
    /// <param name="strike">The strike, at least 0.</param>
    /// <param name="years">The time to expiry in years of 365 days, at least 0.</param>
    /// <param name="volatility">The volatility per square root of a year as a decimal (0.2 is 20 %), at least 0.</param>
    /// <param name="rate">The continuously compounded rate per year as a decimal.</param>
    /// <param name="dividendYield">The continuous dividend yield (or borrow fee) per year as a decimal.</param>
    /// <param name="right">Call or put.</param>
    /// <returns>
    /// The price, at least 0; the discounted intrinsic value of the forward where time or volatility is 0; NaN for an illegal
    /// argument.
    /// </returns>
    public static double Price(
        double spot, double strike, double years, double volatility, double rate, double dividendYield, OptionRight right) =>
        BlackFormula.Price(new BlackTerms(spot, strike, years, volatility, rate, dividendYield, right, onForward: false));
}

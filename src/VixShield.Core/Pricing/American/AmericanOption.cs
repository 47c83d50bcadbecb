using VixShield.Instruments;

namespace VixShield.Pricing;

/// <summary>
/// American options on a spot price with a continuous dividend yield or borrow fee: SPY between ex-dates, and volatility ETPs.
/// Formulas on doubles: an illegal argument or a case that is refused gives NaN, nothing is thrown.
/// </summary>
/// <remarks>
/// <para>
/// Legal are finite spots, strikes, times and volatilities of at least 0, any finite rate and yield, and a call or a put. Where early
/// exercise never pays (a call with q &lt;= 0 &lt;= r or q &lt;= r &lt;= 0, a put with r &lt;= 0 &lt;= q or r &lt;= q &lt;= 0) the European value is
/// returned; where two exercise boundaries are possible (a put with q &lt; r &lt; 0, a call with r &lt; q &lt; 0) nothing is. Without time,
/// volatility, spot or strike the value is the greatest discounted payoff over the times of exercise. No allocation; the same bits
/// on every machine with a fused multiply-add.
/// </para>
/// <para>
/// Method: the exercise boundary at Chebyshev points in the square root of time, as in Andersen, Lake and Offengenden, "High-performance
/// American option pricing" (2016), but for the logarithm's exponential instead of its square, and by Newton's method on smooth
/// pasting; then the premium integral of Kim (1990). Discrete dividends are not modelled: calls are exercised just before an
/// ex-date, which a continuous yield cannot show.
/// </para>
/// </remarks>
public static partial class AmericanOption
{
    /// <summary>The present value of one option per unit of underlying, in the unit of the spot.</summary>
    /// <param name="spot">The price of the underlying, at least 0.</param>
    /// <param name="strike">The strike, at least 0.</param>
    /// <param name="years">The time to expiry in years of 365 days, at least 0.</param>
    /// <param name="volatility">The volatility per square root of a year as a decimal (0.2 is 20 %), at least 0.</param>
    /// <param name="rate">The continuously compounded rate per year as a decimal.</param>
    /// <param name="dividendYield">The continuous dividend yield (or borrow fee) per year as a decimal.</param>
    /// <param name="right">Call or put.</param>
    /// <param name="accuracy">The bound of the error.</param>
    /// <returns>The price, at least the intrinsic and the European value; NaN where <see cref="TryPrice"/> gives another status than Ok.</returns>
    public static double Price(
        double spot, double strike, double years, double volatility, double rate, double dividendYield, OptionRight right,
        AmericanAccuracy accuracy = AmericanAccuracy.Standard)
    {
        _ = TryPrice(spot, strike, years, volatility, rate, dividendYield, right, out double price, accuracy);
        return price;
    }

    /// <summary>The present value of one option per unit of underlying, and why there is none where it is NaN.</summary>
    /// <param name="spot">The price of the underlying, at least 0.</param>
    /// <param name="strike">The strike, at least 0.</param>
    /// <param name="years">The time to expiry in years of 365 days, at least 0.</param>
    /// <param name="volatility">The volatility per square root of a year as a decimal (0.2 is 20 %), at least 0.</param>
    /// <param name="rate">The continuously compounded rate per year as a decimal.</param>
    /// <param name="dividendYield">The continuous dividend yield (or borrow fee) per year as a decimal.</param>
    /// <param name="right">Call or put.</param>
    /// <param name="price">The price in the unit of the spot; NaN unless the status is <see cref="AmericanStatus.Ok"/>.</param>
    /// <param name="accuracy">The bound of the error.</param>
    /// <returns>What became of the valuation; nothing is thrown.</returns>
    public static AmericanStatus TryPrice(
        double spot, double strike, double years, double volatility, double rate, double dividendYield, OptionRight right, out double price,
        AmericanAccuracy accuracy = AmericanAccuracy.Standard)
    {
        AmericanTerms terms = new(spot, strike, years, volatility, rate, dividendYield, right);
        AmericanStatus status = AmericanFormula.Value(terms, accuracy, withGreeks: false, out AmericanGreeks greeks);
        price = greeks.Price;
        return status;
    }
}

using VixShield.Instruments;

namespace VixShield.Pricing;

/// <summary>
/// Black's formula (1976) for European options on a forward or futures price: VX futures, and SPX through its forward.
/// Formulas on doubles: an illegal argument gives NaN, nothing is thrown.
/// </summary>
/// <remarks>
/// Legal are finite forwards, strikes, times and volatilities of at least 0, any finite rate, and a call or a put. At 0 the
/// limits of docs/concepts/pricing-limits.md are returned. All results have the same bits
/// on every machine with a fused multiply-add, and the same tolerances on others (docs/concepts/pricing.md).
/// </remarks>
public static partial class Black76
{
    /// <summary>The present value w Dr (F N(w d1) - K N(w d2)) of one option per unit of underlying, in the unit of the forward.</summary>
    /// <param name="forward">The forward or futures price of the option's own expiry, at least 0.</param>
    /// <param name="strike">The strike, at least 0.</param>
    /// <param name="years">The time to expiry in years of 365 days, at least 0.</param>
    /// <param name="volatility">The volatility per square root of a year as a decimal (0.2 is 20 %), at least 0.</param>
    /// <param name="rate">The continuously compounded rate per year as a decimal.</param>
    /// <param name="right">Call or put.</param>
    /// <returns>The price, at least 0; the discounted intrinsic value where time or volatility is 0; NaN for an illegal argument.</returns>
    public static double Price(double forward, double strike, double years, double volatility, double rate, OptionRight right) =>
        BlackFormula.Price(new BlackTerms(forward, strike, years, volatility, rate, rate, right, onForward: true));

    /// <summary>The value before discounting, from the total standard deviation (volatility times the square root of the years).</summary>
    /// <param name="forward">The forward or futures price, at least 0.</param>
    /// <param name="strike">The strike, at least 0.</param>
    /// <param name="totalDeviation">The standard deviation of the log price at the expiry, at least 0.</param>
    /// <param name="right">Call or put.</param>
    /// <returns>The undiscounted price, at least 0; the intrinsic value where the deviation is 0; NaN for an illegal argument.</returns>
    public static double UndiscountedPrice(double forward, double strike, double totalDeviation, OptionRight right) =>
        Price(forward, strike, 1, totalDeviation, 0, right);
}

using VixShield.Instruments;

namespace VixShield.Pricing;

public static partial class BlackScholes
{
    /// <summary>The volatility at which the formula gives a present value.</summary>
    /// <param name="price">The present value, in the unit of the spot.</param>
    /// <param name="spot">The price of the underlying, at least 0.</param>
    /// <param name="strike">The strike, at least 0.</param>
    /// <param name="years">The time to expiry in years of 365 days, above 0.</param>
    /// <param name="rate">The continuously compounded rate per year as a decimal.</param>
    /// <param name="dividendYield">The continuous dividend yield (or borrow fee) per year as a decimal.</param>
    /// <param name="right">Call or put.</param>
    /// <param name="volatility">
    /// The volatility per square root of a year as a decimal; 0 at the intrinsic value, plus infinity at the supremum, otherwise
    /// NaN unless the status is <see cref="ImpliedVolatilityStatus.Ok"/>.
    /// </param>
    /// <returns>
    /// What was found. The price is compared with its bounds without a tolerance; the bounds themselves are made of discounted
    /// spot and strike, each rounded to a double. Nothing is thrown.
    /// </returns>
    public static ImpliedVolatilityStatus TryImpliedVolatility(
        double price,
        double spot,
        double strike,
        double years,
        double rate,
        double dividendYield,
        OptionRight right,
        out double volatility) =>
        ImpliedVolatilityFormula.OnSpot(price, spot, strike, years, rate, dividendYield, right, out volatility);
}

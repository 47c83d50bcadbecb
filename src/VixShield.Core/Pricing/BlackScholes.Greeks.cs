using VixShield.Instruments;

namespace VixShield.Pricing;

public static partial class BlackScholes
{
    /// <summary>The price and its derivatives with the spot held fixed.</summary>
    /// <param name="spot">The price of the underlying, at least 0.</param>
    /// <param name="strike">The strike, at least 0.</param>
    /// <param name="years">The time to expiry in years of 365 days, at least 0.</param>
    /// <param name="volatility">The volatility per square root of a year as a decimal (0.2 is 20 %), at least 0.</param>
    /// <param name="rate">The continuously compounded rate per year as a decimal.</param>
    /// <param name="dividendYield">The continuous dividend yield (or borrow fee) per year as a decimal.</param>
    /// <param name="right">Call or put.</param>
    /// <returns>
    /// Derivatives with respect to the spot, per unit of underlying; their limits where an argument is 0, some infinite with a
    /// sign; NaN in every member for an illegal argument.
    /// </returns>
    public static Greeks Greeks(
        double spot, double strike, double years, double volatility, double rate, double dividendYield, OptionRight right) =>
        BlackFormula.Greeks(new BlackTerms(spot, strike, years, volatility, rate, dividendYield, right, onForward: false));
}

using VixShield.Instruments;

namespace VixShield.Pricing;

public static partial class AmericanOption
{
    /// <summary>The price and its derivatives, the exercise boundary included.</summary>
    /// <param name="spot">The price of the underlying, at least 0.</param>
    /// <param name="strike">The strike, at least 0.</param>
    /// <param name="years">The time to expiry in years of 365 days, at least 0.</param>
    /// <param name="volatility">The volatility per square root of a year as a decimal (0.2 is 20 %), at least 0.</param>
    /// <param name="rate">The continuously compounded rate per year as a decimal.</param>
    /// <param name="dividendYield">The continuous dividend yield (or borrow fee) per year as a decimal.</param>
    /// <param name="right">Call or put.</param>
    /// <param name="accuracy">The bound of the error of the price.</param>
    /// <returns>
    /// Derivatives with respect to the spot, per unit of underlying; NaN in every member where <see cref="TryGreeks"/> gives
    /// another status than Ok.
    /// </returns>
    public static AmericanGreeks Greeks(
        double spot, double strike, double years, double volatility, double rate, double dividendYield, OptionRight right,
        AmericanAccuracy accuracy = AmericanAccuracy.Standard)
    {
        _ = TryGreeks(spot, strike, years, volatility, rate, dividendYield, right, out AmericanGreeks greeks, accuracy);
        return greeks;
    }

    /// <summary>The price and its derivatives, and why there are none where they are NaN.</summary>
    /// <param name="spot">The price of the underlying, at least 0.</param>
    /// <param name="strike">The strike, at least 0.</param>
    /// <param name="years">The time to expiry in years of 365 days, at least 0.</param>
    /// <param name="volatility">The volatility per square root of a year as a decimal (0.2 is 20 %), at least 0.</param>
    /// <param name="rate">The continuously compounded rate per year as a decimal.</param>
    /// <param name="dividendYield">The continuous dividend yield (or borrow fee) per year as a decimal.</param>
    /// <param name="right">Call or put.</param>
    /// <param name="greeks">Price and derivatives; NaN in every member unless the status is <see cref="AmericanStatus.Ok"/>.</param>
    /// <param name="accuracy">The bound of the error of the price.</param>
    /// <returns>What became of the valuation; nothing is thrown.</returns>
    /// <remarks>
    /// Derivatives with respect to the spot are those of the premium integral, for the boundary does not depend on the spot; vega, rho,
    /// phi and vanna include the movement of the boundary from the linearised equations of smooth pasting; theta and charm follow
    /// from the pricing equation; volga is a central difference of vegas. All are smooth up to the boundary.
    /// </remarks>
    public static AmericanStatus TryGreeks(
        double spot, double strike, double years, double volatility, double rate, double dividendYield, OptionRight right, out AmericanGreeks greeks,
        AmericanAccuracy accuracy = AmericanAccuracy.Standard)
    {
        AmericanTerms terms = new(spot, strike, years, volatility, rate, dividendYield, right);
        return AmericanFormula.Value(terms, accuracy, withGreeks: true, out greeks);
    }
}

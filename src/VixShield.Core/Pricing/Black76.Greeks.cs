using VixShield.Instruments;

namespace VixShield.Pricing;

public static partial class Black76
{
    /// <summary>
    /// The price and its derivatives with the forward held fixed: rho is -T V, theta, charm, veta and color leave the forward
    /// where it is, and phi, which has no meaning here, is 0.
    /// </summary>
    /// <param name="forward">The forward or futures price of the option's own expiry, at least 0.</param>
    /// <param name="strike">The strike, at least 0.</param>
    /// <param name="years">The time to expiry in years of 365 days, at least 0.</param>
    /// <param name="volatility">The volatility per square root of a year as a decimal (0.2 is 20 %), at least 0.</param>
    /// <param name="rate">The continuously compounded rate per year as a decimal.</param>
    /// <param name="right">Call or put.</param>
    /// <returns>
    /// Derivatives with respect to the forward, per unit of underlying; their limits where an argument is 0, some infinite with
    /// a sign; NaN in every member for an illegal argument.
    /// </returns>
    public static Greeks Greeks(double forward, double strike, double years, double volatility, double rate, OptionRight right) =>
        BlackFormula.Greeks(new BlackTerms(forward, strike, years, volatility, rate, rate, right, onForward: true));
}

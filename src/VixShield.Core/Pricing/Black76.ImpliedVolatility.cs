using VixShield.Instruments;

namespace VixShield.Pricing;

public static partial class Black76
{
    /// <summary>The volatility at which Black's formula gives a present value.</summary>
    /// <param name="price">The present value, in the unit of the forward.</param>
    /// <param name="forward">The forward or futures price of the option's own expiry, at least 0.</param>
    /// <param name="strike">The strike, at least 0.</param>
    /// <param name="years">The time to expiry in years of 365 days, above 0.</param>
    /// <param name="discount">The discount factor to the expiry, above 0.</param>
    /// <param name="right">Call or put.</param>
    /// <param name="volatility">
    /// The volatility per square root of a year as a decimal; 0 at the intrinsic value, plus infinity at the supremum, otherwise
    /// NaN unless the status is <see cref="ImpliedVolatilityStatus.Ok"/>.
    /// </param>
    /// <returns>What was found. The bounds are compared with the price exactly; nothing is thrown.</returns>
    /// <remarks>
    /// Solved on the out-of-the-money side, so that an in-the-money price one unit in the last place above its intrinsic value
    /// and an out-of-the-money price of 1e-300 both have their volatility to the precision the inputs allow.
    /// </remarks>
    public static ImpliedVolatilityStatus TryImpliedVolatility(
        double price, double forward, double strike, double years, double discount, OptionRight right, out double volatility) =>
        ImpliedVolatilityFormula.OnForward(price, forward, strike, years, discount, right, out volatility);
}

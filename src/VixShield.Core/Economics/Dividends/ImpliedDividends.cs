using VixShield.Numerics;

namespace VixShield.Economics;

/// <summary>
/// Forward and dividends from one call and one put of one strike, by put-call parity of European options. Formulas on doubles: illegal arguments give NaN, nothing is thrown. For a chain of quotes use
/// <see cref="Market.ParityForward"/> and <see cref="DividendCurve"/>, which weigh all strikes.
/// </summary>
public static class ImpliedDividends
{
    /// <summary>The forward K + e^(rT) (C - P).</summary>
    /// <param name="strike">The strike K, in points.</param>
    /// <param name="call">Price of the call, in points.</param>
    /// <param name="put">Price of the put of the same strike and expiry, in points.</param>
    /// <param name="rate">Continuously compounded rate r, per year as a decimal.</param>
    /// <param name="years">Time to the expiry T, in years; at least 0.</param>
    /// <returns>The forward, in points; NaN for a negative time and where an argument is NaN; infinite or NaN where e^(rT) is beyond the range of doubles.</returns>
    public static double ForwardFromParity(double strike, double call, double put, double rate, double years) =>
        years >= 0 ? strike + (ElementaryFunctions.Exp(rate * years) * (call - put)) : double.NaN;

    /// <summary>The continuous dividend yield q = r - ln(F/S)/T, borrow fees included.</summary>
    /// <param name="spot">The spot S of the moment of the quotes, in points; greater than 0.</param>
    /// <param name="forward">The forward F, in points; greater than 0.</param>
    /// <param name="rate">Continuously compounded rate r, per year as a decimal.</param>
    /// <param name="years">Time to the expiry T, in years; greater than 0.</param>
    /// <returns>The yield per year as a decimal; NaN where an argument is out of range.</returns>
    public static double Yield(double spot, double forward, double rate, double years) =>
        spot > 0 && forward > 0 && years > 0 ? rate - (ElementaryFunctions.LogRatio(forward, spot) / years) : double.NaN;

    /// <summary>Present value of the dividends until the expiry, S - D F.</summary>
    /// <param name="spot">The spot S of the moment of the quotes, in points.</param>
    /// <param name="forward">The forward F, in points.</param>
    /// <param name="discountFactor">Value today of 1 paid at the expiry, D.</param>
    /// <returns>The amount, in points; negative where quotes, rate or spot are not of one moment. NaN where an argument is, infinite or NaN beyond the range of doubles.</returns>
    public static double PresentValue(double spot, double forward, double discountFactor) => spot - (discountFactor * forward);
}

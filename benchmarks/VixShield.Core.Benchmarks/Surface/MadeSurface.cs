using VixShield.Instruments;
using VixShield.Pricing;
using VixShield.Volatility;

namespace VixShield.Benchmarks.Surface;

/// <summary>An eSSVI surface without arbitrage, as steep and as curved as that of an equity index: theta, psi and theta / psi rise with time.</summary>
internal sealed class MadeSurface(double index, double rate, double volatility)
{
    private const double Yield = 0.015;
    private const double Opening = 1.25;

    internal double Forward(double years) => index * Math.Exp((rate - Yield) * years);

    internal double Discount(double years) => Math.Exp(-rate * years);

    internal static double Deviation(EssviSlice slice) => Math.Sqrt(slice.Theta);

    /// <summary>Variances per year rise from the first week to two years; the tilt grows slowly.</summary>
    internal EssviSlice At(double years)
    {
        double level = volatility * (1 + (0.5 * years / (years + 0.4)));
        double theta = level * level * years;
        double rho = -0.55 - (0.15 * years / (years + 0.2));
        return new EssviSlice(theta, rho, Opening * Math.Sqrt(theta) / (1 + Math.Sqrt(theta)));
    }

    /// <summary>The price today.</summary>
    internal double Price(EssviSlice slice, double years, double strike, OptionRight right)
    {
        double forward = Forward(years);
        return Discount(years) * Black76.UndiscountedPrice(forward, strike, Math.Sqrt(slice.At(Math.Log(strike / forward)).Variance), right);
    }
}

using VixShield.Instruments;
using VixShield.Pricing;

namespace VixShield.AotSmoke;

/// <summary>Two rows of tests/VixShield.Core.Tests/GoldenData/european_black76.csv.</summary>
internal static class PricingChecks
{
    // The table is exact to more digits than a double has. Compiled without hardware FMA the kernels keep this tolerance, not the bits.
    private const double Tolerance = 1e-12;

    public static void Run(Checklist checks)
    {
        Put(checks);
        Call(checks);
    }

    private static void Put(Checklist checks)
    {
        const double forward = 100.0, strike = 95.79078808311054, years = 0.0821917808219178, volatility = 0.15, rate = 0.02;
        checks.Near(0.35003812223142459479, Black76.Price(forward, strike, years, volatility, rate, OptionRight.Put), Tolerance, "put price");
        Greeks greeks = Black76.Greeks(forward, strike, years, volatility, rate, OptionRight.Put);
        checks.Near(-0.153256235618589399, greeks.Delta, Tolerance, "put delta");
        checks.Near(0.054967367937106924692, greeks.Gamma, Tolerance, "put gamma");
        checks.Near(6.7767987867666065268, greeks.Vega, Tolerance, "put vega");
        checks.Near(-6.1768281304799000781, greeks.Theta, Tolerance, "put theta");
        Implied(checks, greeks.Price, forward, strike, years, rate, OptionRight.Put, volatility);
    }

    private static void Call(Checklist checks)
    {
        const double forward = 6789.1, strike = 6801.10491205342, years = 0.2547945205479452, volatility = 0.35, rate = 0.05;
        Greeks greeks = Black76.Greeks(forward, strike, years, volatility, rate, OptionRight.Call);
        checks.Near(466.34696001953052146, greeks.Price, Tolerance, "call price");
        checks.Near(0.52449457255077884527, greeks.Delta, Tolerance, "call delta");
        checks.Near(3.2739307034907587277e-4, greeks.Gamma, Tolerance, "call gamma");
        checks.Near(1345.7116823106822383, greeks.Vega, Tolerance, "call vega");
        checks.Near(-118.82265008716805443, greeks.Rho, Tolerance, "call rho");
        Implied(checks, greeks.Price, forward, strike, years, rate, OptionRight.Call, volatility);
    }

    private static void Implied(
        Checklist checks, double price, double forward, double strike, double years, double rate, OptionRight right, double volatility)
    {
        ImpliedVolatilityStatus status =
            Black76.TryImpliedVolatility(price, forward, strike, years, Math.Exp(-rate * years), right, out double implied);
        checks.Equal(ImpliedVolatilityStatus.Ok, status, $"{right} implied volatility status");
        checks.Near(volatility, implied, Tolerance, $"{right} implied volatility");
    }
}

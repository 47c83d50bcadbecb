using VixShield.Instruments;
using VixShield.Pricing;

namespace VixShield.Adjustments;

/// <summary>
/// A VIX call calendar on two forwards, in option points: long the strike at the far expiry, short it at the near one, and long the capping strike at the near one (none without a cap). Times in years from today.
/// </summary>
internal readonly record struct VixCalendarTerms(double Strike, double? Cap, double NearYears, double FarYears, double NearRate, double FarRate)
{
    /// <summary>Value when some time has passed, at most that to the near expiry, where the near calls are worth what they pay. Black-76, each option on the forward of its own expiry.</summary>
    internal double Value(double near, double far, double elapsed, double nearVolatility, double capVolatility, double farVolatility)
    {
        double left = NearYears - elapsed;
        double value = Black76.Price(far, Strike, FarYears - elapsed, farVolatility, FarRate, OptionRight.Call) - Near(near, Strike, left, nearVolatility);
        return Cap is { } cap ? value + Near(near, cap, left, capVolatility) : value;
    }

    // Rounding of the horizon must not leave a call a last instant of time value.
    private double Near(double forward, double strike, double left, double volatility) =>
        left > 1e-9 ? Black76.Price(forward, strike, left, volatility, NearRate, OptionRight.Call) : Math.Max(forward - strike, 0);
}

using VixShield.Instruments;

namespace VixShield.Tests.Infrastructure;

/// <summary>Black-76 as the textbook prints it, on <see cref="NaiveNormal"/>: shares nothing with the library.</summary>
public static class NaiveBlack
{
    public static double Price(double forward, double strike, double years, double volatility, double discount, OptionRight right)
    {
        int sign = (int)right;
        double deviation = volatility * Math.Sqrt(years);
        if (deviation == 0)
            return discount * Math.Max(0, sign * (forward - strike));
        double d1 = Math.Log(forward / strike) / deviation + deviation / 2;
        return discount * sign * (forward * NaiveNormal.Cdf(sign * d1) - strike * NaiveNormal.Cdf(sign * (d1 - deviation)));
    }
}

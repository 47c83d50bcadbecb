using VixShield.Instruments;

namespace VixShield.Tests.Pricing.American;

/// <summary>
/// An oracle that shares nothing with the library: the binomial tree of Cox, Ross and Rubinstein, its last step replaced by the
/// European formula, extrapolated over two sizes (Broadie and Detemple's method).
/// </summary>
internal static class BinomialTree
{
    internal static double Price(double spot, double strike, double years, double volatility, double rate, double dividendYield, OptionRight right, int steps = 400) =>
        2 * Tree(spot, strike, years, volatility, rate, dividendYield, right, 2 * steps)
        - Tree(spot, strike, years, volatility, rate, dividendYield, right, steps);

    private static double Tree(double spot, double strike, double years, double volatility, double rate, double dividendYield, OptionRight right, int steps)
    {
        double w = (double)right;
        double dt = years / steps;
        double up = Math.Exp(volatility * Math.Sqrt(dt));
        double probability = (Math.Exp((rate - dividendYield) * dt) - 1 / up) / (up - 1 / up);
        double discount = Math.Exp(-rate * dt);
        double[] values = new double[steps];
        for (int j = 0; j < steps; j++)
        {
            double s = spot * Math.Pow(up, 2 * j - (steps - 1));
            double forward = s * Math.Exp((rate - dividendYield) * dt);
            values[j] = Math.Max(w * (s - strike), Infrastructure.NaiveBlack.Price(forward, strike, dt, volatility, discount, right));
        }

        for (int n = steps - 2; n >= 0; n--)
        {
            for (int j = 0; j <= n; j++)
            {
                double s = spot * Math.Pow(up, 2 * j - n);
                values[j] = Math.Max(w * (s - strike), discount * (probability * values[j + 1] + (1 - probability) * values[j]));
            }
        }

        return values[0];
    }
}

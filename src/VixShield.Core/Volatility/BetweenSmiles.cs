using VixShield.Instruments;
using VixShield.Numerics;
using VixShield.Pricing;

namespace VixShield.Volatility;

/// <summary>Total variance between two expiries.</summary>
internal static class BetweenSmiles
{
    // Below this a price in units of the forward is too near the least double to say a volatility.
    private const double LeastPrice = 1e-250;

    /// <param name="early">The earlier smile.</param>
    /// <param name="late">The later smile.</param>
    /// <param name="weight">Share of the time between them that has passed, from 0 to 1.</param>
    /// <param name="logMoneyness">k = ln(K/F).</param>
    /// <param name="linearInPrice">Whether prices are linear, and not variances.</param>
    internal static double TotalVariance(VolatilitySmile early, VolatilitySmile late, double weight, double logMoneyness, bool linearInPrice)
    {
        double before = early.TotalVarianceAt(logMoneyness);
        double after = late.TotalVarianceAt(logMoneyness);
        double linear = ((1 - weight) * before) + (weight * after);
        if (!linearInPrice || weight is 0 or 1)
            return linear;

        double earlyMoney = early.TotalVarianceAt(0);
        double lateMoney = late.TotalVarianceAt(0);
        double share = (AtTheMoney(((1 - weight) * earlyMoney) + (weight * lateMoney)) - AtTheMoney(earlyMoney)) / (AtTheMoney(lateMoney) - AtTheMoney(earlyMoney));
        double strike = ElementaryFunctions.Exp(logMoneyness);
        OptionRight right = logMoneyness < 0 ? OptionRight.Put : OptionRight.Call;
        double price = ((1 - share) * Black76.UndiscountedPrice(1, strike, Math.Sqrt(before), right)) + (share * Black76.UndiscountedPrice(1, strike, Math.Sqrt(after), right));
        return price > LeastPrice && Black76.TryImpliedVolatility(price, 1, strike, 1, 1, right, out double deviation) == ImpliedVolatilityStatus.Ok
            ? deviation * deviation
            : linear;
    }

    /// <summary>
    /// Whether linear variance between two calibrated smiles has a butterfly. Smiles of another origin are taken as they are: a kink of theirs is theirs.
    /// </summary>
    internal static bool HasButterflies(VolatilitySmile early, VolatilitySmile late)
    {
        if (early is not FittedSmile || late is not FittedSmile || late.TotalVarianceAt(0) <= early.TotalVarianceAt(0))
            return false;
        double unit = Math.Sqrt(late.TotalVarianceAt(0));
        for (double z = -25; z <= 12; z += Math.Abs(z) < 3 ? 0.1 : 0.4)
        {
            VariancePoint before = early.VarianceAt(z * unit);
            VariancePoint after = late.VarianceAt(z * unit);
            foreach (double weight in (ReadOnlySpan<double>)[0.03, 0.15, 0.4, 0.7, 0.92])
            {
                var between = new VariancePoint(z * unit, Mix(before.Variance, after.Variance), Mix(before.Slope, after.Slope), Mix(before.Curvature, after.Curvature));
                if (!(between.Durrleman >= 1e-3))
                    return true;
                double Mix(double x, double y) => ((1 - weight) * x) + (weight * y);
            }
        }

        return false;
    }

    /// <summary>Price of an option at the forward, in units of the forward.</summary>
    private static double AtTheMoney(double variance) => Black76.UndiscountedPrice(1, 1, Math.Sqrt(variance), OptionRight.Call);
}

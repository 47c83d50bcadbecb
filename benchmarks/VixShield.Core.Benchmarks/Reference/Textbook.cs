using MathNet.Numerics.Distributions;
using VixShield.Benchmarks.Inputs;
using VixShield.Instruments;

namespace VixShield.Benchmarks.Reference;

/// <summary>Black-Scholes-Merton as a textbook has it: one option after the other, MathNet's normal distribution, the C library's functions.</summary>
internal static class Textbook
{
    private const double InverseRootTwoPi = 0.3989422804014327;

    internal static void Price(OptionSet set)
    {
        double[] prices = set.Results[0];
        for (int i = 0; i < prices.Length; i++)
        {
            double spot = set.Spot[i], strike = set.Strike[i], years = set.Years[i], volatility = set.Volatility[i];
            double rate = set.Rate[i], yield = set.Yield[i];
            double sign = set.Rights[i] == OptionRight.Call ? 1 : -1;
            double deviation = volatility * Math.Sqrt(years);
            double d1 = (Math.Log(spot / strike) + (rate - yield + 0.5 * volatility * volatility) * years) / deviation;
            double d2 = d1 - deviation;
            prices[i] = sign * (spot * Math.Exp(-yield * years) * Normal.CDF(0, 1, sign * d1)
                - strike * Math.Exp(-rate * years) * Normal.CDF(0, 1, sign * d2));
        }
    }

    /// <summary>Price, delta, gamma, vega, theta and rho.</summary>
    internal static void PriceAndFive(OptionSet set)
    {
        double[] prices = set.Results[0], deltas = set.Results[1], gammas = set.Results[2];
        double[] vegas = set.Results[3], thetas = set.Results[4], rhos = set.Results[5];
        for (int i = 0; i < prices.Length; i++)
        {
            double spot = set.Spot[i], strike = set.Strike[i], years = set.Years[i], volatility = set.Volatility[i];
            double rate = set.Rate[i], yield = set.Yield[i];
            double sign = set.Rights[i] == OptionRight.Call ? 1 : -1;
            double deviation = volatility * Math.Sqrt(years);
            double d1 = (Math.Log(spot / strike) + (rate - yield + 0.5 * volatility * volatility) * years) / deviation;
            double d2 = d1 - deviation;
            double assetDiscount = Math.Exp(-yield * years);
            double bond = strike * Math.Exp(-rate * years);
            double density = assetDiscount * InverseRootTwoPi * Math.Exp(-0.5 * d1 * d1);
            double delta = sign * assetDiscount * Normal.CDF(0, 1, sign * d1);
            double bondPart = sign * bond * Normal.CDF(0, 1, sign * d2);
            prices[i] = spot * delta - bondPart;
            deltas[i] = delta;
            gammas[i] = density / (spot * deviation);
            vegas[i] = spot * density * Math.Sqrt(years);
            thetas[i] = -spot * density * volatility / (2 * Math.Sqrt(years)) - rate * bondPart + yield * spot * delta;
            rhos[i] = years * bondPart;
        }
    }

    /// <summary>The same with vanna and volga.</summary>
    internal static void UsualEight(OptionSet set)
    {
        double[] prices = set.Results[0], deltas = set.Results[1], gammas = set.Results[2], vegas = set.Results[3];
        double[] thetas = set.Results[4], rhos = set.Results[5], vannas = set.Results[6], volgas = set.Results[7];
        for (int i = 0; i < prices.Length; i++)
        {
            double spot = set.Spot[i], strike = set.Strike[i], years = set.Years[i], volatility = set.Volatility[i];
            double rate = set.Rate[i], yield = set.Yield[i];
            double sign = set.Rights[i] == OptionRight.Call ? 1 : -1;
            double deviation = volatility * Math.Sqrt(years);
            double d1 = (Math.Log(spot / strike) + (rate - yield + 0.5 * volatility * volatility) * years) / deviation;
            double d2 = d1 - deviation;
            double assetDiscount = Math.Exp(-yield * years);
            double bond = strike * Math.Exp(-rate * years);
            double density = assetDiscount * InverseRootTwoPi * Math.Exp(-0.5 * d1 * d1);
            double delta = sign * assetDiscount * Normal.CDF(0, 1, sign * d1);
            double bondPart = sign * bond * Normal.CDF(0, 1, sign * d2);
            double vega = spot * density * Math.Sqrt(years);
            prices[i] = spot * delta - bondPart;
            deltas[i] = delta;
            gammas[i] = density / (spot * deviation);
            vegas[i] = vega;
            thetas[i] = -spot * density * volatility / (2 * Math.Sqrt(years)) - rate * bondPart + yield * spot * delta;
            rhos[i] = years * bondPart;
            vannas[i] = -density * d2 / volatility;
            volgas[i] = vega * d1 * d2 / volatility;
        }
    }
}

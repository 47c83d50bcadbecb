using MathNet.Numerics.Distributions;
using VixShield.Benchmarks.Inputs;
using VixShield.Numerics;
using VixShield.Pricing;

namespace VixShield.Benchmarks.Reference;

/// <summary>The library's own functions on single numbers, in the loop that a caller would write.</summary>
internal static class ScalarLoops
{
    internal static void Price(OptionSet set)
    {
        double[] prices = set.Results[0];
        for (int i = 0; i < prices.Length; i++)
            prices[i] = BlackScholes.Price(set.Spot[i], set.Strike[i], set.Years[i], set.Volatility[i], set.Rate[i], set.Yield[i], set.Rights[i]);
    }

    /// <summary>Computes all members, as the function does, and keeps the usual eight.</summary>
    internal static void Greeks(OptionSet set)
    {
        for (int i = 0; i < set.Count; i++)
        {
            Greeks greeks = BlackScholes.Greeks(set.Spot[i], set.Strike[i], set.Years[i], set.Volatility[i], set.Rate[i], set.Yield[i], set.Rights[i]);
            set.Results[0][i] = greeks.Price;
            set.Results[1][i] = greeks.Delta;
            set.Results[2][i] = greeks.Gamma;
            set.Results[3][i] = greeks.Vega;
            set.Results[4][i] = greeks.Theta;
            set.Results[5][i] = greeks.Rho;
            set.Results[6][i] = greeks.Vanna;
            set.Results[7][i] = greeks.Volga;
        }
    }

    internal static void ImpliedVolatilityOnSpot(QuoteSet quotes)
    {
        OptionSet set = quotes.Options;
        for (int i = 0; i < set.Count; i++)
        {
            quotes.Statuses[i] = BlackScholes.TryImpliedVolatility(
                quotes.Price[i], set.Spot[i], set.Strike[i], set.Years[i], set.Rate[i], set.Yield[i], set.Rights[i], out quotes.Volatility[i]);
        }
    }

    internal static void ImpliedVolatilityOnForward(QuoteSet quotes)
    {
        OptionSet set = quotes.Options;
        for (int i = 0; i < set.Count; i++)
        {
            quotes.Statuses[i] = Black76.TryImpliedVolatility(
                quotes.ForwardPrice[i], quotes.Forward[i], set.Strike[i], set.Years[i], quotes.Discount[i], set.Rights[i], out quotes.Volatility[i]);
        }
    }

    internal static void Cdf(ArgumentSet set)
    {
        for (int i = 0; i < set.X.Length; i++)
            set.Result[i] = NormalDistribution.Cdf(set.X[i]);
    }

    internal static void Exp(ArgumentSet set)
    {
        for (int i = 0; i < set.X.Length; i++)
            set.Result[i] = ElementaryFunctions.Exp(set.X[i]);
    }

    /// <summary>MathNet's distribution function.</summary>
    internal static void MathNetCdf(ArgumentSet set)
    {
        for (int i = 0; i < set.X.Length; i++)
            set.Result[i] = Normal.CDF(0, 1, set.X[i]);
    }

    /// <summary>The exponential of the C library.</summary>
    internal static void SystemExp(ArgumentSet set)
    {
        for (int i = 0; i < set.X.Length; i++)
            set.Result[i] = Math.Exp(set.X[i]);
    }
}

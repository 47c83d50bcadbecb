using System.Runtime.CompilerServices;
using VixShield.Instruments;

namespace VixShield.Pricing.Batch;

/// <summary>
/// Prices one strike in many states of its market: the stages of the batch without what does not change, discount, logarithm of the strike and root of the time. Rows are padded to whole vectors by the caller.
/// </summary>
internal static unsafe class StrikeDriver
{
    /// <summary>Rows must be padded to a multiple of it: the widest vector.</summary>
    internal const int Padding = 8;

    /// <param name="terms">The option.</param>
    /// <param name="forwards">Forwards, within the ordinary range.</param>
    /// <param name="logForwards">Logarithms of the forwards over one that <see cref="StrikeTerms.LogStrike"/> refers to.</param>
    /// <param name="volatilities">Volatilities.</param>
    /// <param name="prices">The results.</param>
    /// <param name="padded">Number of states, a multiple of <see cref="Padding"/>.</param>
    internal static void Price(in StrikeTerms terms, double* forwards, double* logForwards, double* volatilities, double* prices, int padded)
    {
        if (!terms.IsOrdinary)
        {
            for (int i = 0; i < padded; i++)
                prices[i] = PriceOf(terms, forwards[i], volatilities[i]);
            return;
        }

        switch (ActiveKernel.Path)
        {
            case KernelPath.Avx512:
                Price<BlackKernel512>(terms, forwards, logForwards, volatilities, prices, padded);
                break;
            case KernelPath.Avx2:
                Price<BlackKernel256>(terms, forwards, logForwards, volatilities, prices, padded);
                break;
            case KernelPath.AdvSimd:
                Price<BlackKernel128>(terms, forwards, logForwards, volatilities, prices, padded);
                break;
            case KernelPath.ScalarFma:
                Price<BlackKernelScalar>(terms, forwards, logForwards, volatilities, prices, padded);
                break;
            default:
                Price<BlackKernelPortable>(terms, forwards, logForwards, volatilities, prices, padded);
                break;
        }
    }

    [SkipLocalsInit]
    private static void Price<TKernel>(in StrikeTerms terms, double* forwards, double* logForwards, double* volatilities, double* prices, int padded)
        where TKernel : struct, IBlackKernel
    {
        double* given = stackalloc double[(BlackBlock.RoomRows * BlackBlock.Length) + BlockRows.LineLength];
        BlackBlock block = default;
        block.Room = BlockRows.Align(given);
        for (int done = 0; done < padded; done += BlackBlock.Length)
        {
            int count = Math.Min(padded - done, BlackBlock.Length);
            block.Spot = logForwards + done;
            block.Strike = forwards + done;
            block.Volatility = volatilities + done;
            block.Price = prices + done;
            bool ordinary = TKernel.MoneynessOfStrike(block, count, terms);
            TKernel.Densities(block, count);
            TKernel.Tails(block, count);
            TKernel.PricesOfStrike(block, count, terms);
            if (!ordinary)
                Replace(terms, block, count);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Replace(in StrikeTerms terms, in BlackBlock block, int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (!(block.Volatility[i] >= OrdinaryRange.Least && block.Volatility[i] <= StrikeTerms.GreatestVolatility))
                block.Price[i] = PriceOf(terms, block.Strike[i], block.Volatility[i]);
        }
    }

    private static double PriceOf(in StrikeTerms terms, double forward, double volatility) =>
        Black76.Price(forward, terms.Strike, terms.Years, volatility, terms.Rate, terms.IsPut ? OptionRight.Put : OptionRight.Call);
}

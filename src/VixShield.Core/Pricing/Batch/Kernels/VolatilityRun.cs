using System.Runtime.CompilerServices;
using VixShield.Instruments;

namespace VixShield.Pricing.Batch;

/// <summary>Runs the stages over one block of implied volatilities, and has the search redo what they do not settle.</summary>
internal static unsafe class VolatilityRun
{
    // A step of fourth order that moves by this share leaves an error of its fourth power.
    private const double GreatestLastMove = 1e-4;

    /// <param name="block">Inputs, outputs and room.</param>
    /// <param name="count">The number of options, a multiple of the kernel's width.</param>
    /// <param name="meant">The number of them that are not there only to fill a vector.</param>
    /// <param name="legalRights">Whether every right is known to be a call or a put.</param>
    /// <returns>The number of options whose volatility the search has found.</returns>
    internal static int Compute<TKernel>(in VolatilityBlock block, int count, int meant, bool legalRights)
        where TKernel : struct, IVolatilityKernel
    {
        TKernel.Normalise(block, count);
        TKernel.Start(block, count);
        TKernel.Step(block, count, double.PositiveInfinity);
        TKernel.Step(block, count, GreatestLastMove);
        if (!(TKernel.AllAccepted(block, count) & legalRights))
            return WriteAndReplace<TKernel>(block, count, meant);
        Write<TKernel>(block, count);
        return 0;
    }

    // The default status is Ok.
    private static void Write<TKernel>(in VolatilityBlock block, int count)
        where TKernel : struct, IVolatilityKernel
    {
        TKernel.Write(block, count);
        if (block.Status != null)
            new Span<ImpliedVolatilityStatus>(block.Status, count).Clear();
    }

    // The volatilities may be written over an input, so the search runs before anything is written.
    [MethodImpl(MethodImplOptions.NoInlining)]
    [SkipLocalsInit]
    private static int WriteAndReplace<TKernel>(in VolatilityBlock block, int count, int meant)
        where TKernel : struct, IVolatilityKernel
    {
        double* volatilities = stackalloc double[BlackBlock.Length];
        ImpliedVolatilityStatus* statuses = stackalloc ImpliedVolatilityStatus[BlackBlock.Length];
        int found = 0;
        for (int i = 0; i < count; i++)
        {
            statuses[i] = ImpliedVolatilityStatus.Ok;
            if (block.Accepted[i] == 1 && block.Rights[i] is 1 or -1)
                continue;
            statuses[i] = Search(block, i, out volatilities[i]);
            block.Accepted[i] = 0;
            found += i < meant && statuses[i] == ImpliedVolatilityStatus.Ok ? 1 : 0;
        }

        Write<TKernel>(block, count);
        for (int i = 0; i < count; i++)
        {
            if (block.Accepted[i] == 1)
                continue;
            block.Volatility[i] = volatilities[i];
            if (block.Status != null)
                block.Status[i] = statuses[i];
        }

        return found;
    }

    private static ImpliedVolatilityStatus Search(in VolatilityBlock block, int i, out double volatility) => block.OnForward
        ? ImpliedVolatilitySearch.OnForward(
            block.Price[i], block.Spot[i], block.Strike[i], block.Years[i], block.Discount[i], (OptionRight)block.Rights[i], out volatility)
        : ImpliedVolatilitySearch.OnSpot(
            block.Price[i], block.Spot[i], block.Strike[i], block.Years[i], block.Rate[i], block.Yield[i], (OptionRight)block.Rights[i], out volatility);
}

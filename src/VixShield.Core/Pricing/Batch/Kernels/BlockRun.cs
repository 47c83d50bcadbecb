using System.Runtime.CompilerServices;
using VixShield.Instruments;

namespace VixShield.Pricing.Batch;

/// <summary>Runs the stages over one block, and replaces what lies outside the kernel's range.</summary>
internal static unsafe class BlockRun
{
    /// <param name="block">Inputs, outputs and room.</param>
    /// <param name="count">The number of options, a multiple of the kernel's width.</param>
    /// <param name="outputs">How much of the outputs is asked for.</param>
    /// <param name="discounts">Whether the discount factors have to be computed; else they stand in the block's room.</param>
    /// <param name="legalRights">Whether every right is known to be a call or a put.</param>
    internal static void Compute<TKernel>(in BlackBlock block, int count, OutputSet outputs, bool discounts, bool legalRights)
        where TKernel : struct, IBlackKernel
    {
        bool ordinary = TKernel.Moneyness(block, count) & legalRights;
        if (discounts)
            TKernel.Discounts(block, count);
        TKernel.Densities(block, count);
        TKernel.Tails(block, count);
        if (ordinary)
            Write<TKernel>(block, count, outputs);
        else
            WriteAndReplace<TKernel>(block, count, outputs);
    }

    private static void Write<TKernel>(in BlackBlock block, int count, OutputSet outputs)
        where TKernel : struct, IBlackKernel
    {
        if (outputs == OutputSet.Price)
            TKernel.Prices(block, count);
        else if (outputs == OutputSet.Usual)
            TKernel.Members<UsualMembers>(block, count);
        else
            TKernel.Members<EveryMember>(block, count);
    }

    // An output may be the memory of an input, so the replacements are computed before anything is written.
    [MethodImpl(MethodImplOptions.NoInlining)]
    [SkipLocalsInit]
    private static void WriteAndReplace<TKernel>(in BlackBlock block, int count, OutputSet outputs)
        where TKernel : struct, IBlackKernel
    {
        Greeks* replacements = stackalloc Greeks[BlackBlock.Length];
        bool* replaced = stackalloc bool[BlackBlock.Length];
        for (int i = 0; i < count; i++)
        {
            BlackTerms terms = new(
                block.Spot[i], block.Strike[i], block.Years[i], block.Volatility[i], block.Rate[i], block.Yield[i], (OptionRight)block.Rights[i], block.OnForward);
            replaced[i] = !OrdinaryRange.Holds(terms);
            if (replaced[i])
                replacements[i] = BlackFormula.Greeks(terms);
        }

        Write<TKernel>(block, count, outputs);
        for (int i = 0; i < count; i++)
        {
            if (replaced[i])
                block.Put(i, replacements[i]);
        }
    }
}

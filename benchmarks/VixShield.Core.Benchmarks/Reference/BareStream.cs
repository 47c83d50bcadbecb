using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using VixShield.Benchmarks.Inputs;

namespace VixShield.Benchmarks.Reference;

/// <summary>
/// The memory traffic of the usual eight outputs without the work: reads seven inputs, writes eight sums, with the widest
/// vectors. No pricing of the same options can be faster than this.
/// </summary>
internal static class BareStream
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Run(OptionSet set)
    {
        if (Vector512.IsHardwareAccelerated)
            Run512(set);
        else if (Vector256.IsHardwareAccelerated)
            Run256(set);
        else
            Run128(set);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run512(OptionSet set)
    {
        ref double spot = ref First(set.Spot), strike = ref First(set.Strike), years = ref First(set.Years);
        ref double volatility = ref First(set.Volatility), rate = ref First(set.Rate), yield = ref First(set.Yield);
        ref byte rights = ref Unsafe.As<Instruments.OptionRight, byte>(ref MemoryMarshal.GetArrayDataReference(set.Rights));
        double[][] results = set.Results;
        ref double r0 = ref First(results[0]), r1 = ref First(results[1]), r2 = ref First(results[2]), r3 = ref First(results[3]);
        ref double r4 = ref First(results[4]), r5 = ref First(results[5]), r6 = ref First(results[6]), r7 = ref First(results[7]);
        for (nuint i = 0; i < (nuint)set.Count; i += 8)
        {
            Vector512<double> sum = Vector512.LoadUnsafe(ref spot, i) + Vector512.LoadUnsafe(ref strike, i)
                + Vector512.LoadUnsafe(ref years, i) + Vector512.LoadUnsafe(ref volatility, i)
                + Vector512.LoadUnsafe(ref rate, i) + Vector512.LoadUnsafe(ref yield, i)
                + Vector512.Create((double)Unsafe.ReadUnaligned<long>(ref Unsafe.Add(ref rights, i)));
            sum.StoreUnsafe(ref r0, i);
            sum.StoreUnsafe(ref r1, i);
            sum.StoreUnsafe(ref r2, i);
            sum.StoreUnsafe(ref r3, i);
            sum.StoreUnsafe(ref r4, i);
            sum.StoreUnsafe(ref r5, i);
            sum.StoreUnsafe(ref r6, i);
            sum.StoreUnsafe(ref r7, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run256(OptionSet set)
    {
        ref double spot = ref First(set.Spot), strike = ref First(set.Strike), years = ref First(set.Years);
        ref double volatility = ref First(set.Volatility), rate = ref First(set.Rate), yield = ref First(set.Yield);
        ref byte rights = ref Unsafe.As<Instruments.OptionRight, byte>(ref MemoryMarshal.GetArrayDataReference(set.Rights));
        double[][] results = set.Results;
        ref double r0 = ref First(results[0]), r1 = ref First(results[1]), r2 = ref First(results[2]), r3 = ref First(results[3]);
        ref double r4 = ref First(results[4]), r5 = ref First(results[5]), r6 = ref First(results[6]), r7 = ref First(results[7]);
        for (nuint i = 0; i < (nuint)set.Count; i += 4)
        {
            Vector256<double> sum = Vector256.LoadUnsafe(ref spot, i) + Vector256.LoadUnsafe(ref strike, i)
                + Vector256.LoadUnsafe(ref years, i) + Vector256.LoadUnsafe(ref volatility, i)
                + Vector256.LoadUnsafe(ref rate, i) + Vector256.LoadUnsafe(ref yield, i)
                + Vector256.Create((double)Unsafe.ReadUnaligned<int>(ref Unsafe.Add(ref rights, i)));
            sum.StoreUnsafe(ref r0, i);
            sum.StoreUnsafe(ref r1, i);
            sum.StoreUnsafe(ref r2, i);
            sum.StoreUnsafe(ref r3, i);
            sum.StoreUnsafe(ref r4, i);
            sum.StoreUnsafe(ref r5, i);
            sum.StoreUnsafe(ref r6, i);
            sum.StoreUnsafe(ref r7, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run128(OptionSet set)
    {
        ref double spot = ref First(set.Spot), strike = ref First(set.Strike), years = ref First(set.Years);
        ref double volatility = ref First(set.Volatility), rate = ref First(set.Rate), yield = ref First(set.Yield);
        ref byte rights = ref Unsafe.As<Instruments.OptionRight, byte>(ref MemoryMarshal.GetArrayDataReference(set.Rights));
        double[][] results = set.Results;
        ref double r0 = ref First(results[0]), r1 = ref First(results[1]), r2 = ref First(results[2]), r3 = ref First(results[3]);
        ref double r4 = ref First(results[4]), r5 = ref First(results[5]), r6 = ref First(results[6]), r7 = ref First(results[7]);
        for (nuint i = 0; i < (nuint)set.Count; i += 2)
        {
            Vector128<double> sum = Vector128.LoadUnsafe(ref spot, i) + Vector128.LoadUnsafe(ref strike, i)
                + Vector128.LoadUnsafe(ref years, i) + Vector128.LoadUnsafe(ref volatility, i)
                + Vector128.LoadUnsafe(ref rate, i) + Vector128.LoadUnsafe(ref yield, i)
                + Vector128.Create((double)Unsafe.ReadUnaligned<short>(ref Unsafe.Add(ref rights, i)));
            sum.StoreUnsafe(ref r0, i);
            sum.StoreUnsafe(ref r1, i);
            sum.StoreUnsafe(ref r2, i);
            sum.StoreUnsafe(ref r3, i);
            sum.StoreUnsafe(ref r4, i);
            sum.StoreUnsafe(ref r5, i);
            sum.StoreUnsafe(ref r6, i);
            sum.StoreUnsafe(ref r7, i);
        }
    }

    private static ref double First(double[] values) => ref MemoryMarshal.GetArrayDataReference(values);
}

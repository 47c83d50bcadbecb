using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace VixShield.Pricing.Batch;

/// <summary>Hints to the caches; nothing on machines without them.</summary>
internal static unsafe class Memory
{
    /// <summary>Has a line fetched that will be needed soon; any address is allowed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Prefetch(double* address)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(address);
    }
}

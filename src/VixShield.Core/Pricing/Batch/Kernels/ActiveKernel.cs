using System.Runtime.Intrinsics;
using VixShield.Numerics;

namespace VixShield.Pricing.Batch;

/// <summary>Chooses the kernel; the conditions are constants of the machine, so the JIT leaves only the choice.</summary>
internal static class ActiveKernel
{
    internal static KernelPath Path =>
        MachineLanes.Has512 ? KernelPath.Avx512
        : MachineLanes.Has256 ? KernelPath.Avx2
        : MachineLanes.Has128 ? KernelPath.AdvSimd
        : MachineLanes.HasFusedMultiplyAdd ? KernelPath.ScalarFma
        : KernelPath.Portable;

    /// <summary>Whether the machine can run a form, be it the one it would choose or not.</summary>
    internal static bool Supports(KernelPath path) => path switch
    {
        KernelPath.Avx512 => MachineLanes.Has512,
        KernelPath.Avx2 => MachineLanes.Has256,
        KernelPath.AdvSimd => Vector128.IsHardwareAccelerated && MachineLanes.HasFusedMultiplyAdd,
        KernelPath.ScalarFma => MachineLanes.HasFusedMultiplyAdd,
        _ => true,
    };
}

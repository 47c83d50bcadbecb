using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace VixShield.Pricing.Batch;

/// <summary>Chooses the kernel; the conditions are constants of the machine, so the JIT leaves only the choice.</summary>
internal static class ActiveKernel
{
    internal static KernelPath Path =>
        Vector512.IsHardwareAccelerated ? KernelPath.Avx512
        : Vector256.IsHardwareAccelerated && Fma.IsSupported ? KernelPath.Avx2
        : AdvSimd.Arm64.IsSupported ? KernelPath.AdvSimd
        : HasFusedMultiplyAdd ? KernelPath.ScalarFma
        : KernelPath.Portable;

    /// <summary>Whether the one-lane form runs on a fused multiply-add of the machine.</summary>
    internal static bool HasFusedMultiplyAdd => Fma.IsSupported || AdvSimd.Arm64.IsSupported;

    /// <summary>Whether the machine can run a form, be it the one it would choose or not.</summary>
    internal static bool Supports(KernelPath path) => path switch
    {
        KernelPath.Avx512 => Vector512.IsHardwareAccelerated,
        KernelPath.Avx2 => Vector256.IsHardwareAccelerated && Fma.IsSupported,
        KernelPath.AdvSimd => Vector128.IsHardwareAccelerated && HasFusedMultiplyAdd,
        KernelPath.ScalarFma => HasFusedMultiplyAdd,
        _ => true,
    };
}

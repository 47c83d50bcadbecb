using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace VixShield.Numerics;

/// <summary>What vectors of doubles with a fused multiply-add the machine has; constants to the JIT.</summary>
internal static class MachineLanes
{
    internal static bool Has512 => Vector512.IsHardwareAccelerated;

    internal static bool Has256 => Vector256.IsHardwareAccelerated && Fma.IsSupported;

    internal static bool Has128 => AdvSimd.Arm64.IsSupported;

    /// <summary>Whether one double has a fused multiply-add.</summary>
    internal static bool HasFusedMultiplyAdd => Fma.IsSupported || AdvSimd.Arm64.IsSupported;
}

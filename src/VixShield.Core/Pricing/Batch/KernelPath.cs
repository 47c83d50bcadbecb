namespace VixShield.Pricing.Batch;

/// <summary>
/// The form of the kernel that the machine runs. All but <see cref="Portable"/> give the same bits; that one, for hardware
/// without a fused multiply-add, keeps the same tolerances.
/// </summary>
public enum KernelPath
{
    /// <summary>One double at a time with separate multiplication and addition: x86-64 without FMA, the default of Native AOT.</summary>
    Portable,

    /// <summary>One double at a time with the fused multiply-add.</summary>
    ScalarFma,

    /// <summary>Two doubles at a time on Arm64.</summary>
    AdvSimd,

    /// <summary>Four doubles at a time: AVX2 with FMA.</summary>
    Avx2,

    /// <summary>Eight doubles at a time: AVX-512.</summary>
    Avx512,
}

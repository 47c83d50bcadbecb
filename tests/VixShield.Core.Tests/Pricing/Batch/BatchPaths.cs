using VixShield.Pricing.Batch;

namespace VixShield.Tests.Pricing.Batch;

/// <summary>The forms of the kernel that this machine can run.</summary>
public static class BatchPaths
{
    /// <summary>Whether this is a machine of tier 1: results have the same bits on all of them.</summary>
    public static bool HasFusedMultiplyAdd => ActiveKernel.Supports(KernelPath.ScalarFma);

    public static IReadOnlyList<KernelPath> Supported { get; } = [.. Enum.GetValues<KernelPath>().Where(ActiveKernel.Supports)];

    /// <summary>Those that promise the bits of the scalar formulas: all with the fused multiply-add, or the portable one where there is none.</summary>
    public static IReadOnlyList<KernelPath> SameBits { get; } = HasFusedMultiplyAdd
        ? [.. Supported.Where(path => path != KernelPath.Portable)]
        : [KernelPath.Portable];

    /// <summary>Each of <see cref="SameBits"/> with Black-Scholes and with Black-76.</summary>
    public static TheoryData<KernelPath, bool> SameBitsAndFormulas => WithFormulas(SameBits);

    public static TheoryData<KernelPath, bool> SupportedAndFormulas => WithFormulas(Supported);

    private static TheoryData<KernelPath, bool> WithFormulas(IEnumerable<KernelPath> paths)
    {
        TheoryData<KernelPath, bool> cases = [];
        foreach (KernelPath path in paths)
        {
            cases.Add(path, false);
            cases.Add(path, true);
        }

        return cases;
    }
}

using VixShield.Pricing.Batch;

namespace VixShield.Benchmarks.Guarding;

/// <summary>The ratios that were measured on a quiet machine; a check fails below a share of its own.</summary>
internal static class ReferenceRatios
{
    private const double Share = 0.6;

    // Fewer inputs to read and no discount factors to compute can never be slower; the rest is noise.
    private const double NotSlower = 0.95;

    private static readonly (CheckId Check, double Avx512, double Avx2)[] Measured =
    [
    ];

    /// <summary>The least ratio that passes, or none where a path has not been measured.</summary>
    internal static double? Threshold(CheckId check, KernelPath path)
    {
        if (path is not (KernelPath.Avx512 or KernelPath.Avx2))
            return null;
        foreach ((CheckId measured, double avx512, double avx2) in Measured)
        {
            if (measured == check)
                return check == CheckId.ChainOverArrays ? NotSlower : Share * (path == KernelPath.Avx512 ? avx512 : avx2);
        }

        return null;
    }
}

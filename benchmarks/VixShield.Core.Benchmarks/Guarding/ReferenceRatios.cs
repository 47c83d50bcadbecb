using VixShield.Pricing.Batch;

namespace VixShield.Benchmarks.Guarding;

/// <summary>The ratios that were measured; a check fails below a share of its own.</summary>
internal static class ReferenceRatios
{
    private const double Share = 0.6;

    // Fewer inputs to read and no discount factors to compute can never be slower; the rest is noise.
    private const double NotSlower = 0.95;

    // After the first call a batch may take twice the scalar loop. It takes about a quarter: the share applies to that as well, or a
    // kernel that starts in the first tier would pass.
    private const double GreatestColdStart = 2;
    private const double MeasuredColdStart = 0.27;

    // AMD EPYC (zen4), .NET 10.0.12, Debian 12: Avx512 as it is, Avx2 with DOTNET_EnableAVX512=0.
    private static readonly (CheckId Check, double Avx512, double Avx2)[] Measured =
    [
        (CheckId.EightOverTextbook, 8.0, 5.5),
        (CheckId.EightOverScalar, 11.2, 8.2),
        (CheckId.PriceOverTextbook, 8.5, 5.8),
        (CheckId.SeventeenOverScalar, 9.0, 6.4),
        (CheckId.ForwardOverTextbook, 8.6, 6.0),
        (CheckId.ChainOverArrays, 1.2, 1.2),
        (CheckId.VolatilityOnSpotOverScalar, 9.8, 6.1),
        (CheckId.VolatilityOnForwardOverScalar, 9.8, 6.1),
        (CheckId.CdfOverScalar, 6.1, 3.4),
        (CheckId.ExpOverScalar, 4.5, 2.9),

        // AMD EPYC (zen3), Avx2, least 0.19 while others used the machine; rounded down because the collector runs in it. Both sides are
        // mostly scalar, so Avx512 has the same until it is measured.
        (CheckId.SurfaceOverVolatilities, 0.17, 0.17),
    ];

    /// <summary>The least ratio that passes, or none where a path has not been measured.</summary>
    internal static double? Threshold(CheckId check, KernelPath path)
    {
        if (!IsMeasured(path))
            return null;
        foreach ((CheckId measured, double avx512, double avx2) in Measured)
        {
            if (measured == check)
                return check == CheckId.ChainOverArrays ? NotSlower : Share * (path == KernelPath.Avx512 ? avx512 : avx2);
        }

        return null;
    }

    /// <summary>The greatest ratio of the times of batch and scalar loop that passes after the first call.</summary>
    internal static double ColdStartLimit(KernelPath path) => IsMeasured(path) ? MeasuredColdStart / Share : GreatestColdStart;

    private static bool IsMeasured(KernelPath path) => path is KernelPath.Avx512 or KernelPath.Avx2;
}

using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>The vega band around a calibration, in dollars.</summary>
internal sealed record VegaBandState(Band Soft, Band Hard, double HardWidth)
{
    /// <summary>The band, or null without a calibration.</summary>
    internal static VegaBandState? Of(VegaBand policy, Calibration? calibration)
    {
        if (calibration is null)
            return null;
        double centre = Measure(policy, calibration.Exposures);
        double scale = (policy.Scale, policy.Measure) switch
        {
            (VegaScale.NetVega, _) => Math.Abs(centre),
            (_, VegaMeasure.Raw) => calibration.GrossCondorRawVega,
            _ => calibration.GrossCondorVega,
        };
        // A book without short strikes has no condor to measure by; a band of no width would forbid every move.
        if (scale == 0)
            scale = Math.Abs(centre);
        scale = Math.Max(scale, policy.MinimumScale);
        return new VegaBandState(
            new Band(centre - (policy.Soft * scale), centre + (policy.Soft * scale)),
            new Band(centre - (policy.Hard * scale), centre + (policy.Hard * scale)),
            policy.Hard * scale);
    }

    internal static double Measure(VegaBand policy, MappedExposures exposures) =>
        policy.Measure == VegaMeasure.Raw ? exposures.RawVega : exposures.VixEquivalentVega.Mid;

    internal static string UnitOf(VegaBand policy) => policy.Measure == VegaMeasure.Raw ? "$ per vol point" : "$ per VIX point";
}

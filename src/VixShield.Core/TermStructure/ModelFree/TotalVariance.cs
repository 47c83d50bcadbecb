using VixShield.Volatility;

namespace VixShield.TermStructure;

/// <summary>
/// Variance times years to an expiry, with the interval that bid and ask, the missing wings and the distance of the strikes leave. The default value is none at time 0.
/// </summary>
internal readonly record struct TotalVariance(double Years, double Value, double Low, double High, bool WingsAreKnown)
{
    /// <summary>That of a strip with a variance.</summary>
    internal static TotalVariance Of(VarianceStrip strip)
    {
        double years = strip.Years;
        double wings = years * (strip.Truncation ?? 0);
        double value = years * strip.Variance!.Value;
        return new TotalVariance(
            years,
            value,
            (years * strip.VarianceAtBid!.Value) + Math.Min(0, wings) - Discretisation(strip),
            (years * strip.VarianceAtAsk!.Value) + Math.Max(0, Math.Max(wings, years * SkewedWing.Of(strip))),
            strip.Truncation is not null);
    }

    /// <summary>About how much a sum over strikes is above the integral, (dK/F)^2 / 6 with the width at the money: the kink there.</summary>
    private static double Discretisation(VarianceStrip strip)
    {
        foreach (StripContribution contribution in strip.Contributions)
        {
            if (contribution.Side == StripSide.Average)
                return contribution.DeltaStrike * contribution.DeltaStrike / (6 * strip.Forward!.Value * strip.Forward.Value);
        }

        return 0;
    }
}

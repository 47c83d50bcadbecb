using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>
/// Exposures as a policy measures them: the deltas at its skew stickiness R, that is Black-Scholes delta + vega (R - 1) dsigma/dlnK, where the mapped deltas hold each strike's volatility (R = 1). Everything
/// that guardrails and rules compare goes through here, so that no two of them mean different deltas.
/// </summary>
internal static class PolicyExposures
{
    internal static MappedExposures Of(BookValuation valuation, FactorMap map, AdjustmentPolicy policy)
    {
        MappedExposures mapped = valuation.Net.Map(map);
        double shift = (1 - policy.SkewStickiness) * valuation.SkewDelta;
        return shift == 0
            ? mapped
            : mapped with
            {
                PartialDelta = mapped.PartialDelta + shift,
                TotalDelta = new Interval(mapped.TotalDelta.Low + shift, mapped.TotalDelta.Mid + shift, mapped.TotalDelta.High + shift),
            };
    }
}

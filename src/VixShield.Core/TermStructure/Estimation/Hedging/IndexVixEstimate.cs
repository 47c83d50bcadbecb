namespace VixShield.TermStructure;

/// <summary>Points that VIX falls when an index rises by one percent, over a period. Made by <see cref="IndexVixRegression"/>.</summary>
public sealed record IndexVixEstimate
{
    internal IndexVixEstimate(EstimationPeriod period, SlopeEstimate fallPerPercent)
    {
        Period = period;
        FallPerPercent = fallPerPercent;
    }

    /// <summary>The period.</summary>
    public EstimationPeriod Period { get; }

    /// <summary>-dVIX per +1 % of the index, in points: positive as a rule. The sensitivity s of a total delta is minus this.</summary>
    public SlopeEstimate FallPerPercent { get; }

    /// <summary>The period and the slope.</summary>
    public override string ToString() => $"{Period}: {FallPerPercent}";
}

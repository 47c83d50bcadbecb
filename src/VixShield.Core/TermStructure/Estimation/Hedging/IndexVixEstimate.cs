using VixShield.Display;

namespace VixShield.TermStructure;

/// <summary>Points that VIX falls when an index rises by one percent, over a period. Made by <see cref="IndexVixRegression"/>.</summary>
[TypeFormatterSource]
public sealed record IndexVixEstimate : IDisplayable
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

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("VIX against the index", ToString())
    {
        Facts =
        [
            new("period", Period.ToString()),
            new("status", FallPerPercent.Status),
            new("fall of VIX per +1 % of the index", FallPerPercent.Slope, "VIX points"),
            new("standard error", FallPerPercent.StandardError, "VIX points"),
            new("R squared", FallPerPercent.RSquared),
            new("sessions", FallPerPercent.Sessions),
            new("reason", FallPerPercent.Reason),
        ],
    };
}

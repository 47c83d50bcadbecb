using VixShield.Risk;
using VixShield.TermStructure;

namespace VixShield.Adjustments;

/// <summary>What a plan needs beside book and market. What is null is said to be missing where it is needed.</summary>
public sealed record PlanInputs
{
    /// <summary>Nothing given: vega band and carry floor then report missing data.</summary>
    public static PlanInputs None { get; } = new();

    /// <summary>The state to which vega band and carry floor refer, or null.</summary>
    public Calibration? Calibration { get; init; }

    /// <summary>The decoupling reading, or null.</summary>
    public DecouplingReading? Decoupling { get; init; }

    /// <summary>The beta curves; null for the prior.</summary>
    public BetaSet? Betas { get; init; }

    /// <summary>The response of VIX to SPX; null for the prior.</summary>
    public SpotVixResponse? Response { get; init; }

    /// <summary>What was given.</summary>
    public override string ToString() => $"{Calibration?.ToString() ?? "no calibration"}; {Decoupling?.ToString() ?? "no decoupling reading"}; betas {Betas?.ToString() ?? "prior"}; response {Response?.ToString() ?? "prior"}";
}

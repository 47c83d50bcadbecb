namespace VixShield.Risk;

/// <summary>Where break-evens are looked for.</summary>
public sealed record BreakEvenOptions
{
    /// <summary>The default range.</summary>
    public static BreakEvenOptions Default { get; } = new();

    /// <summary>Lowest relative change of the index against its forward; from -0.99 to below 0. -0.6 by default.</summary>
    public double LowestChange { get; init => field = Guard.InRange(value, -0.99, -1e-6, nameof(LowestChange)); } = -0.6;

    /// <summary>Highest relative change; from above 0 to 10. 0.6 by default.</summary>
    public double HighestChange { get; init => field = Guard.InRange(value, 1e-6, 10, nameof(HighestChange)); } = 0.6;

    /// <summary>Levels that are valued before roots are refined, evenly spaced in the logarithm, beside the strikes that expire; from 16 to 100,000. Two roots closer than a step are found where the turning point between them is.</summary>
    public int Points { get; init => field = Guard.InRange(value, 16, 100_000, nameof(Points)); } = 480;

    /// <summary>Profit or loss that counts as 0 at a turning point, in dollars; at least 0. A cent by default.</summary>
    public double TangentTolerance { get; init => field = Guard.NonNegativeFinite(value, nameof(TangentTolerance)); } = 0.01;

    /// <summary>The range.</summary>
    public override string ToString() => FormattableString.Invariant($"{100 * LowestChange:G4} % to {100 * HighestChange:G4} %, {Points} points");
}

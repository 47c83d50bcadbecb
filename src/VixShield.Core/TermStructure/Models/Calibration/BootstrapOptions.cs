namespace VixShield.TermStructure;

/// <summary>What a bootstrap of forward variance has to match.</summary>
public sealed record BootstrapOptions
{
    /// <summary>The futures alone.</summary>
    public static BootstrapOptions Default { get; } = new();

    /// <summary>
    /// Whether spot VIX is matched as well. It is not by default: the index is replicated from options at another moment than futures settle, and its window overlaps that of the first future, so that a difference of the
    /// two becomes a step in forward variance.
    /// </summary>
    public bool MatchSpotVix { get; init; }

    /// <summary>Largest difference of a matched future, as a share of its price; from 1e-14 to 1e-4. Default 1e-12.</summary>
    public double Tolerance
    {
        get;
        init => field = Guard.InRange(value, 1e-14, 1e-4, nameof(Tolerance));
    }

    = 1e-12;

    /// <summary>Most steps of the search; from 1 to 1,000. Default 60.</summary>
    public int MaximumSteps
    {
        get;
        init => field = Guard.InRange(value, 1, 1000, nameof(MaximumSteps));
    }

    = 60;

    /// <summary>The settings.</summary>
    public override string ToString() => FormattableString.Invariant($"spot VIX {(MatchSpotVix ? "matched" : "free")}, tolerance {Tolerance:G3}, at most {MaximumSteps} steps");
}

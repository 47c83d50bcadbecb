namespace VixShield.TermStructure;

/// <summary>Thresholds of the decoupling measure: data, not constants.</summary>
public sealed record DecouplingOptions
{
    /// <summary>The defaults: 2.5 standard deviations, 20 observations.</summary>
    public static DecouplingOptions Default { get; } = new();

    /// <summary>Absolute standardised residual above which a move counts as decoupled; greater than 0. Default 2.5.</summary>
    public double Threshold
    {
        get;
        init => field = Guard.PositiveFinite(value, nameof(Threshold));
    }

    = 2.5;

    /// <summary>Fewest daily moves in the history for any statement; from 10 to 10,000. Default 20.</summary>
    public int MinimumObservations
    {
        get;
        init => field = Guard.InRange(value, 10, 10_000, nameof(MinimumObservations));
    }

    = 20;

    /// <summary>The thresholds.</summary>
    public override string ToString() => FormattableString.Invariant($"threshold {Threshold:G6}, at least {MinimumObservations} observations");
}

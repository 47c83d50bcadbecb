namespace VixShield.Adjustments;

/// <summary>Options of selling part of an overreacting hedge. Every number is the user's to set; the defaults are starting points, not advice.</summary>
public sealed record MonetiseOverreactionOptions
{
    /// <summary>Least absolute z-score of the residual that counts, beside the reading's own threshold; from 0 to 100. Default 2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double MinimumZScore
    {
        get;
        init => field = Guard.InRange(value, 0, 100, nameof(MinimumZScore));
    }

    = 2;

    /// <summary>Largest share of a holding that is sold, from 0 to 1; 0 sells nothing. Default 0.5.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double MaximumShare
    {
        get;
        init => field = Guard.InRange(value, 0, 1, nameof(MaximumShare));
    }

    = 0.5;

    /// <summary>The options.</summary>
    public override string ToString() => FormattableString.Invariant($"z from {MinimumZScore:G6}, at most {MaximumShare:G6} of a holding");
}

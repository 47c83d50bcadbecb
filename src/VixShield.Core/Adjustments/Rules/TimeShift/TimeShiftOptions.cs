namespace VixShield.Adjustments;

/// <summary>Options of the tenor rotation.</summary>
public sealed record TimeShiftOptions
{
    /// <summary>How many later contracts are offered as targets; from 1 to 8. Default 2.</summary>
    public int Targets
    {
        get;
        init => field = Guard.InRange(value, 1, 8, nameof(Targets));
    }

    = 2;

    /// <summary>The options.</summary>
    public override string ToString() => FormattableString.Invariant($"{Targets} targets");
}

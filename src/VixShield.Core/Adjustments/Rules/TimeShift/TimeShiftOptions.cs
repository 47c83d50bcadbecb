namespace VixShield.Adjustments;

/// <summary>Options of the tenor rotation.</summary>
public sealed record TimeShiftOptions
{
    /// <summary>How many later contracts are offered as targets; from 1 to 8. Default 2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int Targets
    {
        get;
        init => field = Guard.InRange(value, 1, 8, nameof(Targets));
    }

    = 2;

    /// <summary>The rise of spot VIX, in points, for which a candidate's note states the gain before and after; from 0.1 to 200. Default 10.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double StressVixPoints
    {
        get;
        init => field = Guard.InRange(value, 0.1, 200, nameof(StressVixPoints));
    }

    = 10;

    /// <summary>The options.</summary>
    public override string ToString() => FormattableString.Invariant($"{Targets} targets, stress of {StressVixPoints:G6} VIX points");
}

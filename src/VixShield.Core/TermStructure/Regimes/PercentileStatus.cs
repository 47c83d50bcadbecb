namespace VixShield.TermStructure;

/// <summary>Whether there is a percentile, and if not, why.</summary>
public enum PercentileStatus
{
    /// <summary>There is a percentile.</summary>
    Ok = 0,

    /// <summary>Fewer values than the minimum lie before the day.</summary>
    TooFewValues = 1,

    /// <summary>The day has no value to place.</summary>
    NoValue = 2,
}

namespace VixShield.Economics;

/// <summary>Whether a book offers what its risks ask for.</summary>
public enum HurdleStatus
{
    /// <summary>The offered return is at least the required one; 1e-12 less counts as rounding.</summary>
    Clears = 1,

    /// <summary>It is below.</summary>
    Fails = 2,

    /// <summary>One of the two has no number.</summary>
    Undefined = 3,
}

namespace VixShield.Volatility;

/// <summary>Whether a variance index has a value, and if not, why.</summary>
public enum VarianceIndexStatus
{
    /// <summary>There is a value.</summary>
    Ok = 0,

    /// <summary>No strip lies within the limits of the window.</summary>
    NoStrips = 1,

    /// <summary>All strips within the limits expire after the horizon.</summary>
    NoNearStrip = 2,

    /// <summary>All strips within the limits expire before the horizon.</summary>
    NoNextStrip = 3,

    /// <summary>The near strip has no variance; its own status says why.</summary>
    NearStripFailed = 4,

    /// <summary>The next strip has no variance; its own status says why.</summary>
    NextStripFailed = 5,

    /// <summary>The combined variance is not above 0, which only an extrapolation can give.</summary>
    NonPositiveVariance = 6,

    /// <summary>The combined variance is beyond the range of a double.</summary>
    BeyondRange = 7,
}

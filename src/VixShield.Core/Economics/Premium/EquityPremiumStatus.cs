namespace VixShield.Economics;

/// <summary>Whether there is a bound on the equity premium.</summary>
public enum EquityPremiumStatus
{
    /// <summary>There is a bound.</summary>
    Ok = 0,

    /// <summary>
    /// The integral over strikes did not converge: the smile's call wing rises so fast that the variance of the index has no limit (slope of total variance of about 0.34 or more), or the smile is not
    /// smooth enough.
    /// </summary>
    NotConverged = 1,
}

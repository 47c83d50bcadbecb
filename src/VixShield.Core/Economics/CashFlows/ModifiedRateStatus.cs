namespace VixShield.Economics;

/// <summary>Whether there is a modified internal rate of return.</summary>
public enum ModifiedRateStatus
{
    /// <summary>There is a rate.</summary>
    Ok = 0,

    /// <summary>No flow is paid: there is nothing to return.</summary>
    NoOutflow = 1,

    /// <summary>No flow is received: the return would be -100 % whatever is paid.</summary>
    NoInflow = 2,

    /// <summary>First and last flow are at one time.</summary>
    NoTime = 3,

    /// <summary>The rate is beyond the range of doubles.</summary>
    OutOfRange = 4,
}

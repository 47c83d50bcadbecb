namespace VixShield.Economics;

/// <summary>Why there is no internal rate of return, or why none was looked for.</summary>
public enum InternalRateCause
{
    /// <summary>There is at least one rate.</summary>
    None = 0,

    /// <summary>Every flow is 0, or there are none: every rate makes the value 0.</summary>
    AllZero = 1,

    /// <summary>No flow is paid: the value is positive at every rate.</summary>
    AllInflows = 2,

    /// <summary>No flow is received: the value is negative at every rate.</summary>
    AllOutflows = 3,

    /// <summary>Flows are paid and received, and the value has the same sign at every rate.</summary>
    NoRoot = 4,

    /// <summary>The value is 0 at rates outside the domain only.</summary>
    OutsideDomain = 5,

    /// <summary>
    /// A flow other than 0 is below <see cref="InternalRateOfReturn.SmallestAmount"/> or above <see cref="InternalRateOfReturn.LargestAmount"/> in size: doubles cannot weigh such amounts against each
    /// other. Whether there is a rate is not known.
    /// </summary>
    OutOfRange = 6,

    /// <summary>
    /// Sign changes times the number of times with a flow are more than <see cref="InternalRateOfReturn.LargestSearch"/>: the search would take many seconds. Whether there is a rate is not known.
    /// </summary>
    TooManySignChanges = 7,
}

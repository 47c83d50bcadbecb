namespace VixShield.Economics;

/// <summary>Why there is no internal rate of return.</summary>
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
}

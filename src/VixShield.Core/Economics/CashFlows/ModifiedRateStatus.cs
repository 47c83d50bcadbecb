namespace VixShield.Economics;

/// <summary>Whether there is a modified internal rate of return.</summary>
public enum ModifiedRateStatus
{
    /// <summary>There is a rate.</summary>
    Ok = 0,

    /// <summary>No flow is paid, those of one date added: there is nothing to return.</summary>
    NoOutflow = 1,

    /// <summary>No flow is received, those of one date added: the return would be -100 % whatever is paid.</summary>
    NoInflow = 2,

    /// <summary>There are flows, all at one time.</summary>
    NoTime = 3,

    /// <summary>Flows are paid and received, and the rate or one of the two values that it leads between is beyond the range of doubles, above or below.</summary>
    OutOfRange = 4,
}

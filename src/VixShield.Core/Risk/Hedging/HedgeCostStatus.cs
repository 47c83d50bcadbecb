namespace VixShield.Risk;

/// <summary>Whether the cost of a hedge can be set against a credit.</summary>
public enum HedgeCostStatus
{
    /// <summary>It can.</summary>
    Ok = 0,

    /// <summary>The book has no live hedge.</summary>
    NoHedge = 1,

    /// <summary>There is no credit: none was given, and the short structure is missing or worth nothing to close.</summary>
    NoCredit = 2,
}

namespace VixShield.Economics;

/// <summary>Whether two states of funding can be compared.</summary>
public enum FundingChangeStatus
{
    /// <summary>Both have a rate.</summary>
    Measured = 1,

    /// <summary>The state before has no capital.</summary>
    NoCapitalBefore = 2,

    /// <summary>The state after has no capital.</summary>
    NoCapitalAfter = 3,

    /// <summary>Neither has.</summary>
    NoCapital = 4,
}

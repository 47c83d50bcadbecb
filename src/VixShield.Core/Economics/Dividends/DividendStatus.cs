namespace VixShield.Economics;

/// <summary>What an implied dividend of one expiry is worth.</summary>
public enum DividendStatus
{
    /// <summary>There is an amount, and none is negative.</summary>
    Ok = 0,

    /// <summary>The expiry has no forward.</summary>
    NoForward = 1,

    /// <summary>The amount to the expiry, or since the expiry before, is negative by no more than two standard errors: noise of quotes and rate.</summary>
    NegativeWithinError = 2,

    /// <summary>
    /// The amount to the expiry, or since the expiry before, is negative by more than two standard errors: quotes, rate and spot are not of one moment,
    /// or the rate is wrong. Not a dividend.
    /// </summary>
    Negative = 3,
}

namespace VixShield.Market;

/// <summary>What became of the fit of put-call parity to one expiry.</summary>
public enum ParityStatus
{
    /// <summary>The forward and a discount factor are there; <see cref="DiscountSource"/> says where the latter is from.</summary>
    Ok = 0,

    /// <summary>The quotes do not determine the discount factor: the forward is that of the fallback rate.</summary>
    DiscountNotDetermined = 1,

    /// <summary>Too few strikes have a usable call and a usable put: no forward.</summary>
    TooFewPairs = 2,

    /// <summary>No line passes through the boxes of at least half of the pairs: the quotes are not of one moment, one root or one exercise style. No forward.</summary>
    Inconsistent = 3,

    /// <summary>The expiry is not after the valuation instant: no forward.</summary>
    Expired = 4,
}

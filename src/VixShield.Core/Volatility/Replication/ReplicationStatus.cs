namespace VixShield.Volatility;

/// <summary>Whether a strip has a variance, and if not, why.</summary>
public enum ReplicationStatus
{
    /// <summary>There is a variance.</summary>
    Ok = 0,

    /// <summary>No forward was given, and no strike has a put and a call with a middle each.</summary>
    NoParityPair = 1,

    /// <summary>No strike is at or below the forward.</summary>
    NoStrikeBelowForward = 2,

    /// <summary>The at-the-money strike has neither a put nor a call with a middle, or parity would make its missing side negative.</summary>
    NoPriceAtTheMoney = 3,

    /// <summary>No put below and no call above the at-the-money strike is usable.</summary>
    NoUsableOptions = 4,

    /// <summary>Usable options are on one side of the at-the-money strike alone: half of the integral is missing.</summary>
    OneSided = 5,

    /// <summary>The sum is not above the adjustment: the strikes are too far apart or the forward does not belong to the quotes.</summary>
    NonPositiveVariance = 6,

    /// <summary>A number on the way is beyond the range of a double.</summary>
    BeyondRange = 7,
}

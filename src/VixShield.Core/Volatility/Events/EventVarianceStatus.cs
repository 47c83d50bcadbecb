namespace VixShield.Volatility;

/// <summary>What became of an event variance.</summary>
public enum EventVarianceStatus
{
    /// <summary>There is one, and a move.</summary>
    Ok = 1,

    /// <summary>The variance between the expiries is less than the ordinary variance of that time: the event variance is negative, and there is no move. Options price no event, the ordinary volatility is set too high, or a quote is off.</summary>
    Negative = 2,

    /// <summary>The later expiry has less total variance than the earlier one: a calendar spread would have a negative price, so a quote or a smile is off.</summary>
    FallingVariance = 3,

    /// <summary>No event falls between the expiries.</summary>
    NoEvent = 4,

    /// <summary>There is no ordinary volatility: none is given, and no pair of neighbouring expiries is without an event.</summary>
    NoBackground = 5,
}

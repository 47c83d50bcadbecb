namespace VixShield.Market;

/// <summary>Where the discount factor of a parity forward comes from.</summary>
public enum DiscountSource
{
    /// <summary>The slope of the expiry's own quotes.</summary>
    Fitted = 1,

    /// <summary>The caller.</summary>
    Given = 2,

    /// <summary>The rate of <see cref="ParityOptions.FallbackRate"/>, because the quotes do not determine it.</summary>
    Fallback = 3,

    /// <summary>The rates of the expiries together, weighted by how well their quotes determine them and how near they are in time.</summary>
    Neighbours = 4,
}

namespace VixShield.Pricing;

/// <summary>What became of the valuation of an American option.</summary>
public enum AmericanStatus
{
    /// <summary>The value was found; <see cref="AmericanAccuracy"/> states how far off it can be.</summary>
    Ok = 0,

    /// <summary>An argument is illegal (NaN, infinite, a negative amount, or neither call nor put): NaN.</summary>
    InvalidInput = 1,

    /// <summary>
    /// Two exercise boundaries are possible, which this engine does not price: a put with q &lt; r &lt; 0 or a call with r &lt; q &lt; 0.
    /// NaN.
    /// </summary>
    DoubleBoundary = 2,

    /// <summary>The boundary was not found, or the numbers leave the range of the engine: NaN.</summary>
    NoConvergence = 3,
}

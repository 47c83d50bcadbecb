namespace VixShield.Pricing.Batch;

/// <summary>How much of the outputs is asked for: each set has its own last stage.</summary>
internal enum OutputSet
{
    /// <summary>The price alone.</summary>
    Price,

    /// <summary>Some of price, delta, gamma, vega, theta, rho, vanna and volga.</summary>
    Usual,

    /// <summary>Also one of the other members.</summary>
    Every,
}

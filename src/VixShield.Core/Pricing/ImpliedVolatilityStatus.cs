namespace VixShield.Pricing;

/// <summary>What the search for an implied volatility found. Prices are compared with the bounds exactly, without a tolerance.</summary>
public enum ImpliedVolatilityStatus
{
    /// <summary>A finite volatility above 0 reproduces the price.</summary>
    Ok = 0,

    /// <summary>The price is below the discounted intrinsic value (or below 0): no volatility, NaN.</summary>
    BelowIntrinsic = 1,

    /// <summary>The price is the discounted intrinsic value (0 for an out-of-the-money option), or so near it that the volatility is below the least double: the volatility is 0.</summary>
    AtIntrinsic = 2,

    /// <summary>The price is the supremum (discounted forward for a call, discounted strike for a put): the volatility is infinite.</summary>
    AtMaximum = 3,

    /// <summary>The price is above the supremum: no volatility, NaN.</summary>
    AboveMaximum = 4,

    /// <summary>An argument is illegal (NaN, infinite, negative, no time left, or neither call nor put): NaN. An infinite price is beyond a bound instead.</summary>
    InvalidInput = 5,
}

namespace VixShield.Market;

/// <summary>What a market datum is.</summary>
public enum DatumKind
{
    /// <summary>The level of an index or the price of a share.</summary>
    Level = 1,

    /// <summary>The forward of an underlying for an expiry.</summary>
    Forward = 2,

    /// <summary>The discount factor to an expiry.</summary>
    DiscountFactor = 3,

    /// <summary>The smile of an expiry; as a number, its at-the-money volatility.</summary>
    Volatility = 4,

    /// <summary>The price of a future.</summary>
    FuturePrice = 5,

    /// <summary>The half-spread of an instrument.</summary>
    HalfSpread = 6,

    /// <summary>The settlement value of an underlying for an expiry that has passed.</summary>
    Settlement = 7,
}

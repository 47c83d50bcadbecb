namespace VixShield.Instruments;

/// <summary>What a contract refers to. It decides which market data price the contract.</summary>
public enum UnderlyingKind
{
    /// <summary>An equity index such as SPX: options are priced on the parity forward of their own expiry.</summary>
    EquityIndex = 1,

    /// <summary>A volatility index such as VIX: options are priced on the futures price of their own expiry, never on the index itself.</summary>
    VolatilityIndex = 2,

    /// <summary>An equity fund such as SPY.</summary>
    EquityFund = 3,

    /// <summary>A volatility fund or note such as VXX, which holds VIX futures.</summary>
    VolatilityFund = 4,

    /// <summary>A VIX future itself. Options on VX futures (UX) are another product than VIX options and are refused.</summary>
    VolatilityFuture = 5,
}

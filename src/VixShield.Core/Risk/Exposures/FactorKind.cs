namespace VixShield.Risk;

/// <summary>What a risk factor is. An exposure is the derivative of the value in dollars per 1.00 of the factor's unit.</summary>
public enum FactorKind
{
    /// <summary>Level of an index or share, per point. Forwards and index futures move with it in proportion.</summary>
    Spot = 1,

    /// <summary>Volatility of an index for one expiry, per 1.00 of volatility (divide by 100 for a vol point).</summary>
    Volatility = 2,

    /// <summary>
    /// Price of the VX future of one expiry, per VIX point. The parity forward of the VIX options of that expiry moves in proportion; the volatility funds that hold the contract
    /// move by what they hold.
    /// </summary>
    VixFuture = 3,

    /// <summary>Volatility of VIX options of one expiry, per 1.00: vol of vol, kept apart from index volatility.</summary>
    VixVolatility = 4,

    /// <summary>Discount rate to one expiry with the forward held, per 1.00 a year.</summary>
    DiscountRate = 5,

    /// <summary>Growth rate of the forward of one expiry (rate minus dividend yield, or borrow fee) with spot held, per 1.00 a year.</summary>
    ForwardGrowth = 6,

    /// <summary>Price of a volatility fund with every VX future held, per dollar: the part that the contracts it holds do not explain. Its forwards move in proportion.</summary>
    FundBasis = 7,

    /// <summary>Volatility of a volatility fund's options of one expiry, per 1.00: a volatility of VX futures, kept apart from that of VIX options and of the index.</summary>
    FundVolatility = 8,
}

namespace VixShield.Market;

/// <summary>Why a smile does not use a quote.</summary>
public enum QuoteDefect
{
    /// <summary>Nobody bids: the middle has no meaning.</summary>
    ZeroBid = 1,

    /// <summary>The bid is above the ask.</summary>
    Crossed = 2,

    /// <summary>Bid or ask is at or below the intrinsic value of the forward.</summary>
    NoTimeValue = 3,

    /// <summary>Bid or ask is at or above the most the option can be worth.</summary>
    AboveMaximum = 4,

    /// <summary>The quote allows arbitrage with others of its expiry and was set aside.</summary>
    Arbitrage = 5,
}

namespace VixShield.Market;

/// <summary>Why a quote gave no volatility to the smile.</summary>
public enum QuoteDefect
{
    /// <summary>Nobody bids: the middle has no meaning.</summary>
    ZeroBid = 1,

    /// <summary>The bid is above the ask.</summary>
    Crossed = 2,

    /// <summary>The middle is at or below the intrinsic value of the forward.</summary>
    NoTimeValue = 3,

    /// <summary>The middle is at or above the most the option can be worth.</summary>
    AboveMaximum = 4,
}

namespace VixShield.MarketData;

/// <summary>Where the discount factor of a chain comes from.</summary>
public enum RateSource
{
    /// <summary>The slope of call minus put over the strikes of the expiry.</summary>
    Quotes = 1,

    /// <summary>The slopes of all expiries of the table together.</summary>
    Neighbours = 2,

    /// <summary>A curve that the caller gave.</summary>
    Given = 3,

    /// <summary>The table of options has it.</summary>
    File = 4,

    /// <summary>The 13-week bill rate of the table of indices.</summary>
    Bill = 5,

    /// <summary>Nothing says it: <see cref="Market.ParityOptions.FallbackRate"/> is assumed, and the report says so.</summary>
    Fallback = 6,
}

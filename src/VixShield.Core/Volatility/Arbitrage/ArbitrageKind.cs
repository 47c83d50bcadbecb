namespace VixShield.Volatility;

/// <summary>Which static arbitrage quotes allow.</summary>
public enum ArbitrageKind
{
    /// <summary>An ask is below what the option is worth at the forward at once: buy it and trade the forward.</summary>
    BelowIntrinsic = 1,

    /// <summary>A bid is above the most an option can be worth (the forward for a call, the strike for a put).</summary>
    AboveMaximum = 2,

    /// <summary>Call and put of one strike leave no room for put-call parity on the forward: a conversion or a reversal.</summary>
    Parity = 3,

    /// <summary>A bid is above the ask of a nearer strike: a vertical spread for less than nothing.</summary>
    VerticalSpread = 4,

    /// <summary>A bid is above the line between the asks of strikes on both sides: a butterfly for less than nothing.</summary>
    Butterfly = 5,
}

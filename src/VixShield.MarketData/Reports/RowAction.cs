namespace VixShield.MarketData;

/// <summary>What is done with a reported row.</summary>
public enum RowAction
{
    /// <summary>The row is kept and reported.</summary>
    Keep = 1,

    /// <summary>The row is left out and reported.</summary>
    Drop = 2,

    /// <summary>Reading stops with a <see cref="MarketDataFormatException"/>.</summary>
    Fail = 3,
}

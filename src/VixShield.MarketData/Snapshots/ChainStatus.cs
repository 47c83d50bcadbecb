namespace VixShield.MarketData;

/// <summary>What became of one expiration of a table of options.</summary>
public enum ChainStatus
{
    /// <summary>In the snapshot, with a smile.</summary>
    Used = 0,

    /// <summary>In the snapshot, but no quote gives a smile.</summary>
    WithoutSmile = 1,

    /// <summary>Not in the snapshot; the reason says what is missing.</summary>
    Refused = 2,

    /// <summary>Not in the snapshot: settled at or before the instant of the quotes.</summary>
    Expired = 3,
}

namespace VixShield.MarketData;

/// <summary>What a file holds, told by its header.</summary>
public enum MarketDataKind
{
    /// <summary>None of the formats.</summary>
    Unsupported = 0,

    /// <summary>VX futures, one row a contract and day: <see cref="MarketDataFormats.VixFutures"/>.</summary>
    VixFutures = 1,

    /// <summary>VX settlements, one row a day: <see cref="MarketDataFormats.VixTermStructure"/>.</summary>
    VixTermStructure = 2,

    /// <summary>One published curve of settlements: <see cref="MarketDataFormats.VixSettlementCurve"/>.</summary>
    VixSettlementCurve = 3,

    /// <summary>One index: <see cref="MarketDataFormats.Index"/>.</summary>
    Index = 4,

    /// <summary>A date and one column a series, with names of known series: <see cref="MarketDataFormats.Levels"/>.</summary>
    Levels = 5,

    /// <summary>Advances and declines: <see cref="MarketDataFormats.Breadth"/>.</summary>
    Breadth = 6,

    /// <summary>Sessions with opening and close: <see cref="MarketDataFormats.Sessions"/>.</summary>
    Sessions = 7,

    /// <summary>Full-day holidays: <see cref="MarketDataFormats.Holidays"/>.</summary>
    Holidays = 8,

    /// <summary>Dated events: <see cref="MarketDataFormats.Events"/>.</summary>
    Events = 9,

    /// <summary>Final settlements of VX contracts: <see cref="MarketDataFormats.VixExpirations"/>.</summary>
    VixExpirations = 10,

    /// <summary>Options: <see cref="MarketDataFormats.Options"/>.</summary>
    Options = 11,

    /// <summary>VX futures of one day, which the file does not say: <see cref="MarketDataFormats.VixFuturesStrip"/>.</summary>
    VixFuturesStrip = 12,

    /// <summary>Several indices, one row an index and day: <see cref="MarketDataFormats.NamedIndices"/>.</summary>
    NamedIndices = 13,
}

namespace VixShield.MarketData;

/// <summary>Why a row was reported. Each code states the rule that the row breaks.</summary>
public enum RowIssueCode
{
    /// <summary>The row has another number of cells than the header.</summary>
    CellCount = 1,

    /// <summary>A date cannot be read, or is none.</summary>
    UnreadableDate = 2,

    /// <summary>A number cannot be read, is not finite, or is none that its column can have: a discount factor of 0 or above 1.1.</summary>
    UnreadableNumber = 3,

    /// <summary>A price, volume or open interest below 0.</summary>
    NegativeValue = 4,

    /// <summary>The contract, or in a table of several indices the name, cannot be told from the row, or its date is neither a settlement day nor a last trading day of a monthly VX contract.</summary>
    UnknownContract = 5,

    /// <summary>
    /// The same contract or series and day have occurred before in the file. (Of tables of options the last 262,144 options are remembered, of lists of
    /// events and tables of several indices the last 65,536.)
    /// </summary>
    Duplicate = 6,

    /// <summary>The trade date has no session in the calendar.</summary>
    NonSession = 7,

    /// <summary>The trade date is after the contract's settlement date.</summary>
    AfterSettlement = 8,

    /// <summary>The settlement, or the close of an index, is 0: there is none. The row's value is null.</summary>
    ZeroSettle = 9,

    /// <summary>
    /// An opening or closing price lies outside low to high, or low is above high. On a day without a trade the exchange writes the best bid
    /// as high and the best offer as low; that is not reported.
    /// </summary>
    OutsideRange = 10,

    /// <summary>The prices are ten times the index, as they were quoted before 2007-03-26. They were divided by 10.</summary>
    TenfoldPrice = 11,

    /// <summary>
    /// A traded or quoted price is no multiple of the smallest step of that day: 0.01 for trades of VX futures (a leg of a spread),
    /// the contract's tick for option quotes.
    /// </summary>
    TickViolation = 12,

    /// <summary>The bid is above the ask.</summary>
    Crossed = 13,

    /// <summary>The bid equals the ask and is not 0.</summary>
    Locked = 14,

    /// <summary>
    /// The spot of the table is not of the moment of its quotes: the forward of put-call parity is away from it by more than half
    /// the width of the quotes, carry of 10 % a year and two basis points together. Reported once a table and day.
    /// </summary>
    StaleSpot = 15,

    /// <summary>A weekly contract shows the settlement of a monthly one: it has none of its own.</summary>
    RepeatedPrice = 16,

    /// <summary>The row contradicts the calendar of the exchange: an expiration on another day than the rule's, or another kind of close.</summary>
    CalendarMismatch = 17,

    /// <summary>The value of the same contract or series and day differs from the one of a file read before; the first one stays.</summary>
    Conflict = 18,

    /// <summary>
    /// The index that a row of VX futures has beside its prices differs from the history of the index, or where none was given from the row read
    /// first that day, by more than rounding to the cent. That value is used; the prices of the row are not in doubt.
    /// </summary>
    IndexConflict = 19,

    /// <summary>The month that a release is about begins after the day of the release: the date is off, as a rule by a year.</summary>
    ReferenceAfterDate = 20,
}

namespace VixShield.Signals;

/// <summary>Whether an indicator has a value, and if not, why.</summary>
public enum IndicatorStatus
{
    /// <summary>Too few values since the start or the last restart.</summary>
    NotReady = 0,

    /// <summary>There is a value.</summary>
    Ready = 1,

    /// <summary>The values of the window do not differ, so that what is divided by their deviation or band has no value.</summary>
    Flat = 2,

    /// <summary>What is divided by is a level that is not greater than 0.</summary>
    NoBase = 3,

    /// <summary>A double does not hold the number. A recursive indicator stays so until it is restarted.</summary>
    OutOfRange = 4,

    /// <summary>Of a day: the series does not have it. It is in a hole, or no session.</summary>
    NoSession = 5,

    /// <summary>Of a day: it lies before the first of the series.</summary>
    BeforeFirst = 6,

    /// <summary>Of a day: it lies after the last of the series.</summary>
    AfterLast = 7,
}

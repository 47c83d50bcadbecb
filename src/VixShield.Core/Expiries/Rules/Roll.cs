namespace VixShield.Expiries.Rules;

/// <summary>Where an expiry goes when its day has no session.</summary>
internal static class Roll
{
    /// <summary>The days from a VIX settlement to the SPX expiry whose options the settlement value is computed from.</summary>
    internal const int VixWindowDays = 30;

    internal static DateOnly SessionOnOrBefore(DateOnly date, TradingCalendar calendar) =>
        calendar.IsSession(date) ? date : calendar.PreviousSession(date);

    /// <summary>
    /// CFE Rule 1202(b). The Friday counts because the strip that settles the contract has to be alive on it: with no session there those
    /// options expire a day earlier, and the settlement moves with them.
    /// </summary>
    internal static DateOnly VixSettlement(DateOnly wednesday, TradingCalendar calendar) =>
        calendar.IsSession(wednesday) && calendar.IsSession(wednesday.AddDays(VixWindowDays)) ? wednesday : calendar.PreviousSession(wednesday);
}

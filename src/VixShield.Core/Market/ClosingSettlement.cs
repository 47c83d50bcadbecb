using VixShield.Expiries;

namespace VixShield.Market;

/// <summary>The expiry that settles at the close of a session at this very instant.</summary>
internal static class ClosingSettlement
{
    /// <summary>The expiry whose instant is the given one, or null where no session of the US options calendar closes then.</summary>
    internal static Expiry? At(DateTimeOffset instant)
    {
        TradingCalendar calendar = TradingCalendar.UsOptions;
        var date = DateOnly.FromDateTime(UsTime.InChicago(instant).DateTime);
        return date >= calendar.CoveredFrom && date <= calendar.CoveredUntil && calendar.IsSession(date) && calendar.SessionClose(date) == instant
            ? Expiry.AtClose(date, calendar)
            : null;
    }
}

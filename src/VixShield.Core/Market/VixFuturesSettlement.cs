using VixShield.Expiries;

namespace VixShield.Market;

/// <summary>The time of day to which the daily settlement of VX futures refers. A spot VIX of another minute is not its companion.</summary>
/// <remarks>Source: CFE, change of the daily settlement time of VX futures as of 2020-10-26.</remarks>
public static class VixFuturesSettlement
{
    /// <summary>From this day on the settlement is taken at 15:00 Chicago time; before at 15:15.</summary>
    public static DateOnly At1500Since { get; } = new(2020, 10, 26);

    /// <summary>The instant of a session's daily settlement: the close of the cash session since <see cref="At1500Since"/>, a quarter of an hour later before; so also on early closes.</summary>
    /// <param name="date">A session.</param>
    /// <param name="calendar">Sessions of the exchange.</param>
    /// <exception cref="ArgumentException">The calendar is null, does not cover the date or has no session then.</exception>
    public static DateTimeOffset InstantOn(DateOnly date, TradingCalendar calendar)
    {
        DateTimeOffset close = Guard.NotNull(calendar, nameof(calendar)).SessionClose(date);
        return date < At1500Since ? close.AddMinutes(15) : close;
    }
}

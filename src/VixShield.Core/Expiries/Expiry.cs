using System.Globalization;
using VixShield.Display;

namespace VixShield.Expiries;

/// <summary>
/// The resolved expiry of a contract: a date, the settlement style, the instant, and the last trading day. The four belong
/// together, so they are set together and cannot be changed one at a time.
/// </summary>
/// <remarks>
/// Made by an <see cref="ExpiryRule"/> or <see cref="DatedExpiryRule"/>, by <see cref="AtOpen"/> or <see cref="AtClose"/> on a known session,
/// or from stored values by <see cref="Create"/>. Two expiries are equal when all four parts are; the instants are compared in universal time.
/// Ordered by instant, then by style.
/// </remarks>
[TypeFormatterSource]
public sealed record Expiry : IComparable<Expiry>, IDisplayable
{
    /// <summary>Minutes in the year of the time convention: 365 days of 1,440 minutes.</summary>
    public const double MinutesPerYear = 525_600d;

    /// <summary>The time of opening settlement in Chicago, where every expiry of this library settles.</summary>
    internal static readonly TimeOnly OpeningTime = new(8, 30);

    private Expiry(DateOnly date, SettlementStyle style, DateTimeOffset instant, DateOnly lastTradingDay)
    {
        Date = date;
        Style = style;
        Instant = instant;
        LastTradingDay = lastTradingDay;
    }

    /// <summary>The expiry (final settlement) date on the exchange.</summary>
    public DateOnly Date { get; }

    /// <summary>Opening or closing settlement; never <see cref="SettlementStyle.None"/>.</summary>
    public SettlementStyle Style { get; }

    /// <summary>The instant at which the settlement value is taken, with the exchange's offset from universal time.</summary>
    public DateTimeOffset Instant { get; }

    /// <summary>
    /// The last session on which options with this expiry trade: the session before the date for opening settlement, the date
    /// itself for closing settlement. (Futures trade on into the settlement date: an expiring VX future until 08:00 Chicago time, an
    /// expiring ES future until 08:30.)
    /// </summary>
    public DateOnly LastTradingDay { get; }

    /// <summary>Makes an expiry from stored values.</summary>
    /// <param name="date">The expiry date.</param>
    /// <param name="style">Opening or closing settlement.</param>
    /// <param name="instant">The settlement instant; its own local date must be <paramref name="date"/> and it must be a whole minute.</param>
    /// <param name="lastTradingDay">The last trading day: at most ten days before the date, and before it for opening settlement.</param>
    /// <exception cref="ArgumentException">The parts contradict each other.</exception>
    public static Expiry Create(DateOnly date, SettlementStyle style, DateTimeOffset instant, DateOnly lastTradingDay)
    {
        Guard.Defined(style, nameof(style));
        if (style == SettlementStyle.None)
            throw Guard.OutOfRange(nameof(style), style, "An expiry settles at the open (Am) or at the close (Pm).");
        if (DateOnly.FromDateTime(instant.DateTime) != date)
            throw Guard.OutOfRange(nameof(instant), instant, string.Create(CultureInfo.InvariantCulture, $"Must fall on the expiry date {date:yyyy-MM-dd} in its own offset."));
        if (instant.Ticks % TimeSpan.TicksPerMinute != 0)
            throw Guard.OutOfRange(nameof(instant), instant, "Must be a whole minute.");
        DateOnly latest = DateOnly.FromDayNumber(Math.Max(0, style == SettlementStyle.Am ? date.DayNumber - 1 : date.DayNumber));
        DateOnly earliest = DateOnly.FromDayNumber(Math.Max(0, date.DayNumber - 10));
        if (lastTradingDay > latest || lastTradingDay < earliest)
            throw Guard.OutOfRange(nameof(lastTradingDay), lastTradingDay, string.Create(CultureInfo.InvariantCulture, $"Must be from {earliest:yyyy-MM-dd} to {latest:yyyy-MM-dd}."));
        return new Expiry(date, style, instant, lastTradingDay);
    }

    /// <summary>
    /// An opening settlement: 08:30 Chicago time on the date, with the session before it as the last trading day. The opening is the same
    /// on a shortened session.
    /// </summary>
    /// <param name="date">The settlement date, a session.</param>
    /// <param name="calendar">The sessions of the exchange.</param>
    /// <exception cref="ArgumentNullException"><paramref name="calendar"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The date is not covered, has no session, or no session before it is covered.</exception>
    public static Expiry AtOpen(DateOnly date, TradingCalendar calendar)
    {
        RequireSession(date, calendar);
        return Create(date, SettlementStyle.Am, UsTime.AtChicago(date, OpeningTime), calendar.PreviousSession(date));
    }

    /// <summary>
    /// A closing settlement: the close of the session of the date (15:00 Chicago time, 12:00 on an early close), with the date itself as the
    /// last trading day.
    /// </summary>
    /// <param name="date">The settlement date, a session.</param>
    /// <param name="calendar">The sessions of the exchange.</param>
    /// <exception cref="ArgumentNullException"><paramref name="calendar"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The date is not covered or has no session.</exception>
    public static Expiry AtClose(DateOnly date, TradingCalendar calendar)
    {
        RequireSession(date, calendar);
        return Create(date, SettlementStyle.Pm, calendar.SessionClose(date), date);
    }

    /// <summary>
    /// Time from <paramref name="valuation"/> to the settlement instant in years of 525,600 minutes, Act/365 fixed. 0 at the
    /// instant, negative after it.
    /// </summary>
    /// <param name="valuation">The valuation instant.</param>
    public double YearsFrom(DateTimeOffset valuation) => (Instant - valuation).TotalMinutes / MinutesPerYear;

    /// <inheritdoc/>
    public int CompareTo(Expiry? other)
    {
        if (other is null)
            return 1;
        int byInstant = Instant.CompareTo(other.Instant);
        return byInstant != 0 ? byInstant : Style.CompareTo(other.Style);
    }

    /// <summary>Whether <paramref name="left"/> settles before <paramref name="right"/>; null comes before everything.</summary>
    public static bool operator <(Expiry? left, Expiry? right) => Comparer<Expiry?>.Default.Compare(left, right) < 0;

    /// <summary>Whether <paramref name="left"/> settles after <paramref name="right"/>.</summary>
    public static bool operator >(Expiry? left, Expiry? right) => Comparer<Expiry?>.Default.Compare(left, right) > 0;

    /// <summary>Whether <paramref name="left"/> does not settle after <paramref name="right"/>.</summary>
    public static bool operator <=(Expiry? left, Expiry? right) => Comparer<Expiry?>.Default.Compare(left, right) <= 0;

    /// <summary>Whether <paramref name="left"/> does not settle before <paramref name="right"/>.</summary>
    public static bool operator >=(Expiry? left, Expiry? right) => Comparer<Expiry?>.Default.Compare(left, right) >= 0;

    /// <summary>The date and the style, as in <c>2023-03-22 Am</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Date:yyyy-MM-dd} {Style}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Expiry", ToString())
    {
        Facts =
        [
            new("date", Date),
            new("settlement", Style),
            new("instant", Instant),
            new("last trading day", LastTradingDay),
        ],
    };

    private static void RequireSession(DateOnly date, TradingCalendar calendar)
    {
        Guard.NotNull(calendar, nameof(calendar));
        if (!calendar.IsSession(date))
            throw Guard.OutOfRange(nameof(date), date, string.Create(CultureInfo.InvariantCulture, $"An expiry settles on a session, and there is none on {date:yyyy-MM-dd}."));
    }
}

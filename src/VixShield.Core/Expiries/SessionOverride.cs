using System.Globalization;
using VixShield.Display;

namespace VixShield.Expiries;

/// <summary>One date on which a user's calendar differs from the one it starts from: closed, open, or closing early.</summary>
/// <remarks>
/// Made by <see cref="Closed"/>, <see cref="Open"/> or <see cref="EarlyClose"/> and given to <see cref="TradingCalendar.With"/>, for an
/// unscheduled closure or a holiday that was enacted after this library was built.
/// </remarks>
[TypeFormatterSource]
public sealed record SessionOverride : IDisplayable
{
    private SessionOverride(DateOnly date, TimeOnly? close)
    {
        Date = date;
        Close = close;
    }

    /// <summary>The date that is overridden.</summary>
    public DateOnly Date { get; }

    /// <summary>The close of the cash session in Chicago time; null where there is no session.</summary>
    public TimeOnly? Close { get; }

    /// <summary>Whether the date has a session.</summary>
    public bool IsSession => Close is not null;

    /// <summary>No session on <paramref name="date"/>.</summary>
    /// <param name="date">The date that is closed.</param>
    public static SessionOverride Closed(DateOnly date) => new(date, null);

    /// <summary>A full session on <paramref name="date"/>, closing at 15:00 Chicago time, even on a holiday or a weekend.</summary>
    /// <param name="date">The date that is open.</param>
    public static SessionOverride Open(DateOnly date) => new(date, MinuteOfDay(UsOptionsSessions.RegularClose));

    /// <summary>A session on <paramref name="date"/> that closes before 15:00 Chicago time.</summary>
    /// <param name="date">The date of the short session.</param>
    /// <param name="chicagoClose">The close in Chicago time: a whole minute after 08:30 and before 15:00.</param>
    /// <exception cref="ArgumentOutOfRangeException">The close is outside those limits or not a whole minute.</exception>
    public static SessionOverride EarlyClose(DateOnly date, TimeOnly chicagoClose)
    {
        bool allowed = chicagoClose > Expiry.OpeningTime && chicagoClose < MinuteOfDay(UsOptionsSessions.RegularClose);
        return allowed && chicagoClose.Ticks % TimeSpan.TicksPerMinute == 0
            ? new SessionOverride(date, chicagoClose)
            : throw Guard.OutOfRange(nameof(chicagoClose), chicagoClose.ToString("HH:mm:ss", CultureInfo.InvariantCulture), "Must be a whole minute after 08:30 and before 15:00 Chicago time.");
    }

    /// <summary>The date and what happens on it, as in <c>2025-01-09 closed</c> or <c>2025-07-03 closes 12:00</c>.</summary>
    public override string ToString() => Close is TimeOnly close
        ? string.Create(CultureInfo.InvariantCulture, $"{Date:yyyy-MM-dd} closes {close:HH:mm}")
        : string.Create(CultureInfo.InvariantCulture, $"{Date:yyyy-MM-dd} closed");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Session override", ToString())
    {
        Facts =
        [
            new("date", Date),
            new("session", IsSession),
            new("close", Close is { } close ? close.ToString("HH:mm", CultureInfo.InvariantCulture) : DisplayCell.Missing, "Chicago time"),
        ],
    };

    private static TimeOnly MinuteOfDay(int minute) => new(minute / 60, minute % 60);
}

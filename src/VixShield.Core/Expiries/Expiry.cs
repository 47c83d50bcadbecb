using System.Globalization;

namespace VixShield.Expiries;

/// <summary>
/// The resolved expiry of a contract: a date, the settlement style, the instant, and the last trading day. The four belong
/// together, so they are set together and cannot be changed one at a time.
/// </summary>
/// <remarks>
/// Made by an expiry rule, or from stored values by
/// <see cref="Create"/>. Two expiries are equal when all four parts are; the instants are compared in universal time.
/// Ordered by instant, then by style.
/// </remarks>
public sealed record Expiry : IComparable<Expiry>
{
    /// <summary>Minutes in the year of the time convention: 365 days of 1,440 minutes.</summary>
    public const double MinutesPerYear = 525_600d;

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
    /// itself for closing settlement. (An expiring VX future trades on until 08:00 Chicago time on its settlement date.)
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
            throw Guard.OutOfRange(nameof(instant), instant, $"Must fall on the expiry date {date:yyyy-MM-dd} in its own offset.");
        if (instant.Ticks % TimeSpan.TicksPerMinute != 0)
            throw Guard.OutOfRange(nameof(instant), instant, "Must be a whole minute.");
        DateOnly latest = style == SettlementStyle.Am ? date.AddDays(-1) : date;
        if (lastTradingDay > latest || lastTradingDay < date.AddDays(-10))
            throw Guard.OutOfRange(nameof(lastTradingDay), lastTradingDay, $"Must be from {date.AddDays(-10):yyyy-MM-dd} to {latest:yyyy-MM-dd}.");
        return new Expiry(date, style, instant, lastTradingDay);
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
}

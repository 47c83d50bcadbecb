using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Expiries;
using VixShield.Market;

namespace VixShield.TermStructure;

/// <summary>
/// Where a session stands in the roll of the S&amp;P VIX futures indices: from one monthly settlement to the next the weight moves, a like
/// part each business day, from the nearer contracts to the farther ones.
/// </summary>
/// <remarks>
/// Source: S&amp;P VIX Futures Indices Methodology (June 2023). Business days are those known when the period began: a closure without a rule
/// (<see cref="TradingCalendar.UnscheduledClosures"/>) stays in the number of days of its period, and in the days that remain on every
/// session before it.
/// </remarks>
[TypeFormatterSource]
public sealed record VixRollSchedule : IDisplayable
{
    private const int MidTermFirst = 4;
    private const int MidTermLast = 7;

    private VixRollSchedule(DateOnly date, DateOnly periodStart, Expiry front, ImmutableArray<Expiry> contracts, int rollDays, int remainingDays)
    {
        Date = date;
        PeriodStart = periodStart;
        Front = front;
        Contracts = contracts;
        RollDays = rollDays;
        RemainingDays = remainingDays;
    }

    /// <summary>The session, at its close.</summary>
    public DateOnly Date { get; }

    /// <summary>The settlement date with which the roll period began; the session itself on a settlement date.</summary>
    public DateOnly PeriodStart { get; }

    /// <summary>The nearest contract that settles after the session, which ends the period.</summary>
    public Expiry Front { get; }

    /// <summary>The first seven monthly contracts from <see cref="Front"/> on.</summary>
    public ImmutableArray<Expiry> Contracts { get; }

    /// <summary>dt: business days from the start of the period, included, to the settlement of <see cref="Front"/>, excluded.</summary>
    public int RollDays { get; }

    /// <summary>dr: business days after the session, up to the settlement of <see cref="Front"/>, excluded; 0 on the last session of the period.</summary>
    public int RemainingDays { get; }

    /// <summary>Whether the calendar has the session and knows the settlements that <see cref="On"/> asks for, which then has an answer.</summary>
    /// <param name="date">Any date.</param>
    /// <param name="calendar">Sessions of the exchange.</param>
    /// <exception cref="ArgumentNullException">The calendar is null.</exception>
    public static bool IsKnown(DateOnly date, TradingCalendar calendar)
    {
        Guard.NotNull(calendar, nameof(calendar));
        if (date < calendar.CoveredFrom || date > calendar.CoveredUntil || !calendar.IsSession(date) || !VixContractDates.Covers(date, calendar))
            return false;
        bool settled = Monthly(date, 0, calendar).Date <= date;
        return VixContractDates.Covers(Month(date, settled ? MidTermLast : MidTermLast - 1), calendar) && (settled || VixContractDates.Covers(Month(date, -1), calendar));
    }

    /// <summary>Where a session stands.</summary>
    /// <param name="date">A session.</param>
    /// <param name="calendar">Sessions of the exchange; covers the settlement before the session and the seven after it (<see cref="IsKnown"/>).</param>
    /// <exception cref="ArgumentException">The calendar is null, has no session on the date or does not cover the contracts.</exception>
    public static VixRollSchedule On(DateOnly date, TradingCalendar calendar)
    {
        Guard.NotNull(calendar, nameof(calendar));
        if (!calendar.IsSession(date))
            throw Guard.OutOfRange(nameof(date), date, FormattableString.Invariant($"{date:yyyy-MM-dd} is no session."));
        Expiry ofMonth = Monthly(date, 0, calendar);
        int first = ofMonth.Date > date ? 0 : 1;
        DateOnly start = (first == 1 ? ofMonth : Monthly(date, -1, calendar)).Date;
        ImmutableArray<Expiry> contracts = [.. Enumerable.Range(first, MidTermLast).Select(month => Monthly(date, month, calendar))];
        DateOnly end = contracts[0].Date;
        int ClosedAfter(DateOnly day) => calendar.UnscheduledClosures.Count(closed => closed > day && closed < end);
        return new VixRollSchedule(
            date, start, contracts[0], contracts, calendar.CountSessions(start, end) + ClosedAfter(start), calendar.CountSessions(date.AddDays(1), end) + ClosedAfter(date));
    }

    /// <summary>
    /// Weights at the close, in percent of contracts (not of dollars): together 100 for the short-term index, 300 for the mid-term one. A
    /// contract without weight is left out.
    /// </summary>
    /// <param name="tenor">The index.</param>
    /// <exception cref="ArgumentOutOfRangeException">The tenor is not defined.</exception>
    public ImmutableArray<VixFuturesIndexWeight> Weights(VixFuturesIndexTenor tenor)
    {
        Guard.Defined(tenor, nameof(tenor));
        double near = 100.0 * RemainingDays / RollDays;
        double far = 100.0 * (RollDays - RemainingDays) / RollDays;
        IEnumerable<VixFuturesIndexWeight> weights = tenor == VixFuturesIndexTenor.ShortTerm
            ? [new(Contracts[0], near), new(Contracts[1], far)]
            : [new(Contracts[MidTermFirst - 1], near), new(Contracts[MidTermFirst], 100), new(Contracts[MidTermFirst + 1], 100), new(Contracts[MidTermLast - 1], far)];
        return [.. weights.Where(weight => weight.Percent > 0)];
    }

    /// <summary>Whether all parts are equal.</summary>
    /// <param name="other">The other schedule.</param>
    public bool Equals(VixRollSchedule? other) => other is not null && Date == other.Date && PeriodStart == other.PeriodStart && RollDays == other.RollDays
        && RemainingDays == other.RemainingDays && Contracts.AsSpan().SequenceEqual(other.Contracts.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Date, Front, RollDays, RemainingDays);

    /// <summary>The session, the front contract and the days.</summary>
    public override string ToString() => FormattableString.Invariant($"{Date:yyyy-MM-dd}: {RemainingDays} of {RollDays} days to {Front}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("VIX roll schedule", ToString())
    {
        Facts =
        [
            new("date", Date),
            new("start of the period", PeriodStart),
            new("nearest contract", Front.ToString()),
            new("business days of the period", RollDays),
            new("business days left", RemainingDays),
        ],
        Tables =
        [
            DisplayTable.Of(
                "contracts",
                Contracts,
                new DisplayColumn<Expiry>("expiry", r => r.ToString())),
        ],
    };

    private static Expiry Monthly(DateOnly date, int months, TradingCalendar calendar)
    {
        DateOnly month = Month(date, months);
        return ExpiryRules.VixMonthly.Resolve(month.Year, month.Month, calendar);
    }

    private static DateOnly Month(DateOnly date, int months) => new DateOnly(date.Year, date.Month, 1).AddMonths(months);
}

using System.Diagnostics.CodeAnalysis;
using VixShield.Expiries;

namespace VixShield.Market;

/// <summary>
/// Tells which monthly VX contract a listed date means. A date alone is enough: the settlement rule of its month says whether it is the
/// settlement day or the session before. (Six settlement days in 2013-2026 are Tuesdays, so the weekday does not tell.)
/// </summary>
public static class VixContractDates
{
    // VX futures were first listed in March 2004; a date before has no contract.
    private const int FirstYear = 2004;

    /// <summary>Finds the contract.</summary>
    /// <param name="listed">The date that a source has for the contract.</param>
    /// <param name="calendar">Sessions of the exchange.</param>
    /// <param name="expiry">The contract's final settlement; null when there is none.</param>
    /// <param name="convention">Which day the date is; 0 when there is none.</param>
    /// <returns>Whether the date is one of the two days of a monthly contract; false also where the calendar cannot tell.</returns>
    /// <exception cref="ArgumentNullException">The calendar is null.</exception>
    public static bool TryResolve(DateOnly listed, TradingCalendar calendar, [NotNullWhen(true)] out Expiry? expiry, out VixContractDateConvention convention)
    {
        expiry = null;
        convention = 0;
        if (!Covers(listed, Guard.NotNull(calendar, nameof(calendar))))
            return false;
        Expiry monthly = ExpiryRules.VixMonthly.Resolve(listed.Year, listed.Month, calendar);
        if (monthly.Date == listed)
            convention = VixContractDateConvention.SettlementDay;
        else if (monthly.LastTradingDay == listed)
            convention = VixContractDateConvention.LastTradingDay;
        else
            return false;
        expiry = monthly;
        return true;
    }

    /// <summary>
    /// Whether the monthly contract of a date's month can be worked out: the calendar must cover the month from its first day on, and the rule looks ahead
    /// to the third Friday of the next one. False for every date before 2004, when VX futures were first listed.
    /// </summary>
    /// <param name="date">Any date.</param>
    /// <param name="calendar">Sessions of the exchange.</param>
    /// <exception cref="ArgumentNullException">The calendar is null.</exception>
    public static bool Covers(DateOnly date, TradingCalendar calendar)
    {
        Guard.NotNull(calendar, nameof(calendar));
        if (date.Year < FirstYear || date.Year == DateOnly.MaxValue.Year)
            return false;
        DateOnly month = new(date.Year, date.Month, 1);
        DateOnly next = month.AddMonths(1);
        return month >= calendar.CoveredFrom && DateRules.ThirdFriday(next.Year, next.Month) <= calendar.CoveredUntil;
    }
}

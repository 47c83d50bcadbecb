namespace VixShield.Expiries.Rules;

/// <summary>The argument checks that all monthly rules share.</summary>
internal static class Check
{
    internal static void Month(int year, int month, TradingCalendar calendar)
    {
        Guard.NotNull(calendar, nameof(calendar));
        Guard.InRange(year, DateOnly.MinValue.Year, DateOnly.MaxValue.Year, nameof(year));
        Guard.InRange(month, 1, 12, nameof(month));
    }
}

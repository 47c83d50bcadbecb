namespace VixShield.Expiries.Rules;

/// <summary>The Wednesday 30 days before the third Friday of the following month, with the holiday rule of VIX contracts.</summary>
internal sealed class VixMonthlyRule(string name) : ExpiryRule
{
    public override string Name => name;

    public override Expiry Resolve(int year, int month, TradingCalendar calendar)
    {
        Check.Month(year, month, calendar);
        (int nextYear, int nextMonth) = month == 12 ? (year + 1, 1) : (year, month + 1);
        // Year 10000 does not exist as a date; such a contract is as far outside every calendar as the last year that does.
        DateOnly friday = nextYear > DateOnly.MaxValue.Year ? DateOnly.MaxValue : DateRules.ThirdFriday(nextYear, nextMonth);
        return Expiry.AtOpen(Roll.VixSettlement(friday.AddDays(-Roll.VixWindowDays), calendar), calendar);
    }
}

namespace VixShield.Expiries.Rules;

/// <summary>The last session of the month, at its close.</summary>
internal sealed class EndOfMonthRule(string name) : ExpiryRule
{
    public override string Name => name;

    public override Expiry Resolve(int year, int month, TradingCalendar calendar)
    {
        Check.Month(year, month, calendar);
        DateOnly last = new(year, month, DateTime.DaysInMonth(year, month));
        return Expiry.AtClose(Roll.SessionOnOrBefore(last, calendar), calendar);
    }
}

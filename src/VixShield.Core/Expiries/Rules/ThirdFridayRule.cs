namespace VixShield.Expiries.Rules;

/// <summary>The third Friday, or the session before it where that Friday has none.</summary>
internal sealed class ThirdFridayRule(string name, SettlementStyle style) : ExpiryRule
{
    public override string Name => name;

    public override Expiry Resolve(int year, int month, TradingCalendar calendar)
    {
        Check.Month(year, month, calendar);
        DateOnly date = Roll.SessionOnOrBefore(DateRules.ThirdFriday(year, month), calendar);
        return style == SettlementStyle.Am ? Expiry.AtOpen(date, calendar) : Expiry.AtClose(date, calendar);
    }
}

using System.Globalization;

namespace VixShield.Expiries.Rules;

/// <summary>The third Friday of a quarter's last month, at the opening.</summary>
internal sealed class QuarterlyFutureRule(string name) : ExpiryRule
{
    public override string Name => name;

    public override Expiry Resolve(int year, int month, TradingCalendar calendar)
    {
        Check.Month(year, month, calendar);
        if (month % 3 != 0)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Must be 3, 6, 9 or 12: no quarterly contract expires in month {month}."), nameof(month));
        return Expiry.AtOpen(Roll.SessionOnOrBefore(DateRules.ThirdFriday(year, month), calendar), calendar);
    }
}

namespace VixShield.Expiries.Rules;

/// <summary>The Wednesday of a week, with the holiday rule of VIX contracts.</summary>
internal sealed class VixWeeklyRule(string name) : DatedExpiryRule
{
    public override string Name => name;

    public override Expiry Resolve(DateOnly day, TradingCalendar calendar)
    {
        Guard.NotNull(calendar, nameof(calendar));
        // Asked first so that a date at the edge of time is refused by the calendar and not by date arithmetic.
        _ = calendar.IsSession(day);
        DateOnly wednesday = DateRules.InWeekOf(day, DayOfWeek.Wednesday);
        return Expiry.AtOpen(Roll.VixSettlement(wednesday, calendar), calendar);
    }
}

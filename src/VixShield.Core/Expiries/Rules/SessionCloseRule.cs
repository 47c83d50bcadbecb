namespace VixShield.Expiries.Rules;

/// <summary>The given session, at its close.</summary>
internal sealed class SessionCloseRule(string name) : DatedExpiryRule
{
    public override string Name => name;

    public override Expiry Resolve(DateOnly day, TradingCalendar calendar) => Expiry.AtClose(day, calendar);
}

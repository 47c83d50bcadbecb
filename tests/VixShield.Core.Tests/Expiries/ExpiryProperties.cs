using FsCheck.Xunit;
using VixShield.Expiries;

namespace VixShield.Tests.Expiries;

[Properties(Arbitrary = [typeof(Dates)], MaxTest = 500, Replay = "20230307,20240619")]
public sealed class ExpiryProperties
{
    // The sum of three rounded quotients of at most 27 years: a few units in the last place.
    private const double RoundingOfYears = 1e-13;

    private static readonly TradingCalendar Calendar = TradingCalendar.UsOptions;

    [Property]
    public bool Monthly_rules_land_on_a_session_of_their_month_and_stop_trading_before_an_opening(ContractMonth month)
    {
        Expiry[] expiries = [.. MonthlyRules.Select(rule => rule.Resolve(month.Year, month.Month, Calendar))];
        return expiries.All(IsSound) && expiries.All(expiry => expiry.Date.Year == month.Year && expiry.Date.Month == month.Month);
    }

    [Property]
    public bool Dated_rules_land_on_a_session(DateOnly date) =>
        IsSound(ExpiryRules.VixWeekly.Resolve(date, Calendar)) && IsSound(ExpiryRules.SpxwDaily.Resolve(Calendar.NextSession(date), Calendar));

    [Property]
    public bool Monthly_VIX_settles_30_days_before_an_SPX_Friday_or_on_the_session_before(ContractMonth month)
    {
        Expiry vix = ExpiryRules.VixMonthly.Resolve(month.Year, month.Month, Calendar);
        Expiry spx = month.Month == 12 ? ExpiryRules.SpxMonthly.Resolve(month.Year + 1, 1, Calendar) : ExpiryRules.SpxMonthly.Resolve(month.Year, month.Month + 1, Calendar);
        return vix.Date.DayOfWeek switch
        {
            DayOfWeek.Wednesday => vix.Date.AddDays(30) == spx.Date && spx.Date.DayOfWeek == DayOfWeek.Friday,
            DayOfWeek.Tuesday => !Calendar.IsSession(vix.Date.AddDays(1)) || !Calendar.IsSession(vix.Date.AddDays(31)),
            _ => false,
        };
    }

    [Property]
    public bool Weekly_VIX_is_the_monthly_one_in_its_week(ContractMonth month)
    {
        Expiry monthly = ExpiryRules.VixMonthly.Resolve(month.Year, month.Month, Calendar);
        return monthly == ExpiryRules.VixWeekly.Resolve(monthly.Date, Calendar);
    }

    [Property]
    public bool Weekly_VIX_is_the_same_from_any_day_of_the_week(DateOnly date)
    {
        DateOnly monday = date.AddDays(-(((int)date.DayOfWeek + 6) % 7));
        Expiry expected = ExpiryRules.VixWeekly.Resolve(monday, Calendar);
        return Enumerable.Range(0, 7).All(day => ExpiryRules.VixWeekly.Resolve(monday.AddDays(day), Calendar) == expected);
    }

    [Property]
    public bool Share_options_expire_with_the_SPX_options_at_the_other_end_of_the_day(ContractMonth month)
    {
        Expiry open = ExpiryRules.SpxMonthly.Resolve(month.Year, month.Month, Calendar);
        Expiry close = ExpiryRules.EquityMonthly.Resolve(month.Year, month.Month, Calendar);
        return open.Date == close.Date && open < close && open.LastTradingDay == Calendar.PreviousSession(close.LastTradingDay);
    }

    [Property]
    public bool Years_add_up(DateOnly a, DateOnly b, ushort minutes)
    {
        Expiry first = Expiry.AtOpen(Calendar.NextSession(a), Calendar);
        Expiry second = Expiry.AtClose(Calendar.NextSession(b), Calendar);
        DateTimeOffset valuation = first.Instant.AddMinutes(-minutes);
        return Math.Abs(first.YearsFrom(valuation) + second.YearsFrom(first.Instant) - second.YearsFrom(valuation)) <= RoundingOfYears;
    }

    [Property]
    public bool Years_are_minutes_over_the_minutes_of_a_year(DateOnly date, int minutes)
    {
        Expiry expiry = Expiry.AtOpen(Calendar.NextSession(date), Calendar);
        return expiry.YearsFrom(expiry.Instant.AddMinutes(-minutes)) == minutes / 525_600d;
    }

    private static ExpiryRule[] MonthlyRules => [ExpiryRules.SpxMonthly, ExpiryRules.EquityMonthly, ExpiryRules.SpxEndOfMonth, ExpiryRules.VixMonthly];

    private static bool IsSound(Expiry expiry) =>
        Calendar.IsSession(expiry.Date)
        && Calendar.IsSession(expiry.LastTradingDay)
        && (expiry.Style == SettlementStyle.Am ? expiry.LastTradingDay == Calendar.PreviousSession(expiry.Date) : expiry.LastTradingDay == expiry.Date)
        && UsTime.InChicago(expiry.Instant).TimeOfDay == expiry.Instant.TimeOfDay
        && expiry.Instant.TimeOfDay == (expiry.Style == SettlementStyle.Am ? new TimeSpan(8, 30, 0) : Calendar.SessionClose(expiry.Date).TimeOfDay);
}

using VixShield.Expiries.Rules;

namespace VixShield.Expiries;

/// <summary>The expiry rules of the products this library knows, by name.</summary>
/// <remarks>
/// A rule knows the calendar it is given and nothing else. When an exchange closes without notice on a settlement day it announces what
/// happens: on 2018-12-05 the weekly VIX contracts were settled at the opening of the next session, not by the holiday rule. Such an
/// expiry is made by <see cref="Expiry.AtOpen"/> or <see cref="Expiry.Create"/>.
/// </remarks>
/// <example>
/// <code>
/// Expiry vix = ExpiryRules.VixMonthly.Resolve(2023, 3, TradingCalendar.UsOptions);                         // 2023-03-22 Am
/// Expiry weekly = ExpiryRules.VixWeekly.Resolve(new DateOnly(2023, 3, 8), TradingCalendar.UsOptions);      // 2023-03-07 Am
/// </code>
/// </example>
public static class ExpiryRules
{
    /// <summary>
    /// Standard SPX options: the third Friday at the opening (special opening quotation), the session before it when that Friday has none.
    /// They trade for the last time on the session before the expiry date. Source: Cboe Rule 4.13 and the SPX product specification.
    /// </summary>
    public static ExpiryRule SpxMonthly { get; } = new ThirdFridayRule(nameof(SpxMonthly), SettlementStyle.Am);

    /// <summary>
    /// Standard options on shares and exchange-traded products (SPY, VXX, UVXY, SVXY) and third-Friday SPXW: the third Friday at the close,
    /// the session before it when that Friday has none. Until January 2015 the legal expiry of share options was the Saturday after;
    /// the last trading day and the value then were those of the Friday, which is what this rule gives.
    /// </summary>
    public static ExpiryRule EquityMonthly { get; } = new ThirdFridayRule(nameof(EquityMonthly), SettlementStyle.Pm);

    /// <summary>End-of-month SPXW options: the last session of the month at the close. Source: Cboe Rule 4.13, end-of-month programme.</summary>
    public static ExpiryRule SpxEndOfMonth { get; } = new EndOfMonthRule(nameof(SpxEndOfMonth));

    /// <summary>
    /// Monthly VX and VXM futures and VIX options: at the opening of the Wednesday that is 30 days before the third Friday of the following
    /// month. If that Wednesday or the Friday 30 days after it has no session, the last session before the Wednesday. Options trade for the
    /// last time on the session before; the expiring future trades on until 08:00 Chicago time on the date. Source: CFE Rule 1202(b).
    /// </summary>
    /// <remarks>The calendar must cover the Friday in the following month, so its last month is refused.</remarks>
    public static ExpiryRule VixMonthly { get; } = new VixMonthlyRule(nameof(VixMonthly));

    /// <summary>
    /// ES and MES futures: at the opening of the third Friday of March, June, September and December, the session before it when that Friday
    /// has none; any other month is refused with an <see cref="ArgumentException"/>. <see cref="Expiry.LastTradingDay"/> is the last whole session;
    /// the expiring future trades on until the opening of the expiry date. Source: CME rule book, chapter 358.
    /// </summary>
    public static ExpiryRule EquityIndexFutureQuarterly { get; } = new QuarterlyFutureRule(nameof(EquityIndexFutureQuarterly));

    /// <summary>
    /// Weekly VX futures and VIX options: at the opening of the Wednesday of the week (Monday to Sunday) that contains the given date. If that
    /// Wednesday or the Friday 30 days after it has no session, the last session before the Wednesday: the week of 2023-03-08 settles on
    /// Tuesday 2023-03-07, because 2023-04-07 is Good Friday. In the week of a monthly expiry the result is the monthly one.
    /// Source: CFE Rule 1202(b). Weekly contracts have been listed since 2015.
    /// </summary>
    public static DatedExpiryRule VixWeekly { get; } = new VixWeeklyRule(nameof(VixWeekly));

    /// <summary>
    /// SPXW options: at the close of the given date, which must be a session. Expiries on all five weekdays have been listed since May 2022;
    /// which of them were listed before is not a matter of this rule.
    /// </summary>
    public static DatedExpiryRule SpxwDaily { get; } = new SessionCloseRule(nameof(SpxwDaily));
}

namespace VixShield.Expiries;

/// <summary>
/// A rule that places a contract month's expiry, with the holidays of a calendar. The terms of a listed product name such a rule; pricing
/// accepts only the <see cref="Expiry"/> that it resolves to.
/// </summary>
/// <remarks>
/// The rules of the listed products are in <see cref="ExpiryRules"/>. A rule of your own derives from this class and builds its result by
/// <see cref="Expiry.AtOpen"/> or <see cref="Expiry.AtClose"/>. Rules hold no state that changes, so they are safe to share between threads.
/// </remarks>
public abstract class ExpiryRule
{
    /// <summary>The name of the rule, as in <c>VixMonthly</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The expiry of the contract of a month.</summary>
    /// <param name="year">The contract year, 1 to 9999.</param>
    /// <param name="month">The contract month, 1 to 12.</param>
    /// <param name="calendar">The sessions of the exchange.</param>
    /// <exception cref="ArgumentNullException"><paramref name="calendar"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The year or the month does not exist, or a date that the rule must look at is not covered by the calendar.
    /// </exception>
    /// <exception cref="ArgumentException">The product lists no contract for that month.</exception>
    public abstract Expiry Resolve(int year, int month, TradingCalendar calendar);

    /// <summary>The name of the rule.</summary>
    public sealed override string ToString() => Name;
}

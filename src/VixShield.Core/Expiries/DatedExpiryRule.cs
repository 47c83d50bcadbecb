namespace VixShield.Expiries;

/// <summary>
/// A rule for expiries that are closer together than a month: a date selects which of them is meant, and the calendar places it.
/// </summary>
/// <remarks>
/// The rules of the listed products are in <see cref="ExpiryRules"/>; each says what the date selects (the week that contains it, or the
/// date itself). Rules hold no state that changes, so they are safe to share between threads.
/// </remarks>
public abstract class DatedExpiryRule
{
    /// <summary>The name of the rule, as in <c>VixWeekly</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The expiry that the date selects.</summary>
    /// <param name="day">The selecting date.</param>
    /// <param name="calendar">The sessions of the exchange.</param>
    /// <exception cref="ArgumentNullException"><paramref name="calendar"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A date that the rule must look at is not covered by the calendar, or the rule expects a session and the date has none.
    /// </exception>
    public abstract Expiry Resolve(DateOnly day, TradingCalendar calendar);

    /// <summary>The name of the rule.</summary>
    public sealed override string ToString() => Name;
}

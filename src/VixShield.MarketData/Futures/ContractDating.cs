using System.Globalization;
using VixShield.Expiries;

namespace VixShield.MarketData;

/// <summary>
/// Finds the monthly VX contract that a file means: by its settlement day (the exchange), its last trading day (some vendors), or the
/// name of its month. Which of the two days it is follows from the settlement rule of the month.
/// </summary>
internal sealed class ContractDating(TradingCalendar calendar)
{
    private const int FirstYear = 2004;
    private const string MonthCodes = "FGHJKMNQUVXZ";
    private readonly Dictionary<DateOnly, Expiry?> _byDate = [];
    private readonly Dictionary<string, Expiry?> _byName = new(StringComparer.Ordinal);

    /// <summary>Whether the month of a date has a monthly contract whose dates can be worked out.</summary>
    internal bool IsCovered(DateOnly date) => date.Year >= FirstYear && Covers(date.Year);

    internal Expiry? FromDate(DateOnly date)
    {
        if (!_byDate.TryGetValue(date, out Expiry? expiry))
            _byDate[date] = expiry = Resolve(date);
        return expiry;
    }

    /// <summary>A name such as <c>K (May 07)</c> or <c>K (May 2007)</c>.</summary>
    internal Expiry? FromName(string name)
    {
        if (!_byName.TryGetValue(name, out Expiry? expiry))
            _byName[name] = expiry = Parse(name);
        return expiry;
    }

    private Expiry? Parse(string name)
    {
        string text = name.Trim();
        int month = text.Length > 4 ? MonthCodes.IndexOf(text[0], StringComparison.Ordinal) + 1 : 0;
        if (month == 0 || text[1] != ' ' || text[2] != '(' || text[^1] != ')')
            return null;
        string inside = text[3..^1];
        if (!DateTime.TryParseExact(inside, ["MMM yy", "MMM yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime named) || named.Month != month)
            return null;
        return IsCovered(DateOnly.FromDateTime(named)) ? ExpiryRules.VixMonthly.Resolve(named.Year, month, calendar) : null;
    }

    private Expiry? Resolve(DateOnly date)
    {
        if (!IsCovered(date))
            return null;
        Expiry expiry = ExpiryRules.VixMonthly.Resolve(date.Year, date.Month, calendar);
        return expiry.Date == date || expiry.LastTradingDay == date ? expiry : null;
    }

    // The rule looks one month ahead, so the last covered year is not complete.
    private bool Covers(int year) => year > calendar.CoveredFrom.Year - 1 && year < calendar.CoveredUntil.Year;
}

using System.Globalization;
using VixShield.Expiries;
using VixShield.Market;

namespace VixShield.MarketData;

/// <summary>The monthly VX contracts that the cells of a file mean, each worked out once. What means none is not remembered: a file can have any number of it.</summary>
internal sealed class ContractDating(TradingCalendar calendar)
{
    internal const string MonthCodes = "FGHJKMNQUVXZ";
    private const int LongestName = 16;
    private readonly Dictionary<DateOnly, (Expiry? Expiry, VixContractDateConvention Convention)> _byDate = [];
    private readonly Dictionary<string, Expiry> _byName = new(StringComparer.Ordinal);

    /// <summary>Whether the month of a date has a monthly contract whose dates can be worked out.</summary>
    internal bool IsCovered(DateOnly date) => VixContractDates.Covers(date, calendar);

    /// <summary>Why a date means no contract.</summary>
    internal string Objection(DateOnly date) => IsCovered(date) || date.Year < 2004
        ? FormattableString.Invariant($"{date:yyyy-MM-dd} is neither settlement nor last trading day of a monthly VX contract")
        : FormattableString.Invariant($"the calendar does not tell the contract of {date:yyyy-MM-dd}: {calendar}");

    internal Expiry? FromDate(DateOnly date) => FromDate(date, out _);

    internal Expiry? FromDate(DateOnly date, out VixContractDateConvention convention)
    {
        if (!_byDate.TryGetValue(date, out (Expiry? Expiry, VixContractDateConvention Convention) known))
        {
            if (VixContractDates.TryResolve(date, calendar, out known.Expiry, out known.Convention))
                _byDate[date] = known;
        }

        convention = known.Convention;
        return known.Expiry;
    }

    /// <summary>A name such as <c>K (May 07)</c> or <c>K (May 2007)</c>.</summary>
    internal Expiry? FromName(string name)
    {
        if (name.Length > LongestName)
            return null;
        if (!_byName.TryGetValue(name, out Expiry? expiry) && (expiry = Parse(name)) is not null)
            _byName[name] = expiry;
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
}

using System.Globalization;
using VixShield.Expiries;

namespace VixShield.MarketData;

/// <summary>What the lines above a table of options say of it as a whole.</summary>
internal sealed record OptionTitle(double? UnderlyingPrice, DateTimeOffset? Time)
{
    private static readonly string[] s_times = ["MMM d yyyy HH:mm", "MMM d yyyy H:mm", "MMM d yyyy h:mm tt", "MMMM d yyyy h:mm tt", "MMMM d yyyy HH:mm"];

    internal static OptionTitle Empty { get; } = new(null, null);

    /// <summary>
    /// The exchange's page: name and last price, then date with time and the quote of the underlying. The price stands alone
    /// (<c>2881.4</c>) or after a word (<c>Last: 3856.28</c>).
    /// </summary>
    internal static OptionTitle OfQuotePage(CsvTable table, IReadOnlyList<string> name, IReadOnlyList<string> date)
    {
        string price = name.Count > 1 ? name[1].Replace("Last:", "", StringComparison.OrdinalIgnoreCase) : "";
        if (!Field.TryNumber(price, out double last) || last <= 0)
            throw new MarketDataFormatException(table.File, table.HeaderLine, $"The title has no price of the underlying: '{CsvTable.Shorten(price)}'.");
        return TryTime(date.Count > 0 ? date[0] : "", out DateTimeOffset time)
            ? new OptionTitle(last, time)
            : throw new MarketDataFormatException(table.File, table.HeaderLine, $"The title has no date and time of New York: '{CsvTable.Shorten(string.Join(",", date))}'.");
    }

    /// <summary>A comment line <c>underlying=SPX spot=3856.28 as_of=2022-07-12T11:55 ...</c>; time of New York.</summary>
    internal static OptionTitle OfComments(CsvTable table)
    {
        double? spot = null;
        DateTimeOffset? time = null;
        // Free text may follow, with anything in it; only what stands before it counts.
        foreach (string word in table.Comments.SelectMany(line => line.Split(' ').TakeWhile(w => !w.StartsWith("header=", StringComparison.Ordinal))))
        {
            if (word.StartsWith("spot=", StringComparison.Ordinal))
            {
                spot = Field.TryNumber(word.AsSpan(5), out double value) && value > 0
                    ? value
                    : throw new MarketDataFormatException(table.File, 1, $"'{CsvTable.Shorten(word)}' is no price of the underlying.");
            }
            else if (word.StartsWith("as_of=", StringComparison.Ordinal))
            {
                time = DateTime.TryParseExact(word.AsSpan(6), "yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime local) && local.Year >= UsTime.FirstYear
                    ? NewYork(local)
                    : throw new MarketDataFormatException(table.File, 1, $"'{CsvTable.Shorten(word)}' is no date and time of New York.");
            }
        }

        return new OptionTitle(spot, time);
    }

    // "May 13 2019 @ 04:47 ET", "Date: July 12, 2022, 11:55 AM EDT", "Date: September 14, 2023 at 4:31 PM EDT".
    private static bool TryTime(string text, out DateTimeOffset time)
    {
        time = default;
        string plain = text.Replace("Date:", " ", StringComparison.OrdinalIgnoreCase).Replace(" at ", " ", StringComparison.OrdinalIgnoreCase).Replace('@', ' ').Replace(',', ' ');
        List<string> words = [.. plain.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        if (words.Count < 5 || words[^1] is not ("ET" or "EDT" or "EST"))
            return false;
        words.RemoveAt(words.Count - 1);
        if (!DateTime.TryParseExact(string.Join(' ', words), s_times, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime local) || local.Year < UsTime.FirstYear)
            return false;
        time = NewYork(local);
        return true;
    }

    private static DateTimeOffset NewYork(DateTime local) => UsTime.AtNewYork(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
}

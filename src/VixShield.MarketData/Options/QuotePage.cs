using VixShield.Instruments;

namespace VixShield.MarketData;

/// <summary>
/// The exchange's page of delayed quotes: two title lines, then one row a strike with the call to the left and the put to the right
/// under the same column names.
/// </summary>
internal static class QuotePage
{
    private const int TitleLines = 2;

    /// <summary>Finds the table below its title and moves there; null when the file is none of these pages.</summary>
    internal static (OptionLayout Layout, OptionTitle Title)? Recognise(CsvTable table)
    {
        List<IReadOnlyList<string>> titles = [];
        while (!IsHeader(table))
        {
            // Only a title can make a page: a table's own header is left where it is.
            if (titles.Count == TitleLines || !LooksLikeTitle(table.Header, titles.Count))
                return null;
            titles.Add(table.Header);
            if (!table.NextHeader())
                return null;
        }

        if (titles.Count != TitleLines)
            return null;
        return (Columns(table), OptionTitle.OfQuotePage(table, titles[0], titles[1]));
    }

    private static bool LooksLikeTitle(IReadOnlyList<string> cells, int line) => line > 0
        || (cells.Count > 2 && (cells[1].StartsWith("Last:", StringComparison.OrdinalIgnoreCase) || Field.TryNumber(cells[1], out _)));

    internal static bool IsHeader(CsvTable table) =>
        table.Header.Contains("Expiration Date") && table.Header.Contains("Calls") && table.Header.Contains("Puts") && table.Header.Contains("Strike");

    private static OptionLayout Columns(CsvTable table)
    {
        int strike = table.Require("Strike");
        int puts = table.Require("Puts");
        int calls = table.Require("Calls");
        return new OptionLayout(
            nameof(QuotePage), null, null, table.Require("Expiration Date"), strike, null, null, null, null, null, false, 1, null,
            [Side(table, OptionRight.Call, calls, strike), Side(table, OptionRight.Put, puts, table.Width)]);
    }

    private static OptionSide Side(CsvTable table, OptionRight right, int from, int until)
    {
        int Column(params ReadOnlySpan<string> names)
        {
            for (int i = from; i < until; i++)
            {
                foreach (string name in names)
                {
                    if (string.Equals(table.Header[i], name, StringComparison.OrdinalIgnoreCase))
                        return i;
                }
            }

            throw new MarketDataFormatException(table.File, table.HeaderLine, $"The header has no column '{names[0]}' for the {right}.");
        }

        return new OptionSide(
            right, from, Column("Bid"), Column("Ask"), Column("Last Sale"), null, null, null, Column("IV"), Column("Delta"), Column("Gamma"),
            Column("Volume", "Vol"), Column("Open Interest", "Open Int"));
    }
}

using VixShield.Expiries;
using VixShield.Market;
using VixShield.MarketData;

namespace VixShield.Benchmarks.Surface;

/// <summary>The table of SPX of 2023-09-14 in the data folder, when one is named.</summary>
internal static class FolderDay
{
    private const string Variable = "VIXSHIELD_DATA";

    /// <summary>The day with its parity forwards; null when no folder is named.</summary>
    internal static QuotedDay? Read()
    {
        string? folder = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(folder))
            return null;
        using RowReader<OptionRow> reader = MarketDataFormats.Options().Open(Path.Combine(folder, "option-chains", "spx-2023-09-14.csv.gz"));
        OptionRow[] rows = reader.ToArray();
        DateTimeOffset instant = rows[0].QuoteTime ?? UsTime.AtNewYork(rows[0].QuoteDate, new TimeOnly(16, 15));
        ParityQuotes[] quotes = [.. rows.GroupBy(row => (row.Root, row.ExpirationDate)).Select(Quotes)];
        List<QuotedExpiry> expiries = [];
        foreach (ParityForward fit in ParityForwards.Fit(instant, quotes).Forwards)
        {
            if (fit.Forward is { } forward && fit.DiscountFactor is { } discount)
                expiries.Add(new QuotedExpiry(fit.Expiry, fit.Years, forward, discount, [.. quotes.Single(q => q.Expiry == fit.Expiry).Quotes.Where(q => q.Ask >= q.Bid && q.Ask > 0)]));
        }

        return new QuotedDay("SPX 2023-09-14", instant, expiries);
    }

    private static ParityQuotes Quotes(IEnumerable<OptionRow> rows)
    {
        OptionRow first = rows.First();
        TradingCalendar calendar = TradingCalendar.UsOptions;
        bool atOpen = first.Contract?.Settlement == SettlementStyle.Am;
        return new ParityQuotes(
            atOpen ? Expiry.AtOpen(first.ExpirationDate, calendar) : Expiry.AtClose(first.ExpirationDate, calendar),
            rows.Where(row => row.Bid is not null && row.Ask is not null).Select(row => new OptionQuote(row.Strike, row.Right, row.Bid!.Value, row.Ask!.Value)));
    }
}

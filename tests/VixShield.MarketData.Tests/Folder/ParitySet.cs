using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.MarketData;

namespace VixShield.Tests.Folder;

/// <summary>The options of one root on one day of one file, and their parity forwards.</summary>
internal sealed record ParitySet(
    string File, DateOnly Day, string Root, bool IsEuropeanIndex, IReadOnlyList<ParityQuotes> Quotes, IReadOnlyDictionary<Expiry, double?> Forwards, ParityForwards Fits)
{
    internal static ParitySet Of(string file, OptionRow[] rows)
    {
        OptionRow first = rows[0];
        // Roots that the library does not list (old quarterlies) settle at the close, as all roots of the index but SPX.
        bool atOpen = first.Contract?.Settlement == SettlementStyle.Am;
        DateTimeOffset time = first.QuoteTime ?? UsTime.AtNewYork(first.QuoteDate, new TimeOnly(16, 15));
        List<ParityQuotes> quotes = [];
        Dictionary<Expiry, double?> forwards = [];
        foreach (IGrouping<DateOnly, OptionRow> expiration in rows.GroupBy(row => row.ExpirationDate))
        {
            // Saturdays of old listings, and holidays.
            DateOnly date = expiration.Key;
            while (!TradingCalendar.UsOptions.IsSession(date))
                date = date.AddDays(-1);
            Expiry expiry = atOpen ? Expiry.AtOpen(date, TradingCalendar.UsOptions) : Expiry.AtClose(date, TradingCalendar.UsOptions);
            // Files without prices give an expiry without quotes; of an option that occurs twice the first row counts.
            quotes.Add(new ParityQuotes(expiry, expiration.Where(row => row.Bid is not null && row.Ask is not null).DistinctBy(row => (row.Strike, row.Right))
                .Select(row => new OptionQuote(row.Strike, row.Right, row.Bid!.Value, row.Ask!.Value))));
            forwards[expiry] = expiration.First().Forward;
        }

        bool isEuropeanIndex = first.Contract is { Exercise: ExerciseStyle.European, Underlying: UnderlyingKind.EquityIndex };
        return new ParitySet(file, first.QuoteDate, first.Root, isEuropeanIndex, quotes, forwards, ParityForwards.Fit(time, quotes));
    }

    public override string ToString() => FormattableString.Invariant($"{File} {Day:yyyy-MM-dd} {Root}");
}

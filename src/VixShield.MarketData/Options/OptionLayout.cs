using VixShield.Instruments;

namespace VixShield.MarketData;

/// <summary>Where a table of options has what, in column numbers of its header.</summary>
internal sealed record OptionLayout(
    string Name, int? QuoteDate, int? Root, int? Expiration, int Strike, int? Right, int? UnderlyingPrice, int? Forward, int? DiscountFactor, int? Years, bool IsOutOfTheMoney,
    double VolatilityUnit, double? NoVolatility, IReadOnlyList<OptionSide> Sides)
{
    // The first that fits: quotes beside volatilities go before volatilities alone, more columns before fewer.
    private static readonly (string Name, OptionColumns Columns)[] s_known =
    [
        (nameof(OptionColumns.CallAndPut), OptionColumns.CallAndPut), (nameof(OptionColumns.DottedCallAndPut), OptionColumns.DottedCallAndPut),
        (nameof(OptionColumns.DailyBySymbol), OptionColumns.DailyBySymbol), (nameof(OptionColumns.DailyByContract), OptionColumns.DailyByContract),
        (nameof(OptionColumns.QuotesAndVolatilities), OptionColumns.QuotesAndVolatilities),
        (nameof(OptionColumns.QuotesAndVolatilities), OptionColumns.QuotesAndVolatilities with { DiscountFactor = null }),
        (nameof(OptionColumns.OutOfTheMoneyVolatilities), OptionColumns.OutOfTheMoneyVolatilities),
        (nameof(OptionColumns.OutOfTheMoneyVolatilities), OptionColumns.OutOfTheMoneyVolatilities with { Years = null }),
        (nameof(OptionColumns.DailyBars), OptionColumns.DailyBars),
    ];

    /// <summary>The layout that the header shows; null when it is none of the known ones. A table of the exchange's quote page is moved to its header.</summary>
    internal static OptionLayout? Recognise(CsvTable table) =>
        s_known.Where(known => !known.Columns.IsOutOfTheMoney || !HasQuotes(table)).Select(known => TryFrom(table, known.Name, known.Columns, out _)).FirstOrDefault(layout => layout is not null);

    // Beside quotes, volatilities are of the options quoted, and which those are is to be told by a column, not by the forward.
    private static bool HasQuotes(CsvTable table) => table.Find("bid") is not null || table.Find("ask") is not null;

    internal static OptionLayout? TryFrom(CsvTable table, string layoutName, OptionColumns columns, out string missing)
    {
        missing = "";
        string?[] needed =
        [
            columns.Strike, columns.QuoteDate, columns.Root, columns.Expiration, columns.Right, columns.UnderlyingPrice, columns.Forward, columns.DiscountFactor, columns.Years,
        ];
        foreach (string name in needed.OfType<string>())
        {
            if (table.Find(name) is null)
            {
                missing = name;
                return null;
            }
        }

        List<OptionSide> sides = [];
        foreach ((OptionSideColumns? names, OptionRight? right) in new[] { (columns.Either, (OptionRight?)null), (columns.Call, OptionRight.Call), (columns.Put, OptionRight.Put) })
        {
            if (names is null)
                continue;
            if (OptionSide.Of(table, names, right) is not { } side)
            {
                missing = names.Bid ?? names.BidVolatility ?? names.Close ?? "bid";
                return null;
            }

            sides.Add(side);
        }

        return new OptionLayout(
            layoutName, Find(table, columns.QuoteDate), Find(table, columns.Root), Find(table, columns.Expiration), table.Require(columns.Strike), Find(table, columns.Right),
            Find(table, columns.UnderlyingPrice), Find(table, columns.Forward), Find(table, columns.DiscountFactor), Find(table, columns.Years),
            columns.IsOutOfTheMoney, columns.VolatilityUnit, columns.NoVolatility, sides);
    }

    /// <summary>What neither the table nor its title nor the caller says; null when nothing is missing.</summary>
    internal string? Missing(OptionTitle title, OptionFacts facts)
    {
        bool symbols = Sides.All(side => side.Symbol is not null);
        if (QuoteDate is null && facts.QuoteDate is null && facts.QuoteTime is null && title.Time is null)
            return $"The file does not say the day of the quotes: give {nameof(OptionFacts)}.{nameof(OptionFacts.QuoteDate)}.";
        if (Root is null && facts.Root is null && !symbols)
            return $"The file does not say the root: give {nameof(OptionFacts)}.{nameof(OptionFacts.Root)}.";
        if (Expiration is null && facts.ExpirationDate is null && !symbols)
            return $"The file does not say the expiration date: give {nameof(OptionFacts)}.{nameof(OptionFacts.ExpirationDate)}.";
        return Right is null && !IsOutOfTheMoney && Sides.Any(side => side.Right is null && side.Symbol is null)
            ? $"The file does not tell calls from puts: name {nameof(OptionColumns)}.{nameof(OptionColumns.Right)}."
            : null;
    }

    private static int? Find(CsvTable table, string? name) => name is null ? null : table.Find(name);
}

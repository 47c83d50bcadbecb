namespace VixShield.MarketData;

/// <summary>Rows of an index: date, open, high, low, close and perhaps volume, or a date and one value under the symbol of the index.</summary>
internal sealed class IndexRows : IndexValueRows<IndexRow>
{
    private readonly HashSet<DateOnly> _seen = [];

    internal IndexRows(CsvTable table, ReadContext context)
        : base(table, context, mayBeOneValue: true)
    {
        foreach (string name in new[] { "name", "symbol", "ticker" })
        {
            if (table.Find(name) is not null)
                throw new MarketDataFormatException(table.File, table.HeaderLine, $"A table of one index has no column '{name}'.");
        }
    }

    private protected override void ReadLine()
    {
        if (TryValues(out IndexRow row))
            Add(row, Check(row, _seen.Add(row.Date), ""));
        else
            Reject();
    }
}

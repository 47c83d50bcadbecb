using VixShield.Expiries;
using VixShield.Market;

namespace VixShield.MarketData;

/// <summary>Joins the rows of several files to one index history: the first close of a day stays.</summary>
/// <param name="symbol">Symbol of the index, which in a table of many series begins the names of its columns.</param>
/// <param name="tolerance">Difference of two closes beyond which the later one is a conflict, in points.</param>
/// <param name="calendar">The sessions; rows outside its range are left out.</param>
internal sealed class IndexJoin(string symbol, double tolerance, TradingCalendar calendar)
{
    // Decimal prices that differ by just the tolerance do not in binary.
    private const double DecimalRounding = 1e-9;

    private readonly SortedDictionary<DateOnly, IndexSession> _sessions = [];

    internal void Add(RowReader<IndexRow> reader)
    {
        if (reader.Header.Count == 2 && reader.Header.FirstOrDefault(name => SeriesNames.IsOfAnother(name, symbol)) is { } other)
            throw new MarketDataFormatException(reader.File, reader.HeaderLine, $"The values are of '{other}', not of {symbol}.");
        foreach (IndexRow row in reader)
        {
            // A close of 0 is reported already.
            if (row.Close is { } close)
                Add(row.Date, close, row.Open, row.High, row.Low, reader.Judge);
        }
    }

    /// <summary>Takes the columns <c>spx_close</c> (or <c>spx</c>), <c>spx_open</c>, <c>spx_high</c> and <c>spx_low</c> of a table, for the symbol SPX.</summary>
    internal void Add(RowReader<LevelRow> reader)
    {
        string? Column(string name) => reader.Header.FirstOrDefault(cell => cell.Equals(name, StringComparison.OrdinalIgnoreCase));
        string close = Column($"{symbol}_close") ?? Column(symbol) ?? throw new MarketDataFormatException(
            reader.File, reader.HeaderLine, $"The table has neither column '{symbol}_close' nor '{symbol}'; it has {CsvTable.Shorten(string.Join(", ", reader.Header))}.");
        (string? open, string? high, string? low) = (Column($"{symbol}_open"), Column($"{symbol}_high"), Column($"{symbol}_low"));
        foreach (LevelRow row in reader)
        {
            double? Positive(string? column) => column is not null && row[column] > 0 ? row[column] : null;
            if (row[close] is not { } value)
                continue;
            if (value > 0)
                Add(row.Date, value, Positive(open), Positive(high), Positive(low), reader.Judge);
            else
                reader.Judge(value == 0 ? RowIssueCode.ZeroSettle : RowIssueCode.NegativeValue, FormattableString.Invariant($"{symbol} is {value} on {row.Date:yyyy-MM-dd}"));
        }
    }

    internal IndexHistory ToHistory() => new(symbol, _sessions.Values, calendar);

    private void Add(DateOnly date, double close, double? open, double? high, double? low, Func<RowIssueCode, string, bool> judge)
    {
        if (date < calendar.CoveredFrom || date > calendar.CoveredUntil)
            return;
        if (!_sessions.TryGetValue(date, out IndexSession? known))
            _sessions[date] = new IndexSession(date, close, open, high, low);
        else if (Math.Abs(known.Close - close) > tolerance + DecimalRounding)
            judge(RowIssueCode.Conflict, FormattableString.Invariant($"{symbol} on {date:yyyy-MM-dd}: {close}, before {known.Close}"));
    }
}

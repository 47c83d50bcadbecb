namespace VixShield.MarketData;

/// <summary>Rows of an index: date, open, high, low, close and perhaps volume, or a date and one value under the symbol of the index.</summary>
internal sealed class IndexRows : RowReader<IndexRow>
{
    private readonly int _date;
    private readonly int? _open;
    private readonly int? _high;
    private readonly int? _low;
    private readonly int _close;
    private readonly int? _volume;
    private readonly HashSet<DateOnly> _seen = [];

    internal IndexRows(CsvTable table, ReadContext context)
        : base(table, context)
    {
        _date = table.Require("date");
        foreach (string name in new[] { "name", "symbol", "ticker" })
        {
            if (table.Find(name) is not null)
                throw new MarketDataFormatException(table.File, table.HeaderLine, $"A table of one index has no column '{name}'.");
        }

        if (table.Width == 2)
        {
            _close = 1 - _date;
            return;
        }

        _open = table.Require("open");
        _high = table.Require("high");
        _low = table.Require("low");
        _close = table.Require("close");
        _volume = table.Find("volume");
    }

    private protected override void ReadLine()
    {
        if (!HasAllCells() || !TryDate(_date, out DateOnly date))
        {
            Reject();
            return;
        }

        bool readable = TryNumber(_open, mayBeNegative: false, out double? open) & TryNumber(_high, mayBeNegative: false, out double? high)
            & TryNumber(_low, mayBeNegative: false, out double? low) & TryRequired(_close, mayBeNegative: false, out double close)
            & TryNumber(_volume, mayBeNegative: false, out double? volume);
        if (!readable)
        {
            Reject();
            return;
        }

        bool keep = IsSession(date);
        if (close == 0)
            keep &= Issue(RowIssueCode.ZeroSettle, FormattableString.Invariant($"{date:yyyy-MM-dd}"));
        if (!_seen.Add(date))
            keep &= Issue(RowIssueCode.Duplicate, FormattableString.Invariant($"{date:yyyy-MM-dd}"));
        IndexRow row = new() { Date = date, Open = Value(open), High = Value(high), Low = Value(low), Close = Value(close), Volume = volume };
        if (row.High < row.Low || row.Open > row.High || row.Open < row.Low || row.Close > row.High || row.Close < row.Low)
            keep &= Issue(RowIssueCode.OutsideRange, FormattableString.Invariant($"open {open}, high {high}, low {low}, close {close}"));
        Add(row, keep);
    }

    private static double? Value(double? level) => level == 0 ? null : level;
}

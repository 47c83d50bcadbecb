namespace VixShield.MarketData;

/// <summary>What tables of one index and of several have in common: a date, the values of its session, and what can be wrong with them.</summary>
internal abstract class IndexValueRows<TRow> : RowReader<TRow>
{
    private readonly int _date;
    private readonly int? _open;
    private readonly int? _high;
    private readonly int? _low;
    private readonly int _close;
    private readonly int? _volume;

    /// <param name="table">The table.</param>
    /// <param name="context">How it is read.</param>
    /// <param name="mayBeOneValue">Whether a second column beside the date is the close, whatever its name.</param>
    private protected IndexValueRows(CsvTable table, ReadContext context, bool mayBeOneValue)
        : base(table, context)
    {
        _date = table.Require("date");
        if (mayBeOneValue && table.Width == 2)
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

    /// <summary>The values of the current line; a zero is none.</summary>
    private protected bool TryValues(out IndexRow row)
    {
        row = default;
        if (!HasAllCells() || !TryDate(_date, out DateOnly date))
            return false;
        bool readable = TryNumber(_open, mayBeNegative: false, out double? open) & TryNumber(_high, mayBeNegative: false, out double? high)
            & TryNumber(_low, mayBeNegative: false, out double? low) & TryRequired(_close, mayBeNegative: false, out double close)
            & TryNumber(_volume, mayBeNegative: false, out double? volume);
        row = new() { Date = date, Open = Value(open), High = Value(high), Low = Value(low), Close = Value(close), Volume = volume };
        return readable;
    }

    /// <summary>Reports what is wrong with the values; true when the row may be kept.</summary>
    /// <param name="row">The values.</param>
    /// <param name="isFirst">Whether series and day have not occurred before.</param>
    /// <param name="name">Name of the series with a space, or nothing.</param>
    private protected bool Check(in IndexRow row, bool isFirst, string name)
    {
        bool keep = IsSession(row.Date);
        if (row.Close is null)
            keep &= Issue(RowIssueCode.ZeroSettle, FormattableString.Invariant($"{name}{row.Date:yyyy-MM-dd}"));
        if (!isFirst)
            keep &= Issue(RowIssueCode.Duplicate, FormattableString.Invariant($"{name}{row.Date:yyyy-MM-dd}"));
        if (row.High < row.Low || row.Open > row.High || row.Open < row.Low || row.Close > row.High || row.Close < row.Low)
            keep &= Issue(RowIssueCode.OutsideRange, FormattableString.Invariant($"{name}open {row.Open}, high {row.High}, low {row.Low}, close {row.Close}"));
        return keep;
    }

    private static double? Value(double? level) => level == 0 ? null : level;
}

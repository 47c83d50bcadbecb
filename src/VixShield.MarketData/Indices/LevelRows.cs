using System.Collections.Immutable;

namespace VixShield.MarketData;

/// <summary>Rows of a table with a date and one column a series. What the numbers are is the caller's knowledge, so their sign is free.</summary>
internal sealed class LevelRows : RowReader<LevelRow>
{
    private readonly int _date;
    private readonly ImmutableArray<int> _cells;
    private readonly ImmutableArray<string> _columns;
    private readonly HashSet<DateOnly> _seen = [];

    internal LevelRows(CsvTable table, ReadContext context)
        : base(table, context)
    {
        _date = table.Require("date");
        _cells = [.. Enumerable.Range(0, table.Width).Where(i => i != _date)];
        _columns = [.. _cells.Select(i => table.Header[i])];
        foreach (string name in _columns)
        {
            if (name.Length == 0)
                throw new MarketDataFormatException(table.File, table.HeaderLine, "A column has no name.");
            table.Require(name);
        }
    }

    private protected override void ReadLine()
    {
        if (!HasAllCells() || !TryDate(_date, out DateOnly date))
        {
            Reject();
            return;
        }

        ImmutableArray<double?>.Builder values = ImmutableArray.CreateBuilder<double?>(_cells.Length);
        bool readable = true;
        foreach (int cell in _cells)
        {
            readable &= TryNumber(cell, mayBeNegative: true, out double? value);
            values.Add(value);
        }

        if (!readable)
        {
            Reject();
            return;
        }

        bool keep = IsSession(date);
        if (!_seen.Add(date))
            keep &= Issue(RowIssueCode.Duplicate, FormattableString.Invariant($"{date:yyyy-MM-dd}"));
        Add(new LevelRow(date, _columns, values.MoveToImmutable()), keep);
    }
}

namespace VixShield.MarketData;

/// <summary>Rows of a breadth file: advances, declines and what else it has, or several universes side by side (one row each).</summary>
internal sealed class BreadthRows : RowReader<BreadthRow>
{
    private readonly int _date;
    private readonly IReadOnlyList<BreadthColumns> _universes;
    private readonly HashSet<DateOnly> _seen = [];

    internal BreadthRows(CsvTable table, ReadContext context)
        : base(table, context)
    {
        _date = table.Require("date");
        _universes = BreadthColumns.Of(table);
    }

    private protected override void ReadLine()
    {
        if (!HasAllCells() || !TryDate(_date, out DateOnly date))
        {
            foreach (BreadthColumns _ in _universes)
                Reject();
            return;
        }

        bool keep = IsSession(date);
        if (!_seen.Add(date))
            keep &= Issue(RowIssueCode.Duplicate, FormattableString.Invariant($"{date:yyyy-MM-dd}"));
        foreach (BreadthColumns universe in _universes)
        {
            if (TryRow(date, universe, out BreadthRow row))
                Add(row, keep);
            else
                Reject();
        }
    }

    private bool TryRow(DateOnly date, BreadthColumns columns, out BreadthRow row)
    {
        bool readable = TryRequired(columns.Advances, mayBeNegative: false, out double advances) & TryRequired(columns.Declines, mayBeNegative: false, out double declines)
            & TryNumber(columns.Unchanged, mayBeNegative: false, out double? unchanged) & TryNumber(columns.AdvancingVolume, mayBeNegative: false, out double? up)
            & TryNumber(columns.DecliningVolume, mayBeNegative: false, out double? down) & TryNumber(columns.UnchangedVolume, mayBeNegative: false, out double? flat)
            & TryNumber(columns.NewHighs, mayBeNegative: false, out double? highs) & TryNumber(columns.NewLows, mayBeNegative: false, out double? lows);
        row = new BreadthRow
        {
            Date = date,
            Universe = columns.Universe,
            Advances = advances,
            Declines = declines,
            Unchanged = unchanged,
            AdvancingVolume = up,
            DecliningVolume = down,
            UnchangedVolume = flat,
            NewHighs = highs,
            NewLows = lows,
        };
        return readable;
    }
}

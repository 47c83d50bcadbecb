namespace VixShield.MarketData;

/// <summary>Rows of a list of full-day holidays: one date a line, without a header.</summary>
internal sealed class HolidayRows : RowReader<DateOnly>
{
    private readonly HashSet<DateOnly> _seen = [];

    internal HolidayRows(CsvTable table, ReadContext context)
        : base(table, context)
    {
        if (table.Width != 1)
            throw new MarketDataFormatException(table.File, table.HeaderLine, FormattableString.Invariant($"A list of holidays has one cell a line, not {table.Width}."));
        if (Field.TryDate(table.Header[0], out _))
            table.HeaderIsRow();
    }

    private protected override void ReadLine()
    {
        if (!HasAllCells() || !TryDate(0, out DateOnly date))
        {
            Reject();
            return;
        }

        bool keep = _seen.Add(date) || Issue(RowIssueCode.Duplicate, FormattableString.Invariant($"{date:yyyy-MM-dd}"));
        if (date >= Options.Calendar.CoveredFrom && date <= Options.Calendar.CoveredUntil && Options.Calendar.IsSession(date))
            keep &= Issue(RowIssueCode.CalendarMismatch, FormattableString.Invariant($"{date:yyyy-MM-dd} is a session"));
        Add(date, keep);
    }
}

namespace VixShield.MarketData;

/// <summary>Rows of a table of several indices, one row an index and day: name, date, open, high, low, close.</summary>
internal sealed class NamedIndexRows : IndexValueRows<NamedIndexRow>
{
    // More than a snapshot or a year of many indices has; beyond it the memory of duplicates starts anew.
    private const int RememberedRows = 1 << 16;
    private const int LongestName = 64;

    private readonly int _name;
    private readonly HashSet<(string Name, DateOnly Date)> _seen = [];

    internal NamedIndexRows(CsvTable table, ReadContext context)
        : base(table, context, mayBeOneValue: false) => _name = table.Require("name");

    private protected override void ReadLine()
    {
        if (_seen.Count == RememberedRows)
            _seen.Clear();
        if (!TryValues(out IndexRow values) || !TryName(out string name))
        {
            Reject();
            return;
        }

        bool keep = Check(values, _seen.Add((name.ToUpperInvariant(), values.Date)), $"{name} ");
        Add(new NamedIndexRow { Name = name, Date = values.Date, Open = values.Open, High = values.High, Low = values.Low, Close = values.Close }, keep);
    }

    private bool TryName(out string name)
    {
        name = Table[_name].Trim();
        return name.Length is > 0 and <= LongestName || Issue(RowIssueCode.UnknownContract, $"'{CsvTable.Shorten(name)}' is no name of a series");
    }
}

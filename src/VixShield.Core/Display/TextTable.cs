using System.Text;

namespace VixShield.Display;

/// <summary>A table of plain text: the first column is aligned left, the others right.</summary>
/// <remarks>Rows are added to it: not safe for use by several threads at once.</remarks>
public sealed class TextTable
{
    private readonly string[] _header;
    private readonly List<string[]> _rows = [];

    /// <summary>Makes a table.</summary>
    /// <param name="header">The column names, with units; at least one.</param>
    /// <exception cref="ArgumentException">No column.</exception>
    public TextTable(params ReadOnlySpan<string> header)
    {
        if (header.Length == 0)
            throw new ArgumentException("A table has at least one column.", nameof(header));
        _header = header.ToArray();
    }

    /// <summary>Adds a row.</summary>
    /// <param name="cells">One text for each column.</param>
    /// <exception cref="ArgumentException">There are more or fewer cells than columns.</exception>
    public TextTable Add(params ReadOnlySpan<string> cells)
    {
        if (cells.Length != _header.Length)
            throw new ArgumentException(FormattableString.Invariant($"{cells.Length} cells for {_header.Length} columns."), nameof(cells));
        _rows.Add(cells.ToArray());
        return this;
    }

    /// <summary>The header, a rule and the rows, each line ended by a line feed; no trailing blanks.</summary>
    public override string ToString()
    {
        int[] widths = [.. _header.Select((name, column) => Math.Max(name.Length, _rows.Count == 0 ? 0 : _rows.Max(r => r[column].Length)))];
        var text = new StringBuilder();
        Append(text, _header, widths);
        Append(text, [.. widths.Select(w => new string('-', w))], widths);
        foreach (string[] row in _rows)
            Append(text, row, widths);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string[] cells, int[] widths)
    {
        var line = new StringBuilder();
        for (int column = 0; column < cells.Length; column++)
        {
            if (column > 0)
                line.Append("  ");
            line.Append(column == 0 ? cells[column].PadRight(widths[column]) : cells[column].PadLeft(widths[column]));
        }

        text.Append(line.ToString().TrimEnd()).Append('\n');
    }
}

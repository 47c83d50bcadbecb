using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace VixShield.Display;

/// <summary>Pages and tables as aligned plain text.</summary>
internal static class DisplayText
{
    internal static string Of(DisplayPage page)
    {
        var text = new StringBuilder();
        text.Append(OneLine(page.Title)).Append('\n');
        if (page.Summary.Length > 0)
            text.Append(OneLine(page.Summary)).Append('\n');
        Append(text, page.Facts);
        foreach (DisplayTable table in page.Tables)
            text.Append('\n').Append(Of(table));
        if (!page.Notes.IsEmpty)
            text.Append('\n');
        foreach (string note in page.Notes)
            text.Append("- ").Append(OneLine(note)).Append('\n');
        return text.ToString();
    }

    internal static string Of(DisplayTable table)
    {
        bool[] numbers = [.. table.Headers.Select((_, column) => IsNumeric(table, column))];
        string[][] lines =
        [
            [.. table.Headers.Select(h => OneLine(h.ToString()))],
            .. table.Rows.Select(row => row.Select(cell => OneLine(cell.Text)).ToArray()),
        ];
        int[] widths = [.. numbers.Select((_, column) => lines.Max(line => line[column].Length))];
        var text = new StringBuilder();
        if (table.Caption.Length > 0)
            text.Append(OneLine(table.Caption)).Append('\n');
        Append(text, lines[0], widths, numbers);
        Append(text, [.. widths.Select(w => new string('-', w))], widths, numbers);
        if (table.RowsLeftOut > 0)
            text.Append(LeftOut(table)).Append('\n');
        foreach (string[] line in lines.AsSpan(1))
            Append(text, line, widths, numbers);
        return text.ToString();
    }

    /// <summary>Whether a column stands to the right: it has numbers, and beside them nothing but empty and missing cells.</summary>
    internal static bool IsNumeric(DisplayTable table, int column) =>
        table.Rows.Any(row => row[column].Value is not null) && table.Rows.All(row => row[column].Value is not null || row[column].Text is "" or "-" or "NaN" or "Infinity" or "-Infinity");

    internal static string LeftOut(DisplayTable table) =>
        string.Create(CultureInfo.InvariantCulture, $"... {table.RowsLeftOut} earlier rows, the last {table.Rows.Length} are shown");

    private static void Append(StringBuilder text, ImmutableArray<DisplayFact> facts)
    {
        if (facts.IsEmpty)
            return;
        int name = facts.Max(f => f.Name.Length);
        int value = facts.Where(f => f.Cell.Value is not null).Select(f => f.Cell.Text.Length).DefaultIfEmpty(0).Max();
        text.Append('\n');
        foreach (DisplayFact fact in facts)
        {
            string shown = OneLine(fact.Cell.Text);
            string aligned = fact.Cell.Value is null ? shown : shown.PadLeft(value);
            text.Append($"{fact.Name.PadRight(name)}  {aligned} {UnitOf(fact)}".TrimEnd()).Append('\n');
        }
    }

    private static void Append(StringBuilder text, string[] cells, int[] widths, bool[] numbers)
    {
        IEnumerable<string> padded = cells.Select((cell, column) => numbers[column] ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
        text.Append(string.Join("  ", padded).TrimEnd()).Append('\n');
    }

    /// <summary>What does not exist has no unit.</summary>
    internal static string UnitOf(DisplayFact fact) => fact.Cell == DisplayCell.Missing ? "" : fact.Unit;

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").TrimEnd();
}

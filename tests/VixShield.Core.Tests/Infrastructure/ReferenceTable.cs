using System.Globalization;
using System.Text;

namespace VixShield.Tests.Infrastructure;

/// <summary>
/// A table of reference numbers: a first line that starts with #, a header, then rows; fields may be quoted. Numbers are read
/// with the invariant culture, and those below the range of a double are 0.
/// </summary>
public sealed class ReferenceTable
{
    private readonly Dictionary<string, int> _columns;

    private ReferenceTable(string name, IReadOnlyList<string> header, List<(string[] Fields, int Line)> rows)
    {
        Name = name;
        Header = header;
        _columns = header.Select((column, index) => (column, index)).ToDictionary(p => p.column, p => p.index, StringComparer.Ordinal);
        Rows = [.. rows.Select(row => new Row(this, row.Fields, row.Line))];
    }

    public string Name { get; }

    public IReadOnlyList<string> Header { get; }

    public IReadOnlyList<Row> Rows { get; }

    public static ReferenceTable Reference(string file) => Load(ExternalFolder.PathOf(ExternalFolder.Reference, file));

    public static ReferenceTable Golden(string file) => Load(Path.Combine(AppContext.BaseDirectory, "GoldenData", file));

    /// <summary>A table of the data folder: the same format, without the first line.</summary>
    public static ReferenceTable Data(params string[] parts) => Load(ExternalFolder.PathOf(ExternalFolder.Data, parts), commentLines: 0);

    public static ReferenceTable Load(string path, int commentLines = 1)
    {
        string[] lines = File.ReadAllLines(path);
        if (lines.Length < commentLines + 2 || lines.Take(commentLines).Any(line => !line.StartsWith('#')))
            throw new InvalidDataException($"{Path.GetFileName(path)}: {commentLines} lines that start with #, a header and at least one row are expected.");
        string[] header = Split(lines[commentLines]);
        List<(string[] Fields, int Line)> rows = [];
        for (int i = commentLines + 1; i < lines.Length; i++)
        {
            if (lines[i].Length == 0)
                continue;
            string[] fields = Split(lines[i]);
            if (fields.Length != header.Length)
                throw new InvalidDataException($"{Path.GetFileName(path)} line {i + 1}: {fields.Length} fields, the header has {header.Length}.");
            rows.Add((fields, i + 1));
        }

        return new ReferenceTable(Path.GetFileName(path), header, rows);
    }

    public bool Has(string column) => _columns.ContainsKey(column);

    private static string[] Split(string line)
    {
        List<string> fields = [];
        StringBuilder field = new();
        bool quoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            char c = line[i];
            if (c == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                field.Append('"');
                i++;
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(c);
            }
        }

        fields.Add(field.ToString());
        return [.. fields];
    }

    /// <summary>One row of a table; <see cref="Line"/> is its line in the file.</summary>
    public sealed class Row(ReferenceTable table, string[] fields, int line)
    {
        public int Line { get; } = line;

        public string Text(string column) => fields[table._columns[column]];

        public double Number(string column) => Text(column).ToUpperInvariant() switch
        {
            "INFINITY" or "INF" or "+INF" => double.PositiveInfinity,
            "-INFINITY" or "-INF" => double.NegativeInfinity,
            "NAN" => double.NaN,
            string text => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
        };

        public override string ToString() => $"{table.Name} line {Line}: {string.Join(",", fields)}";
    }
}

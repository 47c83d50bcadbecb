using System.Globalization;
using System.IO.Compression;
using System.Reflection;
using System.Text;
using VixShield.MarketData;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Malformed;

/// <summary>
/// A file is refused with file and line, or every line below its header is in the rows or in the report, with numbers that stand in the line and are none that a price cannot be.
/// Lines and cells are counted here by splitting, without the parser.
/// </summary>
internal static class CsvLaw
{
    private const int LongestMessage = 800;
    private const int BeginningShown = 60;
    private static readonly string[] s_signed = ["Delta", "Gamma", "Values"];
    private static readonly string[] s_dates = ["yyyy-MM-dd", "yyyy/MM/dd", "yyyyMMdd", "MM/dd/yyyy", "M/d/yyyy", "M/dd/yyyy", "MM/d/yyyy", "ddd MMM dd yyyy"];

    private static readonly ReadOptions s_dropping = new()
    {
        Policy = Enum.GetValues<RowIssueCode>().Where(code => RowPolicy.Default[code] == RowAction.Fail).Aggregate(RowPolicy.Default, (policy, code) => policy.With(code, RowAction.Drop)),
    };

    internal static string Judge<TRow>(RowFormat<TRow> format, string[] columns, byte[] content, bool drops)
    {
        List<(long Line, TRow Row)> rows = [];
        ReadReport report;
        string[] header;
        long headerLine;
        try
        {
            using RowReader<TRow> reader = format.Open(MadeFile.Name, new MemoryStream(content), drops ? s_dropping : null);
            foreach (TRow row in reader)
                rows.Add((reader.Line, row));
            report = reader.Report;
            header = [.. reader.Header];
            headerLine = reader.HeaderLine;
        }
        catch (MarketDataFormatException refused)
        {
            CheckMessage(refused, MadeFile.Name);
            return "refused";
        }

        foreach (RowIssue issue in report.Issues)
            CheckLength(issue.ToString());
        CheckLength(report.ToString());
        string[] lines = Lines(content);
        // A list of holidays begins with its first row.
        bool headless = typeof(TRow) == typeof(DateOnly) && IsDate(header[0]);
        List<int> below = [.. Enumerable.Range(1, lines.Length).Where(line => (headless ? line >= headerLine : line > headerLine) && lines[line - 1].Length > 0)];
        Assert.Equal(below.Count, report.Lines);
        Assert.Equal(rows.Count, report.Kept);
        CheckRowsOfLines(below, [.. rows.Select(row => row.Line)], report);
        foreach (IGrouping<long, (long Line, TRow Row)> line in rows.GroupBy(row => row.Line))
            CheckLine(header, Cells(lines[line.Key - 1]), [.. line.Select(row => row.Row)], columns, report.Issues.Where(issue => issue.Line == line.Key).ToArray());
        return report.Dropped > 0 ? "dropped" : "rows";
    }

    private static void CheckRowsOfLines(List<int> below, long[] handedOut, ReadReport report)
    {
        if (below.Count == 0)
        {
            Assert.Equal(0, report.Rows);
            return;
        }

        Assert.Equal(0, report.Rows % below.Count);
        Assert.All(handedOut, line => Assert.Contains((int)line, below));
        foreach (int line in below)
        {
            long missing = (report.Rows / below.Count) - handedOut.Count(of => of == line);
            Assert.True(missing >= 0, $"Line {line} gives more rows than others.");
            Assert.True(missing == 0 || report.Issues.Any(issue => issue.Line == line && issue.Action == RowAction.Drop), $"Line {line} lacks {missing} rows without a word.");
        }
    }

    private static void CheckLine<TRow>(string[] header, string[] cells, TRow[] rows, string[] columns, RowIssue[] issues)
    {
        Assert.Equal(header.Length, cells.Length);
        bool tenfold = issues.Any(issue => issue.Code == RowIssueCode.TenfoldPrice);
        double[] stated = [.. cells.Select(Number).OfType<double>()];
        List<double> kept = [];
        foreach (TRow row in rows)
        {
            foreach ((string name, double value) in Numbers(row!))
            {
                kept.Add(value);
                Assert.True(double.IsFinite(value), $"{name} is {value}.");
                Assert.True(value >= 0 || s_signed.Contains(name), $"{name} is {value}.");
                // The price of the underlying may be the title's or the caller's; a volatility may be in percent.
                Assert.True(
                    name == "UnderlyingPrice" || stated.Contains(value) || (tenfold && stated.Any(cell => Math.Abs((cell / 10) - value) < 1e-6)) || (name.EndsWith("Volatility", StringComparison.Ordinal) && stated.Any(cell => cell * 0.01 == value)),
                    $"{name} {value} does not stand in the line {string.Join(" | ", cells)}.");
            }

            if (typeof(TRow).GetProperty("Date")?.GetValue(row) is DateOnly date && header.Contains("date", StringComparer.OrdinalIgnoreCase))
                Assert.True(cells.Any(cell => IsDate(cell, date)), $"{date:O} does not stand in the line.");
        }

        // Of a line that is left out in part not every cell can be in a row.
        for (int i = 0; i < header.Length && issues.All(issue => issue.Action == RowAction.Keep); i++)
        {
            if (columns.Contains(header[i], StringComparer.OrdinalIgnoreCase) && Number(cells[i]) is { } number and not 0)
                Assert.True(kept.Any(value => value == number || (tenfold && Math.Abs(value - (number / 10)) < 1e-6)), $"{number} in column '{header[i]}' is in no row.");
        }
    }

    /// <summary>Nothing that is said of a file, whatever it holds, is longer than a reader reads. The failure begins with what was said, so that each source of it is a kind of its own.</summary>
    internal static void CheckLength(string said) =>
        Assert.True(said.Length is > 0 and <= LongestMessage, $"'{said[..Math.Min(said.Length, BeginningShown)]}' goes on: {said.Length} characters.");

    internal static void CheckMessage(MarketDataFormatException refused, string file)
    {
        Assert.Equal(file, refused.File);
        Assert.True(refused.Line >= 1, refused.Message);
        Assert.StartsWith(FormattableString.Invariant($"{file}, line {refused.Line}: "), refused.Message, StringComparison.Ordinal);
        Assert.True(refused.Problem.Length > 5, refused.Message);
        Assert.True(refused.Message.Length <= LongestMessage, $"'{refused.Problem[..Math.Min(refused.Problem.Length, BeginningShown)]}' goes on: {refused.Message.Length} characters.");
        Assert.DoesNotContain("System.", refused.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<(string Name, double Value)> Numbers(object row)
    {
        foreach (PropertyInfo property in row.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0))
        {
            switch (property.GetValue(row))
            {
                case double value: yield return (property.Name, value); break;
                case IEnumerable<double?> values:
                    foreach (double value in values.OfType<double>())
                        yield return (property.Name, value);
                    break;
                case IEnumerable<VixShield.Curves.VixFuture> futures:
                    foreach (VixShield.Curves.VixFuture future in futures)
                        yield return (property.Name, future.Price);
                    break;
                default: break;
            }
        }
    }

    private static string[] Lines(byte[] content)
    {
        using Stream source = content is [0x1f, 0x8b, ..] ? new GZipStream(new MemoryStream(content), CompressionMode.Decompress) : new MemoryStream(content);
        using StreamReader reader = new(source, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd().Split(["\r\n", "\n", "\r"], StringSplitOptions.None);
    }

    // As the standard for CSV has it: a quoted cell may hold commas, and two quotes for one.
    private static string[] Cells(string line)
    {
        List<string> cells = [];
        StringBuilder cell = new();
        bool quoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
                cell.Append(line[i++]);
            else if (line[i] == '"')
                quoted = !quoted;
            else if (line[i] == ',' && !quoted)
                Take();
            else
                cell.Append(line[i]);
        }

        Take();
        return [.. cells];

        void Take()
        {
            cells.Add(cell.ToString());
            cell.Clear();
        }
    }

    private static double? Number(string cell) =>
        double.TryParse(cell.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;

    private static bool IsDate(string cell) => DateOnly.TryParseExact(cell.Trim(), s_dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsDate(string cell, DateOnly date) => DateOnly.TryParseExact(cell.Trim(), s_dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly stated) && stated == date;
}

using System.Globalization;
using VixShield.MarketData;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Futures;

/// <summary>The folder of VX files, whatever it holds. A fact about a day is checked where a file has the day.</summary>
[Trait("Category", "Data")]
public sealed class VixFuturesDataTests
{
    private static readonly string[] s_priceColumns = ["open", "high", "low", "close"];

    private static string[] Tables => [.. Directory
        .GetFiles(ExternalFolder.PathOf(ExternalFolder.Data, "vix-futures"))
        .Where(path => Path.GetFileName(path).StartsWith("vx-contracts-", StringComparison.Ordinal) || Path.GetFileName(path).StartsWith("cfe-raw-", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)];

    [DataFact]
    public void Every_table_loads_and_every_reported_row_breaks_its_rule()
    {
        Assert.NotEmpty(Tables);
        HashSet<string> sessions = [.. Lines(ExternalFolder.PathOf(ExternalFolder.Data, "calendars", "nyse-sessions.csv.gz")).Select(line => line.Split(',')[0])];
        foreach (string path in Tables)
        {
            (List<VixFuturesRow> rows, ReadReport report) = Read(path);
            Assert.NotEmpty(rows);
            Assert.Equal(report.Kept, rows.Count);
            Assert.Equal(0, report.IssuesOmitted);
            Assert.Equal(report.Rows - rows.Count, report.Issues.Where(i => i.Action == RowAction.Drop).Select(i => i.Line).Distinct().Count());
            string[] lines = Lines(path);
            foreach (RowIssue issue in report.Issues)
            {
                string[] cells = lines[issue.Line - 1].Split(',');
                string header = lines[0];
                switch (issue.Code)
                {
                    case RowIssueCode.ZeroSettle:
                        Assert.Equal(0, double.Parse(Cell(header, cells, "settle"), CultureInfo.InvariantCulture));
                        break;
                    case RowIssueCode.TenfoldPrice:
                        Assert.True(double.Parse(Cell(header, cells, "settle"), CultureInfo.InvariantCulture) >= 60, issue.ToString());
                        break;
                    case RowIssueCode.OutsideRange:
                        double[] prices = [.. s_priceColumns.Select(c => double.Parse(Cell(header, cells, c), CultureInfo.InvariantCulture))];
                        Assert.True(prices.Where(p => p > 0).Any(p => p > prices[1] || p < prices[2]), issue.ToString());
                        break;
                    case RowIssueCode.NonSession:
                        Assert.DoesNotContain(cells[0], sessions);
                        break;
                    default:
                        Assert.Fail($"No rule to check again for {issue}");
                        break;
                }
            }
        }
    }

    [DataFact]
    public void Two_collections_agree_where_they_overlap()
    {
        Dictionary<(DateOnly, DateOnly), (double Settle, string File)> settles = [];
        int compared = 0;
        string[] collections = [.. Tables.Where(path => Path.GetFileName(path).StartsWith("vx-contracts-", StringComparison.Ordinal))];
        foreach (string path in collections)
        {
            foreach (VixFuturesRow row in Read(path).Rows.Where(r => r.Settle > 0))
            {
                if (settles.TryGetValue((row.Date, row.Expiry.Date), out (double Settle, string File) other))
                {
                    compared++;
                    // One collection publishes the settlement to the cent.
                    Assert.True(Math.Abs(other.Settle - row.Settle!.Value) < 0.0051, $"{row} against {other}");
                }
                else
                {
                    settles[(row.Date, row.Expiry.Date)] = (row.Settle!.Value, Path.GetFileName(path));
                }
            }
        }

        Assert.True(compared > 0 || collections.Length < 2, "The tables do not overlap.");
    }

    [SkippableTheory]
    [InlineData("2018-02-05", new[] { 33.225, 27.975, 24.725, 20.95 })]
    [InlineData("2024-08-05", new[] { 32.0986, 30.3911, 27.3048, 22.9263 })]
    public void Settlements_of_known_days_by_rank(string day, double[] expected)
    {
        Skip.If(ExternalFolder.SkipReason(ExternalFolder.Data) is not null, "No data folder.");
        DateOnly date = DateOnly.Parse(day, CultureInfo.InvariantCulture);
        double[] settles = [.. Tables.SelectMany(path => Read(path).Rows).Where(r => r.Date == date && r.Expiry.Date > date && r.Settle > 0)
            .OrderBy(r => r.Expiry.Date).Select(r => r.Settle!.Value).Take(expected.Length)];
        Skip.If(settles.Length == 0, $"No file holds {day}.");
        Assert.Equal(expected, settles);
    }

    private static (List<VixFuturesRow> Rows, ReadReport Report) Read(string path)
    {
        using RowReader<VixFuturesRow> reader = MarketDataFormats.VixFutures.Open(path);
        List<VixFuturesRow> rows = [.. reader];
        return (rows, reader.Report);
    }

    private static string Cell(string header, string[] cells, string column) =>
        cells[Array.FindIndex(header.Split(','), name => string.Equals(name, column, StringComparison.OrdinalIgnoreCase))];

    private static string[] Lines(string path)
    {
        using Stream file = File.OpenRead(path);
        using Stream content = path.EndsWith(".gz", StringComparison.Ordinal) ? new System.IO.Compression.GZipStream(file, System.IO.Compression.CompressionMode.Decompress) : file;
        using StreamReader text = new(content);
        return text.ReadToEnd().Split('\n');
    }
}

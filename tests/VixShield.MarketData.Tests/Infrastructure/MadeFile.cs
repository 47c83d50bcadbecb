using System.IO.Compression;
using System.Text;
using VixShield.MarketData;

namespace VixShield.Tests.Infrastructure;

/// <summary>Files made in memory, read whole.</summary>
internal static class MadeFile
{
    internal const string Name = "made.csv";

    internal static (List<TRow> Rows, ReadReport Report) Read<TRow>(RowFormat<TRow> format, string text, ReadOptions? options = null) =>
        Read(format, Encoding.UTF8.GetBytes(text), options);

    internal static (List<TRow> Rows, ReadReport Report) Read<TRow>(RowFormat<TRow> format, byte[] content, ReadOptions? options = null)
    {
        using RowReader<TRow> reader = format.Open(Name, new MemoryStream(content), options);
        List<TRow> rows = [.. reader];
        Assert.Equal(rows.Count, reader.Report.Kept);
        return (rows, reader.Report);
    }

    /// <summary>The error of reading it, which names the file.</summary>
    internal static MarketDataFormatException Refuses<TRow>(RowFormat<TRow> format, string text, string problem, ReadOptions? options = null)
    {
        MarketDataFormatException error = Assert.Throws<MarketDataFormatException>(() => Read(format, text, options));
        Assert.Equal(Name, error.File);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        return error;
    }

    /// <summary>Codes of the issues with their lines, in the order of the report.</summary>
    internal static IEnumerable<(RowIssueCode Code, long Line)> Issues(ReadReport report) => report.Issues.Select(issue => (issue.Code, issue.Line));

    internal static byte[] Zip(string text)
    {
        using MemoryStream target = new();
        using (GZipStream zip = new(target, CompressionLevel.Optimal))
            zip.Write(Encoding.UTF8.GetBytes(text));
        return target.ToArray();
    }
}

using VixShield.Display;
using VixShield.Market;
using VixShield.MarketData;

namespace VixShield.Tests.Display;

public class ShownReadingsTests
{
    public static TheoryData<string> Rows =>
        [.. typeof(ReadReport).Assembly.GetExportedTypes().Where(t => t.IsValueType && typeof(IDisplayable).IsAssignableFrom(t)).Select(t => t.FullName!)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_default_value_of_a_row_gives_a_page(string type)
    {
        var row = (IDisplayable)Activator.CreateInstance(typeof(ReadReport).Assembly.GetType(type)!)!;
        Assert.Equal(row.ToString(), row.ToDisplay().Summary);
        Assert.NotEmpty(row.ToDisplay().Facts);
        Assert.Contains("</table>", row.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_read_is_one_line_and_a_page_with_the_rows_of_each_file()
    {
        using var folder = new TemporaryFile("date,vix,spx\n2024-07-03,0,1\n2024-07-05,12.5,1\n");
        Loaded<IndexHistory> loaded = HistoryLoader.Index(folder.Path, "VIX");
        Assert.DoesNotContain('\n', loaded.ToString());
        ReadReport report = Assert.Single(loaded.Reports);
        Assert.EndsWith(FormattableString.Invariant($"; {report.Kept} of {report.Rows} rows kept, 1 files"), loaded.ToString(), StringComparison.Ordinal);
        DisplayPage page = loaded.ToDisplay();
        Assert.NotEmpty(report.Issues);
        Assert.Equal(report.Dropped, page.Facts.Single(f => f.Name == "dropped").Cell.Value);
        Assert.Equal(report.File, Assert.Single(page.Tables[0].Rows)[0].Text);
        Assert.Equal(report.Issues.Select(i => i.Detail), page.Tables[1].Rows.Select(row => row[^1].Text));
        Assert.Equal(report.Counts.Count, report.ToDisplay().Tables[0].Rows.Length);
    }

    private sealed class TemporaryFile : IDisposable
    {
        internal TemporaryFile(string text) => File.WriteAllText(Path, text);

        internal string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"{Guid.NewGuid():N}.csv");

        public void Dispose() => File.Delete(Path);
    }
}

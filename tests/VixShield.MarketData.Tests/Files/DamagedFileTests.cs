using System.Text;
using VixShield.MarketData;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Files;

/// <summary>Damaged and hostile content gives one error that names file and line, or reads as it should.</summary>
public sealed class DamagedFileTests
{
    private const string Header = "Trade Date,Expiration,Open,High,Low,Close,Settle,Change,Total Volume,EFP,Open Interest\n";
    private const string Row = "2024-08-05,2024-08-21,23.9,38.58,23.4,32.1,32.0986,10.25,312000,0,90000\n";

    [Fact]
    public void Byte_order_mark_and_every_line_end_are_read()
    {
        foreach (string end in new[] { "\n", "\r\n", "\r" })
        {
            byte[] content = [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes((Header + Row + Row.Replace("08-05", "08-06", StringComparison.Ordinal)).Replace("\n", end, StringComparison.Ordinal))];
            (List<VixFuturesRow> rows, ReadReport report) = Read(content);
            Assert.Equal(2, rows.Count);
            Assert.Equal(32.0986, rows[0].Settle);
            Assert.Empty(report.Issues);
        }
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Comments_end_with_every_line_end(string end)
    {
        string text = string.Join(end, "# a \"comment", "# spot=4505 as_of=2023-09-14T16:15", "root,expiry,strike,call_bid,call_ask,put_bid,put_ask", "SPXW,2023-09-29,4500,55.1,55.6,44.2,44.75", "");
        (List<OptionRow> rows, ReadReport report) = MadeFile.Read(MarketDataFormats.Options(null, new OptionColumns
        {
            Root = "root", Expiration = "expiry", Call = new() { Bid = "call_bid", Ask = "call_ask" }, Put = new() { Bid = "put_bid", Ask = "put_ask" },
        }), text);
        Assert.Equal([4505.0, 4505.0], rows.Select(row => row.UnderlyingPrice!.Value));
        Assert.Equal([(RowIssueCode.TickViolation, 4L)], MadeFile.Issues(report));
        MadeFile.Refuses(MarketDataFormats.Index, "# only a comment" + end, "empty");
        MadeFile.Refuses(MarketDataFormats.Index, "# only a comment", "empty");
    }

    [Fact]
    public void Truncated_gzip_is_an_error_and_not_a_shorter_file()
    {
        byte[] whole = MadeFile.Zip(Header + string.Concat(Enumerable.Range(0, 5000).Select(i => Row.Replace("32.0986", $"{30 + (i % 7)}.{i:D4}", StringComparison.Ordinal))));
        foreach (int length in new[] { whole.Length / 2, whole.Length - 9, whole.Length - 4, 12 })
            Refuses(whole[..length], "damaged or cut off");
    }

    [Theory]
    [InlineData("a,b,c\n1,2,3\n", 1, "no column")]
    [InlineData("", 1, "empty")]
    [InlineData("Trade Date,Expiration,Open,High,Low,Close,Settle,settle\n", 1, "twice")]
    [InlineData(Header + "2024-08-05,2024-08-21,1,2,3\n", 2, "5 cells")]
    [InlineData(Header + Row + "2024-08-05,2024-08-21,23.9,38.58,23.4,32.1,\"32,0986\",10.25,312000,0,90000\n", 3, "'32,0986'")]
    [InlineData(Header + Row + "2024-02-30,2024-08-21,23.9,38.58,23.4,32.1,32,10.25,312000,0,90000\n", 3, "'2024-02-30'")]
    [InlineData(Header + Row + "2024-08-06,2024-08-21,23.9,38.58,23.4,32.1,NaN,10.25,312000,0,90000\n", 3, "'NaN'")]
    [InlineData(Header + Row + "2024-08-06,2024-08-21,23.9,38.58,23.4,32.1,-3,10.25,312000,0,90000\n", 3, "'-3'")]
    [InlineData(Header + Row + "2024-08-06,\"2024-08-21,23.9\n", 3, "quote is not closed")]
    [InlineData(Header + Row + "2024-08-06,\0\n", 3, "NUL")]
    public void Malformed_text_names_file_line_and_value(string text, int line, string problem)
    {
        MarketDataFormatException error = Refuses(Encoding.UTF8.GetBytes(text), problem);
        Assert.Equal(line, error.Line);
    }

    // The parser would take each for text, or for the beginning of a cell that goes on over the next rows.
    [Theory]
    [InlineData("2024-08-06,2024-08-21,23.9,38.58,23.4,32.1,32\"09,10.25,312000,0,9\"\n")]
    [InlineData("2024-08-06,2024-08-21,23.9,38.58,23.4,32.1,\"32\"09,10.25,312000,0,90000\n")]
    [InlineData("2024-08-06, \"2024-08-21\",23.9,38.58,23.4,32.1,32.09,10.25,312000,0,90000\n")]
    [InlineData("first\",2024-08-21,23.9,38.58,23.4,32.1,32.09,10.25,312000,0,\"May\n2024-08-07,2024-08-21,23.9,38.58,23.4,32.1,32.09,10.25,312000,0,\"\n")]
    public void A_quote_inside_a_cell_is_refused_and_takes_no_rows_with_it(string row)
    {
        foreach (int first in new[] { 1, 3 })
        {
            // Whatever the position of the quote in the block that is looked at.
            string text = Header + string.Concat(Enumerable.Range(0, first).Select(i => Row.Replace("08-05", $"08-0{5 + i}", StringComparison.Ordinal))) + row;
            using RowReader<VixFuturesRow> reader = MarketDataFormats.VixFutures.Open(MadeFile.Name, new TricklingStream(Encoding.UTF8.GetBytes(text), new Random(first)));
            MarketDataFormatException error = Assert.Throws<MarketDataFormatException>(() => reader.Count());
            Assert.Contains("A quote stands inside a cell.", error.Message, StringComparison.Ordinal);
            Assert.Equal(first + 2, error.Line);
        }
    }

    [Fact]
    public void Two_quotes_in_a_quoted_cell_stand_for_one_and_an_empty_cell_may_be_quoted()
    {
        (List<EventRow> rows, _) = MadeFile.Read(MarketDataFormats.Events, "date,event,detail\n2024-06-12,cpi,\"the \"\"core\"\", first\"\n2024-06-13,ppi,\"\"\n\"2024-06-14\",\"own\",\"\"\"x\"\"\"");
        Assert.Equal(["the \"core\", first", "", "\"x\""], rows.Select(row => row.Detail));
    }

    [Fact]
    public void Binary_content_is_refused()
    {
        byte[] noise = new byte[10_000];
        new Random(5).NextBytes(noise);
        Assert.Throws<MarketDataFormatException>(() => Read(noise));
    }

    [Fact]
    public void Duplicates_and_days_without_a_session_are_left_out_by_default_and_kept_on_request()
    {
        string text = Header + Row + Row + Row.Replace("08-05", "08-04", StringComparison.Ordinal);
        (List<VixFuturesRow> rows, ReadReport report) = Read(Encoding.UTF8.GetBytes(text));
        Assert.Single(rows);
        Assert.Equal([RowIssueCode.Duplicate, RowIssueCode.NonSession], report.Issues.Select(i => i.Code));
        Assert.Equal([3L, 4L], report.Issues.Select(i => i.Line));
        RowPolicy keep = RowPolicy.Default.With(RowIssueCode.Duplicate, RowAction.Keep).With(RowIssueCode.NonSession, RowAction.Keep);
        Assert.Equal(3, Read(Encoding.UTF8.GetBytes(text), new ReadOptions { Policy = keep }).Rows.Count);
        Assert.Throws<MarketDataFormatException>(() => Read(Encoding.UTF8.GetBytes(text), new ReadOptions { Policy = keep.With(RowIssueCode.Duplicate, RowAction.Fail) }));
    }

    [Fact]
    public void Cancellation_ends_the_enumeration()
    {
        using CancellationTokenSource source = new();
        source.Cancel();
        using RowReader<VixFuturesRow> reader = MarketDataFormats.VixFutures.Open(MadeFile.Name, new MemoryStream(Encoding.UTF8.GetBytes(Header + Row)), cancellationToken: source.Token);
        Assert.Throws<OperationCanceledException>(() => reader.Count());
    }

    private static MarketDataFormatException Refuses(byte[] content, string problem)
    {
        MarketDataFormatException error = Assert.Throws<MarketDataFormatException>(() => Read(content));
        Assert.Equal(MadeFile.Name, error.File);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        return error;
    }

    private static (List<VixFuturesRow> Rows, ReadReport Report) Read(byte[] content, ReadOptions? options = null) => MadeFile.Read(MarketDataFormats.VixFutures, content, options);
}

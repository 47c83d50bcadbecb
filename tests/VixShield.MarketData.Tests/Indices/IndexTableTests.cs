using System.Collections.Immutable;
using VixShield.MarketData;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Indices;

/// <summary>Tables of one index and of many series.</summary>
public sealed class IndexTableTests
{
    [Fact]
    public void Every_date_form_and_column_order_is_read()
    {
        (List<IndexRow> rows, ReadReport report) = MadeFile.Read(MarketDataFormats.Index,
            "Close,DATE,OPEN,HIGH,LOW,Adj Close,Volume\n38.57,08/05/2024,23.39,65.73,23.39,38.57,0\n27.71,8/6/2024,33.71,34.77,24.02,27.71,0\n27.85,2024/08/07,24.76,31.05,22.02,27.85,\n23.79,20240808,27.4,29.3,23.6,23.79,7\n");
        Assert.Equal([38.57, 27.71, 27.85, 23.79], rows.Select(row => row.Close!.Value));
        Assert.Equal([5, 6, 7, 8], rows.Select(row => row.Date.Day));
        Assert.Equal([0.0, 0.0, null, 7.0], rows.Select(row => row.Volume));
        Assert.Empty(report.Issues);
    }

    [Fact]
    public void One_value_a_day_is_a_close_and_a_zero_is_none()
    {
        (List<IndexRow> rows, ReadReport report) = MadeFile.Read(MarketDataFormats.Index, "DATE,VVIX\n08/05/2024,173.32\n08/06/2024,0\n08/07/2024,  125.1 \n");
        Assert.Equal([173.32, null, 125.1], rows.Select(row => row.Close));
        Assert.Null(rows[0].Open);
        Assert.Equal([(RowIssueCode.ZeroSettle, 3L)], MadeFile.Issues(report));
    }

    [Fact]
    public void Values_outside_the_range_non_sessions_and_duplicates_are_named()
    {
        (List<IndexRow> rows, ReadReport report) = MadeFile.Read(MarketDataFormats.Index,
            "date,open,high,low,close\n2024-07-03,12,13,11,13.5\n2024-07-04,12,13,11,12\n2024-07-05,12,13,11,12\n2024-07-05,12,13,11,12.5\n2024-07-08,10,13,11,12\n2024-07-09,,11,12,12\n");
        Assert.Equal(4, rows.Count);
        Assert.Equal(
            [(RowIssueCode.OutsideRange, 2L), (RowIssueCode.NonSession, 3L), (RowIssueCode.Duplicate, 5L), (RowIssueCode.OutsideRange, 6L), (RowIssueCode.OutsideRange, 7L)],
            MadeFile.Issues(report));
    }

    [Theory]
    [InlineData("name,date,open,high,low,close\nVIX,2024-07-03,1,1,1,1\n", "no column 'name'")]
    [InlineData("date,open,high,close\n2024-07-03,1,1,1\n", "no column 'low'")]
    [InlineData("date,open,high,low,close,close\n", "twice")]
    [InlineData("date,close\n2024-07-03,\n", "'' in column 'close'")]
    [InlineData("date,close\n2024-07-03,-1\n", "'-1' in column 'close'")]
    [InlineData("date,close\n2024-07-03,1.2.3\n", "'1.2.3' in column 'close'")]
    [InlineData("date,close\n2024-07-03,1e999\n", "'1e999' in column 'close'")]
    [InlineData("date,close\n03.07.2024,1\n", "'03.07.2024' in column 'date'")]
    [InlineData("date,close\n2024-07-03,1,2\n", "3 cells where the header has 2")]
    public void What_cannot_be_read_is_refused_with_the_value(string text, string problem) => MadeFile.Refuses(MarketDataFormats.Index, text, problem);

    [Fact]
    public void Several_indices_in_one_table_are_told_apart_by_name()
    {
        (List<NamedIndexRow> rows, ReadReport report) = MadeFile.Read(MarketDataFormats.NamedIndices,
            "name,date,open,high,low,close\nVIX,2024-08-05,23.39,65.73,23.39,38.57\n vvix ,08/05/2024,,,,173.32\nVVIX,2024-08-06,,,,120.41\nSOME_RATE_PCT,2024-08-05,,,,5.33\n");
        Assert.Empty(report.Issues);
        Assert.Equal(["VIX", "vvix", "VVIX", "SOME_RATE_PCT"], rows.Select(row => row.Name));
        Assert.Equal((23.39, 65.73, 23.39, 38.57), (rows[0].Open!.Value, rows[0].High!.Value, rows[0].Low!.Value, rows[0].Close!.Value));
        Assert.Equal((null, null, null, 173.32), (rows[1].Open, rows[1].High, rows[1].Low, rows[1].Close!.Value));
        ImmutableDictionary<string, double> closes = rows.ClosesOn(new DateOnly(2024, 8, 5));
        Assert.Equal(["some_rate_pct", "vix", "vvix"], closes.Keys.Select(name => name.ToLowerInvariant()).Order());
        Assert.Equal((38.57, 173.32, 5.33), (closes["vix"], closes["VVIX"], closes["Some_Rate_Pct"]));
        Assert.Empty(rows.ClosesOn(new DateOnly(2024, 8, 7)));
        Assert.Empty(new NamedIndexRow[1].ClosesOn(default));
    }

    [Fact]
    public void Each_bad_row_of_several_indices_has_its_code_and_its_name()
    {
        const string text = "name,date,open,high,low,close\n"
            + "A,2024-07-03,12,13,11,13.5\n" // 2 close above high
            + "B,2024-07-03,12,13,11,12\n" // 3 good: another index
            + "A,2024-07-04,12,13,11,12\n" // 4 a holiday
            + "a,2024-07-03,,,,12\n" // 5 again, in another case
            + "A,2024-07-05,,,,0\n" // 6 no close
            + ",2024-07-05,,,,1\n" // 7 of nothing
            + "B,2024-07-05,,11,12,11.5\n"; // 8 high below low
        (List<NamedIndexRow> rows, ReadReport report) = MadeFile.Read(MarketDataFormats.NamedIndices, text);
        Assert.Equal(
            [
                (RowIssueCode.OutsideRange, 2L), (RowIssueCode.NonSession, 4L), (RowIssueCode.Duplicate, 5L), (RowIssueCode.ZeroSettle, 6L), (RowIssueCode.UnknownContract, 7L),
                (RowIssueCode.OutsideRange, 8L),
            ],
            MadeFile.Issues(report));
        Assert.Equal(4, rows.Count);
        Assert.All(report.Issues.Where(issue => issue.Line is not (4 or 7)), issue => Assert.Contains(issue.Line == 8 ? "B " : issue.Line == 5 ? "a " : "A ", issue.Detail, StringComparison.Ordinal));
        Assert.Null(rows[2].Close);
        Assert.DoesNotContain("A", rows.ClosesOn(new DateOnly(2024, 7, 5)).Keys);
        // The first of two closes stays where the policy keeps both.
        List<NamedIndexRow> kept = MadeFile.Read(MarketDataFormats.NamedIndices, text, new ReadOptions { Policy = RowPolicy.Default.With(RowIssueCode.Duplicate, RowAction.Keep) }).Rows;
        Assert.Equal(13.5, kept.ClosesOn(new DateOnly(2024, 7, 3))["a"]);
    }

    [Theory]
    [InlineData("date,open,high,low,close\n2024-07-03,1,1,1,1\n", "no column 'name'")]
    [InlineData("name,date\nVIX,2024-07-03\n", "no column 'open'")]
    [InlineData("name,date,open,high,low\nVIX,2024-07-03,1,1,1\n", "no column 'close'")]
    [InlineData("name,date,open,high,low,close,NAME\n", "twice")]
    [InlineData("name,date,open,high,low,close\nVIX,2024-07-03,1,1,1\n", "5 cells where the header has 6")]
    [InlineData("name,date,open,high,low,close\nVIX,2024-07-03,,,,\n", "'' in column 'close'")]
    [InlineData("name,date,open,high,low,close\nVIX,2024-07-03,,,,-1\n", "'-1' in column 'close'")]
    [InlineData("name,date,open,high,low,close\nVIX,2024-07-03,x,,,1\n", "'x' in column 'open'")]
    [InlineData("name,date,open,high,low,close\nVIX,2024-13-03,,,,1\n", "'2024-13-03' in column 'date'")]
    [InlineData("name,date,open,high,low,close\nVIX,2024-07-03,,,,\"1,5\"\n", "'1,5' in column 'close'")]
    public void What_cannot_be_read_of_several_indices_is_refused_with_the_value(string text, string problem) => MadeFile.Refuses(MarketDataFormats.NamedIndices, text, problem);

    [Fact]
    public void Levels_keep_their_columns_and_empty_cells_are_no_values()
    {
        (List<LevelRow> rows, ReadReport report) = MadeFile.Read(MarketDataFormats.Levels, "date,spx_close,rate\n2024-07-03,5537.02,-0.1\n2024-07-05,, 5.3 \n");
        Assert.Equal(["spx_close", "rate"], rows[0].Columns.AsEnumerable());
        Assert.Equal((5537.02, -0.1), (rows[0]["SPX_CLOSE"]!.Value, rows[0]["rate"]!.Value));
        Assert.Equal((null, 5.3), (rows[1]["spx_close"], rows[1]["rate"]!.Value));
        Assert.Throws<ArgumentException>(() => rows[0]["vix"]);
        Assert.Empty(report.Issues);
        MadeFile.Refuses(MarketDataFormats.Levels, "date,spx,\n", "A column has no name");
        MadeFile.Refuses(MarketDataFormats.Levels, "date,spx,SPX\n", "twice");
    }

    [Fact]
    public void A_message_about_a_column_that_is_not_there_stays_short_however_long_the_names_of_the_others_are()
    {
        LevelRow row = MadeFile.Read(MarketDataFormats.Levels, $"date,{new string('x', 50_000)}\n2024-07-03,5\n").Rows[0];
        Assert.InRange(Assert.Throws<ArgumentException>(() => row["rate"]).Message.Length, 100, 400);
    }
}

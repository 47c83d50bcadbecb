using VixShield.MarketData;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Breadth;

/// <summary>Breadth of one universe and of several side by side.</summary>
public sealed class BreadthTableTests
{
    [Fact]
    public void One_universe_has_what_the_columns_have()
    {
        (List<BreadthRow> rows, ReadReport report) = MadeFile.Read(MarketDataFormats.Breadth,
            "date,advances,declines,unchanged,adv_volume,decl_volume,unch_volume,new_highs,new_lows\n2015-01-02,1500,1600,90,10.5,11.5,1,20,30\n2015-01-03,1,2,3,4,5,6,,\n2015-01-05,300,2800,50,,,,,\n");
        Assert.Equal(2, rows.Count);
        Assert.Equal(("", 1500.0, 1600.0, 90.0, 20.0, 30.0), (rows[0].Universe, rows[0].Advances, rows[0].Declines, rows[0].Unchanged, rows[0].NewHighs, rows[0].NewLows));
        Assert.Equal((10.5, 11.5, 1.0), (rows[0].AdvancingVolume, rows[0].DecliningVolume, rows[0].UnchangedVolume));
        Assert.Null(rows[1].NewHighs);
        Assert.Equal([(RowIssueCode.NonSession, 3L)], MadeFile.Issues(report));
    }

    [Fact]
    public void Universes_side_by_side_are_a_row_each()
    {
        (List<BreadthRow> rows, ReadReport report) = MadeFile.Read(MarketDataFormats.Breadth,
            "date,nyse_advancers,nyse_decliners,nasdaq_advancers,nasdaq_decliners\n2024-07-03,900,700,2000,1800\n2024-07-03,900,700,2000,1800\n");
        Assert.Equal([("nyse", 900.0, 700.0), ("nasdaq", 2000.0, 1800.0)], rows.Select(row => (row.Universe, row.Advances, row.Declines)));
        Assert.Equal((2L, 4L, 2L), (report.Lines, report.Rows, report.Kept));
        MadeFile.Refuses(MarketDataFormats.Breadth, "date,nyse_advancers\n", "nyse_decliners");
        MadeFile.Refuses(MarketDataFormats.Breadth, "date,advances,declines\n2024-07-03,-1,2\n", "'-1' in column 'advances'");
    }

    [Theory]
    [InlineData("date,nyse_advancers,nyse_decliners,PUT,nasdaq_decliners\n", "nasdaq_advancers")]
    [InlineData("date,nyse_advancers,nyse_decliners,nasdaq_unchanged\n", "nasdaq_advancers")]
    [InlineData("date,advances,declines,nyse_decliners\n", "nyse_advancers")]
    public void Half_a_universe_is_refused_and_not_left_out(string header, string missing) =>
        MadeFile.Refuses(MarketDataFormats.Breadth, header + "2015-01-02,1500,1600,1200\n", $"no column '{missing}'");

    [Fact]
    public void A_message_stays_short_however_long_the_name_of_a_column_is()
    {
        string universe = new('x', 60_000);
        MarketDataFormatException error = MadeFile.Refuses(MarketDataFormats.Breadth, $"date,{universe}_advancers\n2015-01-02,1500\n", "The header has no column 'xxx");
        Assert.InRange(error.Message.Length, 100, 700);
    }
}

using VixShield.Instruments;
using VixShield.MarketData;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Options;

/// <summary>The exchange's page of delayed quotes with its two title lines, in the three forms it has had.</summary>
public sealed class QuotePageTests
{
    private const string Columns = "Expiration Date,Calls,Last Sale,Net,Bid,Ask,Volume,IV,Delta,Gamma,Open Interest,Strike,Puts,Last Sale,Net,Bid,Ask,Volume,IV,Delta,Gamma,Open Interest\n";
    private const string Row = "Thu Sep 14 2023,SPXW230914C04500000,5.5,0,5.1,5.6,7,0.11,0.6,0.01,100,4500.00,SPXW230914P04500000,0,0,0,0.05,0,0.12,-0.4,0.01,200\n";

    [Theory]
    [InlineData("Standard & Poors 500 Index,Last: 4505.1001,Change:  37.6601\n\"Date: September 14, 2023 at 9:31 AM EDT\",Bid: 4483.25,Ask: 4526.27,Size: 1*1,Volume: 0\n", 4505.1001)]
    [InlineData("\nStandard & Poors 500 Index,Last: 4505.1,Change:  1.85,,,,,,,,,,,,,,,,,,,\n\"Date: September 14, 2023, 9:31 AM EDT\",Bid: 3855.3701,Ask: 3857.1599,Size: 1*1,Volume: 0,,,,,,,,,,,,,,,,,\n", 4505.1)]
    [InlineData("^SPX (Standard & Poors 500 Index),4505.1,0.0001\nSep 14 2023 @ 09:31 ET,Bid,2856.41,Ask,2901.86,Size,1x1,Vol,\n", 4505.1)]
    public void Titles_give_spot_and_time_and_a_line_gives_a_call_and_a_put(string title, double spot)
    {
        (List<OptionRow> rows, ReadReport report) = MadeFile.Read(MarketDataFormats.Options(), title + Columns + Row);
        Assert.Empty(report.Issues);
        Assert.Equal([OptionRight.Call, OptionRight.Put], rows.Select(row => row.Right));
        Assert.All(rows, row => Assert.Equal(("SPXW", 4500.0, spot, new DateOnly(2023, 9, 14)), (row.Root, row.Strike, row.UnderlyingPrice, row.ExpirationDate)));
        Assert.All(rows, row => Assert.Equal(new DateTimeOffset(2023, 9, 14, 9, 31, 0, TimeSpan.FromHours(-4)), row.QuoteTime));
        Assert.Equal([(5.1, 5.6, 5.5, 0.6, 7.0, 100.0), (0.0, 0.05, null, -0.4, 0.0, 200.0)],
            rows.Select(row => (row.Bid!.Value, row.Ask!.Value, row.Last, row.Delta!.Value, row.Volume!.Value, row.OpenInterest!.Value)));
    }

    [Theory]
    [InlineData("Standard & Poors 500 Index,Last: n/a,Change: 1\n\"Date: September 14, 2023 at 4:31 PM EDT\",Bid: 1\n", "no price of the underlying")]
    [InlineData("Standard & Poors 500 Index,Last: 4505,Change: 1\n\"Date: September 14, 2023 at 4:31 PM CET\",Bid: 1\n", "no date and time of New York")]
    [InlineData("Standard & Poors 500 Index,Last: 4505,Change: 1\n\"Date: September 31, 2023 at 4:31 PM EDT\",Bid: 1\n", "no date and time of New York")]
    [InlineData("Standard & Poors 500 Index,Last: 4505,Change: 1\n", "two lines of title")]
    public void A_title_that_cannot_be_read_is_refused(string title, string problem) => MadeFile.Refuses(MarketDataFormats.Options(), title + Columns + Row, problem);

    [Fact]
    public void A_symbol_that_contradicts_its_line_is_not_taken()
    {
        string other = Row.Replace("P04500000", "P04510000", StringComparison.Ordinal);
        (List<OptionRow> rows, ReadReport report) = MadeFile.Read(MarketDataFormats.Options(),
            "X,Last: 4505,Change: 1\n\"Date: September 14, 2023 at 9:31 AM EDT\",Bid: 1\n" + Columns + other);
        Assert.Equal(OptionRight.Call, Assert.Single(rows).Right);
        Assert.Equal([(RowIssueCode.UnknownContract, 4L)], MadeFile.Issues(report));
    }
}

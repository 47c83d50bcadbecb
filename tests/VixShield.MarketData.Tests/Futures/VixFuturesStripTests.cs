using VixShield.Market;
using VixShield.MarketData;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Futures;

/// <summary>The VX futures of one day, in a table that does not say the day.</summary>
public sealed class VixFuturesStripTests
{
    private const string Header = "settlement_date,open,high,low,close,settle,volume,open_interest\n";
    private static readonly RowFormat<VixFuturesRow> s_strip = MarketDataFormats.VixFuturesStrip(new DateOnly(2024, 8, 5));

    [Fact]
    public void Contracts_have_the_day_of_the_caller()
    {
        (List<VixFuturesRow> rows, ReadReport report) = MadeFile.Read(s_strip, Header + "2024-08-21,23.9,38.58,23.4,32.1,32.0986,312000,90000\n2024-09-18,0,25.5,26.1,0,30.3911,0,7\n");
        Assert.Empty(report.Issues);
        Assert.All(rows, row => Assert.Equal((new DateOnly(2024, 8, 5), VixContractDateConvention.SettlementDay), (row.Date, row.Convention)));
        Assert.Equal([new DateOnly(2024, 8, 21), new DateOnly(2024, 9, 18)], rows.Select(row => row.Expiry.Date));
        VixFuturesRow first = rows[0];
        Assert.Equal((23.9, 38.58, 23.4, 32.1, 32.0986), (first.Open!.Value, first.High!.Value, first.Low!.Value, first.Close!.Value, first.Settle!.Value));
        Assert.Equal((312000.0, 90000.0, (double?)null), (first.Volume!.Value, first.OpenInterest!.Value, first.SpotVix));
        Assert.Equal((null, null, 30.3911), (rows[1].Open, rows[1].Close, rows[1].Settle!.Value));
    }

    [Fact]
    public void Each_bad_row_has_its_code_and_the_others_have_none()
    {
        (List<VixFuturesRow> rows, ReadReport report) = MadeFile.Read(s_strip, Header
            + "2024-08-21,23.9,38.58,23.4,32.1,32.0986,10,9\n" // 2 good
            + "2024-08-21,23.9,38.58,23.4,32.1,32.0986,10,9\n" // 3 again
            + "2024-09-18,23,24,22,24.5,24,10,9\n" // 4 close above high
            + "2024-10-16,0,25.5,26.1,0,25.8,4,9\n" // 5 a volume, so high and low are trades
            + "2024-11-20,22.005,23,22,22.5,22.4321,10,9\n" // 6 a trade off the step
            + "2024-12-18,0,0,0,0,0,0,0\n" // 7 no settlement
            + "2024-07-17,14,15,13,14,14.5,10,9\n" // 8 settled before
            + "2024-08-28,22,23,22,22.5,22.4,10,9\n" // 9 a weekly settlement date
            + "2025-01-21,20,21,19,20,20.2,1,1\n" // 10 the last trading day
            + "2025-01-22,20,21,19,20,20.2,1,1\n"); // 11 the settlement day of the same contract
        Assert.Equal(
            [
                (RowIssueCode.Duplicate, 3L), (RowIssueCode.OutsideRange, 4L), (RowIssueCode.OutsideRange, 5L), (RowIssueCode.TickViolation, 6L), (RowIssueCode.ZeroSettle, 7L),
                (RowIssueCode.AfterSettlement, 8L), (RowIssueCode.UnknownContract, 9L), (RowIssueCode.CalendarMismatch, 10L), (RowIssueCode.Duplicate, 11L),
            ],
            MadeFile.Issues(report));
        Assert.Equal(6, rows.Count);
        Assert.Null(rows[4].Settle);
        Assert.Equal((new DateOnly(2025, 1, 22), VixContractDateConvention.LastTradingDay), (rows[5].Expiry.Date, rows[5].Convention));
    }

    [Fact]
    public void On_its_settlement_day_a_contract_has_the_final_settlement_which_may_lie_outside_its_trades()
    {
        (List<VixFuturesRow> rows, ReadReport report) = MadeFile.Read(MarketDataFormats.VixFuturesStrip(new DateOnly(2024, 8, 21)), Header + "2024-08-21,15.9,16,15.7,15.8,16.11,10,9\n2024-09-18,16,16.5,15.9,16.2,16.3,10,9\n");
        Assert.Empty(report.Issues);
        Assert.Equal((16.11, rows[0].Expiry.Date), (rows[0].Settle!.Value, rows[0].Date));
    }

    [Theory]
    [InlineData(2024, 8, 4)]
    [InlineData(2024, 7, 4)]
    public void A_day_without_a_session_has_no_strip(int year, int month, int day)
    {
        (List<VixFuturesRow> rows, ReadReport report) = MadeFile.Read(MarketDataFormats.VixFuturesStrip(new DateOnly(year, month, day)), Header + "2024-08-21,0,0,0,0,16,0,0\n2024-09-18,0,0,0,0,17,0,0\n");
        Assert.Empty(rows);
        Assert.Equal([(RowIssueCode.NonSession, 2L), (RowIssueCode.NonSession, 3L)], MadeFile.Issues(report));
    }

    [Fact]
    public void Tenfold_prices_are_told_by_the_day()
    {
        const string text = Header + "2007-05-16,137.90,139.00,135.40,137.90,137.20,553,19301\n";
        (List<VixFuturesRow> rows, ReadReport report) = MadeFile.Read(MarketDataFormats.VixFuturesStrip(new DateOnly(2007, 3, 22)), text);
        Assert.Equal((13.72, 13.9), (rows[0].Settle!.Value, rows[0].High!.Value));
        Assert.Equal([RowIssueCode.TenfoldPrice], report.Counts.Keys);
        Assert.Equal(137.2, MadeFile.Read(MarketDataFormats.VixFuturesStrip(new DateOnly(2007, 3, 26)), text).Rows.Single().Settle);
    }

    [Theory]
    [InlineData("settlement_date,open,high,low,close,settle,date\n", "no column 'date'")]
    [InlineData("settlement_date,open,high,low,close,settle,Trade Date\n", "no column 'trade date'")]
    [InlineData("expiry,open,high,low,close,settle\n", "no column 'settlement_date'")]
    [InlineData("settlement_date,open,high,low,close\n", "no column 'settle'")]
    [InlineData("settlement_date,settle\n", "no column 'open'")]
    [InlineData("settlement_date,open,high,low,close,settle,SETTLE\n", "twice")]
    [InlineData(Header + "2024-08-21,1,2,3\n", "4 cells where the header has 8")]
    [InlineData(Header + "21.08.2024,1,1,1,1,1,1,1\n", "'21.08.2024' in column 'settlement_date'")]
    [InlineData(Header + "2024-08-21,1,1,1,1,-1,1,1\n", "'-1' in column 'settle'")]
    [InlineData(Header + "2024-08-21,1,1,1,1,NaN,1,1\n", "'NaN' in column 'settle'")]
    [InlineData(Header + "2024-08-21,1,1,1,1,\"32,1\",1,1\n", "'32,1' in column 'settle'")]
    [InlineData(Header + "2024-08-21,1,1,1,1,1,many,1\n", "'many' in column 'volume'")]
    public void What_cannot_be_read_is_refused_with_the_value(string text, string problem) => MadeFile.Refuses(s_strip, text, problem);

    [Fact]
    public void A_trade_date_before_the_first_one_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => MarketDataFormats.VixFuturesStrip(default));
        Assert.Throws<ArgumentOutOfRangeException>(() => MarketDataFormats.VixFuturesStrip(new DateOnly(2004, 3, 25)));
        Assert.NotNull(MarketDataFormats.VixFuturesStrip(new DateOnly(2004, 3, 26)));
    }
}

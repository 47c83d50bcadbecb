using VixShield.Expiries;
using VixShield.Market;
using VixShield.MarketData;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Futures;

/// <summary>Tables of VX futures, every layout, row by row.</summary>
public sealed class VixFuturesTableTests
{
    private const string Exchange = "Trade Date,Expiration,Open,High,Low,Close,Settle,Change,Total Volume,EFP,Open Interest\n";
    private const string PerContract = "Trade Date,Futures,Open,High,Low,Close,Settle,Change,Total Volume,EFP,Open Interest\n";
    private const string Vendor = "date,vix_spot,last_trade_date,bbg_ticker,settle,volume,open_interest\n";

    [Theory]
    [InlineData(PerContract + "03/22/2007,K (May 07),137.90,139.00,135.40,137.90,137.20,1.20,553,0,19301\n")]
    [InlineData(PerContract + "2007-03-22,K (May 2007),137.90,139.00,135.40,137.90,137.20,1.20,553,0,19301\n")]
    [InlineData("CFE data is compiled for the convenience of site visitors and is furnished without responsibility for accuracy.\n" + PerContract + "03/22/2007,K (May 07),137.90,139.00,135.40,137.90,137.20,1.20,553,0,19301\n")]
    public void A_contract_is_told_by_its_name_and_tenfold_prices_are_divided_and_reported(string text)
    {
        (List<VixFuturesRow> rows, ReadReport report) = MadeFile.Read(MarketDataFormats.VixFutures, text);
        VixFuturesRow row = Assert.Single(rows);
        Assert.Equal((new DateOnly(2007, 3, 22), new DateOnly(2007, 5, 16)), (row.Date, row.Expiry.Date));
        Assert.Equal((13.79, 13.9, 13.54, 13.79, 13.72), (row.Open!.Value, row.High!.Value, row.Low!.Value, row.Close!.Value, row.Settle!.Value));
        Assert.Equal((553.0, 19301.0), (row.Volume!.Value, row.OpenInterest!.Value));
        Assert.Equal([RowIssueCode.TenfoldPrice], report.Counts.Keys);
    }

    [Fact]
    public void Prices_of_the_day_of_the_change_are_not_divided()
    {
        (List<VixFuturesRow> rows, ReadReport report) = MadeFile.Read(MarketDataFormats.VixFutures, PerContract + "03/26/2007,K (May 07),13.80,14.30,13.70,13.80,13.79,-0.80,490,0,20141\n");
        Assert.Equal(13.79, rows[0].Settle);
        Assert.Empty(report.Issues);
    }

    [Theory]
    [InlineData("2024-06-17", "2024-06-18", "2024-06-18")]
    [InlineData("2024-06-14", "2024-06-17", "2024-06-18")]
    [InlineData("2014-03-14", "2014-03-17", "2014-03-18")]
    [InlineData("2024-08-05", "2024-08-20", "2024-08-21")]
    public void A_vendor_s_last_trading_day_means_the_contract_that_settles_the_morning_after(string date, string listed, string settles)
    {
        (List<VixFuturesRow> rows, _) = MadeFile.Read(MarketDataFormats.VixFutures, Vendor + $"{date},13,{listed},X,14.5,1,2\n");
        Assert.Equal(DateOnly.Parse(settles, null), rows[0].Expiry.Date);
        Assert.Equal(listed == settles ? VixContractDateConvention.SettlementDay : VixContractDateConvention.LastTradingDay, rows[0].Convention);
        Assert.Equal(13, rows[0].SpotVix);
    }

    [Fact]
    public void Each_bad_row_has_its_code_and_the_others_have_none()
    {
        (List<VixFuturesRow> rows, ReadReport report) = MadeFile.Read(MarketDataFormats.VixFutures, Exchange
            + "2024-08-05,2024-08-21,23.9,38.58,23.4,32.1,32.0986,1,10,0,9\n" // 2 good
            + "2024-08-05,2024-09-18,0,25.5,26.1,0,25.8,1,0,0,9\n" // 3 no trade: high and low are quotes
            + "2024-08-05,2024-10-16,0,25.5,26.1,0,25.8,1,4,0,9\n" // 4 a volume, so they are not
            + "2024-08-05,2024-11-20,23,24,22,24.5,24,1,10,0,9\n" // 5 close above high
            + "2024-08-05,2024-12-18,21,24,22,23.5,24,1,10,0,9\n" // 6 open below low
            + "2024-08-06,2024-08-21,0,0,0,0,0,1,0,0,9\n" // 7 no settlement
            + "2024-08-06,2024-09-18,22.005,23,22,22.5,22.4321,1,10,0,9\n" // 8 a trade off the step; a settlement may have four decimals
            + "2024-08-06,2024-08-28,22,23,22,22.5,22.4,1,10,0,9\n" // 9 a weekly settlement date
            + "2024-08-22,2024-08-21,22,23,22,22.5,22.4,1,10,0,9\n" // 10 after settlement
            + "2024-08-10,2024-09-18,22,23,22,22.5,22.4,1,10,0,9\n" // 11 a Saturday
            + "2024-08-05,2024-08-21,23.9,38.58,23.4,32.1,32.0986,1,10,0,9\n"); // 12 again
        Assert.Equal(
            [
                (RowIssueCode.OutsideRange, 4L), (RowIssueCode.OutsideRange, 5L), (RowIssueCode.OutsideRange, 6L), (RowIssueCode.ZeroSettle, 7L), (RowIssueCode.TickViolation, 8L),
                (RowIssueCode.UnknownContract, 9L), (RowIssueCode.AfterSettlement, 10L), (RowIssueCode.NonSession, 11L), (RowIssueCode.Duplicate, 12L),
            ],
            MadeFile.Issues(report));
        Assert.Equal(7, rows.Count);
        Assert.Equal((11L, 11L, 7L, 4L), (report.Lines, report.Rows, report.Kept, report.Dropped));
        Assert.Equal((25.5, 26.1, (double?)null), (rows[1].High!.Value, rows[1].Low!.Value, rows[1].Close));
        Assert.Null(rows[5].Settle);
    }

    [Fact]
    public void A_row_of_the_settlement_day_and_a_last_row_without_a_line_end_are_read()
    {
        (List<VixFuturesRow> rows, ReadReport report) = MadeFile.Read(MarketDataFormats.VixFutures, Exchange + "2024-08-21,2024-08-21,0,0,0,0,16.11,0,0,0,9");
        Assert.Equal(16.11, rows[0].Settle);
        Assert.Empty(report.Issues);
    }

    [Fact]
    public void Days_beyond_the_calendar_are_counted_as_unchecked_and_not_judged()
    {
        TradingCalendar two = TradingCalendar.FromSessions([(new DateOnly(2024, 8, 5), UsTime.AtNewYork(new DateOnly(2024, 8, 5), new TimeOnly(16, 0)))], new DateOnly(2024, 8, 4), new DateOnly(2024, 8, 5));
        (List<IndexRow> rows, ReadReport report) = MadeFile.Read(MarketDataFormats.Index, "date,close\n2024-08-04,1\n2024-08-05,2\n2024-08-06,3\n", new ReadOptions { Calendar = two });
        Assert.Equal([2.0, 3.0], rows.Select(row => row.Close!.Value));
        Assert.Equal(1, report.UncheckedSessions);
    }

    [Fact]
    public void A_matrix_gives_each_day_its_contracts_by_settlement_and_leaves_empty_pairs_out()
    {
        (List<VixTermStructureRow> rows, ReadReport report) = MadeFile.Read(MarketDataFormats.VixTermStructure,
            "date,vix_close,exp1,vx1,exp2,vx2,exp3,vx3\n"
            + "2024-08-05,38.57,2024-08-21,32.0986,2024-09-18,30.3911,,\n"
            + "2012-08-06,15.95,2012-08-21,17.1,2012-09-18,19.2,2012-10-16,21\n"
            + "2024-08-06,,2024-08-21,0,2024-09-18,24,2024-08-30,25\n"
            + "2024-08-07,27.85,2024-08-21,24,2024-08-21,24,,\n");
        Assert.Equal(2, rows.Count);
        Assert.Equal([32.0986, 30.3911], rows[0].Futures.Select(future => future.Price));
        Assert.Equal(new DateOnly(2012, 8, 22), rows[1].Futures[0].Expiry.Date);
        Assert.Equal([(RowIssueCode.ZeroSettle, 4L), (RowIssueCode.UnknownContract, 4L), (RowIssueCode.Duplicate, 5L)], MadeFile.Issues(report));
    }

    [Fact]
    public void A_pair_of_a_matrix_is_kept_where_the_policy_keeps_it_and_else_its_row_is_left_out()
    {
        const string text = "date,vix_close,exp1,vx1,exp2,vx2\n2024-08-22,17,2024-08-21,16,2024-09-18,17\n2024-08-23,16,2024-09-18,17,2024-09-18,17.5\n";
        (List<VixTermStructureRow> rows, ReadReport report) = MadeFile.Read(MarketDataFormats.VixTermStructure, text);
        Assert.Empty(rows);
        Assert.Equal([(RowIssueCode.AfterSettlement, 2L), (RowIssueCode.Duplicate, 3L)], MadeFile.Issues(report));
        RowPolicy keep = RowPolicy.Default.With(RowIssueCode.AfterSettlement, RowAction.Keep).With(RowIssueCode.Duplicate, RowAction.Keep);
        Assert.Equal([2, 2], MadeFile.Read(MarketDataFormats.VixTermStructure, text, new ReadOptions { Policy = keep }).Rows.Select(row => row.Futures.Length));
    }

    [Fact]
    public void A_contract_beyond_the_calendar_is_not_called_a_wrong_date()
    {
        TradingCalendar ends = TradingCalendar.FromHolidays(new DateOnly(2024, 1, 1), new DateOnly(2024, 9, 30), []);
        (List<VixFuturesRow> rows, ReadReport report) = MadeFile.Read(
            MarketDataFormats.VixFutures, Exchange + "2024-08-05,2024-08-21,0,0,0,0,32,0,0,0,0\n2024-08-05,2024-09-18,0,0,0,0,30,0,0,0,0\n2024-08-05,2024-08-22,0,0,0,0,30,0,0,0,0\n", new ReadOptions { Calendar = ends });
        Assert.Single(rows);
        Assert.Contains("the calendar does not tell the contract of 2024-09-18", report.Issues[0].Detail, StringComparison.Ordinal);
        Assert.Contains("2024-08-22 is neither settlement nor last trading day", report.Issues[1].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_weekly_contract_with_the_price_of_a_monthly_one_has_none_of_its_own()
    {
        (List<VixSettlementRow> rows, ReadReport report) = MadeFile.Read(MarketDataFormats.VixSettlementCurve,
            "expiration_date,symbol,settlement\n2026-07-15,VX28/N6,17.25\n2026-07-22,VX/N6,17.25\n2026-07-29,VX30/N6,17.9\n2026-08-19,VX/Q26,0\n");
        Assert.Equal(["VX/N6", "VX30/N6", "VX/Q26"], rows.Select(row => row.Symbol));
        Assert.Equal([false, true, false], rows.Select(row => row.IsWeekly));
        Assert.Null(rows[2].Settle);
        Assert.Equal([(RowIssueCode.ZeroSettle, 5L), (RowIssueCode.RepeatedPrice, 2L)], MadeFile.Issues(report));
    }

    [Theory]
    [InlineData("2026-08-20,VX/Q6")]
    [InlineData("2026-08-19,VX/N6")]
    [InlineData("2026-08-19,VX/Q7")]
    [InlineData("2026-08-19,VX/Q")]
    [InlineData("2026-08-19,VIX/Q6")]
    [InlineData("2026-08-19,VXQ6")]
    [InlineData("2026-07-23,VX30/N6")]
    [InlineData("2026-07-29,VX29/N6")]
    [InlineData("2026-07-29,VX30/Q6")]
    [InlineData("2026-07-29,VX99/ZZZ")]
    [InlineData("2030-12-31,VX53/Z0")]
    public void A_symbol_that_contradicts_its_date_is_no_contract(string contract)
    {
        (List<VixSettlementRow> rows, ReadReport report) = MadeFile.Read(MarketDataFormats.VixSettlementCurve, $"expiration_date,symbol,settlement\n{contract},18\n");
        Assert.Empty(rows);
        Assert.Equal([(RowIssueCode.UnknownContract, 2L)], MadeFile.Issues(report));
    }

    [Fact]
    public void A_weekly_contract_that_a_holiday_moves_keeps_number_and_month()
    {
        // Christmas 2024 and New Year 2025 are Wednesdays.
        (List<VixSettlementRow> rows, ReadReport report) = MadeFile.Read(MarketDataFormats.VixSettlementCurve, "expiration_date,symbol,settlement\n2024-12-24,VX52/Z4,18\n2024-12-31,VX01/F5,18.5\n");
        Assert.Empty(report.Issues);
        Assert.Equal([24, 31], rows.Select(row => row.Expiry.Date.Day));
    }

    [Fact]
    public void Rows_that_come_after_the_last_line_have_their_own_lines()
    {
        using RowReader<VixSettlementRow> reader = MarketDataFormats.VixSettlementCurve.Open(
            MadeFile.Name, new MemoryStream("expiration_date,symbol,settlement\n2026-07-22,VX/N6,17.25\n\n2026-07-15,VX28/N6,17.25\n2026-08-19,VX/Q6,18\n"u8.ToArray()));
        Assert.Equal([2L, 5L], reader.Select(_ => reader.Line));
    }

    [Fact]
    public void A_disposed_reader_says_so()
    {
        RowReader<VixFuturesRow> reader = MarketDataFormats.VixFutures.Open(MadeFile.Name, new MemoryStream("date,last_trade_date,settle\n2024-08-05,2024-08-20,32\n2024-08-06,2024-08-20,31\n"u8.ToArray()));
        using IEnumerator<VixFuturesRow> rows = reader.GetEnumerator();
        Assert.True(rows.MoveNext());
        reader.Dispose();
        Assert.Throws<ObjectDisposedException>(() => rows.MoveNext());
        Assert.Throws<ObjectDisposedException>(() => reader.GetEnumerator());
    }

    [Theory]
    [InlineData("date,vix_close,exp1,vx1,x,vx2\n", "vx2")]
    [InlineData("date,vix_close,exp1,vx1,exp3,vx3\n", "exp3")]
    [InlineData("date,vix_close,exp1,vx1,exp2,vx2,VX03\n", "VX03")]
    public void A_column_of_a_curve_without_its_pair_is_refused_and_not_left_out(string header, string column) =>
        MadeFile.Refuses(MarketDataFormats.VixTermStructure, header + "2024-08-05,38.57,2024-08-21,32.0986,2024-09-18,30.3911\n", $"The column '{column}' belongs to no pair");
}

using System.Globalization;
using System.Text;
using VixShield.Instruments;
using VixShield.MarketData;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Options;

/// <summary>Tables of options by mapping: known ones and the caller's own.</summary>
public sealed class OptionTableTests
{
    private const string CallAndPut = "root,expiry,strike,call_bid,call_ask,put_bid,put_ask,call_iv,put_iv,call_delta,put_delta,gamma,call_oi,put_oi,call_volume,put_volume\n";
    private const string Title = "# underlying=SPX spot=4505.1 as_of=2023-09-14T16:15 header=\"Last: 4505.1\"\n";
    private const string BySymbol = "date,option_symbol,option_expiration,strike,call/put,ask,bid,iv,delta,gamma,volume,open_interest,stock_price_close,forward_price\n";

    [Fact]
    public void A_line_with_both_sides_is_a_call_and_a_put_with_the_title_s_spot_and_time()
    {
        (List<OptionRow> rows, ReadReport report) = MadeFile.Read(MarketDataFormats.Options(), Title + CallAndPut + "SPXW,2023-09-29,4500,55.1,55.6,44.2,44.7,0.11,0.12,0.55,-0.45,0.003,10,20,1,0\n");
        Assert.Equal([OptionRight.Call, OptionRight.Put], rows.Select(row => row.Right));
        Assert.Equal([(55.1, 55.6), (44.2, 44.7)], rows.Select(row => (row.Bid!.Value, row.Ask!.Value)));
        Assert.Equal([(0.11, 0.55, 10.0), (0.12, -0.45, 20.0)], rows.Select(row => (row.ImpliedVolatility!.Value, row.Delta!.Value, row.OpenInterest!.Value)));
        Assert.All(rows, row => Assert.Equal(("SPXW", 4500.0, 4505.1, new DateOnly(2023, 9, 14), new DateOnly(2023, 9, 29)), (row.Root, row.Strike, row.UnderlyingPrice, row.QuoteDate, row.ExpirationDate)));
        Assert.All(rows, row => Assert.Equal(new DateTimeOffset(2023, 9, 14, 16, 15, 0, TimeSpan.FromHours(-4)), row.QuoteTime));
        Assert.All(rows, row => Assert.Same(Contracts.Spxw, row.Contract));
        Assert.Equal((1L, 2L), (report.Lines, report.Rows));
    }

    [Fact]
    public void Every_bad_quote_has_its_code_on_its_own_side()
    {
        (List<OptionRow> rows, ReadReport report) = MadeFile.Read(MarketDataFormats.Options(), Title + CallAndPut
            + "SPXW,2023-09-29,4500,55.6,55.1,44.2,44.7,,,,,,,,,\n" // 3 call crossed
            + "SPXW,2023-09-29,4510,50,50.5,44.7,44.7,,,,,,,,,\n" // 4 put locked
            + "SPXW,2023-09-29,4520,50.05,50.5,2.95,2.97,,,,,,,,,\n" // 5 call off 0.10, put off 0.05
            + "SPXW,2023-09-13,4500,55.1,55.6,44.2,44.7,,,,,,,,,\n" // 6 expired, both
            + "SPXW,2023-09-29,4500,55.1,55.6,44.2,44.7,,,,,,,,,\n" // 7 again, both
            + "SPXW,2023-09-29,4530,0,0,0,0.05,,,,,,,,,\n" // 8 nobody bids or offers: a fact, not a fault
            + "SPXW,2023-09-29,0,1,2,1,2,,,,,,,,,\n"); // 9 no strike, both
        Assert.Equal(
            [
                (RowIssueCode.Crossed, 3L), (RowIssueCode.Locked, 4L), (RowIssueCode.TickViolation, 5L), (RowIssueCode.TickViolation, 5L), (RowIssueCode.AfterSettlement, 6L),
                (RowIssueCode.AfterSettlement, 6L), (RowIssueCode.Duplicate, 7L), (RowIssueCode.Duplicate, 7L), (RowIssueCode.UnknownContract, 9L), (RowIssueCode.UnknownContract, 9L),
            ],
            MadeFile.Issues(report));
        Assert.Equal(14 - 7, rows.Count);
        Assert.DoesNotContain(rows, row => row.Right == OptionRight.Call && row.Strike == 4500);
        Assert.Equal((0.0, 0.05), (rows[^1].Bid!.Value, rows[^1].Ask!.Value));
    }

    // The exchange lowered the ticks of VIX options in November 2022: 0.05 and 0.10 before, 0.01 and 0.05 since.
    [Theory]
    [InlineData("2022-10-28", "1.05,1.10", 0)]
    [InlineData("2022-10-28", "1.05,1.07", 1)]
    [InlineData("2022-10-28", "3.15,3.20", 1)]
    [InlineData("2023-02-15", "1.05,1.07", 0)]
    [InlineData("2023-02-15", "3.15,3.20", 0)]
    [InlineData("2023-02-15", "3.15,3.22", 1)]
    public void Ticks_are_those_of_the_day(string day, string quote, int violations)
    {
        OptionFacts facts = new() { Root = "VIX", QuoteDate = DateOnly.Parse(day, null), ExpirationDate = new DateOnly(2023, 5, 17) };
        OptionColumns columns = new() { Right = "cp", Either = new OptionSideColumns { Bid = "b", Ask = "a" } };
        ReadReport report = MadeFile.Read(MarketDataFormats.Options(facts, columns), $"strike,cp,b,a\n20,C,{quote}\n").Report;
        Assert.Equal(violations, report.Counts.GetValueOrDefault(RowIssueCode.TickViolation));
        Assert.Equal(1, report.Kept);
    }

    [Fact]
    public void Own_columns_are_read_by_name_and_a_missing_one_is_named()
    {
        OptionColumns columns = new()
        {
            QuoteDate = "tag", Root = "wurzel", Expiration = "verfall", Strike = "basis", Right = "art", UnderlyingPrice = "index", Forward = "termin", VolatilityUnit = 0.01, NoVolatility = 999,
            Either = new OptionSideColumns { Bid = "geld", Ask = "brief", Last = "kurs", ImpliedVolatility = "vol", Delta = "delta", OpenInterest = "offen" },
        };
        string header = "tag,wurzel,verfall,basis,art,index,termin,geld,brief,kurs,vol,delta,offen\n";
        (List<OptionRow> rows, ReadReport report) = MadeFile.Read(MarketDataFormats.Options(null, columns),
            header + "2023-02-15,XYZ,2023-03-17,100,put,101,102,1.5,1.75,0,22.5,-0.4,7\n2023-02-15,XYZ,2023-03-17,100,CALL,101,102,3,3.3,3.1,999,1,7\n2023-02-15,XYZ,2023-03-17,101,x,101,102,3,3.3,3.1,20,1,7\n");
        Assert.Equal((OptionRight.Put, 1.5, 1.75, 0.225, -0.4, 101.0, 102.0), (rows[0].Right, rows[0].Bid, rows[0].Ask, rows[0].ImpliedVolatility, rows[0].Delta, rows[0].UnderlyingPrice, rows[0].Forward));
        Assert.Equal((OptionRight.Call, null, null, 3.1), (rows[1].Right, rows[1].ImpliedVolatility, rows[1].Delta, rows[1].Last));
        Assert.Null(rows[0].Last);
        Assert.Null(rows[0].Contract);
        Assert.Equal([(RowIssueCode.UnknownContract, 4L)], MadeFile.Issues(report));
        MadeFile.Refuses(MarketDataFormats.Options(null, columns), header.Replace("brief", "ask", StringComparison.Ordinal), "no column 'geld'");
        MadeFile.Refuses(MarketDataFormats.Options(null, columns), header.Replace("verfall", "expiry", StringComparison.Ordinal), "no column 'verfall'");
    }

    [Theory]
    [InlineData(null, "2023-03-17", "2023-02-15", "does not say the root")]
    [InlineData("SPX", null, "2023-02-15", "does not say the expiration date")]
    [InlineData("SPX", "2023-03-17", null, "does not say the day of the quotes")]
    public void What_neither_file_nor_caller_says_is_named(string? root, string? expiration, string? day, string problem)
    {
        OptionFacts facts = new()
        {
            Root = root, ExpirationDate = expiration is null ? null : DateOnly.Parse(expiration, null), QuoteDate = day is null ? null : DateOnly.Parse(day, null),
        };
        MadeFile.Refuses(MarketDataFormats.Options(facts), "bid.c,ask.c,strike,bid.p,ask.p\n1,2,100,1,2\n", problem);
    }

    [Fact]
    public void Symbols_tell_root_date_and_right_and_must_not_contradict_the_columns()
    {
        (List<OptionRow> rows, ReadReport report) = MadeFile.Read(MarketDataFormats.Options(), BySymbol
            + "2011-01-03,SPXW  110107C01050000,2011-01-07,1050,C,221.6,218.5,0.3,0.9,0.001,0,5,1271.87,1270\n"
            + "2011-01-03,SPX   110122P01050000,2011-01-21,1050,P,0.6,0.5,-1,1,0,0,5,1271.87,1270\n" // listed with the Saturday
            + "2011-01-03,SPXW  110107C01055000,2011-01-07,1050,C,1,2,0.3,0.9,0.001,0,5,1271.87,1270\n" // another strike
            + "2011-01-03,SPXW  110107C01060000,2011-01-07,1060,P,2,1,0.3,0.9,0.001,0,5,1271.87,1270\n" // another right
            + "2011-01-03,SPXW  110114C01060000,2011-01-07,1060,C,2,1,0.3,0.9,0.001,0,5,1271.87,1270\n" // another date
            + "2011-01-03,???,2011-01-07,1060,C,2,1,0.3,0.9,0.001,0,5,1271.87,1270\n");
        Assert.Equal([("SPXW", new DateOnly(2011, 1, 7), 218.5, 221.6), ("SPX", new DateOnly(2011, 1, 21), 0.5, 0.6)], rows.Select(row => (row.Root, row.ExpirationDate, row.Bid!.Value, row.Ask!.Value)));
        Assert.Equal((null, null), (rows[1].ImpliedVolatility, rows[1].Delta));
        Assert.Equal([4L, 5L, 6L, 7L], report.Issues.Select(issue => issue.Line));
        Assert.All(report.Issues, issue => Assert.Equal(RowIssueCode.UnknownContract, issue.Code));
    }

    [Fact]
    public void Volatilities_of_the_out_of_the_money_side_belong_to_the_put_below_the_forward_and_to_the_call_from_it_on()
    {
        OptionFacts facts = new() { Root = "SPX", QuoteDate = new DateOnly(2023, 2, 15) };
        (List<OptionRow> rows, ReadReport report) = MadeFile.Read(MarketDataFormats.Options(facts),
            "expiry,t_years,strike,iv_bid,iv_ask,forward,call_mid\n2023-03-17,0.08,4150,0.15,0.16,4160,1\n2023-03-17,0.08,4160,0.15,0.16,4160,1\n2023-03-17,0.08,4170,,0.16,4160,1\n2023-03-17,0.08,4180,0.17,0.16,4160,1\n");
        Assert.Equal([OptionRight.Put, OptionRight.Call, OptionRight.Call], rows.Select(row => row.Right));
        Assert.Equal((null, 0.16, null), (rows[2].BidVolatility, rows[2].AskVolatility!.Value, rows[2].Bid));
        Assert.Equal([(RowIssueCode.Crossed, 5L)], MadeFile.Issues(report));
    }

    [Theory]
    [InlineData(4505, false)]
    [InlineData(4480, true)]
    [InlineData(4530, true)]
    [InlineData(4050, true)]
    [InlineData(450.6, true)]
    [InlineData(9000, true)]
    public void A_spot_away_from_the_parity_forward_is_reported_once_and_can_stop_the_reading(double spot, bool stale)
    {
        // Quotes of a forward of 4506 with a width of 0.5; the expiration is 4 days away, so carry allows about 6 points.
        string rows = string.Concat(Enumerable.Range(0, 21).Select(i => 4400 + (10 * i)).Select(strike => FormattableString.Invariant(
            $"SPXW,2023-09-18,{strike},{100.2 + Math.Max(0, 4506 - strike):0.0},{100.7 + Math.Max(0, 4506 - strike):0.0},{100.2 + Math.Max(0, strike - 4506):0.0},{100.7 + Math.Max(0, strike - 4506):0.0},,,,,,,,,\n")));
        string text = FormattableString.Invariant($"# spot={spot} as_of=2023-09-14T16:15\n") + CallAndPut + rows;
        ReadReport report = MadeFile.Read(MarketDataFormats.Options(), text).Report;
        Assert.Equal(stale ? 1 : 0, report.Counts.GetValueOrDefault(RowIssueCode.StaleSpot));
        Assert.Equal(42, report.Kept);
        if (!stale)
            return;
        Assert.Contains("parity forward 4506.00", report.Issues[^1].Detail, StringComparison.Ordinal);
        MadeFile.Refuses(MarketDataFormats.Options(), text, "StaleSpot", new ReadOptions { Policy = RowPolicy.Default.With(RowIssueCode.StaleSpot, RowAction.Fail) });
    }

    [Fact]
    public void A_table_of_several_days_judges_each_day_by_its_own_spot()
    {
        ReadReport report = MadeFile.Read(MarketDataFormats.Options(), BySymbol + Day("2011-01-03", 1001) + Day("2011-01-04", 1020) + Day("2011-01-05", 999.5)).Report;
        RowIssue stale = Assert.Single(report.Issues);
        Assert.Equal((RowIssueCode.StaleSpot, 24L), (stale.Code, stale.Line));
    }

    // A call and a put at each of eleven strikes, of a forward of 1000, with quotes 0.2 wide.
    private static string Day(string date, double spot)
    {
        StringBuilder rows = new();
        for (int strike = 950; strike <= 1050; strike += 10)
        {
            foreach ((char right, int intrinsic) in new[] { ('C', Math.Max(0, 1000 - strike)), ('P', Math.Max(0, strike - 1000)) })
                rows.Append(CultureInfo.InvariantCulture, $"{date},SPXW  110107{right}{strike * 1000:00000000},2011-01-07,{strike},{right},{intrinsic + 10.4:0.0},{intrinsic + 10.2:0.0},0.3,0.9,0.001,0,5,{spot},1000\n");
        }

        return rows.ToString();
    }

    [Fact]
    public void Days_that_alternate_are_judged_each_by_its_own_spot()
    {
        string[] first = Day("2011-01-03", 1050).Split('\n');
        string[] second = Day("2011-01-04", 1000).Split('\n');
        ReadReport report = MadeFile.Read(MarketDataFormats.Options(), BySymbol + string.Join('\n', first.Zip(second).SelectMany(pair => new[] { pair.First, pair.Second }))).Report;
        RowIssue stale = Assert.Single(report.Issues);
        Assert.Equal((RowIssueCode.StaleSpot, 2L), (stale.Code, stale.Line));
        Assert.Equal(0, report.UncheckedSpots);
    }

    // Options on a tenth of the index, in a table that has the level of the tenth or of the whole.
    [Theory]
    [InlineData(450.5, false)]
    [InlineData(4505, false)]
    [InlineData(441, true)]
    [InlineData(4410, true)]
    public void Options_on_a_tenth_of_the_index_are_judged_by_either_level(double spot, bool stale)
    {
        string rows = string.Concat(Enumerable.Range(440, 21).Select(strike => FormattableString.Invariant(
            $"xsp,2023-09-18,{strike},{10.20 + Math.Max(0, 450.6 - strike):0.00},{10.25 + Math.Max(0, 450.6 - strike):0.00},{10.20 + Math.Max(0, strike - 450.6):0.00},{10.25 + Math.Max(0, strike - 450.6):0.00},,,,,,,,,\n")));
        (List<OptionRow> options, ReadReport report) = MadeFile.Read(MarketDataFormats.Options(), FormattableString.Invariant($"# spot={spot} as_of=2023-09-14T16:15\n") + CallAndPut + rows);
        Assert.Equal(stale ? 1 : 0, report.Counts.GetValueOrDefault(RowIssueCode.StaleSpot));
        Assert.All(options, option => Assert.Same(Contracts.Xsp, option.Contract));
    }

    [Fact]
    public void Facts_that_contradict_each_other_or_name_nothing_are_refused()
    {
        DateTimeOffset time = new(2019, 5, 13, 23, 30, 0, TimeSpan.FromHours(-5));
        Assert.Throws<ArgumentException>(() => MarketDataFormats.Options(new OptionFacts { QuoteDate = new DateOnly(2019, 5, 13), QuoteTime = time }));
        // Half past midnight in New York.
        Assert.NotNull(MarketDataFormats.Options(new OptionFacts { QuoteDate = new DateOnly(2019, 5, 14), QuoteTime = time }));
        Assert.Throws<ArgumentException>(() => new OptionFacts { Root = " " });
        Assert.Equal("SPX", new OptionFacts { Root = " spx" }.Root);
        Assert.Throws<ArgumentOutOfRangeException>(() => new OptionFacts { QuoteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new OptionFacts { UnderlyingPrice = double.NaN });
        MadeFile.Refuses(MarketDataFormats.Options(), "# spot=1 as_of=1980-09-14T16:15\n" + CallAndPut, "no date and time of New York");
    }

    [Fact]
    public void American_options_and_volatility_options_do_not_judge_a_spot()
    {
        foreach (string root in new[] { "SPY", "VIX" })
        {
            string rows = string.Concat(Enumerable.Range(0, 21).Select(i => FormattableString.Invariant($"{root},2023-09-20,{90 + i},{10.5 + Math.Max(0, 100 - i - 90):0.00},{10.6 + Math.Max(0, 10 - i):0.00},10.5,10.6,,,,,,,,,\n")));
            ReadReport report = MadeFile.Read(MarketDataFormats.Options(), "# spot=150 as_of=2023-09-14T16:15\n" + CallAndPut + rows).Report;
            Assert.False(report.Counts.ContainsKey(RowIssueCode.StaleSpot));
            Assert.Equal(1, report.UncheckedSpots);
        }
    }

    [Fact]
    public void The_last_day_of_all_has_no_day_after_it_and_is_no_expiration_of_the_symbol()
    {
        string text = "date,option_symbol,option_expiration,strike,call/put,ask,bid,stock_price_close,forward_price\n2019-05-13,SPXW  190517C02800000,9999-12-31,2800,C,35.2,34.8,2811.87,2812\n";
        Assert.Equal([(RowIssueCode.UnknownContract, 2L)], MadeFile.Issues(MadeFile.Read(MarketDataFormats.Options(), text).Report));
    }

    [Fact]
    public void A_root_that_is_longer_than_any_is_reported_and_not_repeated()
    {
        string text = $"root,expiry,strike,call_bid,call_ask,put_bid,put_ask\n{new string('S', 1500)},2023-09-29,4500,55.1,55.6,44.2,44.8\n";
        ReadReport report = MadeFile.Read(MarketDataFormats.Options(new OptionFacts { QuoteDate = new DateOnly(2023, 9, 14) }), text).Report;
        Assert.Equal([RowIssueCode.UnknownContract, RowIssueCode.UnknownContract], report.Issues.Select(issue => issue.Code));
        Assert.All(report.Issues, issue => Assert.InRange(issue.Detail.Length, 20, 250));
    }
}

using VixShield.Instruments;
using VixShield.MarketData;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Options;

/// <summary>Tables of volatilities, alone or beside quotes, with the forward, the discount factor and the time that their publisher has used.</summary>
public sealed class VolatilityTableTests
{
    private const string Quotes = "expiry,strike,type,bid,ask,iv_bid,iv_ask,forward,discount_factor\n";
    private const string Years = "expiry,t_years,strike,iv_bid,iv_ask,forward,call_mid\n";
    private static readonly OptionFacts s_spx = new() { Root = "SPXW", QuoteDate = new DateOnly(2024, 8, 5) };

    [Fact]
    public void Quotes_stand_beside_their_volatilities_and_the_column_tells_the_side()
    {
        (List<OptionRow> rows, ReadReport report) = MadeFile.Read(MarketDataFormats.Options(s_spx),
            Quotes + "2024-09-20,5000,put,88.20,89.10,0.2711,0.2729,5210.5,0.99336\n2024-09-20,5000,call,301,303.6,0.27,0.274,5210.5,0.99336\n2024-09-20,1000,P,0.00,0.05,,1.91,,\n");
        Assert.Empty(report.Issues);
        Assert.Equal([OptionRight.Put, OptionRight.Call, OptionRight.Put], rows.Select(row => row.Right));
        OptionRow put = rows[0];
        Assert.Equal(("SPXW", new DateOnly(2024, 8, 5), new DateOnly(2024, 9, 20), 5000.0), (put.Root, put.QuoteDate, put.ExpirationDate, put.Strike));
        Assert.Equal((88.2, 89.1, 0.2711, 0.2729), (put.Bid!.Value, put.Ask!.Value, put.BidVolatility!.Value, put.AskVolatility!.Value));
        Assert.Equal((5210.5, 0.99336, (double?)null), (put.Forward!.Value, put.DiscountFactor!.Value, put.Years));
        Assert.Equal((0.0, 0.05, null, 1.91, null, null), (rows[2].Bid!.Value, rows[2].Ask!.Value, rows[2].BidVolatility, rows[2].AskVolatility!.Value, rows[2].Forward, rows[2].DiscountFactor));
    }

    [Fact]
    public void Each_bad_row_has_its_code_whether_the_quotes_or_the_volatilities_are_at_fault()
    {
        (List<OptionRow> rows, ReadReport report) = MadeFile.Read(MarketDataFormats.Options(s_spx), Quotes
            + "2024-09-20,5000,put,89.10,88.20,0.27,0.28,5210,0.99\n" // 2 quotes crossed
            + "2024-09-20,5010,put,88.20,89.10,0.28,0.27,5210,0.99\n" // 3 volatilities crossed
            + "2024-09-20,5020,put,89.20,88.10,0.28,0.27,5210,0.99\n" // 4 both, once
            + "2024-09-20,5030,put,89.10,89.10,0.27,0.28,5210,0.99\n" // 5 locked
            + "2024-09-20,5040,put,89.05,89.20,0.27,0.28,5210,0.99\n" // 6 off the step of 0.10
            + "2024-08-02,5000,put,88.20,89.10,0.27,0.28,5210,0.99\n" // 7 expired
            + "2024-09-20,5040,put,89.00,89.20,0.27,0.28,5210,0.99\n" // 8 again
            + "2024-09-20,5040,both,89.00,89.20,0.27,0.28,5210,0.99\n"); // 9 no side
        Assert.Equal(
            [
                (RowIssueCode.Crossed, 2L), (RowIssueCode.Crossed, 3L), (RowIssueCode.Crossed, 4L), (RowIssueCode.Locked, 5L), (RowIssueCode.TickViolation, 6L),
                (RowIssueCode.AfterSettlement, 7L), (RowIssueCode.Duplicate, 8L), (RowIssueCode.UnknownContract, 9L),
            ],
            MadeFile.Issues(report));
        Assert.Equal([5030.0, 5040.0], rows.Select(row => row.Strike));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1.1")]
    [InlineData("0.5")]
    [InlineData("1e-3")]
    [InlineData(" 0.99 ")]
    public void A_discount_factor_may_be_up_to_one_point_one(string factor) =>
        Assert.InRange(MadeFile.Read(MarketDataFormats.Options(s_spx), Quotes + $"2024-09-20,5000,put,1,2,0.1,0.2,5210,{factor}\n").Rows.Single().DiscountFactor!.Value, 1e-3, 1.1);

    [Theory]
    [InlineData("0", RowIssueCode.UnreadableNumber)]
    [InlineData("0.00", RowIssueCode.UnreadableNumber)]
    [InlineData("1.1000001", RowIssueCode.UnreadableNumber)]
    [InlineData("99.3", RowIssueCode.UnreadableNumber)]
    [InlineData("-0.99", RowIssueCode.NegativeValue)]
    [InlineData("NaN", RowIssueCode.UnreadableNumber)]
    [InlineData("Infinity", RowIssueCode.UnreadableNumber)]
    [InlineData("1e999", RowIssueCode.UnreadableNumber)]
    [InlineData("0.99%", RowIssueCode.UnreadableNumber)]
    public void What_is_no_discount_factor_stops_the_reading_or_leaves_its_row_out(string factor, RowIssueCode code)
    {
        string text = Quotes + $"2024-09-20,5000,put,1,2,0.1,0.2,5210,{factor}\n2024-09-20,5010,put,1,2,0.1,0.2,5210,0.99\n";
        Assert.Equal(2, MadeFile.Refuses(MarketDataFormats.Options(s_spx), text, "in column 'discount_factor'").Line);
        (List<OptionRow> rows, ReadReport report) = MadeFile.Read(MarketDataFormats.Options(s_spx), text, new ReadOptions { Policy = RowPolicy.Default.With(code, RowAction.Drop) });
        Assert.Equal(5010, Assert.Single(rows).Strike);
        Assert.Equal([(code, 2L)], MadeFile.Issues(report));
        Assert.Equal(1, report.Dropped);
    }

    [Fact]
    public void The_publisher_s_years_stand_beside_its_volatilities()
    {
        (List<OptionRow> rows, ReadReport report) = MadeFile.Read(MarketDataFormats.Options(s_spx),
            Years + "2024-08-05,0,5200,0.3,0.4,5210,\n2024-09-20,0.125941136,5200,0.25,0.26,5210,\n2024-09-20,,5220,0.25,0.26,5210,\n");
        Assert.Empty(report.Issues);
        Assert.Equal([0.0, 0.125941136, null], rows.Select(row => row.Years));
        Assert.All(rows, row => Assert.Null(row.DiscountFactor));
    }

    [Theory]
    [InlineData("-0.1", "'-0.1' in column 't_years'")]
    [InlineData("soon", "'soon' in column 't_years'")]
    [InlineData("NaN", "'NaN' in column 't_years'")]
    public void Years_that_cannot_be_are_refused_with_the_value(string years, string problem) =>
        MadeFile.Refuses(MarketDataFormats.Options(s_spx), Years + $"2024-09-20,{years},5200,0.25,0.26,5210,\n", problem);

    [Theory]
    [InlineData("expiry,strike,type,bid,ask,iv_bid,iv_ask,forward,discount_factor", nameof(OptionColumns.QuotesAndVolatilities))]
    [InlineData("Forward,Discount_Factor,IV_Ask,IV_Bid,Ask,Bid,Type,Strike,Expiry", nameof(OptionColumns.QuotesAndVolatilities))]
    [InlineData("expiry,strike,type,bid,ask,iv_bid,iv_ask,forward", nameof(OptionColumns.QuotesAndVolatilities))]
    [InlineData("expiry,t_years,strike,iv_bid,iv_ask,forward", nameof(OptionColumns.OutOfTheMoneyVolatilities))]
    [InlineData("expiry,strike,iv_bid,iv_ask,forward", nameof(OptionColumns.OutOfTheMoneyVolatilities))]
    [InlineData("expiry,strike,iv_bid,iv_ask,forward,discount_factor", nameof(OptionColumns.OutOfTheMoneyVolatilities))]
    public void The_header_tells_the_mapping(string header, string layout)
    {
        using RowReader<OptionRow> reader = MarketDataFormats.Options(s_spx).Open(MadeFile.Name, new MemoryStream(System.Text.Encoding.UTF8.GetBytes(header + "\n")));
        Assert.Equal(layout, Assert.IsType<OptionRows>(reader).Layout);
    }

    [Fact]
    public void Mappings_name_the_columns_that_a_table_lacks()
    {
        MadeFile.Refuses(MarketDataFormats.Options(s_spx, OptionColumns.QuotesAndVolatilities), "expiry,strike,type,bid,ask,iv_bid,iv_ask,forward\n", "no column 'discount_factor'");
        MadeFile.Refuses(MarketDataFormats.Options(s_spx, OptionColumns.OutOfTheMoneyVolatilities), "expiry,strike,iv_bid,iv_ask,forward\n", "no column 't_years'");
        OptionColumns own = OptionColumns.OutOfTheMoneyVolatilities with { Years = "tau", DiscountFactor = "df" };
        OptionRow row = MadeFile.Read(MarketDataFormats.Options(s_spx, own), "expiry,tau,strike,iv_bid,iv_ask,forward,df\n2024-09-20,0.126,5200,0.25,0.26,5210,0.99\n").Rows.Single();
        Assert.Equal((0.126, 0.99, OptionRight.Put), (row.Years!.Value, row.DiscountFactor!.Value, row.Right));
    }

    // Which option is quoted would otherwise be told by the forward, and the quotes would be lost.
    [Theory]
    [InlineData("expiry,strike,typ,bid,ask,iv_bid,iv_ask,forward\n2024-09-18,20,call,10.50,10.55,0.91,0.95,30.4\n")]
    [InlineData("expiry,t_years,strike,iv_bid,iv_ask,forward,ask\n2024-09-18,0.12,20,0.91,0.95,30.4,0.55\n")]
    public void Quotes_beside_volatilities_are_not_those_of_the_option_out_of_the_money(string text)
    {
        MadeFile.Refuses(MarketDataFormats.Options(new OptionFacts { Root = "VIX", QuoteDate = new(2024, 8, 5) }), text, "No known table of options");
        OptionColumns own = OptionColumns.OutOfTheMoneyVolatilities with { Years = null };
        Assert.Single(MadeFile.Read(MarketDataFormats.Options(new OptionFacts { Root = "VIX", QuoteDate = new(2024, 8, 5) }, own), text).Rows);
    }
}

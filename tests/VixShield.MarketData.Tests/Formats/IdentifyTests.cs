using System.Text;
using VixShield.MarketData;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Formats;

/// <summary>What a file is, told by its header and not by its name.</summary>
public sealed class IdentifyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("vixshield").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("Trade Date,Futures,Open,High,Low,Close,Settle,Change,Total Volume,EFP,Open Interest", MarketDataKind.VixFutures)]
    [InlineData("CFE data is compiled for the convenience of site visitors", MarketDataKind.VixFutures)]
    [InlineData("date,vix_spot,last_trade_date,bbg_ticker,settle,volume,open_interest", MarketDataKind.VixFutures)]
    [InlineData("date,vix_close,exp1,vx1,exp2,vx2", MarketDataKind.VixTermStructure)]
    [InlineData("expiration_date,symbol,settlement", MarketDataKind.VixSettlementCurve)]
    [InlineData("DATE,OPEN,HIGH,LOW,CLOSE", MarketDataKind.Index)]
    [InlineData("Date,Open,High,Low,Close,Adj Close,Volume", MarketDataKind.Index)]
    [InlineData("DATE,VVIX", MarketDataKind.Index)]
    [InlineData("date,spx_close,vix_close,vvix", MarketDataKind.Levels)]
    [InlineData("date,advances,declines", MarketDataKind.Breadth)]
    [InlineData("date,nyse_advancers,nyse_decliners", MarketDataKind.Breadth)]
    [InlineData("session,open_utc,close_utc", MarketDataKind.Sessions)]
    [InlineData("1/2/1928", MarketDataKind.Holidays)]
    [InlineData("date,event,detail,ref_period,time_et,source", MarketDataKind.Events)]
    [InlineData("settlement_date,weekday,source", MarketDataKind.VixExpirations)]
    [InlineData("root,expiry,strike,call_bid,call_ask,put_bid,put_ask", MarketDataKind.Unsupported)]
    [InlineData("name,date,open,high,low,close", MarketDataKind.NamedIndices)]
    [InlineData("DATE,Close,NAME,Open,High,Low,Volume", MarketDataKind.NamedIndices)]
    [InlineData("symbol,date,open,high,low,close", MarketDataKind.Unsupported)]
    [InlineData("name,date,close", MarketDataKind.Unsupported)]
    [InlineData("name,date,open,high,low,close,delta", MarketDataKind.Unsupported)]
    [InlineData("settlement_date,open,high,low,close,settle", MarketDataKind.Unsupported)]
    [InlineData("settlement_date,open,high,low,close,settle,date", MarketDataKind.Unsupported)]
    [InlineData("expiry,strike,type,bid,ask,iv_bid,iv_ask,forward,discount_factor", MarketDataKind.Unsupported)]
    [InlineData("date,ID,S,C_BS,K", MarketDataKind.Unsupported)]
    [InlineData("date,value", MarketDataKind.Index)]
    [InlineData("date,my_diary", MarketDataKind.Unsupported)]
    [InlineData("nothing", MarketDataKind.Unsupported)]
    public void The_header_decides(string header, MarketDataKind kind)
    {
        foreach (string name in new[] { "a.txt", "b.csv.gz" })
        {
            string path = Write(name, name.EndsWith("gz", StringComparison.Ordinal) ? MadeFile.Zip(header + "\n") : Encoding.UTF8.GetBytes(header + "\r\n"));
            MarketDataIdentity identity = MarketDataFormats.Identify(path);
            Assert.Equal(kind, identity.Kind);
            Assert.Equal(kind == MarketDataKind.Unsupported, identity.Reason.Length > 0);
        }
    }

    [Fact]
    public void Facts_make_a_table_of_options_complete()
    {
        string path = Write("chain.csv", "bid.c,ask.c,strike,bid.p,ask.p\n"u8.ToArray());
        Assert.Contains("QuoteDate", MarketDataFormats.Identify(path).Reason, StringComparison.Ordinal);
        OptionFacts facts = new() { Root = "SPX", QuoteDate = new DateOnly(2013, 6, 24), ExpirationDate = new DateOnly(2013, 8, 16) };
        Assert.Equal(MarketDataKind.Options, MarketDataFormats.Identify(path, facts).Kind);
    }

    [Theory]
    [InlineData("expiry,strike,type,bid,ask,iv_bid,iv_ask,forward,discount_factor")]
    [InlineData("expiry,t_years,strike,iv_bid,iv_ask,forward,call_mid_undiscounted")]
    [InlineData("expiry,strike,iv_bid,iv_ask,forward")]
    public void Root_and_day_make_tables_of_volatilities_complete(string header)
    {
        string path = Write("smiles.csv", Encoding.UTF8.GetBytes(header + "\n"));
        Assert.Contains("QuoteDate", MarketDataFormats.Identify(path).Reason, StringComparison.Ordinal);
        Assert.Contains("Root", MarketDataFormats.Identify(path, new OptionFacts { QuoteDate = new DateOnly(2023, 2, 15) }).Reason, StringComparison.Ordinal);
        Assert.Equal(MarketDataKind.Options, MarketDataFormats.Identify(path, new OptionFacts { Root = "VIX", QuoteDate = new DateOnly(2023, 2, 15) }).Kind);
    }

    [Theory]
    [InlineData("settlement_date,open,high,low,close,settle,volume,open_interest", true)]
    [InlineData("Settle,Open,High,Low,Close,Settlement_Date", true)]
    [InlineData("settlement_date,open,high,low,close,settle,trade_date", false)]
    [InlineData("settlement_date,settle", false)]
    [InlineData("settlement_date,weekday", false)]
    public void A_strip_of_futures_needs_its_trade_date(string header, bool isStrip)
    {
        string path = Write("strip.csv", Encoding.UTF8.GetBytes(header + "\n"));
        DateOnly day = new(2024, 8, 5);
        Assert.Equal(isStrip, MarketDataFormats.Identify(path).Reason.Contains("does not say the trade date", StringComparison.Ordinal));
        Assert.Equal(isStrip, MarketDataFormats.Identify(path, null, null, day).Kind == MarketDataKind.VixFuturesStrip);
        Assert.Throws<ArgumentOutOfRangeException>(() => MarketDataFormats.Identify(path, null, null, new DateOnly(2004, 3, 25)));
    }

    [Fact]
    public void Archives_damage_and_emptiness_are_unsupported_with_the_reason()
    {
        Assert.Contains("ZIP", MarketDataFormats.Identify(Write("a.csv", [0x50, 0x4B, 3, 4, 0, 0])).Reason, StringComparison.Ordinal);
        Assert.Contains("empty", MarketDataFormats.Identify(Write("b.csv", [])).Reason, StringComparison.Ordinal);
        Assert.Contains("NUL", MarketDataFormats.Identify(Write("c.csv", [65, 0, 66])).Reason, StringComparison.Ordinal);
        Assert.Contains("UTF-8", MarketDataFormats.Identify(Write("d.csv", [65, 0xFF, 66])).Reason, StringComparison.Ordinal);
        Assert.Contains("damaged", MarketDataFormats.Identify(Write("e.csv.gz", [0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9])).Reason, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => MarketDataFormats.Identify(Path.Combine(_folder, "none.csv")));
        Assert.Contains("is a folder", Assert.Throws<IOException>(() => MarketDataFormats.Identify(_folder)).Message, StringComparison.Ordinal);
        Assert.Contains("is a folder", Assert.Throws<IOException>(() => MarketDataFormats.Index.Open(_folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_opened_does_not_hide_the_others()
    {
        Write("a.csv", "DATE,VVIX\n"u8.ToArray());
        string locked = Write("b.csv", "DATE,SKEW\n"u8.ToArray());
        File.CreateSymbolicLink(Path.Combine(_folder, "c.csv"), Path.Combine(_folder, "nowhere.csv"));
        using FileStream writer = new(locked, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        MarketDataFolder folder = MarketDataFolder.Open(_folder);
        Assert.Equal([MarketDataKind.Index, MarketDataKind.Unsupported, MarketDataKind.Unsupported], folder.Files.Select(file => file.Identity.Kind));
        Assert.All(folder.Of(MarketDataKind.Unsupported), file => Assert.NotEmpty(file.Identity.Reason));
    }

    private string Write(string name, byte[] content)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }
}

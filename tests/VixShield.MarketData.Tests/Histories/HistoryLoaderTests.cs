using VixShield.Market;
using VixShield.MarketData;

namespace VixShield.Tests.Histories;

/// <summary>Joins of made files: order, conflicts, holes, names.</summary>
public sealed class HistoryLoaderTests : IDisposable
{
    private const string Exchange = "Trade Date,Expiration,Open,High,Low,Close,Settle,Change,Total Volume,EFP,Open Interest\n";
    private const string Vendor = "date,vix_spot,last_trade_date,bbg_ticker,settle,volume,open_interest\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("vixshield").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void First_file_wins_and_the_difference_is_a_conflict_of_the_later_one()
    {
        string exchange = Write("a.csv", Exchange + "2024-08-05,2024-08-21,0,0,0,0,32.0986,0,0,0,0\n2024-08-06,2024-08-21,0,0,0,0,0,0,0,0,0\n");
        string vendor = Write("b.csv", Vendor + "2024-08-05,38.57,2024-08-20,X,32.10,0,0\n2024-08-06,27.71,2024-08-20,X,25.5,0,0\n2024-08-07,27.85,2024-08-20,X,26,0,0\n");
        Loaded<VixFuturesHistory> loaded = HistoryLoader.VixFutures([exchange, vendor]);
        Assert.Equal([32.0986, 25.5, 26.0], loaded.Value.Sessions.Select(session => session.Futures[0].Price));
        Assert.Equal([38.57, 27.71, 27.85], loaded.Value.Sessions.Select(session => session.Vix!.Value));
        Assert.False(loaded.Reports[1].Counts.ContainsKey(RowIssueCode.Conflict));

        Loaded<VixFuturesHistory> contradicted = HistoryLoader.VixFutures([vendor, Write("c.csv", Exchange + "2024-08-05,2024-08-21,0,0,0,0,33,0,0,0,0\n")]);
        Assert.Equal(32.10, contradicted.Value.Sessions[0].Futures[0].Price);
        RowIssue conflict = Assert.Single(contradicted.Reports[1].Issues);
        Assert.Equal((RowIssueCode.Conflict, 2L, 0L), (conflict.Code, conflict.Line, contradicted.Reports[1].Kept));
        ReadOptions fail = new() { Policy = RowPolicy.Default.With(RowIssueCode.Conflict, RowAction.Fail) };
        Assert.Throws<MarketDataFormatException>(() => HistoryLoader.VixFutures([vendor, Path.Combine(_folder, "c.csv")], options: fail));
    }

    [Fact]
    public void Rows_of_the_settlement_day_are_final_settlements_and_a_missing_session_is_a_gap()
    {
        string path = Write("a.csv", Exchange
            + "2024-08-20,2024-08-21,0,0,0,0,16.2,0,0,0,0\n2024-08-20,2024-09-18,0,0,0,0,17,0,0,0,0\n"
            + "2024-08-21,2024-08-21,0,0,0,0,16.11,0,0,0,0\n2024-08-21,2024-09-18,0,0,0,0,17.5,0,0,0,0\n2024-08-26,2024-09-18,0,0,0,0,17.25,0,0,0,0\n");
        VixFuturesHistory history = HistoryLoader.VixFutures([path]).Value;
        Assert.Equal(16.11, Assert.Single(history.Sessions[1].Settled).Price);
        Assert.Equal((16.11 / 16.2) - 1, history.Ranked(1).Points[1].ReturnInto!.Value, 1e-15);
        Assert.Equal(2, Assert.Single(history.Gaps).MissingSessions);
        Assert.Equal(RolledReturnStatus.Gap, history.Ranked(1).Points[2].ReturnStatus);
        Assert.Null(history.Sessions[0].Vix);
    }

    [Fact]
    public void Folder_puts_the_exchange_before_vendors_and_takes_the_index_from_its_file()
    {
        Write("a-vendor.csv", Vendor + "2024-08-05,38,2024-08-20,X,32.10,0,0\n");
        Write("b-exchange.csv", Exchange + "2024-08-05,2024-08-21,0,0,0,0,32.0986,0,0,0,0\n");
        Write("VIX_History.csv", "DATE,OPEN,HIGH,LOW,CLOSE\n08/05/2024,23.39,65.73,23.39,38.57\n");
        Write("notes.txt", "nothing of interest\n");
        MarketDataFolder folder = MarketDataFolder.Open(_folder);
        Assert.Equal("notes.txt", Assert.Single(folder.Of(MarketDataKind.Unsupported)).Name);
        Loaded<VixFuturesHistory> loaded = folder.VixFutures();
        Assert.Equal(32.0986, loaded.Value.Sessions[0].Futures[0].Price);
        Assert.Equal(38.57, loaded.Value.Sessions[0].Vix);
        Assert.Equal(3, loaded.Reports.Length);
        Assert.Throws<ArgumentException>(() => folder.Index("VVIX"));
        Assert.Throws<ArgumentException>(() => HistoryLoader.Index(Path.Combine(_folder, "b-exchange.csv")));
    }

    [Fact]
    public void Histories_hold_sessions_once_even_where_the_policy_keeps_others()
    {
        string path = Write("VIX_History.csv", "DATE,OPEN,HIGH,LOW,CLOSE\n07/03/2024,12,13,11,12.1\n07/04/2024,12,13,11,12.2\n07/05/2024,12,13,11,12.3\n07/05/2024,12,13,11,12.4\n07/05/2044,1,1,1,1\n");
        ReadOptions keep = new() { Policy = RowPolicy.Default.With(RowIssueCode.NonSession, RowAction.Keep).With(RowIssueCode.Duplicate, RowAction.Keep) };
        Loaded<IndexHistory> loaded = HistoryLoader.Index(path, options: keep);
        Assert.Equal("VIX", loaded.Value.Symbol);
        Assert.Equal([12.1, 12.3], loaded.Value.Sessions.Select(session => session.Close));
        Assert.Empty(loaded.Value.Gaps);
        Assert.Equal(1, loaded.Reports[0].UncheckedSessions);
    }

    [Fact]
    public void Rates_become_decimals_and_a_wrong_unit_is_refused()
    {
        string path = Write("rates.csv", "date,fed_funds_pct,irx_13w_bill_discount_pct\n2024-07-03,5.33,5.2\n2024-07-05,5.33,\n");
        RateHistory rates = HistoryLoader.Rates(path, "IRX_13w_bill_discount_pct", RateQuotation.BankDiscount).Value;
        Assert.Equal(0.052, rates.Rates.Values[0], 1e-15);
        Assert.Equal(1, rates.Rates.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => HistoryLoader.Rates(path, "fed_funds_pct", RateQuotation.MoneyMarket, 1));
        Assert.Throws<ArgumentException>(() => HistoryLoader.Rates(path, "sofr", RateQuotation.MoneyMarket));
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}

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
    public void The_index_beside_a_future_is_compared_and_the_first_one_known_is_used()
    {
        string vendor = Write("v.csv", Vendor + "2024-08-05,38.57,2024-08-20,X,32.10,0,0\n2024-08-05,38.6,2024-09-17,X,30.39,0,0\n2024-08-06,27.71,2024-08-20,X,25.5,0,0\n");
        Loaded<VixFuturesHistory> alone = HistoryLoader.VixFutures([vendor]);
        Assert.Equal((38.57, 2), (alone.Value.Sessions[0].Vix, alone.Value.Sessions[0].Futures.Length));
        Assert.Equal((RowIssueCode.IndexConflict, 3L, RowAction.Keep), Of(Assert.Single(alone.Reports[0].Issues)));

        // A history of the index that is given is the only one, also on the days that it lacks.
        SessionSeries vix = new("VIX", [new DatedValue(new DateOnly(2024, 8, 5), 38.60)]);
        Loaded<VixFuturesHistory> given = HistoryLoader.VixFutures([vendor], vix);
        Assert.Equal([38.60, null], given.Value.Sessions.Select(session => session.Vix));
        Assert.Equal((RowIssueCode.IndexConflict, 2L, RowAction.Keep), Of(Assert.Single(given.Reports[0].Issues)));

        ReadOptions drop = new() { Policy = RowPolicy.Default.With(RowIssueCode.IndexConflict, RowAction.Drop) };
        Loaded<VixFuturesHistory> dropped = HistoryLoader.VixFutures([vendor], vix, drop);
        Assert.Equal(30.39, Assert.Single(dropped.Value.Sessions[0].Futures).Price);
        Assert.Equal((3L, 2L), (dropped.Reports[0].Rows, dropped.Reports[0].Kept));
    }

    [Fact]
    public void Files_of_one_index_are_joined_and_the_first_close_of_a_day_stays()
    {
        string family = Write("family.csv", "date,spx_close,vix_close\n2024-07-03,5537.02,12.09\n2024-07-05,5567.19,\n2024-07-08,,12.37\n");
        string later = Write("later.csv", "date,open,high,low,close\n2024-07-05,5537,5570,5531,5567.20\n2024-07-08,5572,5583,5562,5572.85\n2024-07-09,5584,5590,5574,5576.98\n2024-07-03,5507,5539,5507,5537.05\n");
        Loaded<IndexHistory> joined = HistoryLoader.Index([family, later], "spx");
        Assert.Equal([5537.02, 5567.19, 5572.85, 5576.98], joined.Value.Sessions.Select(session => session.Close));
        Assert.Equal([null, null, 5572.0, 5584.0], joined.Value.Sessions.Select(session => session.Open));
        Assert.Equal((RowIssueCode.Conflict, 5L, RowAction.Drop), Of(Assert.Single(joined.Reports[1].Issues)));
        Assert.Equal(3, joined.Reports[1].Kept);
        Assert.Empty(joined.Value.Gaps);
        Assert.Equal([5537.05, 5567.20], HistoryLoader.Index([later, family], "SPX", 1).Value.Sessions.Take(2).Select(session => session.Close));
        Assert.Equal([12.09, 12.37], HistoryLoader.Index(family, "VIX").Value.Sessions.Select(session => session.Close));
        Assert.Contains("neither column 'VVIX_close' nor 'VVIX'", Assert.Throws<MarketDataFormatException>(() => HistoryLoader.Index(family, "VVIX")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => HistoryLoader.Index([family], "SPX", double.NaN));
    }

    [Fact]
    public void A_column_of_another_series_is_not_taken_for_the_index()
    {
        string vvix = Write("VVIX_History.csv", "DATE,VVIX\n08/05/2024,173.32\n");
        Assert.Contains("'VVIX', not of VIX", Assert.Throws<MarketDataFormatException>(() => HistoryLoader.Index(vvix, "VIX")).Message, StringComparison.Ordinal);
        Assert.Equal("VVIX", HistoryLoader.Index(vvix).Value.Symbol);
        Assert.Equal(173.32, HistoryLoader.Index(Write("own.csv", "date,PX_LAST\n2024-08-05,173.32\n"), "VIX").Value.Sessions[0].Close);
        string empty = Write("empty.csv", "date,vix,vvix\n");
        Assert.Contains("neither column", Assert.Throws<MarketDataFormatException>(() => HistoryLoader.Index(empty, "SPX")).Message, StringComparison.Ordinal);
        Assert.Empty(HistoryLoader.Index(empty, "VIX").Value.Sessions);
    }

    [Fact]
    public void Settlements_that_differ_by_more_than_rounding_are_a_conflict()
    {
        foreach ((double second, bool conflict) in new[] { (32.105, false), (32.095, false), (32.11, true), (32.09, true), (32.4, true) })
        {
            string later = Write("later.csv", FormattableString.Invariant($"{Vendor}2024-08-05,,2024-08-20,X,{second},0,0\n"));
            Loaded<VixFuturesHistory> joined = HistoryLoader.VixFutures([Write("first.csv", Exchange + "2024-08-05,2024-08-21,0,0,0,0,32.1,0,0,0,0\n"), later]);
            Assert.Equal(conflict, joined.Reports[1].Counts.ContainsKey(RowIssueCode.Conflict));
        }
    }

    [Fact]
    public void A_level_that_is_no_index_value_is_reported_and_left_out()
    {
        string path = Write("family.csv", "date,vix,spx\n2024-07-03,0,1\n2024-07-05,12.5,1\n");
        Loaded<IndexHistory> loaded = HistoryLoader.Index(path, "VIX");
        Assert.Equal(12.5, Assert.Single(loaded.Value.Sessions).Close);
        Assert.Equal((RowIssueCode.ZeroSettle, 2L, RowAction.Keep), Of(Assert.Single(loaded.Reports[0].Issues)));
        string negative = Write("negative.csv", "date,vix,spx\n2024-07-03,-2,1\n");
        Assert.Contains("-2", Assert.Throws<MarketDataFormatException>(() => HistoryLoader.Index(negative, "VIX")).Message, StringComparison.Ordinal);
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

    private static (RowIssueCode Code, long Line, RowAction Action) Of(RowIssue issue) => (issue.Code, issue.Line, issue.Action);

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}

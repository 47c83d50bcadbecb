using System.Globalization;
using System.Text;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.MarketData;
using VixShield.Pricing;

namespace VixShield.Tests.Snapshots;

/// <summary>Snapshots from files made here.</summary>
public sealed class SnapshotLoaderTests : IDisposable
{
    private const double Spot = 5000;
    private const double Rate = 0.045;
    private const double Yield = 0.013;
    private static readonly DateTimeOffset s_instant = UsTime.AtNewYork(new DateOnly(2024, 2, 13), new TimeOnly(16, 15));
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_made_day_gives_back_forwards_rates_yields_volatilities_and_its_own_VIX()
    {
        string chain = Write("spxw-2024-02-13.csv", Table([new(2024, 3, 8), new(2024, 3, 15), new(2024, 3, 22)]));
        SnapshotBuild build = SnapshotLoader.Load(new SnapshotFiles { Chain = chain, ChainFacts = new OptionFacts { UnderlyingPrice = Spot } });
        MarketSnapshot market = build.Snapshot!;
        Assert.Equal(s_instant, market.ValuationInstant);
        Assert.Equal(Spot, market.Levels["SPX"]);
        foreach (ChainReport report in build.Chains)
        {
            Assert.Equal(ChainStatus.Used, report.Status);
            double years = report.Expiry!.YearsFrom(s_instant);
            Assert.Equal(Forward(years), report.Chain!.Forward, 0.25);
            Assert.Equal(Rate, report.Chain.Rate, 0.004);
            Assert.Equal(Yield, report.ImpliedDividendYield!.Value, 0.004);
            Assert.Equal(Volatility(0), report.Fit!.Smile!.AtTheMoney, 0.001);
            Assert.Equal(report.Fit.Quality.Quotes, report.Fit.Quality.WithinOneTick);
            Assert.True(report.Fit.Quality.Inside >= report.Fit.Quality.Quotes - 1, report.Fit.Quality.ToString());
        }

        IndexComparison vix = build.Indices.Single(i => i.Symbol == "VIX");
        Assert.Null(vix.Published);
        // The skew adds to the at-the-money volatility; a VIX below or far above it would be wrong.
        Assert.InRange(vix.Recomputed.Value!.Value, 100 * Volatility(0), 115 * Volatility(0));
        Assert.Equal(vix.Recomputed.Value.Value, market.Levels["VIX"]);
        Assert.Contains(build.Problems, p => p.Contains("VIX", StringComparison.Ordinal) && p.Contains("recomputed", StringComparison.Ordinal));
        Assert.Contains("16:15", string.Join(' ', market.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Levels_and_futures_of_the_day_are_taken_and_sessions_before_it_are_the_history()
    {
        string chain = Write("spxw-2024-02-13.csv", Table([new(2024, 3, 15)]));
        string indices = Write("indices.csv", "name,date,open,high,low,close\nSPX,2024-02-13,,,,5003.5\nVIX,2024-02-13,15,16.1,14.2,15.85\nVIX,2024-02-12,13,14,12.9,13.93\nVIX9D,2024-02-13,,,,15.1\n");
        string futures = Write("vx.csv", """
            Trade Date,Expiration,Open,High,Low,Close,Settle,Change,Total Volume,EFP,Open Interest
            2024-02-09,2024-03-20,14.5,14.6,14.4,14.5,14.5250,0,1000,0,900
            2024-02-12,2024-03-20,14.5,14.9,14.4,14.8,14.8250,0,1000,0,900
            2024-02-13,2024-02-14,15.9,16.3,15.8,16.2,16.2,0,1000,0,900
            2024-02-13,2024-03-20,15.1,16.2,15,15.9,15.9250,0,1000,0,900
            2024-02-13,2024-04-17,15.9,16.4,15.8,16.2,16.2250,0,1000,0,900
            """);
        SnapshotBuild build = SnapshotLoader.Load(new SnapshotFiles { Chain = chain, Indices = indices, Futures = futures, FuturesHalfSpread = 0.05 });
        MarketSnapshot market = build.Snapshot!;
        Assert.Equal(15.85, market.Levels["VIX"]);
        Assert.Equal(15.1, market.Levels["VIX9D"]);
        Assert.Equal(15.85, build.Indices.Single(i => i.Symbol == "VIX").Published);
        Assert.Equal([16.2, 15.925, 16.225], market.Futures.Where(f => f.Contract == Contracts.Vx).Select(f => f.Price));
        Assert.All(market.Futures.Where(f => f.Contract == Contracts.Vx), f => Assert.Equal(0.05, f.HalfSpread));
        Assert.Equal(market, Serialization(build));
    }

    [Fact]
    public void A_rate_that_is_given_goes_first_and_one_that_nothing_says_is_a_problem()
    {
        string name = "spx-implied-vol-2024-02-13.csv";
        string table = "expiry,t_years,strike,iv_bid,iv_ask,forward\n2024-03-15,0.0849,4900,0.16,0.161,5015\n2024-03-15,0.0849,5000,0.14,0.141,5015\n2024-03-15,0.0849,5050,0.13,0.131,5015\n";
        SnapshotBuild fallback = SnapshotLoader.Load(new SnapshotFiles { Chain = Write(name, table) });
        Assert.Equal(RateSource.Fallback, Assert.Single(fallback.Chains).RateSource);
        Assert.Contains(fallback.Problems, p => p.Contains("3.00", StringComparison.Ordinal));
        SnapshotBuild given = SnapshotLoader.Load(new SnapshotFiles { Chain = Write(name, table), Discounts = Curves.DiscountCurve.Flat(0.051) });
        Assert.Equal(RateSource.Given, Assert.Single(given.Chains).RateSource);
        Assert.Equal(0.051, given.Chains[0].Chain!.Rate, 1e-12);
        string bills = Write("indices.csv", "name,date,open,high,low,close\nIRX_13W_BILL_PCT,2024-02-13,,,,5.2\n");
        SnapshotBuild bill = SnapshotLoader.Load(new SnapshotFiles { Chain = Write(name, table), Indices = bills });
        Assert.Equal(RateSource.Bill, Assert.Single(bill.Chains).RateSource);
        Assert.Equal(-Math.Log(1 - (0.052 * 91 / 360)) * 365 / 91, bill.Chains[0].Chain!.Rate, 1e-12);
        // The volatilities are the publisher's over its own years: prices, and with them volatility times root of years, stay.
        OptionChain chain = given.Chains[0].Chain!;
        Assert.Equal(0.14 * Math.Sqrt(0.0849), given.Chains[0].Fit!.Volatilities[1].Bid * Math.Sqrt(chain.Years), 1e-9);
    }

    [Theory]
    [InlineData("20240805")]
    [InlineData("396")]
    public void A_number_that_is_no_rate_of_a_bill_is_a_problem_and_not_a_crash(string percent)
    {
        string indices = Write("indices.csv", $"name,date,open,high,low,close\nIRX_13W_BILL_PCT,2024-02-13,,,,{percent}\n");
        SnapshotBuild build = SnapshotLoader.Load(new SnapshotFiles { Chain = Write("spxw-2024-02-13.csv", Table([new(2024, 3, 15)])), Indices = indices });
        Assert.NotNull(build.Snapshot);
        Assert.Contains(build.Problems, problem => problem.Contains($"IRX_13W_BILL_PCT {percent} is no discount rate", StringComparison.Ordinal));
    }

    [Fact]
    public void A_table_with_a_column_that_names_no_series_is_a_problem_and_not_an_argument()
    {
        string levels = Write("levels.csv", "date,_close,vix_close\n2024-02-13,5003.5,15.85\n");
        SnapshotBuild build = SnapshotLoader.Load(new SnapshotFiles { Chain = Write("spxw-2024-02-13.csv", Table([new(2024, 3, 15)])), Indices = levels });
        Assert.Equal(["SPX"], build.Snapshot!.Levels.Keys);
        Assert.Contains("levels.csv holds no levels of indices: unsupported format: no known format has the columns date, _close, vix_close.", build.Problems);
    }

    [Theory]
    [InlineData("vix_close,vix", "15.85,15.2")]
    [InlineData("vix,vix_close", "15.2,15.85")]
    public void Of_two_columns_of_one_index_the_close_is_taken_in_any_order_and_the_other_is_a_problem(string columns, string values)
    {
        string levels = Write("levels.csv", $"date,{columns}\n2024-02-13,{values}\n");
        SnapshotBuild build = SnapshotLoader.Load(new SnapshotFiles { Chain = Write("spxw-2024-02-13.csv", Table([new(2024, 3, 15)])), Indices = levels });
        Assert.Equal(15.85, build.Snapshot!.Levels["VIX"]);
        Assert.Contains("levels.csv, line 1: The column 'vix' has 15.2 where the close is 15.85: it is not used.", build.Problems);
    }

    [Fact]
    public void A_file_of_one_index_whose_name_begins_with_no_symbol_is_a_problem_and_not_an_argument()
    {
        string index = Write("_History.csv", "DATE,OPEN,HIGH,LOW,CLOSE\n02/13/2024,15,16.1,14.2,15.85\n");
        SnapshotBuild build = SnapshotLoader.Load(new SnapshotFiles { Chain = Write("spxw-2024-02-13.csv", Table([new(2024, 3, 15)])), Indices = index });
        Assert.NotNull(build.Snapshot);
        Assert.Contains("The name '_History.csv' does not begin with the symbol of an index: its values are not used.", build.Problems);
    }

    [Fact]
    public void The_close_of_the_indices_settles_what_expired_that_day()
    {
        string chain = Write("spxw-2024-02-13.csv", Table([new(2024, 3, 15)]) + "SPXW,2024-02-13,5000,1,2,1,2\n");
        string indices = Write("indices.csv", "name,date,open,high,low,close\nSPX,2024-02-13,,,,5003.5\nVIX,2024-02-13,,,,15.85\n");
        SnapshotBuild build = SnapshotLoader.Load(new SnapshotFiles { Chain = chain, Indices = indices });
        Assert.Equal(5003.5, Assert.Single(build.Snapshot!.Settlements).Value);
    }

    [Fact]
    public void What_cannot_be_used_says_why_and_does_not_stop_the_rest()
    {
        var text = new StringBuilder(Table([new(2024, 3, 15)]));
        foreach (string row in new[]
        {
            "SPXW,2024-02-13,5000,1,2,1,2", "SPXQ,2024-03-28,5000,50,51,40,41", "SPXW,2024-03-18,5000,50,51,40,41", "SPXW,2024-03-19,5100,0,0.05,0,0", "XSP,2024-03-15,500,5,5.1,4,4.1",
        })
        {
            text.Append(CultureInfo.InvariantCulture, $"{row}\n");
        }

        SnapshotBuild build = SnapshotLoader.Load(new SnapshotFiles { Chain = Write("spxw-2024-02-13.csv", text.ToString()) });
        Assert.Equal(ChainStatus.Expired, Chain("SPXW", new(2024, 2, 13)).Status);
        Assert.Contains("SPXQ", Chain("SPXQ", new(2024, 3, 28)).Reason, StringComparison.Ordinal);
        Assert.Equal(ChainStatus.Refused, Chain("SPXW", new(2024, 3, 18)).Status);
        Assert.Contains("No forward", Chain("SPXW", new(2024, 3, 18)).Reason, StringComparison.Ordinal);
        Assert.Equal(ChainStatus.Refused, Chain("SPXW", new(2024, 3, 19)).Status);
        Assert.Contains("0.1", Chain("XSP", new(2024, 3, 15)).Reason, StringComparison.Ordinal);
        Assert.Equal(ChainStatus.Used, Chain("SPXW", new(2024, 3, 15)).Status);
        ChainReport Chain(string root, DateOnly date) => build.Chains.Single(c => c.Root == root && c.ExpirationDate == date);
    }

    [Fact]
    public void A_file_that_holds_no_options_or_not_the_day_gives_no_snapshot_but_a_problem()
    {
        SnapshotBuild other = SnapshotLoader.Load(new SnapshotFiles { Chain = Write("VIX_History.csv", "DATE,OPEN,HIGH,LOW,CLOSE\n01/02/2024,13,14,12,13.2\n") });
        Assert.Null(other.Snapshot);
        Assert.Contains("VIX_History.csv", Assert.Single(other.Problems), StringComparison.Ordinal);
        Assert.Contains("no snapshot", Assert.Throws<InvalidOperationException>(other.ToDocument).Message, StringComparison.Ordinal);

        SnapshotBuild undated = SnapshotLoader.Load(new SnapshotFiles { Chain = Write("chain.csv", Table([new(2024, 3, 15)])) });
        Assert.Null(undated.Snapshot);
        Assert.Single(undated.Problems);
        Assert.NotNull(SnapshotLoader.Load(new SnapshotFiles { Chain = Write("chain.csv", Table([new(2024, 3, 15)])), Date = new DateOnly(2024, 2, 13) }).Snapshot);
    }

    [Fact]
    public void Illegal_values_are_refused()
    {
        Assert.Throws<ArgumentNullException>(() => SnapshotLoader.Load(null!));
        Assert.Throws<ArgumentException>(() => new SnapshotFiles { Chain = " " });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SnapshotFiles { Chain = "x", FuturesHalfSpread = -1 });
        Assert.Throws<FileNotFoundException>(() => SnapshotLoader.Load(new SnapshotFiles { Chain = Path.Combine(_folder, "none.csv") }));
        Assert.Throws<OperationCanceledException>(() => SnapshotLoader.Load(new SnapshotFiles { Chain = Write("spxw-2024-02-13.csv", Table([new(2024, 3, 15)])) }, new CancellationToken(true)));
    }

    private static MarketSnapshot Serialization(SnapshotBuild build) =>
        VixShield.Serialization.VixShieldJson.Parse<MarketDocument>(VixShield.Serialization.VixShieldJson.Serialize(build.ToDocument())).Snapshot;

    private static double Forward(double years) => Spot * Math.Exp((Rate - Yield) * years);

    private static double Volatility(double z) => 0.14 - (0.018 * z) + (0.002 * z * z);

    /// <summary>Both sides at strikes of 25 points, on ticks outward of Black-76 prices.</summary>
    private static string Table(DateOnly[] expirations)
    {
        var text = new StringBuilder("root,expiry,strike,call_bid,call_ask,put_bid,put_ask\n");
        foreach (DateOnly date in expirations)
        {
            double years = Expiry.AtClose(date, TradingCalendar.UsOptions).YearsFrom(s_instant);
            double forward = Forward(years);
            for (double strike = 4000; strike <= 5800; strike += 25)
            {
                double z = Math.Clamp(Math.Log(strike / forward) / (0.14 * Math.Sqrt(years)), -6, 4);
                (double callBid, double callAsk) = Quote(OptionRight.Call);
                (double putBid, double putAsk) = Quote(OptionRight.Put);
                text.Append(CultureInfo.InvariantCulture, $"SPXW,{date:yyyy-MM-dd},{strike},{callBid:0.##},{callAsk:0.##},{putBid:0.##},{putAsk:0.##}\n");
                (double, double) Quote(OptionRight right)
                {
                    double price = Black76.Price(forward, strike, years, Volatility(z), Rate, right);
                    double tick = price < 3 ? 0.05 : 0.1;
                    return (Math.Floor(price / tick) * tick, Math.Ceiling(price / tick) * tick);
                }
            }
        }

        return text.ToString();
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}

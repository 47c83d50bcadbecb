using System.Globalization;
using System.Text;
using VixShield.Market;
using VixShield.MarketData;
using VixShield.Serialization;
using Xunit.Abstractions;

namespace VixShield.Tests.Malformed;

/// <summary>What is made of files, from malformed ones: a history, or the snapshot of a day. One document for fifty of the other loops, because files are written.</summary>
public sealed class MalformedFilesTests : IDisposable
{
    private const int Share = 50;
    private readonly ITestOutputHelper _output;
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;
    private readonly (string Name, string Text, Func<string, string> Load, bool DocumentsArguments)[] _files;

    public MalformedFilesTests(ITestOutputHelper output)
    {
        _output = output;
        Directory.CreateDirectory(Path.Combine(_folder, "changed"));
        string chain = Chain();
        string vix = "expiry,strike,type,bid,ask,iv_bid,iv_ask,forward,discount_factor\n2024-08-21,25,put,0.50,0.55,0.91,0.95,30.4,0.9985\n2024-08-21,30,put,2.5,2.6,1.1,1.15,30.4,0.9985\n2024-08-21,40,call,2.10,2.20,1.41,1.45,30.4,0.9985\n";
        string futures = "Trade Date,Expiration,Open,High,Low,Close,Settle,Change,Total Volume,EFP,Open Interest\n2024-08-01,2024-08-21,16.1,18.6,16,18.2,18.2,1,1000,0,900\n2024-08-02,2024-08-21,18.1,22.6,18,21.8,21.8527,1,1000,0,900\n2024-08-05,2024-08-21,23.9,38.58,23.4,32.1,32.0986,10.25,312000,0,90000\n2024-08-05,2024-09-18,22.5,33.2,22.1,30.4,30.3911,8.4,150000,0,60000\n";
        string strip = "settlement_date,open,high,low,close,settle,volume,open_interest\n2024-08-21,23.9,38.58,23.4,32.1,32.0986,312000,90000\n2024-09-18,22.5,33.2,22.1,30.4,30.3911,150000,60000\n";
        string indices = "name,date,open,high,low,close\nSPX,2024-08-05,,,,5186.33\nVIX,2024-08-05,23.39,65.73,23.39,38.57\nVIX9D,2024-08-05,,,,45.1\nIRX_13W_BILL_PCT,2024-08-05,,,,5.05\n";
        string levels = "date,spx_close,vix_close,irx_13w_bill_discount_pct\n2024-08-02,5346.56,23.39,5.1\n2024-08-05,5186.33,38.57,5.05\n";
        foreach ((string name, string text) in new[] { ("spxw-2024-08-05.csv", chain), ("vix-2024-08-05.csv", vix), ("vx.csv", futures), ("indices.csv", indices) })
            File.WriteAllText(Path.Combine(_folder, name), text);
        _files =
        [
            ("spxw-2024-08-05.csv", chain, path => Snapshot(new() { Chain = path, VixChain = Good("vix-2024-08-05.csv"), Futures = Good("vx.csv"), Indices = Good("indices.csv") }), false),
            ("spxw-2024-08-05.csv", chain, path => Snapshot(new() { Chain = path }), false),
            ("vix-2024-08-05.csv", vix, path => Snapshot(new() { Chain = Good("spxw-2024-08-05.csv"), VixChain = path }), false),
            ("vx.csv", futures, path => Snapshot(new() { Chain = Good("spxw-2024-08-05.csv"), Futures = path, Indices = Good("indices.csv") }), false),
            ("strip.csv", strip, path => Snapshot(new() { Chain = Good("spxw-2024-08-05.csv"), Futures = path }), false),
            ("indices.csv", indices, path => Snapshot(new() { Chain = Good("spxw-2024-08-05.csv"), Futures = Good("vx.csv"), Indices = path }), false),
            ("levels.csv", levels, path => Snapshot(new() { Chain = Good("spxw-2024-08-05.csv"), Futures = Good("vx.csv"), Indices = path }), false),
            ("SPX_History.csv", "DATE,OPEN,HIGH,LOW,CLOSE\n08/02/2024,5376,5390,5302,5346.56\n08/05/2024,5151,5250,5119,5186.33\n", path => Snapshot(new() { Chain = Good("spxw-2024-08-05.csv"), Indices = path }), false),
            ("vx.csv", futures, path => $"{HistoryLoader.VixFutures([path, Good("vx.csv")]).Value}", false),
            ("VIX_History.csv", "DATE,OPEN,HIGH,LOW,CLOSE\n08/05/2024,23.39,65.73,23.39,38.57\n08/06/2024,33.71,34.77,24.02,27.71\n", path => $"{HistoryLoader.Index(path).Value}", false),
            ("levels.csv", levels, path => $"{HistoryLoader.Levels(path).Value.Length}", false),
            ("levels.csv", levels, path => $"{HistoryLoader.Rates(path, "irx_13w_bill_discount_pct", RateQuotation.BankDiscount).Value}", true),
            ("breadth.csv", "date,nyse_advancers,nyse_decliners\n2015-01-02,1500,1600\n2015-01-05,300,2800\n", path => $"{HistoryLoader.Breadth(path).Value.Length}", false),
            ("sessions.csv", "session,open_utc,close_utc\n2022-11-23,2022-11-23T14:30:00Z,2022-11-23T21:00:00Z\n2022-11-25,2022-11-25T14:30:00Z,2022-11-25T18:00:00Z\n", path => $"{HistoryLoader.Sessions(path).Value}", true),
            ("events.csv", "date,event,detail,ref_period,time_et,source\n2024-06-12,cpi,May,2024-05,08:30,bls\n2024-07-11,cpi,June,2024-06,08:30,computed\n", path => $"{HistoryLoader.Events(path, ["cpi"]).Value}", true),
        ];
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_base_is_used()
    {
        foreach ((string name, string text, Func<string, string> load, _) in _files)
            Assert.DoesNotContain("no snapshot", load(Write(name, Encoding.UTF8.GetBytes(text))), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_made_of_malformed_files_is_whole_or_refused_with_the_file_s_name()
    {
        MalformedRun run = MalformedRun.FromEnvironment(Share);
        run.Run(
            random =>
            {
                (string name, string text, Func<string, string> load, bool documentsArguments) = _files[random.Next(_files.Length)];
                return (Name: name, Content: random.Next(4) == 0 ? ByteChanges.Change(Encoding.UTF8.GetBytes(text), random) : Encoding.UTF8.GetBytes(CsvChanges.Change(text, random)), Load: load, DocumentsArguments: documentsArguments);
            },
            file => $"{file.Name} {Judge(file.Name, file.Content, file.Load, file.DocumentsArguments)}",
            file => $"{file.Name}: {Encoding.UTF8.GetString(file.Content)}");
        _output.WriteLine(run.ToString());
    }

    private string Judge(string name, byte[] content, Func<string, string> load, bool documentsArguments)
    {
        string path = Write(name, content);
        MarketDataIdentity identity = MarketDataFormats.Identify(path);
        if (identity.Kind == MarketDataKind.Unsupported)
            CsvLaw.CheckLength(identity.Reason);
        try
        {
            string made = load(path);
            CsvLaw.CheckLength(made);
            return made == "no snapshot" ? made : "made";
        }
        catch (MarketDataFormatException refused)
        {
            CsvLaw.CheckMessage(refused, name);
            return "refused";
        }
        catch (ArgumentException refused) when (documentsArguments && refused.ParamName is not null)
        {
            // What the loaders of rates, sessions and events say they throw: a column, a session or a kind is not there, or its values cannot be. No other loader says so.
            CsvLaw.CheckLength(refused.Message);
            return "refused as an argument";
        }
    }

    // A snapshot made reads back equal, so that nothing in it is no number; without one a problem says why.
    private static string Snapshot(SnapshotFiles files)
    {
        SnapshotBuild build = SnapshotLoader.Load(files);
        foreach (string said in build.Problems.Concat(build.Chains.Concat(build.VixChains).Select(chain => chain.ToString())).Concat(build.Snapshot?.Notes ?? []))
            CsvLaw.CheckLength(said);
        if (build.Snapshot is not { } market)
        {
            Assert.NotEmpty(build.Problems);
            return "no snapshot";
        }

        Assert.Equal(market, VixShieldJson.Parse<MarketSnapshot>(VixShieldJson.Serialize(market)));
        Assert.DoesNotContain("NaN", build.ToString(), StringComparison.Ordinal);
        return "made";
    }

    private string Good(string name) => Path.Combine(_folder, name);

    private string Write(string name, byte[] content)
    {
        string path = Path.Combine(_folder, "changed", name);
        File.WriteAllBytes(path, content);
        return path;
    }

    // Two expirations on one forward each, in hundredths that are ticks.
    private static string Chain()
    {
        StringBuilder text = new("root,expiry,strike,call_bid,call_ask,put_bid,put_ask\n");
        foreach ((string expiry, double forward, double width) in new[] { ("2024-08-30", 5200, 130.0), ("2024-09-20", 5215, 190.0) })
        {
            for (double strike = 4900; strike <= 5500; strike += 100)
            {
                double call = Math.Max(0, forward - strike) + (width * Math.Exp(-Math.Abs(strike - forward) / 300));
                double put = call - forward + strike;
                text.Append(CultureInfo.InvariantCulture, $"SPXW,{expiry},{strike},{Tick(call) - 0.5:0.0},{Tick(call) + 0.5:0.0},{Tick(put) - 0.5:0.0},{Tick(put) + 0.5:0.0}\n");
            }
        }

        return text.ToString();

        static double Tick(double price) => Math.Round(price, 0);
    }
}

using System.IO.Compression;
using System.Text;
using VixShield.MarketData;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Files;

/// <summary>What a reading holds in memory, measured; nothing else runs meanwhile.</summary>
[Collection("Memory")]
public sealed class BoundedMemoryTests
{
    private const string Header = "date,vix_spot,last_trade_date,settle\n";
    private const string Row = "2024-08-05,38.57,2024-08-20,32.0986\n";
    private const long Gibibyte = 1L << 30;

    [Theory]
    [InlineData(Header, '7', 2)]
    [InlineData(Header + Row + "2024-08-06,\"", '7', 3)]
    [InlineData("# ", '7', 1)]
    [InlineData("", ',', 1)]
    [InlineData(Header, '"', 2)]
    public void A_line_of_a_gibibyte_stops_at_the_limit(string start, char filler, int line)
    {
        long before = GC.GetTotalAllocatedBytes(precise: true);
        MarketDataFormatException error = Refuses(new EndlessStream(Encoding.UTF8.GetBytes(start), (byte)filler, Gibibyte), "65536 characters", null);
        Assert.Equal(line, error.Line);
        long allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        Assert.True(allocated < 4 << 20, $"{allocated} bytes were allocated.");
    }

    [Fact]
    public void A_compressed_line_stops_at_the_limit()
    {
        using MemoryStream target = new();
        using (GZipStream zip = new(target, CompressionLevel.Fastest, leaveOpen: true))
            new EndlessStream(Encoding.UTF8.GetBytes(Header), (byte)'7', Gibibyte / 4).CopyTo(zip);
        long before = GC.GetTotalAllocatedBytes(precise: true);
        Assert.Equal(2, Refuses(new MemoryStream(target.ToArray()), "65536 characters", null).Line);
        long allocated = GC.GetTotalAllocatedBytes(precise: true) - before - target.Length;
        Assert.True(allocated < 4 << 20, $"{allocated} bytes were allocated.");
    }

    [Fact]
    public void Decompressed_size_is_capped()
    {
        // 36 MB of one row in less than 1 MB; the cap stops it at 16 MiB.
        byte[] bomb = MadeFile.Zip(Header + string.Concat(Enumerable.Repeat(Row, 1_000_000)));
        Assert.True(bomb.Length < 1 << 20);
        LiveMemory live = new();
        MarketDataFormatException error = Refuses(new MemoryStream(bomb), "16777216 bytes", live, new ReadOptions { Limits = new ReadLimits { MaximumBytes = 16 << 20 } });
        Assert.InRange(error.Line, ((16 << 20) / Row.Length) - 4000, (16 << 20) / Row.Length);
        Assert.InRange(live.Calls, 20, int.MaxValue);
        // The first 10,000 duplicates are listed.
        Assert.True(live.Most < 6 << 20, $"{live.Most} bytes were alive.");
    }

    [Fact]
    public void Memory_does_not_grow_with_the_file()
    {
        (long Small, long Large) most = (Most(10_000), Most(1_000_000));
        // One byte a row would be a megabyte; the runtime's own noise is a tenth of that.
        Assert.True(most.Large < most.Small + (512 << 10), $"{most.Small} bytes were alive at 10,000 rows, {most.Large} at 1,000,000.");

        // Rows of one contract and day again and again, none of them listed.
        static long Most(int rows)
        {
            LiveMemory live = new();
            byte[] content = MadeFile.Zip(Header + string.Concat(Enumerable.Repeat(Row, rows)));
            using RowReader<VixFuturesRow> reader = MarketDataFormats.VixFutures.Open(MadeFile.Name, new MemoryStream(content), new ReadOptions { MaximumIssues = 0 }, live);
            live.Start();
            Assert.Equal(1, reader.Sum(_ => 1));
            return live.Most;
        }
    }

    // Cells as long as a line may be, all of them different and all of them wrong.
    [Fact]
    public void Memory_does_not_grow_with_wrong_cells()
    {
        RowPolicy drop = RowPolicy.Default.With(RowIssueCode.NegativeValue, RowAction.Drop).With(RowIssueCode.UnreadableNumber, RowAction.Drop).With(RowIssueCode.UnreadableDate, RowAction.Drop);
        ReadOptions options = new() { Policy = drop };
        AssertFlat(MarketDataFormats.VixFutures, "Trade Date,Futures,Open,High,Low,Close,Settle\n", i => $"2024-08-05,{Long(i)},1,1,1,1,1\n", options);
        AssertFlat(MarketDataFormats.VixFutures, Header, i => $"2024-08-05,38.57,2024-08-20,-{i}{new string('1', 40_000)}\n", options);
        AssertFlat(MarketDataFormats.VixFutures, Header, i => $"{Long(i)},38.57,2024-08-20,1\n", options);
        AssertFlat(MarketDataFormats.Events, "date,event,detail\n", i => $"2024-08-05,{Long(i)},{Long(i)}\n".Replace("xxxx", "x", StringComparison.Ordinal), options);
        AssertFlat(MarketDataFormats.VixSettlementCurve, "expiration_date,symbol,settlement\n", i => $"2024-08-21,{Long(i)},1\n", options);

        AssertFlat(MarketDataFormats.NamedIndices, "name,date,open,high,low,close\n", i => $"{Long(i)},2024-08-05,,,,1\n", options);
        AssertFlat(MarketDataFormats.VixFuturesStrip(new DateOnly(2024, 8, 5)), "settlement_date,open,high,low,close,settle\n", i => $"{Long(i)},1,1,1,1,1\n", options);

        static string Long(int i) => $"{i}{new string('x', 40_000)}";
    }

    [Fact]
    public void Memory_does_not_grow_with_the_options_of_a_day()
    {
        OptionFacts facts = new() { Root = "SPX", QuoteDate = new DateOnly(2024, 8, 5), ExpirationDate = new DateOnly(2024, 9, 20), UnderlyingPrice = 5186 };
        LiveMemory live = new();
        byte[] content = MadeFile.Zip("strike,bid.c,ask.c,bid.p,ask.p\n" + string.Concat(Enumerable.Range(1, 500_000).Select(i => FormattableString.Invariant($"{i},1,2,1,2\n"))));
        using RowReader<OptionRow> reader = MarketDataFormats.Options(facts).Open(MadeFile.Name, new MemoryStream(content), null, live);
        live.Start();
        Assert.Equal(1_000_000, reader.Sum(_ => 1));
        Assert.True(live.Most < 48 << 20, $"{live.Most} bytes were alive.");
    }

    private static void AssertFlat<TRow>(RowFormat<TRow> format, string header, Func<int, string> row, ReadOptions options)
    {
        LiveMemory live = new();
        byte[] content = MadeFile.Zip(header + string.Concat(Enumerable.Range(0, 2000).Select(row)));
        using RowReader<TRow> reader = format.Open(MadeFile.Name, new MemoryStream(content), options, live);
        live.Start();
        _ = reader.Count();
        Assert.Equal(2000, reader.Report.Lines);
        Assert.True(live.Most < 4 << 20, $"{format}: {live.Most} bytes were alive.");
    }

    private static MarketDataFormatException Refuses(Stream content, string problem, LiveMemory? live, ReadOptions? options = null)
    {
        MarketDataFormatException error = Assert.Throws<MarketDataFormatException>(() =>
        {
            live?.Start();
            using RowReader<VixFuturesRow> reader = MarketDataFormats.VixFutures.Open(MadeFile.Name, content, options, live);
            foreach (VixFuturesRow row in reader)
                Assert.True(row.Settle > 0);
        });
        Assert.Equal(MadeFile.Name, error.File);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        return error;
    }

    [CollectionDefinition("Memory", DisableParallelization = true)]
    public sealed class MemoryCollection;

    private sealed class LiveMemory : IProgress<ReadProgress>
    {
        private long _before;

        internal long Most { get; private set; }

        internal int Calls { get; private set; }

        internal void Start() => _before = GC.GetTotalMemory(forceFullCollection: true);

        public void Report(ReadProgress value)
        {
            Calls++;
            Most = Math.Max(Most, GC.GetTotalMemory(forceFullCollection: true) - _before);
        }
    }
}

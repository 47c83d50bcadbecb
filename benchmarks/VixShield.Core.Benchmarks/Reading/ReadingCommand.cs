using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using VixShield.Expiries;
using VixShield.MarketData;

namespace VixShield.Benchmarks.Reading;

/// <summary>Rows a second and live memory of reading VX futures tables of several sizes.</summary>
internal static class ReadingCommand
{
    private const int Repeats = 15;

    internal static int Run()
    {
        // Until the code is optimised; the small table alone is read before that.
        byte[] first = Table(9);
        byte[] firstZipped = Zip(first);
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < 4;)
            _ = Read(first, null) + Read(firstZipped, null);
        Console.WriteLine("file            rows     bytes      rows/s   live memory");
        foreach (int contracts in new[] { 9, 36, 150 })
        {
            byte[] plain = Table(contracts);
            Measure("plain", plain);
            Measure("gzip", Zip(plain));
        }

        return 0;
    }

    private static void Measure(string name, byte[] content)
    {
        long rows = 0;
        double best = double.MaxValue;
        for (int i = 0; i < Repeats; i++)
        {
            long start = Stopwatch.GetTimestamp();
            rows = Read(content, null);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        LiveMemory live = new(GC.GetTotalMemory(forceFullCollection: true));
        Read(content, live);
        Console.WriteLine(FormattableString.Invariant($"{name,-8} {rows,11} {content.Length,9} {rows / best,11:0} {live.Most / 1024.0,9:0} KiB"));
    }

    private static long Read(byte[] content, IProgress<ReadProgress>? progress)
    {
        using RowReader<VixFuturesRow> reader = MarketDataFormats.VixFutures.Open("made.csv", new MemoryStream(content), progress: progress);
        long rows = 0;
        foreach (VixFuturesRow row in reader)
            rows += row.Settle > 0 ? 1 : 0;
        if (reader.Report.Counts.Count > 0)
            throw new InvalidOperationException(reader.Report.ToString());
        return rows;
    }

    private static byte[] Table(int contracts)
    {
        TradingCalendar calendar = TradingCalendar.UsOptions;
        Random random = new(7);
        StringBuilder text = new("Trade Date,Expiration,Open,High,Low,Close,Settle,Change,Total Volume,EFP,Open Interest\n");
        Expiry[] expiries = [.. Enumerable.Range(0, 12 * 26).Select(month => ExpiryRules.VixMonthly.Resolve(2004 + (month / 12), 1 + (month % 12), calendar))];
        for (DateOnly date = new(2004, 3, 26); date.Year < 2029; date = calendar.NextSession(date))
        {
            foreach (Expiry expiry in expiries.Where(e => e.Date > date).Take(contracts))
            {
                double low = Math.Round(12 + (20 * random.NextDouble()), 2);
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd},{expiry.Date:yyyy-MM-dd},{low + 0.2:0.00},{low + 0.75:0.00},{low:0.00},{low + 0.5:0.00},{low + 0.4321:0.0000},");
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{random.NextDouble() - 0.5:0.0000},{random.Next(200_000)},{random.Next(100)},{random.Next(300_000)}\n");
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static byte[] Zip(byte[] content)
    {
        using MemoryStream target = new();
        using (GZipStream zip = new(target, CompressionLevel.Optimal))
            zip.Write(content);
        return target.ToArray();
    }

    private sealed class LiveMemory(long before) : IProgress<ReadProgress>
    {
        internal long Most { get; private set; }

        public void Report(ReadProgress value) => Most = Math.Max(Most, GC.GetTotalMemory(forceFullCollection: true) - before);
    }
}

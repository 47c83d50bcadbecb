using VixShield.MarketData;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Folder;

[Trait("Category", "Data")]
public sealed class DumpTests(Xunit.Abstractions.ITestOutputHelper output)
{
    [DataFact]
    public void Dump()
    {
        foreach (string folder in new[] { "vix-futures", "vol-indices", "breadth", "option-chains", "rates", "volatility-etps", "calendars" })
        {
            foreach (string path in Directory.GetFiles(ExternalFolder.PathOf(ExternalFolder.Data, folder)).Order(StringComparer.Ordinal))
            {
                MarketDataIdentity id = MarketDataFormats.Identify(path);
                output.WriteLine($"{Path.GetFileName(path)}: {id}");
                try
                {
                    ReadReport? r = id.Kind switch
                    {
                        MarketDataKind.VixFutures => Go(MarketDataFormats.VixFutures, path),
                        MarketDataKind.VixTermStructure => Go(MarketDataFormats.VixTermStructure, path),
                        MarketDataKind.VixSettlementCurve => Go(MarketDataFormats.VixSettlementCurve, path),
                        MarketDataKind.Index => Go(MarketDataFormats.Index, path),
                        MarketDataKind.Levels => Go(MarketDataFormats.Levels, path),
                        MarketDataKind.Breadth => Go(MarketDataFormats.Breadth, path),
                        MarketDataKind.Sessions => Go(MarketDataFormats.Sessions, path),
                        MarketDataKind.Holidays => Go(MarketDataFormats.Holidays, path),
                        MarketDataKind.Events => Go(MarketDataFormats.Events, path),
                        MarketDataKind.VixExpirations => Go(MarketDataFormats.VixExpirations, path),
                        MarketDataKind.Options => Go(MarketDataFormats.Options(new OptionFacts { Root = "SPX", ExpirationDate = new DateOnly(2013, 8, 16), QuoteDate = path.Contains("2013", StringComparison.Ordinal) || path.Contains("implied", StringComparison.Ordinal) || path.Contains("lean", StringComparison.Ordinal) ? new DateOnly(2013, 6, 24) : null }), path),
                        _ => null,
                    };
                    output.WriteLine("   " + r);
                    foreach (var g in (r?.Issues ?? []).GroupBy(i => i.Code))
                    {
                        foreach (RowIssue i in g.Take(4))
                            output.WriteLine("      " + i);
                    }
                }
                catch (MarketDataFormatException e)
                {
                    output.WriteLine("   !! " + e.Message);
                }
            }
        }
    }

    private static ReadReport Go<T>(RowFormat<T> format, string path)
    {
        using RowReader<T> r = format.Open(path);
        Assert.True(r.Count() >= 0);
        return r.Report;
    }
}

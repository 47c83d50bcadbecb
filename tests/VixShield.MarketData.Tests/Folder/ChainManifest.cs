using System.Globalization;
using VixShield.Expiries;
using VixShield.MarketData;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Folder;

/// <summary>What the tables of option chains leave open, by file.</summary>
internal static class ChainManifest
{
    internal static Dictionary<string, OptionFacts> Read()
    {
        string path = Repository.PathOf("tests", "VixShield.MarketData.Tests", "Folder", "option-tables.manifest.csv");
        return File.ReadLines(path).Where(line => !line.StartsWith('#')).Skip(1).Select(line => line.Split(',')).ToDictionary(cells => cells[0], Facts);
    }

    private static OptionFacts Facts(string[] cells)
    {
        DateTimeOffset? time = cells[2].Length == 0
            ? null
            : UsTime.AtNewYork(DateOnly.ParseExact(cells[2][..10], "yyyy-MM-dd", CultureInfo.InvariantCulture), TimeOnly.ParseExact(cells[2][11..], "HH:mm", CultureInfo.InvariantCulture));
        return new OptionFacts
        {
            Root = cells[1].Length == 0 ? null : cells[1],
            QuoteTime = time,
            ExpirationDate = cells[3].Length == 0 ? null : DateOnly.ParseExact(cells[3], "yyyy-MM-dd", CultureInfo.InvariantCulture),
            UnderlyingPrice = cells[4].Length == 0 ? null : double.Parse(cells[4], CultureInfo.InvariantCulture),
        };
    }
}

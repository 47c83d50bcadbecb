using System.Globalization;
using VixShield.Expiries;
using VixShield.MarketData;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Folder;

/// <summary>What the tables of option chains leave open, by file.</summary>
internal static class ChainManifest
{
    /// <summary>The format of a file that no reader supports.</summary>
    internal const string Unsupported = "unsupported";

    internal static Dictionary<string, OptionFacts> Read() => Rows().Where(cells => cells[1] != Unsupported).ToDictionary(cells => cells[0], Facts);

    /// <summary>What a table leaves open, with the day of its folder where the manifest has no time; null for a file that the manifest does not know.</summary>
    internal static OptionFacts? Of(string path) => Read().GetValueOrDefault(Path.GetFileName(path)) is not { } facts ? null
        : facts.QuoteTime is null && DataFolder.DayOf(path) is { } day ? facts with { QuoteTime = UsTime.AtNewYork(day, new TimeOnly(16, 15)) } : facts;

    /// <summary>Name of the format by file: a layout of option tables, or <see cref="Unsupported"/>.</summary>
    internal static Dictionary<string, string> Formats() => Rows().ToDictionary(cells => cells[0], cells => cells[1]);

    private static IEnumerable<string[]> Rows() => File.ReadLines(Repository.PathOf("tests", "VixShield.MarketData.Tests", "Folder", "option-tables.manifest.csv"))
        .Where(line => !line.StartsWith('#')).Skip(1).Select(line => line.Split(','));

    private static OptionFacts Facts(string[] cells)
    {
        DateTimeOffset? time = cells[3].Length == 0
            ? null
            : UsTime.AtNewYork(DateOnly.ParseExact(cells[3][..10], "yyyy-MM-dd", CultureInfo.InvariantCulture), TimeOnly.ParseExact(cells[3][11..], "HH:mm", CultureInfo.InvariantCulture));
        return new OptionFacts
        {
            Root = cells[2].Length == 0 ? null : cells[2],
            QuoteTime = time,
            ExpirationDate = cells[4].Length == 0 ? null : DateOnly.ParseExact(cells[4], "yyyy-MM-dd", CultureInfo.InvariantCulture),
            UnderlyingPrice = cells[5].Length == 0 ? null : double.Parse(cells[5], CultureInfo.InvariantCulture),
        };
    }
}

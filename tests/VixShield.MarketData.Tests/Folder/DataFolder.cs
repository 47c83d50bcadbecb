using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using VixShield.MarketData;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Folder;

/// <summary>The folders of market data files, and each file read in the format that its header shows.</summary>
internal static class DataFolder
{
    private const string Snapshot = "demo-snapshot-";
    private static readonly string[] s_folders = ["vix-futures", "vol-indices", "breadth", "option-chains", "rates", "volatility-etps", "calendars"];

    /// <summary>All files but the notes beside them.</summary>
    internal static IEnumerable<string> Files => s_folders
        .Select(folder => ExternalFolder.PathOf(ExternalFolder.Data, folder)).Where(Directory.Exists).Concat(Snapshots).SelectMany(Directory.GetFiles)
        .Where(path => !path.EndsWith(".md", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal);

    /// <summary>Folders with the tables of one day, which their name says.</summary>
    internal static IEnumerable<string> Snapshots => Directory.GetDirectories(ExternalFolder.PathOf(ExternalFolder.Data), Snapshot + "*").Order(StringComparer.Ordinal);

    /// <summary>The day that the folder of a file says; null when it says none.</summary>
    internal static DateOnly? DayOf(string path) =>
        Path.GetFileName(Path.GetDirectoryName(path)) is { } folder && folder.StartsWith(Snapshot, StringComparison.Ordinal)
        && DateOnly.TryParseExact(folder.AsSpan(Snapshot.Length), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;

    /// <summary>Skips the test where no folder is named or it lacks a part (a folder or a file of it). An empty folder fails.</summary>
    internal static string Require(params string[] parts)
    {
        Skip.If(ExternalFolder.SkipReason(ExternalFolder.Data) is not null, ExternalFolder.SkipReason(ExternalFolder.Data));
        string path = ExternalFolder.PathOf(ExternalFolder.Data, parts);
        Skip.IfNot(Path.Exists(path), $"The folder has no {string.Join('/', parts)}.");
        return path;
    }

    internal static (MarketDataIdentity Identity, ReadReport? Report) Read(string path)
    {
        OptionFacts? facts = ChainManifest.Of(path);
        MarketDataIdentity identity = MarketDataFormats.Identify(path, facts, null, DayOf(path));
        return (identity, identity.Kind switch
        {
            MarketDataKind.VixFutures => Report(MarketDataFormats.VixFutures, path),
            MarketDataKind.VixFuturesStrip => Report(MarketDataFormats.VixFuturesStrip(DayOf(path)!.Value), path),
            MarketDataKind.NamedIndices => Report(MarketDataFormats.NamedIndices, path),
            MarketDataKind.VixTermStructure => Report(MarketDataFormats.VixTermStructure, path),
            MarketDataKind.VixSettlementCurve => Report(MarketDataFormats.VixSettlementCurve, path),
            MarketDataKind.Index => Report(MarketDataFormats.Index, path),
            MarketDataKind.Levels => Report(MarketDataFormats.Levels, path),
            MarketDataKind.Breadth => Report(MarketDataFormats.Breadth, path),
            MarketDataKind.Sessions => Report(MarketDataFormats.Sessions, path),
            MarketDataKind.Holidays => Report(MarketDataFormats.Holidays, path),
            MarketDataKind.Events => Report(MarketDataFormats.Events, path),
            MarketDataKind.VixExpirations => Report(MarketDataFormats.VixExpirations, path),
            MarketDataKind.Options => Report(MarketDataFormats.Options(facts), path),
            _ => null,
        });
    }

    internal static string[] Lines(string path)
    {
        using Stream file = File.OpenRead(path);
        using Stream content = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using StreamReader text = new(content);
        return text.ReadToEnd().Split('\n');
    }

    /// <summary>Name of the content, whatever the file is called.</summary>
    internal static string Fingerprint(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))[..16];

    private static ReadReport Report<T>(RowFormat<T> format, string path)
    {
        using RowReader<T> reader = format.Open(path);
        int rows = reader.Count();
        Assert.Equal(rows, reader.Report.Kept);
        Assert.Equal(0, reader.Report.IssuesOmitted);
        return reader.Report;
    }
}

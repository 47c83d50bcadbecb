using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Market;

namespace VixShield.MarketData;

/// <summary>The files of a folder and of those below it, told by their headers. Nothing is read until it is asked for.</summary>
[TypeFormatterSource]
public sealed class MarketDataFolder : IDisplayable
{
    private readonly ReadOptions _options;

    private MarketDataFolder(string path, ImmutableArray<MarketDataFile> files, ReadOptions options)
    {
        Path = path;
        Files = files;
        _options = options;
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>All files, by name, also the unsupported ones with the reason.</summary>
    public ImmutableArray<MarketDataFile> Files { get; }

    /// <summary>Looks at the header of every file. One that cannot be opened is unsupported, with the reason.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="options">How files are read; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the looking with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="IOException">The folder cannot be opened.</exception>
    public static MarketDataFolder Open(string path, ReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        options ??= ReadOptions.Default;
        List<MarketDataFile> files = [];
        foreach (string file in Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            string name = System.IO.Path.GetRelativePath(path, file).Replace(System.IO.Path.DirectorySeparatorChar, '/');
            files.Add(new MarketDataFile(file, name, Identify(file, options.Limits)));
        }

        return new MarketDataFolder(path, [.. files], options);
    }

    /// <summary>The files of a kind, by name.</summary>
    /// <param name="kind">The kind.</param>
    public ImmutableArray<MarketDataFile> Of(MarketDataKind kind) => [.. Files.Where(file => file.Identity.Kind == kind)];

    /// <summary>
    /// Joins all files of VX futures, with the VIX of <c>VIX_History.csv</c> where the folder has it. Tables of the exchange go before those of
    /// vendors, which round; see <see cref="HistoryLoader.VixFutures"/>.
    /// </summary>
    /// <param name="progress">Told about the rows and bytes of each file.</param>
    /// <param name="cancellationToken">Ends the reading with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InvalidOperationException">The folder has no file of VX futures.</exception>
    /// <exception cref="IOException">A file cannot be opened.</exception>
    /// <exception cref="MarketDataFormatException">A file is damaged, or holds what the policy refuses.</exception>
    public Loaded<VixFuturesHistory> VixFutures(IProgress<ReadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ImmutableArray<MarketDataFile> futures = Of(MarketDataKind.VixFutures);
        if (futures.IsEmpty)
            throw new InvalidOperationException($"No file in {Path} holds VX futures; it has {Files.Length} files.");
        Loaded<IndexHistory>? vix = FileOf("VIX") is null ? null : Index("VIX", progress, cancellationToken);
        IEnumerable<string> ordered = futures.OrderBy(file => IsVendorTable(file.Path)).ThenBy(file => file.Name, StringComparer.Ordinal).Select(file => file.Path);
        Loaded<VixFuturesHistory> joined = HistoryLoader.VixFutures(ordered, vix?.Value.Close, _options, progress, cancellationToken);
        return vix is null ? joined : new Loaded<VixFuturesHistory>(joined.Value, [.. vix.Reports, .. joined.Reports]);
    }

    /// <summary>Reads the index whose file is named like <c>VIX_History.csv</c>.</summary>
    /// <param name="symbol">Symbol of the index, in any case.</param>
    /// <param name="progress">Told about rows and bytes.</param>
    /// <param name="cancellationToken">Ends the reading with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">The folder has no such file.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="MarketDataFormatException">The file is damaged, or holds what the policy refuses.</exception>
    public Loaded<IndexHistory> Index(string symbol, IProgress<ReadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(symbol);
        MarketDataFile file = FileOf(symbol) ?? throw new ArgumentException(
            $"No index file in {Path} is named {symbol}_History; there are {string.Join(", ", Of(MarketDataKind.Index).Select(f => f.Name))}.", nameof(symbol));
        return HistoryLoader.Index(file.Path, symbol, _options, progress, cancellationToken);
    }

    /// <summary>The folder and how many files it has.</summary>
    public override string ToString() => FormattableString.Invariant($"{Path}: {Files.Length} files, {Of(MarketDataKind.Unsupported).Length} of them unsupported");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Market data folder", ToString())
    {
        Facts =
        [
            new("folder", Path),
            new("files", Files.Length),
            new("unsupported", Of(MarketDataKind.Unsupported).Length),
        ],
        Tables =
        [
            DisplayTable.Of(
                "files",
                Files,
                new("name", r => r.Name),
                new("kind", r => r.Identity.Kind),
                new("reason", r => r.Identity.Reason)),
        ],
    };

    private static MarketDataIdentity Identify(string path, ReadLimits limits)
    {
        try
        {
            return MarketDataFormats.Identify(path, null, limits);
        }
        catch (IOException refused)
        {
            return new MarketDataIdentity(MarketDataKind.Unsupported, refused.Message);
        }
    }

    private MarketDataFile? FileOf(string symbol) =>
        Of(MarketDataKind.Index).FirstOrDefault(file => string.Equals(HistoryLoader.SymbolOf(file.Path), symbol, StringComparison.OrdinalIgnoreCase));

    private bool IsVendorTable(string path)
    {
        using CsvTable table = CsvTable.Open(path, _options.Limits);
        return table.Find("last_trade_date") is not null;
    }
}

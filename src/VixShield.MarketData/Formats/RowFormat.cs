namespace VixShield.MarketData;

/// <summary>One format of file, of which a reader can be opened.</summary>
/// <typeparam name="TRow">What a row is.</typeparam>
public sealed class RowFormat<TRow>
{
    private readonly Func<CsvTable, ReadContext, RowReader<TRow>> _start;

    internal RowFormat(string name, Func<CsvTable, ReadContext, RowReader<TRow>> start)
    {
        Name = name;
        _start = start;
    }

    /// <summary>What files of the format hold.</summary>
    public string Name { get; }

    /// <summary>Opens a file, plain or gzip (told by its content). The header is read at once.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How it is read; null for the defaults.</param>
    /// <param name="progress">Told at the start, about every 16,384 lines and at the end.</param>
    /// <param name="cancellationToken">Ends the enumeration with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="IOException">The file cannot be opened; also where it is a folder or may not be read.</exception>
    /// <exception cref="MarketDataFormatException">The file is not of this format or is damaged.</exception>
    public RowReader<TRow> Open(string path, ReadOptions? options = null, IProgress<ReadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        options ??= ReadOptions.Default;
        return Start(CsvTable.Open(path, options.Limits), new ReadContext(options, progress, cancellationToken));
    }

    /// <summary>Opens a stream, which the reader then owns.</summary>
    /// <param name="name">Name of the source in reports and errors.</param>
    /// <param name="stream">The content, plain or gzip.</param>
    /// <param name="options">How it is read; null for the defaults.</param>
    /// <param name="progress">Told at the start, about every 16,384 lines and at the end.</param>
    /// <param name="cancellationToken">Ends the enumeration with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="MarketDataFormatException">The content is not of this format or is damaged.</exception>
    public RowReader<TRow> Open(string name, Stream stream, ReadOptions? options = null, IProgress<ReadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(stream);
        options ??= ReadOptions.Default;
        return Start(CsvTable.Open(name, stream, options.Limits), new ReadContext(options, progress, cancellationToken));
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    private RowReader<TRow> Start(CsvTable table, ReadContext context)
    {
        try
        {
            return _start(table, context);
        }
        catch
        {
            table.Dispose();
            throw;
        }
    }
}

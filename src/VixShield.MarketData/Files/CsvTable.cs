using System.Globalization;
using System.IO.Compression;
using CsvHelper;
using CsvHelper.Configuration;

namespace VixShield.MarketData;

/// <summary>The rows of one file behind the limits, with the columns of its header.</summary>
internal sealed class CsvTable : IDisposable
{
    private readonly CappedStream _bytes;
    private readonly LineLimitReader _text;
    private readonly CsvParser _parser;
    private readonly Dictionary<string, int> _columns;

    private CsvTable(string file, CappedStream bytes, ReadLimits limits)
    {
        File = file;
        _bytes = bytes;
        _text = new LineLimitReader(file, bytes, limits.MaximumLineLength);
        CsvConfiguration configuration = new(CultureInfo.InvariantCulture)
        {
            HasHeaderRecord = false,
            BadDataFound = null,
            IgnoreBlankLines = true,
            BufferSize = 1 << 14,
        };
        _parser = new CsvParser(_text, configuration);
        if (!_parser.Read())
            throw new MarketDataFormatException(file, 1, "The file is empty.");
        HeaderLine = _parser.RawRow;
        _columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < _parser.Count; i++)
        {
            if (!_columns.TryAdd(_parser[i].Trim(), i))
                throw new MarketDataFormatException(file, HeaderLine, $"The header names the column '{_parser[i].Trim()}' twice.");
        }

        Width = _parser.Count;
    }

    internal string File { get; }

    internal int HeaderLine { get; }

    internal int Width { get; }

    /// <summary>Cells of the current row.</summary>
    internal int Count => _parser.Count;

    /// <summary>Line of the current row.</summary>
    internal long Line => _parser.RawRow;

    internal long Bytes => _bytes.BytesRead;

    internal string Header => string.Join(", ", _columns.Keys);

    internal string this[int column] => _parser[column];

    internal static CsvTable Open(string path, ReadLimits limits)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Open(Path.GetFileName(path), new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan), limits);
    }

    /// <summary>Opens a stream, which it then owns; compressed content is told by its first two bytes, not by the name.</summary>
    internal static CsvTable Open(string file, Stream stream, ReadLimits limits)
    {
        Stream source = stream;
        try
        {
            // Four bytes in one piece, so that a byte order mark is recognised.
            byte[] start = new byte[4];
            int read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
            SourceStream whole = new(start.AsMemory(0, read), stream);
            source = read > 1 && start[0] == 0x1f && start[1] == 0x8b ? new GZipStream(whole, CompressionMode.Decompress) : whole;
            return new CsvTable(file, new CappedStream(file, source, whole, limits.MaximumBytes), limits);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    internal bool Read() => _parser.Read();

    internal int? Find(string name) => _columns.TryGetValue(name, out int column) ? column : null;

    internal int Require(string name) => Find(name)
        ?? throw new MarketDataFormatException(File, HeaderLine, $"The header has no column '{name}'; it has {Header}.");

    public void Dispose()
    {
        _parser.Dispose();
        _text.Dispose();
    }
}

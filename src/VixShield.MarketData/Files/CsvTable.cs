using System.Globalization;
using System.IO.Compression;
using CsvHelper;
using CsvHelper.Configuration;

namespace VixShield.MarketData;

/// <summary>The rows of one file behind the limits, with the columns of its header.</summary>
internal sealed class CsvTable : IDisposable
{
    // Buffers of large files; those of a small one are no larger than it, because clearing them would take longer than reading it.
    private const int SmallestBlock = 1 << 10;
    private const int LargestBlock = 1 << 16;
    private const int LargestParserBuffer = 1 << 14;
    // Tables of numbers are compressed to a fifth or less.
    private const int ExpectedExpansion = 8;

    private readonly CappedStream _bytes;
    private readonly int _blockLength;
    private readonly LineLimitReader _text;
    private CsvParser _parser;
    private long _linesBeforeParser;
    private string[] _header = [];
    private bool _unread;

    private CsvTable(string file, CappedStream bytes, ReadLimits limits, long expectedBytes)
    {
        File = file;
        _bytes = bytes;
        _blockLength = (int)Math.Clamp(expectedBytes, SmallestBlock, LargestBlock);
        _text = new LineLimitReader(file, bytes, limits.MaximumLineLength, _blockLength);
        Comments = _text.TakeComments();
        _linesBeforeParser = Comments.Count;
        _parser = Parser(CsvMode.NoEscape);
        if (!Advance())
            throw new MarketDataFormatException(file, 1, "The file is empty.");
        TakeHeader();
    }

    internal string File { get; }

    /// <summary>Lines before the table that begin with a hash and a blank, without these two.</summary>
    internal IReadOnlyList<string> Comments { get; }

    internal long HeaderLine { get; private set; }

    /// <summary>Cells of the header.</summary>
    internal IReadOnlyList<string> Header => _header;

    internal int Width => _header.Length;

    /// <summary>Cells of the current row.</summary>
    internal int Count => _parser.Count;

    /// <summary>Line of the current row.</summary>
    internal long Line => _linesBeforeParser + _parser.RawRow;

    internal long Bytes => _bytes.BytesRead;

    internal string this[int column] => _parser[column];

    internal static CsvTable Open(string path, ReadLimits limits)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Open(Path.GetFileName(path), OpenFile(path, 1 << 16), limits);
    }

    /// <summary>Opens a file for reading. That it is a folder, or may not be read, is an <see cref="IOException"/> like every other reason.</summary>
    internal static FileStream OpenFile(string path, int bufferSize)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize, FileOptions.SequentialScan);
        }
        catch (UnauthorizedAccessException refused)
        {
            throw new IOException(Directory.Exists(path) ? $"'{path}' is a folder." : refused.Message, refused);
        }
    }

    /// <summary>Opens a stream, which it then owns; compressed content is told by its first two bytes, not by the name.</summary>
    internal static CsvTable Open(string file, Stream stream, ReadLimits limits)
    {
        Stream source = stream;
        try
        {
            // Four bytes in one piece, so that a byte order mark is recognised.
            long length = stream.CanSeek ? stream.Length - stream.Position : LargestBlock;
            byte[] start = new byte[4];
            int read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
            SourceStream whole = new(start.AsMemory(0, read), stream);
            bool compressed = read > 1 && start[0] == 0x1f && start[1] == 0x8b;
            source = compressed ? new GZipStream(whole, CompressionMode.Decompress) : whole;
            return new CsvTable(file, new CappedStream(source, whole, limits.MaximumBytes), limits, compressed ? Math.Min(length, LargestBlock) * ExpectedExpansion : length);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    internal bool Read()
    {
        if (_unread)
        {
            _unread = false;
            return true;
        }

        return Advance();
    }

    /// <summary>Makes the next row the header, for a format whose table begins below a title. False at the end of the file.</summary>
    internal bool NextHeader()
    {
        if (!Advance())
            return false;
        TakeHeader();
        return true;
    }

    /// <summary>Makes the header the first row, for a format without a header.</summary>
    internal void HeaderIsRow() => _unread = true;

    /// <summary>Column of a name, in any case; null when there is none.</summary>
    /// <exception cref="MarketDataFormatException">The header has the name twice.</exception>
    internal int? Find(string name)
    {
        int first = Array.FindIndex(_header, cell => string.Equals(cell, name, StringComparison.OrdinalIgnoreCase));
        if (first < 0)
            return null;
        if (Array.FindIndex(_header, first + 1, cell => string.Equals(cell, name, StringComparison.OrdinalIgnoreCase)) >= 0)
            throw new MarketDataFormatException(File, HeaderLine, $"The header names the column '{Shorten(name)}' twice.");
        return first;
    }

    internal int Require(string name) => Find(name)
        ?? throw new MarketDataFormatException(File, HeaderLine, $"The header has no column '{Shorten(name)}'; it has {Shorten(string.Join(", ", _header))}.");

    internal static string Shorten(string text) => text.Length <= 200 ? text : $"{text[..200]}...";

    // From the first line with a quote on, with a parser that knows quotes.
    private bool Advance()
    {
        if (_parser.Read())
            return true;
        if (!_text.StopsAtQuote)
            return false;
        _linesBeforeParser = _text.Line - 1;
        _parser.Dispose();
        _text.AllowQuotes();
        _parser = Parser(CsvMode.RFC4180);
        return _parser.Read();
    }

    private CsvParser Parser(CsvMode mode) => new(
        _text,
        new CsvConfiguration(CultureInfo.InvariantCulture) { Mode = mode, HasHeaderRecord = false, BadDataFound = null, IgnoreBlankLines = true, BufferSize = Math.Min(_blockLength, LargestParserBuffer) },
        leaveOpen: true);

    private void TakeHeader()
    {
        HeaderLine = Line;
        _header = new string[_parser.Count];
        for (int i = 0; i < _header.Length; i++)
            _header[i] = _parser[i].Trim();
    }

    public void Dispose()
    {
        _parser.Dispose();
        _text.Dispose();
    }
}

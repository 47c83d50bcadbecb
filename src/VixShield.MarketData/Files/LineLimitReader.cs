using System.Buffers;
using System.Text;

namespace VixShield.MarketData;

/// <summary>
/// Text for the CSV parser, in whole lines: it stops a line that is too long, a quote that does not close on its line and binary content
/// before they reach the parser, and turns damage below it into one error with file and line.
/// </summary>
/// <remarks>
/// A parser that knows no quotes takes half the time, and exchange files have none. So the text ends before the first line with a quote until
/// <see cref="AllowQuotes"/> says that a parser is there which knows them.
/// </remarks>
internal sealed class LineLimitReader(string file, Stream stream, int maximumLineLength, int blockLength) : TextReader
{
    private const int MaximumComments = 100;
    private static readonly SearchValues<char> s_marks = SearchValues.Create("\n\r\"\0");
    private readonly StreamReader _reader = new(stream, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, bufferSize: blockLength);
    private char[] _block = new char[blockLength];
    // Positions in the block, in this order: handed out, whole lines, looked at, filled. The line that is looked at begins where whole lines end.
    private int _handedOut;
    private int _whole;
    private int _lookedAt;
    private int _filled;
    private bool _endOfText;
    private bool _quotesAllowed;
    private bool _quoted;

    /// <summary>The line that is looked at, counted from 1: all lines before it are whole.</summary>
    internal long Line { get; private set; } = 1;

    /// <summary>Whether the text ended before a line with a quote, which <see cref="Line"/> is.</summary>
    internal bool StopsAtQuote { get; private set; }

    /// <summary>Lets the lines with quotes through.</summary>
    internal void AllowQuotes()
    {
        _quotesAllowed = true;
        StopsAtQuote = false;
    }

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        while (_whole == _handedOut)
        {
            if (StopsAtQuote || !LookOn())
                return 0;
        }

        int count = Math.Min(buffer.Length, _whole - _handedOut);
        _block.AsSpan(_handedOut, count).CopyTo(buffer);
        _handedOut += count;
        return count;
    }

    public override int Read() => throw new NotSupportedException("The parser reads blocks.");

    public override int Peek() => throw new NotSupportedException("The parser reads blocks.");

    /// <summary>
    /// Takes the lines at the beginning that start with a hash and a blank. They are free text, in which a quote means nothing, so
    /// the parser must not see them.
    /// </summary>
    internal IReadOnlyList<string> TakeComments()
    {
        List<string> comments = [];
        while (StartsComment())
        {
            if (comments.Count == MaximumComments)
                throw Error(FormattableString.Invariant($"More than {MaximumComments} comment lines stand before the table."));
            int end;
            // A carriage return is an end too; whether a line feed follows must be seen.
            while (((end = _block.AsSpan(_whole, _filled - _whole).IndexOfAny('\n', '\r')) < 0 || end == _filled - _whole - 1) && Fill())
            {
                // Until the line is in the block.
            }

            ReadOnlySpan<char> line = _block.AsSpan(_whole, end < 0 ? _filled - _whole : end);
            if (line.Contains('\0'))
                throw Error("Not text: a NUL character.");
            comments.Add(line.ToString());
            _whole += line.Length;
            if (_whole < _filled)
                _whole += _block[_whole] == '\r' && _whole + 1 < _filled && _block[_whole + 1] == '\n' ? 2 : 1;
            _handedOut = _lookedAt = _whole;
            Line++;
        }

        return comments;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _reader.Dispose();
        base.Dispose(disposing);
    }

    private bool StartsComment()
    {
        while (_filled - _whole < 2 && Fill())
        {
            // Until there are two characters.
        }

        return _filled - _whole >= 2 && _block[_whole] == '#' && _block[_whole + 1] == ' ';
    }

    /// <summary>Looks on for whole lines; false when none can follow: at the end of the text or before a quote.</summary>
    private bool LookOn()
    {
        if (_lookedAt == _filled || (_lookedAt == _filled - 1 && _block[_lookedAt] is '\r' or '"'))
        {
            if (!Fill() && _lookedAt == _filled)
            {
                if (_quoted)
                    throw Error("A quote is not closed.");
                // A last line without an end.
                _whole = _filled;
                return _whole > _handedOut;
            }
        }

        Look();
        return _whole > _handedOut || !StopsAtQuote;
    }

    private void Look()
    {
        while (_lookedAt < _filled)
        {
            int mark = _block.AsSpan(_lookedAt, _filled - _lookedAt).IndexOfAny(s_marks);
            int at = mark < 0 ? _filled : _lookedAt + mark;
            if (at - _whole > maximumLineLength)
                throw Error(FormattableString.Invariant($"The line has more than {maximumLineLength} characters."));
            _lookedAt = at;
            if (mark < 0)
                return;
            switch (_block[at])
            {
                case '\0':
                    throw Error("Not text: a NUL character.");
                case '"' when !_quotesAllowed:
                    StopsAtQuote = true;
                    return;
                case '"' when at == _filled - 1 && !_endOfText:
                    // What follows the quote is seen with the next block.
                    return;
                case '"':
                    CheckQuote(at);
                    _quoted = !_quoted;
                    _lookedAt++;
                    break;
                case '\r' when at == _filled - 1 && !_endOfText:
                    // Whether a line feed follows is seen with the next block.
                    return;
                default:
                    if (_quoted)
                        throw Error("A quote is not closed on its line.");
                    _lookedAt += _block[at] == '\r' && at + 1 < _filled && _block[at + 1] == '\n' ? 2 : 1;
                    _whole = _lookedAt;
                    Line++;
                    break;
            }
        }
    }

    /// <summary>
    /// A quote opens a cell at its beginning and closes it at its end; two in a row stand for one. The parser takes any other for text, and then one that
    /// opens nothing here could open a cell there that goes on over the next lines.
    /// </summary>
    private void CheckQuote(int at)
    {
        bool stands = _quoted
            ? at + 1 == _filled || _block[at + 1] is ',' or '\r' or '\n' or '"'
            : at == _whole || _block[at - 1] is ',' or '"';
        if (!stands)
            throw Error("A quote stands inside a cell.");
    }

    /// <summary>Reads on behind what the block still holds; false at the end of the text.</summary>
    private bool Fill()
    {
        if (_endOfText)
            return false;
        if (_handedOut > 0)
        {
            _block.AsSpan(_handedOut, _filled - _handedOut).CopyTo(_block);
            _whole -= _handedOut;
            _lookedAt -= _handedOut;
            _filled -= _handedOut;
            _handedOut = 0;
        }

        if (_filled - _whole > maximumLineLength)
            throw Error(FormattableString.Invariant($"The line has more than {maximumLineLength} characters."));
        if (_filled == _block.Length)
            Array.Resize(ref _block, 2 * _block.Length);
        int read = ReadText(_block.AsSpan(_filled));
        _endOfText = read == 0;
        _filled += read;
        return read > 0;
    }

    private int ReadText(Span<char> buffer)
    {
        try
        {
            return _reader.Read(buffer);
        }
        catch (SizeLimitException limit)
        {
            throw Error(limit.Message, limit);
        }
        catch (InvalidDataException damage)
        {
            throw Error("The compressed data are damaged or cut off, or are several files in one.", damage);
        }
        catch (EndOfStreamException damage)
        {
            throw Error("The file ends too early.", damage);
        }
        catch (DecoderFallbackException damage)
        {
            throw Error("Not text: a byte is not valid UTF-8.", damage);
        }
    }

    private MarketDataFormatException Error(string problem, Exception? inner = null) => new(file, Line, problem, inner);
}

using System.Buffers;
using System.Text;

namespace VixShield.MarketData;

/// <summary>
/// Text that the CSV parser may buffer a line of: it stops a line that is too long, a quote that does not close on its line and
/// binary content before they reach the parser, and turns damage below it into one error with file and line.
/// </summary>
internal sealed class LineLimitReader(string file, Stream stream, int maximumLineLength) : TextReader
{
    private const int MaximumComments = 100;
    private static readonly SearchValues<char> s_marks = SearchValues.Create("\n\r\"\0");
    private readonly StreamReader _reader = new(stream, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
    private long _line = 1;
    private int _length;
    private bool _quoted;
    private bool _afterCarriageReturn;
    private string _pushedBack = "";

    /// <summary>The line the text handed out so far has reached.</summary>
    internal long Line => _line;

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        int read = ReadPlain(buffer);
        if (read == 0 && _quoted)
            throw Error("A quote is not closed.");
        Check(buffer[..read]);
        return read;
    }

    /// <summary>
    /// Takes the lines at the beginning that start with a hash and a blank. They are free text, in which a quote means nothing, so
    /// the parser must not see them.
    /// </summary>
    internal IReadOnlyList<string> TakeComments()
    {
        List<string> comments = [];
        Span<char> start = stackalloc char[2];
        while (true)
        {
            int read = ReadPlain(start[..1]);
            if (read == 1 && start[0] == '#')
                read += ReadPlain(start[1..]);
            if (read < 2 || start[1] != ' ')
            {
                _pushedBack = new string(start[..read]);
                return comments;
            }

            if (comments.Count == MaximumComments)
                throw Error(FormattableString.Invariant($"More than {MaximumComments} comment lines stand before the table."));
            comments.Add(RestOfLine());
        }
    }

    public override int Read()
    {
        Span<char> one = stackalloc char[1];
        return Read(one) == 0 ? -1 : one[0];
    }

    public override int Peek() => throw new NotSupportedException("The parser reads blocks.");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _reader.Dispose();
        base.Dispose(disposing);
    }

    private int ReadPlain(Span<char> buffer)
    {
        if (_pushedBack.Length > 0)
        {
            int count = Math.Min(buffer.Length, _pushedBack.Length);
            _pushedBack.AsSpan(0, count).CopyTo(buffer);
            _pushedBack = _pushedBack[count..];
            return count;
        }

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

    private string RestOfLine()
    {
        StringBuilder line = new();
        Span<char> one = stackalloc char[1];
        while (ReadPlain(one) == 1 && one[0] != '\n')
        {
            if (one[0] == '\0')
                throw Error("Not text: a NUL character.");
            line.Append(one[0]);
            if (line.Length > maximumLineLength)
                throw Error(FormattableString.Invariant($"The line has more than {maximumLineLength} characters."));
        }

        _line++;
        return line.ToString().TrimEnd('\r');
    }

    private void Check(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            int mark = text.IndexOfAny(s_marks);
            int plain = mark < 0 ? text.Length : mark;
            _length += plain;
            if (_length > maximumLineLength)
                throw Error(FormattableString.Invariant($"The line has more than {maximumLineLength} characters."));
            if (plain > 0)
                _afterCarriageReturn = false;
            if (mark < 0)
                return;
            switch (text[mark])
            {
                case '\0':
                    throw Error("Not text: a NUL character.");
                case '"':
                    _quoted = !_quoted;
                    _length++;
                    _afterCarriageReturn = false;
                    break;
                case '\n' when _afterCarriageReturn:
                    _afterCarriageReturn = false;
                    break;
                default:
                    if (_quoted)
                        throw Error("A quote is not closed on its line.");
                    _afterCarriageReturn = text[mark] == '\r';
                    _line++;
                    _length = 0;
                    break;
            }

            text = text[(mark + 1)..];
        }
    }

    private MarketDataFormatException Error(string problem, Exception? inner = null) => new(file, _line, problem, inner);
}

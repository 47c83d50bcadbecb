using System.Buffers;
using System.Text;

namespace VixShield.MarketData;

/// <summary>
/// Text that the CSV parser may buffer a line of: it stops a line that is too long, a quote that does not close on its line and
/// binary content before they reach the parser, and turns damage below it into one error with file and line.
/// </summary>
internal sealed class LineLimitReader(string file, Stream stream, int maximumLineLength) : TextReader
{
    private static readonly SearchValues<char> s_marks = SearchValues.Create("\n\r\"\0");
    private readonly StreamReader _reader = new(stream, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
    private long _line = 1;
    private int _length;
    private bool _quoted;
    private bool _afterCarriageReturn;

    /// <summary>The line the text handed out so far has reached.</summary>
    internal long Line => _line;

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        int read;
        try
        {
            read = _reader.Read(buffer);
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

        if (read == 0 && _quoted)
            throw Error("A quote is not closed.");
        Check(buffer[..read]);
        return read;
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

namespace VixShield.MarketData;

/// <summary>
/// A file whose first bytes were already looked at. It remembers the last eight, which in a gzip file are the checksum and the size
/// of the text: the decompressor itself takes a file that was cut off for a shorter one.
/// </summary>
internal sealed class SourceStream(ReadOnlyMemory<byte> prefix, Stream rest) : Stream
{
    private const int TailLength = 8;
    private ReadOnlyMemory<byte> _prefix = prefix;
    private ulong _tail;

    /// <summary>The size that a gzip file states for its text, modulo 2^32.</summary>
    internal uint StatedSize => (uint)(_tail >> 32);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int count;
        if (_prefix.IsEmpty)
        {
            count = rest.Read(buffer);
        }
        else
        {
            count = Math.Min(buffer.Length, _prefix.Length);
            _prefix.Span[..count].CopyTo(buffer);
            _prefix = _prefix[count..];
        }

        foreach (byte last in buffer[Math.Max(0, count - TailLength)..count])
            _tail = (_tail >> 8) | ((ulong)last << 56);
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            rest.Dispose();
        base.Dispose(disposing);
    }
}

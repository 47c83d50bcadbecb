using System.IO.Compression;

namespace VixShield.MarketData;

/// <summary>
/// Counts the bytes that pass and stops at a limit, so that a small compressed file cannot become an endless one; at the end of a gzip
/// file the count must be the stated size.
/// </summary>
internal sealed class CappedStream(Stream inner, SourceStream source, long limit) : Stream
{
    internal long BytesRead { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => BytesRead;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int read = inner.Read(buffer);
        BytesRead += read;
        if (read == 0 && !buffer.IsEmpty && inner is GZipStream && source.StatedSize != (uint)BytesRead)
            throw new InvalidDataException(FormattableString.Invariant($"{BytesRead} bytes, stated are {source.StatedSize}"));
        if (BytesRead > limit)
            throw new SizeLimitException(FormattableString.Invariant($"The file has more than {limit} bytes after decompression."));
        return read;
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
            inner.Dispose();
        base.Dispose(disposing);
    }
}

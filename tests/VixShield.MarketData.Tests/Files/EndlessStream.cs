namespace VixShield.Tests.Files;

/// <summary>A beginning, then one byte repeated up to a length, made as it is read.</summary>
internal sealed class EndlessStream(byte[] start, byte filler, long length) : Stream
{
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int read = (int)Math.Min(count, length - _position);
        for (int i = 0; i < read; i++, _position++)
            buffer[offset + i] = _position < start.Length ? start[_position] : filler;
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

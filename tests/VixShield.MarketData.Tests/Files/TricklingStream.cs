namespace VixShield.Tests.Files;

/// <summary>Bytes that arrive in pieces of random size.</summary>
internal sealed class TricklingStream(byte[] content, Random random) : MemoryStream(content)
{
    // Reading into a span ends here too.
    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, random.Next(1, random.Next(2) == 0 ? 10 : 5000)));
}

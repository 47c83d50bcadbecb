using System.Text;

namespace VixShield.Tests.Malformed;

/// <summary>Damage that knows nothing of the format.</summary>
internal static class ByteChanges
{
    private static readonly byte[][] s_pieces =
    [
        "\0"u8.ToArray(), [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xC3], [0xED, 0xA0, 0x80], "\r"u8.ToArray(), "\n"u8.ToArray(), "\r\n"u8.ToArray(), "\""u8.ToArray(), ","u8.ToArray(),
        "{"u8.ToArray(), "}"u8.ToArray(), "["u8.ToArray(), "]"u8.ToArray(), "-"u8.ToArray(), "e999"u8.ToArray(), "1e-999"u8.ToArray(), "null"u8.ToArray(), "NaN"u8.ToArray(), "99999999999999999999"u8.ToArray(),
        "\\u0000"u8.ToArray(), "\\ud800"u8.ToArray(), ";"u8.ToArray(), "# "u8.ToArray(), " "u8.ToArray(), "\u00A0"u8.ToArray(), "\u2028"u8.ToArray(), "\u0660"u8.ToArray(), "//"u8.ToArray(), "'"u8.ToArray(),
    ];

    internal static byte[] Change(ReadOnlySpan<byte> text, Random random)
    {
        List<byte> content = [.. text];
        for (int change = random.Next(1, 4); change > 0 && content.Count > 0; change--)
            Once(content, random);
        return [.. content];
    }

    private static void Once(List<byte> content, Random random)
    {
        int at = random.Next(content.Count);
        int length = Math.Min(content.Count - at, random.Next(1, 40));
        switch (random.Next(11))
        {
            case 0: content[at] ^= (byte)(1 << random.Next(8)); break;
            case 1: content[at] = (byte)random.Next(256); break;
            case 2: content.RemoveAt(at); break;
            case 3: content.RemoveRange(at, length); break;
            case 4: content.RemoveRange(at, content.Count - at); break;
            case 5: content.InsertRange(at, content.GetRange(at, length)); break;
            case 6: content.InsertRange(at, s_pieces[random.Next(s_pieces.Length)]); break;
            case 7: content.InsertRange(0, s_pieces[random.Next(s_pieces.Length)]); break;
            case 8: content[at] = "0123456789"u8[random.Next(10)]; break;
            case 9: Swap(content, at, random); break;
            default: content.InsertRange(at, Long(random)); break;
        }
    }

    private static void Swap(List<byte> content, int at, Random random)
    {
        int other = random.Next(content.Count);
        (content[at], content[other]) = (content[other], content[at]);
    }

    // Nesting, numbers and words of a length that nobody writes; rarely, because they cost time.
    private static byte[] Long(Random random)
    {
        int length = random.Next(20) == 0 ? random.Next(1000, 70_000) : random.Next(1, 400);
        char filler = "[{9x\" ,#("[random.Next(9)];
        return Encoding.UTF8.GetBytes(new string(filler, length));
    }
}

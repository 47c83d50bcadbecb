using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace VixShield.Reporting;

/// <summary>
/// Names within an SVG document. The drawing library counts them over the whole process: the same chart would be other bytes each time. Here they count within the document, after a mark of its content, so that several
/// documents can stand in one page.
/// </summary>
internal static partial class SvgNames
{
    private const int MarkLength = 8;

    internal static string Own(string svg)
    {
        string mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Counted(svg, ""))))[..MarkLength];
        return Counted(svg, mark);
    }

    private static string Counted(string svg, string mark)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return Name().Replace(svg, match =>
        {
            if (!numbers.TryGetValue(match.Value, out int number))
                numbers.Add(match.Value, number = numbers.Count);
            return FormattableString.Invariant($"clip{mark}-{number}");
        });
    }

    [GeneratedRegex(@"(?<=\bid=""|\burl\(#)cl_[0-9a-f]+")]
    private static partial Regex Name();
}

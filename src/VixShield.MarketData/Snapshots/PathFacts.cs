using System.Globalization;
using System.Text.RegularExpressions;
using VixShield.Instruments;

namespace VixShield.MarketData;

/// <summary>What the names of a file and its folder say about a table of options: the root at the start of the file's name, an ISO date in either.</summary>
internal static partial class PathFacts
{
    internal static string? RootOf(string path)
    {
        string name = Path.GetFileName(path);
        string letters = new([.. name.TakeWhile(char.IsAsciiLetter)]);
        return Contracts.Find(letters.ToUpperInvariant(), ContractKind.Option) is { } contract ? contract.Symbol : null;
    }

    internal static DateOnly? DateOf(string path) =>
        Dated(Path.GetFileName(path)) ?? Dated(Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path))) ?? "");

    private static DateOnly? Dated(string name)
    {
        foreach (Match match in IsoDate().Matches(name))
        {
            if (DateOnly.TryParseExact(match.Value.Replace("-", "", StringComparison.Ordinal), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
                return date;
        }

        return null;
    }

    [GeneratedRegex(@"(?<!\d)(19|20)\d\d-?\d\d-?\d\d(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex IsoDate();
}

using System.Text.RegularExpressions;
using VixShield.Instruments;
using VixShield.Serialization;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Malformed;

/// <summary>The small valid documents that are changed: every block of the page on files, and what it shows no block of.</summary>
internal static partial class JsonBases
{
    private const string OwnTerms =
        """
        {"schema":"vixshield.book/1","positions":[
          {"kind":"option","contract":{"kind":"option","symbol":"OWN","multiplier":10,"tick":[{"effectiveFrom":"0001-01-01","fromPrice":0,"tick":0.05},{"effectiveFrom":"0001-01-01","fromPrice":3,"tick":0.1}],
           "exercise":"european","settlement":"pm","underlying":"equityIndex","underlyingSymbol":"SPX","underlyingScale":1},
           "quantity":3,"right":"call","strike":4000.5,"expiry":{"date":"2023-03-30","style":"pm","instant":"2023-03-30T14:59:00-05:00","lastTradingDay":"2023-03-30"},"role":"wing"},
          {"kind":"option","contract":"SPXW","quantity":-21474,"right":"call","strike":4100,"expiry":{"date":"2023-03-31","style":"pm","instant":"2023-03-31T15:00:00-05:00","lastTradingDay":"2023-03-31"}}]}
        """;

    internal static IReadOnlyList<string> Texts { get; } =
    [
        .. Blocks().Matches(File.ReadAllText(Repository.PathOf("docs", "files.md")).ReplaceLineEndings("\n")).Select(block => block.Groups[1].Value), OwnTerms,
        VixShieldJson.Serialize(Contracts.Spxw), VixShieldJson.Serialize(Contracts.Vx), VixShieldJson.Serialize(Contracts.Spy),
    ];

    internal static string SchemaOf(string text) => Schema().Match(text).Groups[1].Value;

    [GeneratedRegex("^```json\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex("\"schema\": ?\"([^\"]*)\"")]
    private static partial Regex Schema();
}

using System.Text.Json;
using System.Text.RegularExpressions;
using VixShield.Adjustments;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.Serialization;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Docs;

public partial class FilesPageTests
{
    [Fact]
    public void Every_JSON_block_of_the_page_about_files_reads_and_reads_back_equal()
    {
        string page = File.ReadAllText(Repository.PathOf("docs", "files.md")).ReplaceLineEndings("\n");
        List<string> seen = [];
        foreach (Match block in Blocks().Matches(page))
        {
            string json = block.Groups[1].Value;
            using JsonDocument document = JsonDocument.Parse(json);
            string schema = document.RootElement.GetProperty("schema").GetString()!;
            seen.Add(schema);
            switch (schema)
            {
                case "vixshield.book/1": ReadsBackEqual<Book>(json); break;
                case "vixshield.market/1": ReadsBackEqual<MarketDocument>(json); break;
                case "vixshield.policy/1": ReadsBackEqual<AdjustmentPolicy>(json); break;
                case "vixshield.move/1": ReadsBackEqual<MarketMove>(json); break;
                case "vixshield.margin-rules/1": ReadsBackEqual<MarginRules>(json); break;
                case "vixshield.liquidity-policy/1": ReadsBackEqual<LiquidityPolicy>(json); break;
                case "vixshield.events/1": ReadsBackEqual<EventCalendar>(json); break;
                default: Assert.Fail($"{schema} is not one of the documents of the page."); break;
            }
        }

        Assert.Equal(["vixshield.book/1", "vixshield.book/1", "vixshield.market/1", "vixshield.market/1", "vixshield.events/1", "vixshield.policy/1", "vixshield.policy/1", "vixshield.move/1", "vixshield.margin-rules/1", "vixshield.liquidity-policy/1"], seen);
        Assert.Equal(AdjustmentPolicy.Default, VixShieldJson.Parse<AdjustmentPolicy>(Blocks().Matches(page)[5].Groups[1].Value));
    }

    private static void ReadsBackEqual<T>(string json)
        where T : class
    {
        T value = VixShieldJson.Parse<T>(json);
        Assert.Equal(value, VixShieldJson.Parse<T>(VixShieldJson.Serialize(value)));
    }

    [GeneratedRegex("^```json\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();
}

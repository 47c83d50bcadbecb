using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using VixShield.Adjustments;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Serialization;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Docs.Schemas;

/// <summary>The JSON Schemas of docs/schemas: made from the serialiser's contracts, and held against what the reader accepts and refuses.</summary>
public class SchemaTests
{
    public static TheoryData<string> Kinds => ["book", "market", "policy"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_committed_schema_is_the_one_that_the_contracts_give(string kind)
    {
        string path = PathOf(kind), text = StoredSchema.Of(kind);
        if (Acceptance.Requested)
            File.WriteAllText(path, text);
        Assert.True(File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == text, $"{path} is not what the contracts give: {Acceptance.Command}");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Files_and_blocks_of_the_pages_are_valid_and_are_read(string kind)
    {
        JsonSchema schema = JsonSchema.FromText(StoredSchema.Of(kind));
        string[] documents = [.. DocumentsOf(kind)];
        Assert.True(documents.Length >= 2);
        foreach (string document in documents)
        {
            Assert.Null(Refusal(kind, document));
            Assert.True(IsValid(schema, document), document);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_was_changed_in_one_place_is_refused_by_the_schema_where_the_reader_refuses_it(string kind)
    {
        JsonSchema schema = JsonSchema.FromText(StoredSchema.Of(kind));
        int tried = 0, refused = 0;
        List<string> objections = [];
        HashSet<string> allowed = [];
        foreach (string document in DocumentsOf(kind))
        {
            foreach ((string change, string text) in DocumentMutations.Of(document))
            {
                tried++;
                string? refusal = Refusal(kind, text);
                refused += refusal is null ? 0 : 1;
                bool isValid = IsValid(schema, text);
                if (refusal is null && !isValid)
                    objections.Add($"{change}: is read, the schema refuses it");
                else if (refusal is not null && isValid && !SchemaLimits.Of(kind).Contains(change))
                    objections.Add($"{change}: the schema accepts it, the reader: {refusal}");
                else if (refusal is not null && isValid)
                    allowed.Add(change);
            }
        }

        Objections.AssertNone(objections.Distinct());
        Assert.True(tried >= 60 && refused >= 40, $"{tried} tried, {refused} refused");
        Assert.Equal(SchemaLimits.Of(kind).Order(StringComparer.Ordinal), allowed.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("book")]
    [InlineData("market")]
    [InlineData("policy")]
    public void A_document_may_name_its_schema_for_editors_and_nothing_else_beside_it(string kind)
    {
        JsonSchema schema = JsonSchema.FromText(StoredSchema.Of(kind));
        foreach ((string member, bool isAccepted) in new[] { ("$schema", true), ("$comment", false) })
        {
            JsonObject document = (JsonObject)JsonNode.Parse(DocumentsOf(kind).First())!;
            document.Insert(0, member, "https://example.org/" + kind);
            string text = document.ToJsonString();
            Assert.Equal(isAccepted, Refusal(kind, text) is null);
            Assert.Equal(isAccepted, IsValid(schema, text));
        }

        JsonObject wrong = (JsonObject)JsonNode.Parse(DocumentsOf(kind).First())!;
        wrong["$schema"] = 1;
        Assert.NotNull(Refusal(kind, wrong.ToJsonString()));
    }

    private static string PathOf(string kind) => Repository.PathOf("docs", "schemas", $"{kind}.schema.json");

    private static IEnumerable<string> DocumentsOf(string kind) =>
        ExampleFolder.SampleFiles().Select(File.ReadAllText).Concat(Pages.BlocksIn("json").Select(block => block.Text)).Where(text => text.Contains($"\"vixshield.{kind}/1\"", StringComparison.Ordinal));

    private static bool IsValid(JsonSchema schema, string text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        return schema.Evaluate(document.RootElement).IsValid;
    }

    private static string? Refusal(string kind, string text)
    {
        try
        {
            _ = kind switch
            {
                "book" => VixShieldJson.Parse<Book>(text),
                "market" => VixShieldJson.Parse<MarketDocument>(text),
                _ => (object)VixShieldJson.Parse<AdjustmentPolicy>(text),
            };
            return null;
        }
        catch (VixShieldFormatException refusal)
        {
            return refusal.Message;
        }
    }
}

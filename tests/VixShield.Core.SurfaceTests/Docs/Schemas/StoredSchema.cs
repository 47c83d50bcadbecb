using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using VixShield.Instruments;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Docs.Schemas;

/// <summary>
/// The JSON Schema of a stored document: members, types and what is required from the serialiser's own contract; descriptions, names and what depends on other members from
/// <see cref="SchemaFacts"/>. Every member must have a description, so that a new one cannot be forgotten.
/// </summary>
public static class StoredSchema
{
    private const string Date = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
    private const string Instant = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9]{2}:[0-9]{2})$";

    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSchemaExporterOptions Exporting = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transform };

    /// <summary>The text of a schema, with its last line end.</summary>
    /// <param name="kind">The kind of document, such as <c>book</c>.</param>
    public static string Of(string kind)
    {
        JsonObject root = Export(SchemaFacts.DocumentOf(kind));
        Describe(root, "", SchemaFacts.Of(kind));
        root["properties"]!["schema"] = new JsonObject { ["const"] = $"vixshield.{kind}/1", ["description"] = SchemaFacts.Of(kind)["schema"] };
        SchemaFacts.AddConditions(kind, root);

        JsonObject expiry = Export("ExpiryParts"), contract = Export("ContractTerms");
        Describe(expiry, "", SchemaFacts.Expiry);
        Describe(contract, "", SchemaFacts.Contract);
        JsonObject definitions = new() { ["expiry"] = EitherOr(new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9]{4}-[0-9]{2}-[0-9]{2} (Am|Pm)$" }, expiry) };
        string text = root.ToJsonString();
        if (text.Contains("#/$defs/contract", StringComparison.Ordinal))
            definitions["contract"] = EitherOr(new JsonObject { ["enum"] = Array([.. Contracts.All.Select(c => c.Symbol).Distinct().Order(StringComparer.Ordinal)]) }, contract);
        JsonObject whole = new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = $"vixshield.{kind}/1",
            ["description"] = SchemaFacts.Of(kind)[""],
        };
        foreach ((string name, JsonNode? node) in root)
            whole[name] = node?.DeepClone();
        if (text.Contains("#/$defs/", StringComparison.Ordinal))
            whole["$defs"] = definitions;
        return whole.ToJsonString(Written) + "\n";
    }

    private static JsonObject EitherOr(JsonObject text, JsonObject parts) => new() { ["anyOf"] = new JsonArray(text, parts) };

    private static JsonArray Array(IEnumerable<string> values) => [.. values.Select(value => (JsonNode?)JsonValue.Create(value))];

    private static JsonObject Export(string document)
    {
        // The contracts are internal: what they are is asked of the context that reads and writes with them.
        Type context = SurfacePackage.Core.Assembly.GetType("VixShield.Serialization.DocumentContext", throwOnError: true)!;
        JsonSerializerContext contracts = (JsonSerializerContext)context.GetProperty("Default")!.GetValue(null)!;
        JsonTypeInfo type = contracts.GetTypeInfo(SurfacePackage.Core.Assembly.GetType($"VixShield.Serialization.{document}", throwOnError: true)!)!;
        JsonObject schema = (JsonObject)JsonSchemaExporter.GetJsonSchemaAsNode(type, Exporting);
        schema["type"] = "object";
        return schema;
    }

    // Types with converters of their own have no schema of the exporter's.
    private static JsonNode Transform(JsonSchemaExporterContext context, JsonNode schema)
    {
        bool isNullable = context.PropertyInfo?.IsSetNullable == true;
        JsonObject? own = context.TypeInfo.Type.Name switch
        {
            "ExpiryReference" => new JsonObject { ["$ref"] = "#/$defs/expiry" },
            "ContractReference" => new JsonObject { ["$ref"] = "#/$defs/contract" },
            nameof(DateTimeOffset) => new JsonObject { ["type"] = "string", ["format"] = "date-time", ["pattern"] = Instant },
            nameof(DateOnly) => new JsonObject { ["type"] = "string", ["format"] = "date", ["pattern"] = Date },
            _ => null,
        };
        if (own is not null)
            return isNullable ? new JsonObject { ["anyOf"] = new JsonArray(own, new JsonObject { ["type"] = "null" }) } : own;

        // No null stands in a list or under a symbol but an unknown count in a row of quotes.
        if (schema is JsonObject { } node && context.PropertyInfo is null && node["type"] is JsonArray types && context.TypeInfo.Type != typeof(double?))
            node["type"] = types.First(type => (string?)type != "null")!.DeepClone();
        return schema;
    }

    private static void Describe(JsonObject node, string path, IReadOnlyDictionary<string, string> facts)
    {
        foreach ((string name, JsonNode? member) in (node["properties"] as JsonObject)?.ToArray() ?? [])
        {
            string at = path.Length == 0 ? name : $"{path}.{name}";
            JsonObject described = (JsonObject)member!;
            described["description"] = name == "$schema" ? "Where an editor finds this schema." : facts.TryGetValue(at, out string? text) ? text : throw new InvalidOperationException($"{at} has no description.");
            if (SchemaFacts.Names.TryGetValue($"{path.Split('.')[^1]}.{name}".TrimStart('.'), out Type? names))
                described["enum"] = Array([.. Enum.GetNames(names).Select(JsonNamingPolicy.CamelCase.ConvertName)]);
            if (described["enum"] is JsonArray values && described["type"] is JsonArray)
                values.Add(null);
            Descend(described, at, facts);
        }
    }

    private static void Descend(JsonObject node, string path, IReadOnlyDictionary<string, string> facts)
    {
        Describe(node, path, facts);
        if (node["items"] is JsonObject items)
            Descend(items, $"{path}[]", facts);
        if (node["additionalProperties"] is JsonObject values)
            Descend(values, $"{path}{{}}", facts);
    }
}

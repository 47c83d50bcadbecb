using System.Text.Json;
using System.Text.Json.Serialization;

namespace VixShield.Serialization;

/// <summary>A listed contract by its symbol, or a contract of the user's by its terms.</summary>
/// <remarks>The element is kept and read by the mapping: an error inside a converter would lose its place.</remarks>
[JsonConverter(typeof(Converter))]
internal sealed record ContractReference(JsonElement Element)
{
    internal sealed class Converter : JsonConverter<ContractReference>
    {
        public override ContractReference Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(JsonElement.ParseValue(ref reader));

        public override void Write(Utf8JsonWriter writer, ContractReference value, JsonSerializerOptions options) => value.Element.WriteTo(writer);
    }
}
